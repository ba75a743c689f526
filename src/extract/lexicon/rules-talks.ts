// Why it exists: the rules by which a next step is found, each with one text of ours.
import type { Rule } from './rules.ts'

export const TALK_RULES = {
  'step-cancelled': {
    says: 'A meeting that was called off, postponed or suspended.',
    example: 'The summit in Lume was called off on Friday.',
  },
  'step-offered': {
    says: 'An offer to host or mediate, an invitation to meet.',
    example: 'Norland offered to host the next round of talks.',
  },
  'step-agreed': {
    says: 'Parties that agreed to meet, to go on or to do something.',
    example: 'Norland and Vesk agreed to hold a second round of talks.',
  },
  'step-scheduled': {
    says: 'A meeting that is scheduled, due or set for a day.',
    example: 'A summit is scheduled for 3 May in Lume.',
  },
  'step-announced': {
    says: 'A meeting that will be, as somebody says.',
    example: 'Marit Berg and Jonas Lind will meet in Lume next week.',
  },
  'step-dated': {
    says: 'Whatever is set down to a day to come.',
    example: 'The minister will present the plan on 20 April.',
  },
  'step-possible': {
    says: 'A meeting that could be, or is being considered.',
    example: 'They weighed the prospect of a meeting in the harbour town.',
  },
} as const satisfies Readonly<Record<string, Rule>>
