// Why it exists: the rungs of the ladder as a reader sees them, and what is said where a day has passed without a report.
import type { LedgerTalk, TalkStanding } from '../core/talk.ts'
import { showDay, showTime } from './dates.ts'

export const SYMBOLS: Readonly<Record<TalkStanding, string>> = {
  possible: '◌',
  offered: '○',
  announced: '◔',
  agreed: '◑',
  scheduled: '●',
  started: '►',
  cancelled: '✕',
  lapsed: '◇',
}

/** 'Announced for 20 May 2026; no report that it began, as of 22 May 2026 14:05 UTC'. */
export function dueNote({ rung, dueAt }: Pick<LedgerTalk, 'rung' | 'dueAt'>, asOf: number): string {
  if (dueAt === null) return ''
  const word = `${rung.charAt(0).toUpperCase()}${rung.slice(1)}`
  return `${word} for ${showDay(dueAt)}; no report that it began, as of ${showDay(asOf)} ${showTime(asOf)}`
}
