// Why it exists: the rules by which two places of one text are found not to hold together, each with one text of ours.
import type { Rule } from './rules.ts'

export const INCONSISTENCY_RULES = {
  'two-lengths': {
    says: 'Two lengths of the one event that cannot both be true.',
    example:
      'Marit Berg and Jonas Lind spoke by phone for two hours on Monday.\nThe call between Berg and Lind lasted 20 minutes.',
  },
  'office-and-private-citizen': {
    says: 'One person in office in one place and a private citizen in another.',
    example: 'President Marit Berg met Jonas Lind in Lume. Berg, a private citizen, said little.',
  },
} as const satisfies Readonly<Record<string, Rule>>
