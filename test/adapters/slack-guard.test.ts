// Why it exists: Slack hears back within its three seconds although a listener, a question or a suggestion hangs.
import type { App } from '@slack/bolt'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { guardEvents } from '../../adapters/slack/guard.ts'
import { type Bench, makeBench, say } from '../doubles/slack-bench.ts'
import { picked } from '../doubles/slack-people.ts'

/** Slack's own, less the way there and back. */
const IN_TIME_MS = 2_500
/** Slack's own: what comes later counts for nothing. */
const SLACK_MS = 3_000

let bench: Bench | null = null
afterEach(async () => {
  vi.useRealTimers()
  await bench?.close()
  bench = null
})

describe('the guard', () => {
  const guarded = (listener: App['processEvent']) => {
    const app = { processEvent: listener } as App
    guardEvents(app, { isOwn: () => true, count: () => {} })
    return app
  }

  test('acknowledges for a listener that hangs, and only once', async () => {
    vi.useFakeTimers()
    const slow = Promise.withResolvers<void>()
    const ack = vi.fn(async () => {})
    const app = guarded(async (event) => {
      await slow.promise
      await event.ack()
    })
    const working = app.processEvent({ body: { event_id: 'e1' }, ack })
    await vi.advanceTimersByTimeAsync(IN_TIME_MS)
    expect(ack).toHaveBeenCalledTimes(1)
    slow.resolve()
    await working
    expect(ack).toHaveBeenCalledTimes(1)
  })

  test('leaves it to a listener that is in time, and acknowledges at once for one that throws', async () => {
    vi.useFakeTimers()
    const acks: unknown[] = []
    const ack = async (answer?: unknown) => void acks.push(answer)
    await guarded(async (event) => event.ack('mine')).processEvent({ body: { event_id: 'e1' }, ack })
    const throwing = guarded(() => Promise.reject(new Error('broken')))
    await expect(throwing.processEvent({ body: { event_id: 'e2' }, ack })).rejects.toThrow('broken')
    await vi.advanceTimersByTimeAsync(SLACK_MS)
    expect(acks).toEqual(['mine', undefined])
  })
})

const FORM = { type: 'modal', callback_id: 'subscribe', private_metadata: '{"channel":"C1"}' }
// Through the official client, all at once: each takes as long as it takes.
test.each(['socket', 'http'] as const)('whatever hangs over %s is acknowledged in time', async (mode) => {
  const over = Promise.withResolvers<readonly []>()
  const hang = () => over.promise
  const answer = () => over.promise.then(() => say('Too late.'))
  bench = await makeBench(mode, answer, { suggest: hang, listForHome: hang })
  const { people } = bench
  const acks = await Promise.all([
    people.command('latest'),
    people.press('claims of s1'),
    people.type('ber'),
    people.submit(FORM, picked('x', '08:00', 'Europe/Berlin', ['mon'])),
    people.openHome(),
  ])
  over.resolve([])
  for (const { ms } of acks) expect(ms).toBeLessThan(SLACK_MS)
  const [command, pressed, typed, submitted] = acks
  expect([command.payload, pressed.payload]).toEqual([{}, {}])
  expect(typed.payload).toEqual({ options: [] })
  expect(submitted.payload).toMatchObject({ response_action: 'update' })
})
