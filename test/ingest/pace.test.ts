// Why it exists: a feed is asked as often as it changes, within 5 minutes and 6 hours, and as its own words have it.
import { describe, expect, it } from 'vitest'
import { FIRST_INTERVAL_MS } from '../../src/core/source.ts'
import { readFeed } from '../../src/ingest/feed.ts'
import { nextInterval, nextPollAt, retryAt } from '../../src/ingest/pace.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOON = Date.UTC(2031, 4, 5, 12)

/** Polls a feed that changes every so often for three weeks; the intervals of the last one. */
function live(changesEveryMs: number): readonly number[] {
  const intervals: number[] = []
  let [at, interval, seen] = [NOON, FIRST_INTERVAL_MS, NOON]
  while (at < NOON + 21 * 24 * HOUR) {
    at = nextPollAt({ id: 'a', now: at, intervalMs: interval, hints: {} })
    const newest = NOON + Math.floor((at - NOON) / changesEveryMs) * changesEveryMs
    interval = nextInterval(interval, newest > seen)
    seen = newest
    if (at > NOON + 14 * 24 * HOUR) intervals.push(interval)
  }
  return intervals
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

describe('the pace of a feed', () => {
  it.each([
    ['every minute', MINUTE, 5, 5],
    ['every half hour', 30 * MINUTE, 5, 15],
    ['every two hours', 2 * HOUR, 15, 60],
    ['once a day', 24 * HOUR, 120, 360],
    ['never', 1000 * HOUR, 350, 360],
  ])('that changes %s settles between so many minutes', (_name, every, least, most) => {
    const minutes = mean(live(every)) / MINUTE
    expect(minutes).toBeGreaterThanOrEqual(least)
    expect(minutes).toBeLessThanOrEqual(most)
  })

  it('stays within its bounds, and is not the same for two feeds', () => {
    const pauses = Array.from({ length: 50 }, (_, at) =>
      [5 * MINUTE, HOUR, 6 * HOUR].map(
        (intervalMs) => nextPollAt({ id: `f${at}`, now: NOON, intervalMs, hints: {} }) - NOON,
      ),
    ).flat()
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(5 * MINUTE)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(6 * HOUR)
    expect(new Set(pauses).size).toBeGreaterThan(60)
  })

  it('heeds what the site and the feed say, for an hour at most', () => {
    const pause = (hints: Parameters<typeof nextPollAt>[0]['hints']) =>
      Math.round((nextPollAt({ id: 'a', now: NOON, intervalMs: 5 * MINUTE, hints }) - NOON) / MINUTE)
    for (let at = 0; at < 50; at++) {
      const hints = { ttlMs: 30 * MINUTE }
      const next = nextPollAt({ id: `f${at}`, now: NOON, intervalMs: 29 * MINUTE, hints })
      expect(next - NOON).toBeGreaterThanOrEqual(30 * MINUTE)
    }
    expect(pause({ maxAgeMs: 30 * MINUTE })).toBeLessThanOrEqual(33)
    expect(pause({ ttlMs: 1000 * HOUR })).toBeLessThanOrEqual(66)
    expect(pause({ skipHours: [12, 13] })).toBe(120)
    expect(pause({ skipHours: Array.from({ length: 24 }, (_, hour) => hour) })).toBeLessThanOrEqual(6)
  })

  it('comes back to one that fails later and later, and never before it asks', () => {
    const retry = (failures: number, retryAfterMs: number | null = null) =>
      retryAt({ id: 'a', now: NOON, failures, retryAfterMs }) - NOON
    expect([1, 2, 3, 4, 9, 1000].map((failures) => retry(failures) >= 10 * MINUTE)).not.toContain(false)
    expect(retry(3)).toBeGreaterThan(retry(2))
    expect(retry(1000)).toBeLessThanOrEqual(6 * HOUR)
    expect(retry(1, 20 * HOUR)).toBe(20 * HOUR)
  })

  it('is read from RSS, and from nothing that is no number', () => {
    const feed = (head: string) =>
      readFeed(`<rss><channel><title>A</title>${head}<item><title>B</title></item></channel></rss>`)
    const skip = '<skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>x</hour></skipHours>'
    expect(feed(`<ttl>60</ttl>${skip}`)).toMatchObject({ ttlMs: HOUR, skipHours: [0, 7] })
    expect(feed('<ttl>soon</ttl><skipHours/>')).not.toHaveProperty('ttlMs')
    expect(feed('<ttl>-5</ttl>')).not.toHaveProperty('ttlMs')
  })
})
