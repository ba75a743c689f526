// Why it exists: when a story became breaking news, and for how long it is; pure.
import type { Report } from '../core/story.ts'
import { lastQuiet, type QuietHours, quietUntil } from './quiet.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** As long as a missed briefing is made up for. Older news is for the next briefing. */
const BREAKING_MS = 6 * HOUR
/** So far back it is looked for breaking news: quiet hours do not count. */
export const FRESH_MS = BREAKING_MS + DAY

/** From when on news is fresh, epoch ms: what came in quiet hours, or shortly before them, is so at their end. */
export function freshSince(quiet: QuietHours | null, now: number): number {
  const last = lastQuiet(quiet, now)
  const awake = last === null ? BREAKING_MS : Math.min(BREAKING_MS, now - last.until)
  return last === null || awake === BREAKING_MS ? now - BREAKING_MS : last.from - (BREAKING_MS - awake)
}

/** Until when it is tried to post it, epoch ms: quiet hours do not count. */
export function freshUntil(quiet: QuietHours | null, now: number): number {
  const end = now + BREAKING_MS
  const held = quietUntil(quiet, end) ?? lastQuiet(quiet, end)?.until ?? 0
  return held > now ? held + BREAKING_MS : end
}

/**
 * Epoch ms at which a story had so many independent sources: as they say it themselves, and when Readout had read them.
 * null where it has fewer. Of one outlet its first report counts.
 */
export function brokeAt(
  reports: readonly Report[],
  sources: number,
): { readonly saidAt: number; readonly readAt: number } | null {
  const said = firstOfEach(reports, heardAt)[sources - 1]
  const read = firstOfEach(reports, ({ readAt }) => readAt)[sources - 1]
  return said === undefined || read === undefined ? null : { saidAt: said, readAt: read }
}

function firstOfEach(reports: readonly Report[], timeOf: (report: Report) => number): readonly number[] {
  const first = new Map<string, number>()
  for (const report of reports) {
    first.set(report.outlet, Math.min(first.get(report.outlet) ?? Number.POSITIVE_INFINITY, timeOf(report)))
  }
  return [...first.values()].sort((a, b) => a - b)
}

/** No later than it was read. One that names no hour, midnight to a machine, may be of any hour of its day. */
function heardAt({ saidAt, readAt }: Report): number {
  return Math.min(saidAt % DAY === 0 ? saidAt + DAY : saidAt, readAt)
}
