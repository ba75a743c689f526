// Why it exists: the rules by which an event is found, each with one text of ours.
import type { Rule } from './rules.ts'

export const EVENT_RULES = {
  'went-on-visit': {
    says: '“arrived in P for a visit”, “travelled to P on a trip”: a visit to P.',
    example: 'President Marit Berg arrived in Norland on Monday for a two-day visit.',
  },
  'held-event': {
    says: '“held a call”, “cancelled a visit”, “proposed a summit”: a verb that has an event as its object.',
    example: 'President Marit Berg held a phone call with Jonas Lind on Monday.',
  },
  'attended-event': {
    says: '“attended a summit”: who attends takes part.',
    example: 'President Marit Berg attended a summit of Nordic leaders in Lume.',
  },
  'held-event-between': {
    says: '“hosted talks between X and Y”: who holds it need not take part.',
    example: 'Norland hosted talks between President Marit Berg and Jonas Lind.',
  },
  'asked-for-event': {
    says: '“asked for a meeting with X”: it is proposed, no more.',
    example: 'President Marit Berg asked for a meeting with Jonas Lind.',
  },
  'meal-together': {
    says: '“had dinner with X”, “over lunch”: two who eat together meet.',
    example: 'President Marit Berg had dinner with Jonas Lind in Lume on Monday.',
  },
  'event-between': {
    says: '“a call between X and Y”: both parties stand behind the noun.',
    example: 'A call between President Marit Berg and Jonas Lind took place on Monday.',
  },
  'event-of-one': {
    says: '“Berg’s meeting with X”: the owner of the noun takes part.',
    example: 'President Marit Berg’s meeting with Jonas Lind took place on Monday.',
  },
  'event-beside': {
    says: '“said after talks with X”: the event beside what the sentence tells.',
    example: 'President Marit Berg welcomed the plan after talks with Jonas Lind in Lume.',
  },
  'event-course': {
    says: '“Talks resumed”, “The summit broke up”: the noun as the subject of a verb for its course.',
    example: 'Talks on the ferry broke up in Lume on Monday.',
  },
  'sat-down': {
    says: '“sat down with X”: a meeting, or the talks that they sat down for.',
    example: 'President Marit Berg sat down with Jonas Lind in Lume on Monday.',
  },
  'event-verb': {
    says: '“met X”, “received X”, “phoned X”: a verb that is an event by itself.',
    example: 'President Marit Berg met Jonas Lind in Lume on Monday.',
  },
  'received-by': {
    says: '“was received by X”: the same in the passive.',
    example: 'President Marit Berg was received by Jonas Lind in Lume on Monday.',
  },
  'visited-place': {
    says: '“visited P”: a place by its name or by what it is.',
    example: 'President Marit Berg visited a hospital in Lume on Monday.',
  },
  'called-person': {
    says: '“called X on Monday”: a person right behind the verb, and no name that X is called.',
    example: 'President Marit Berg called Jonas Lind on Monday.',
  },
  'together-verb': {
    says: '“X and Y gathered”, “negotiators bargained”: what several do together.',
    example: 'Ministers from Norland and Vesk gathered in Lume on Monday.',
  },
  'talked-with': {
    says: '“spoke with X”, “the two talked for an hour”: talks, unless the text tells the means.',
    example: 'President Marit Berg spoke with Jonas Lind on Monday.',
  },
  'talked-by-means': {
    says: '“spoke by phone with X”, “talked by video link”: the means make it a call.',
    example: 'President Marit Berg spoke by phone with Jonas Lind on Monday.',
  },
  'wrote-letter': {
    says: '“has written to X”, “in an open letter”: a letter, where the first sentence tells of nothing else.',
    example: 'Minister Marit Berg has written to the ferry company about refunds.',
  },
  'issued-statement': {
    says: '“issued a statement”, “in a televised address”: likewise.',
    example: 'The bishops of Norland condemned the raid in a joint statement on Monday.',
  },
  'spent-time': {
    says: '“spent an hour with X”, “spent an hour on the phone”: they met, or called.',
    example: 'President Marit Berg spent an hour with Jonas Lind on Monday.',
  },
  'called-on': {
    says: '“paid a courtesy call on X”: a meeting at X’s.',
    example: 'President Marit Berg paid a courtesy call on Jonas Lind.',
  },
  'questioned-in-session': {
    says: '“was questioned by lawmakers for three hours”, “… behind closed doors”: a session with X.',
    example: 'Minister Marit Berg was questioned by lawmakers for three hours.',
  },
  'in-talks': {
    says: '“is in talks with X”, “went into emergency session”: talks or a session that go on.',
    example: 'President Marit Berg is in talks with Jonas Lind.',
  },
  'event-in-course': {
    says: '“In a phone call, Berg told Lind”, “at a parley”: what is told took place in it.',
    example: 'In a 20-minute phone call on Monday, President Marit Berg told Jonas Lind that the ferry would sail.',
  },
  'was-there': {
    says: '“was in P for talks with X”: a visit.',
    example: 'President Marit Berg was in Lume on Monday for talks with Jonas Lind.',
  },
  'by-phone': {
    says: '“… by phone”: whatever two do by phone is a call.',
    example: 'President Marit Berg and Jonas Lind wished each other luck by phone on Monday.',
  },
  invited: {
    says: '“invited X for a meeting”: proposed, or announced where a day is set.',
    example: 'President Marit Berg invited the union leaders to Lume for a meeting on Monday.',
  },
  'at-the-table': {
    says: '“went back to the negotiating table”: talks that go on.',
    example: 'The pilots went back to the negotiating table on Monday.',
  },
} as const satisfies Readonly<Record<string, Rule>>
