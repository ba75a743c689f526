// Why it exists: how a talk stands at a time follows from its steps and the calendar; every part that shows one asks here.
import type { LedgerTalk, TalkRung, TalkStanding, TalkStep } from './talk.ts'

/** So long after its day with no report that it began, a talk counts as lapsed. */
export const LAPSE_MS = 7 * 24 * 3_600_000

/** Whether it may still come: neither begun nor called off. */
export function isPending(talk: Pick<LedgerTalk, 'rung'>): boolean {
  return talk.rung !== 'started' && talk.rung !== 'cancelled'
}

/** Its day is over, and no article says that it began or that it was called off. */
export function isOverdue(talk: Pick<LedgerTalk, 'rung' | 'dueAt'>, asOf: number): boolean {
  return isPending(talk) && talk.dueAt !== null && talk.dueAt < asOf
}

/** `lapsed`: overdue for a week. It says only that nothing was heard, never that it did not take place. */
export function standingOfTalk(talk: Pick<LedgerTalk, 'rung' | 'dueAt'>, asOf: number): TalkStanding {
  return isOverdue(talk, asOf) && talk.dueAt !== null && talk.dueAt + LAPSE_MS < asOf ? 'lapsed' : talk.rung
}

/** From the least firm on. */
const RUNGS: readonly TalkRung[] = ['possible', 'offered', 'announced', 'agreed', 'scheduled', 'started']

/**
 * The rung that steps, in the order in which they were said, have reached: the highest. A later repetition of a lower
 * rung takes nothing back; a cancellation does, and from it only what is firm leads back.
 */
export function reachedRung(steps: readonly Pick<TalkStep, 'rung'>[]): TalkRung | null {
  return steps.reduce<TalkRung | null>((reached, { rung }) => {
    if (reached === null) return rung
    if (reached === 'started' || rung === 'cancelled') return reached === 'started' ? reached : rung
    if (reached === 'cancelled') return RUNGS.indexOf(rung) >= RUNGS.indexOf('announced') ? rung : reached
    return RUNGS.indexOf(rung) > RUNGS.indexOf(reached) ? rung : reached
  }, null)
}
