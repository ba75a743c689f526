// Why it exists: the rules by which a next step is found, each with one text of ours.
import type { Rule } from './rules.ts'

export const TALK_RULES = {
  'step-rescheduled': {
    says: 'A meeting that was moved to another day.',
    example: 'The hearing, cancelled on Tuesday, has been rescheduled for 21 May.',
  },
  'step-cancelled': {
    says: 'A meeting that was called off, postponed or suspended, or that will not take place.',
    example: 'The summit in Lume was called off on Friday.',
  },
  'invitation-accepted': {
    says: 'An invitation that was accepted.',
    example: 'President Marit Berg accepted an invitation to visit Norland.',
  },
  'step-offered': {
    says: 'An offer to host or mediate, or to meet.',
    example: 'Norland offered to host the next round of talks.',
  },
  invited: {
    says: 'Somebody in public life who invites, or is invited, to come or to meet.',
    example: 'President Marit Berg invited the ministers of the region to visit Lume.',
  },
  'step-agreed': {
    says: 'Parties that agreed to meet, to go on talking or to set up a body.',
    example: 'Norland and Vesk agreed to hold a second round of talks.',
  },
  'step-scheduled': {
    says: 'A meeting that is scheduled, due or set for a day, or the last day for an agreement.',
    example: 'A summit is scheduled for 3 May in Lume.',
  },
  'due-to-meet': {
    says: 'Somebody who is due, set or expected to meet, to travel or to vote.',
    example: 'The minister is due to sit down with the rebels in Lume.',
  },
  'step-announced': {
    says: 'A meeting that will be, as somebody says.',
    example: 'Marit Berg said that peace talks would begin at once.',
  },
  'is-expected': {
    says: 'Somebody who is expected in a place on a day to come.',
    example: 'A team of officials is expected in Lume next week.',
  },
  'is-to-meet': {
    says: 'Somebody who is to meet, or is due in a place on a day to come.',
    example: 'The two ministers are to meet in Lume.',
  },
  'was-to-meet': {
    says: 'Somebody who, as is told, was to meet or to speak.',
    example: 'The ministry said that the president was to speak by phone with the king.',
  },
  'will-meet': {
    says: 'Somebody in public life who will meet, travel, vote or sign.',
    example: 'Marit Berg and Jonas Lind will meet in Lume next week.',
  },
  'court-hears': {
    says: 'A case that a court will hear or rule on.',
    example: 'The matter will be heard by the district court in Lume on 9 March.',
  },
  'step-dated': {
    says: 'Whatever somebody in office sets down to a day to come.',
    example: 'The minister will present the plan on 20 April.',
  },
  'step-set-down': {
    says: 'Whatever somebody in office is to do on a day to come.',
    example: 'The two sides are to continue on Thursday.',
  },
  'step-possible': {
    says: 'A meeting that is possible, considered or not ruled out.',
    example: 'They weighed the prospect of a meeting in the harbour town.',
  },
  'may-meet': {
    says: 'Somebody in public life who may meet, travel, vote or sign.',
    example: 'The two presidents could meet again in May.',
  },
  'step-in-the-present': {
    says: 'A meeting that opens or begins on a day to come, told in the present.',
    example: 'The summit opens in Lume on Friday.',
  },
  'arrives-in-the-present': {
    says: 'Somebody who arrives, meets or votes on a day to come, told in the present.',
    example: 'The foreign minister arrives in Lume on Friday for talks.',
  },
} as const satisfies Readonly<Record<string, Rule>>
