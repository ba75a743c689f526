// Why it exists: what the bot does, in numbers that Prometheus reads; no channel, address or name is ever a label.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Census, CensusStore } from '../core/census.ts'
import type { DeliveryState, SendOutcome } from '../core/delivery.ts'
import type { Clock, Ingested } from '../core/ports.ts'
import type { Destination } from '../core/subscription.ts'

type PlatformName = Destination['platform']

export type Metrics = {
  readonly sent: (platform: PlatformName, outcome: SendOutcome['kind'], ms: number) => void
  /** A delivery has ended. */
  readonly ended: (platform: PlatformName, state: DeliveryState) => void
  readonly polled: (outcome: 'read' | 'failed') => void
  readonly ingested: (outcome: Ingested['outcome'], ms: number) => void
  readonly failed: () => void
  /** In Prometheus' text format; what is counted in the store is counted when it is asked for. */
  readonly show: () => Promise<{ readonly type: string; readonly text: string }>
}

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export function makeMetrics(ports: { readonly census: CensusStore; readonly clock: Clock }): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const registers = [register]
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Counter({ name: `readout_${name}`, help, labelNames, registers })
  const seconds = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Histogram({ name: `readout_${name}`, help, labelNames, buckets: SECONDS, registers })

  const sends = seconds('send_duration_seconds', 'Time a platform took to answer for one message.', [
    'platform',
    'outcome',
  ])
  const ended = counter('deliveries_ended_total', 'Deliveries that ended, by their last state.', ['platform', 'state'])
  const polls = counter('feed_polls_total', 'Feeds that were asked for what is new.', ['outcome'])
  const articles = seconds('ingest_duration_seconds', 'Time to read and store one article.', ['outcome'])
  const failures = counter('failures_total', 'Errors that went to the log.', [])
  const count = makeGauges(registers)
  return {
    sent: (platform, outcome, ms) => sends.observe({ platform, outcome }, ms / 1000),
    ended: (platform, state) => ended.inc({ platform, state }),
    polled: (outcome) => polls.inc({ outcome }),
    ingested: (outcome, ms) => articles.observe({ outcome }, ms / 1000),
    failed: () => failures.inc(),
    show: async () => {
      const now = ports.clock()
      count(await ports.census.take(now), now)
      return { type: register.contentType, text: await register.metrics() }
    },
  }
}

/** What the store counts, as gauges. */
function makeGauges(registers: Registry[]): (census: Census, now: number) => void {
  const gauge = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Gauge({ name: `readout_${name}`, help, labelNames, registers })
  const due = gauge('outbox_oldest_due_seconds', 'For how long the delivery is due that is due for longest.', [])
  const waiting = gauge('deliveries_waiting', 'Deliveries that have not ended, by state.', ['platform', 'state'])
  const sources = gauge('feeds', 'Feeds that are read, by how they stand.', ['state'])
  const stored = gauge('articles', 'Articles in the store.', [])
  return (census, now) => {
    // What has no row any more has no number either.
    waiting.reset()
    for (const { platform, state, count } of census.waiting) waiting.set({ platform, state }, count)
    due.set(census.dueSince === null ? 0 : Math.max(0, now - census.dueSince) / 1000)
    for (const [state, count] of Object.entries(census.sources)) sources.set({ state }, count)
    stored.set(census.articles)
  }
}
