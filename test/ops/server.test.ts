// Why it exists: a supervisor is told the truth of whether the bot lives and is ready, and the numbers hold nobody's name.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Store } from '../../src/core/ports.ts'
import { makeMetrics } from '../../src/ops/metrics.ts'
import { type Check, makeOps, type Ops } from '../../src/ops/server.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { watchStore } from '../../src/watched.ts'
import { makeClock, makeDueDigest, makePlatform, outboxOf } from '../delivery/fakes.ts'

let store: Store
let ops: Ops
const time = makeClock('2026-03-24T08:00:00Z')
beforeEach(async () => {
  time.set('2026-03-24T08:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
})
afterEach(async () => {
  await ops.stop()
  await store.close()
})

async function serve(checks: readonly Check[] = []) {
  const metrics = makeMetrics({ census: store.census, clock: time.clock })
  const failures: unknown[] = []
  ops = makeOps({ host: '127.0.0.1', port: 0, metrics, checks, report: (error) => failures.push(error) })
  const { url } = await ops.start()
  const ask = async (path: string) => {
    const response = await fetch(`${url}${path}`)
    return { status: response.status, text: await response.text() }
  }
  return { ask, metrics, failures, url }
}

describe('health', () => {
  it('lives as long as it answers, and is ready when every check holds', async () => {
    const { ask } = await serve([{ name: 'database', check: () => store.census.check().then(() => null) }])
    expect(await ask('/livez')).toEqual({ status: 200, text: 'ok\n' })
    expect(await ask('/readyz')).toEqual({ status: 200, text: 'ready\n' })
  })
  it('names each check that does not hold, in words that may be shown', async () => {
    const { ask, failures } = await serve([
      { name: 'database', check: () => Promise.reject(new ReadoutError('unavailable', 'store', 'It is full.')) },
      { name: 'slack', check: async () => 'Slack is not connected yet' },
      { name: 'inside', check: () => Promise.reject(new Error('/secret/path')) },
      { name: 'good', check: async () => null },
    ])
    const { status, text } = await ask('/readyz')
    expect(status).toBe(503)
    expect(text.split('\n')).toEqual([
      'database: It is full.',
      'slack: Slack is not connected yet',
      'inside: Something went wrong inside Readout; the log says what.',
      '',
    ])
    expect(failures).toHaveLength(2)
    expect((await ask('/livez')).status).toBe(200)
  })
  it('is not ready when a check never answers', async () => {
    const { ask } = await serve([{ name: 'stuck', check: () => new Promise(() => {}) }])
    expect(await ask('/readyz')).toEqual({ status: 503, text: 'stuck: no answer in time\n' })
  })
  it('says what there is', async () => {
    const { ask, url } = await serve()
    expect((await ask('/')).status).toBe(404)
    expect((await fetch(`${url}/livez`, { method: 'POST' })).status).toBe(404)
  })
  it('says which settings to change when the port is taken', async () => {
    const { url, metrics } = await serve()
    const port = Number(new URL(url).port)
    const second = makeOps({ host: '127.0.0.1', port, metrics, checks: [], report: () => {} })
    await expect(second.start()).rejects.toThrow(/READOUT_OPS_PORT.*choose another port/)
  })
})

describe('metrics', () => {
  it('count what waits, what ended and how long the oldest is due', async () => {
    const { ask, metrics } = await serve()
    await makeDueDigest(store, time.clock)
    time.pass(90_000)
    const before = (await ask('/metrics')).text
    expect(before).toContain('readout_deliveries_waiting{platform="slack",state="scheduled"} 1')
    expect(before).toContain('readout_outbox_oldest_due_seconds 90')
    const { platform } = makePlatform()
    await outboxOf(watchStore(store, metrics), { platforms: [platform], clock: time.clock }).runDue()
    const after = (await ask('/metrics')).text
    expect(after).not.toContain('readout_deliveries_waiting{')
    expect(after).toContain('readout_outbox_oldest_due_seconds 0')
    expect(after).toContain('readout_deliveries_ended_total{platform="slack",state="delivered"} 1')
    expect(after).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(after).not.toMatch(/T1|C1/)
  })
  it('count sends, polls, articles and failures', async () => {
    const { ask, metrics } = await serve()
    metrics.sent('discord', 'uncertain', 1_500)
    metrics.polled('failed')
    metrics.ingested('copy', 30)
    metrics.failed()
    const { text } = await ask('/metrics')
    expect(text).toContain('readout_send_duration_seconds_sum{platform="discord",outcome="uncertain"} 1.5')
    expect(text).toContain('readout_feed_polls_total{outcome="failed"} 1')
    expect(text).toContain('readout_ingest_duration_seconds_bucket{le="0.05",outcome="copy"} 1')
    expect(text).toContain('readout_failures_total 1')
  })
})
