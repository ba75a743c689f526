// Why it exists: what came of a post to Slack is known, or known to be unknown; nothing is posted twice in silence.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeLogger } from '../../adapters/slack/log.ts'
import { outcomeOf } from '../../adapters/slack/outcome.ts'
import { type Installation, makeClient, makeTransport } from '../../adapters/slack/transport.ts'
import type { Briefing } from '../../src/core/briefing.ts'
import type { Platform } from '../../src/core/ports.ts'
import type { Destination } from '../../src/core/subscription.ts'
import { makeSlackDouble, type SlackDouble } from '../doubles/slack.ts'
import type { Fault } from '../doubles/slack-methods.ts'
import { textsOf } from '../doubles/slack-rules.ts'

const channel: Destination = { platform: 'slack', workspace: 'T1', channel: 'C1' }
const briefing: Briefing = {
  id: 'b1',
  storyId: 's1',
  version: 1,
  asOf: 0,
  blocks: [
    { type: 'title', text: 'Harbour talks <!channel> resume' },
    { type: 'footer', text: '1 of 1 line source-backed' },
  ],
  passages: [],
}

let double: SlackDouble
let platform: Platform
let installation: Installation
let reported: unknown[]

beforeEach(async () => {
  double = await makeSlackDouble()
  reported = []
  installation = { team: 'T1', gone: null }
  platform = transportTo(double.apiUrl)
})
afterEach(() => double.close())

function transportTo(apiUrl: string): Platform {
  const report = (error: unknown) => void reported.push(error)
  const client = makeClient(
    'xoxb-double',
    apiUrl,
    makeLogger(() => {}),
  )
  return makeTransport({ client, clock: () => 1_700_000_000_000, installation, report })
}

function send(key = 'k1', actions = [{ label: 'Claims', words: 'claims of s1' }]) {
  return platform.send(channel, platform.render(briefing, actions)[0] ?? '', key)
}
const posts = () => double.calls.filter(({ method }) => method === 'chat.postMessage')

describe('a post', () => {
  test('goes out once, quiet, without a preview, with its key', async () => {
    const outcome = await send('delivery-7')
    expect(outcome).toEqual({ kind: 'posted', messageId: String(double.posts[0]?.ts) })
    expect(double.posts[0]).toMatchObject({
      channel: 'C1',
      unfurl_links: 'false',
      unfurl_media: 'false',
      mrkdwn: 'false',
      parse: 'none',
      metadata: { event_type: 'readout_delivery', event_payload: { key: 'delivery-7' } },
    })
    expect(String(double.posts[0]?.text)).toBe('Harbour talks &lt;!channel&gt; resume\n1 of 1 line source-backed')
  })

  test.each<[string, Fault, object]>([
    ['told to wait', { kind: 'status', status: 429, retryAfter: 7 }, { kind: 'retry', retryAfterMs: 7_000 }],
    ['told to wait, not how long', { kind: 'status', status: 429 }, { kind: 'retry', retryAfterMs: null }],
    ['limited in words', { kind: 'error', error: 'ratelimited' }, { kind: 'retry', retryAfterMs: null }],
    ['a failing server', { kind: 'status', status: 502 }, { kind: 'uncertain' }],
    ['a cut connection', { kind: 'cut' }, { kind: 'uncertain' }],
    ['fatal_error', { kind: 'error', error: 'fatal_error' }, { kind: 'uncertain' }],
    ['internal_error', { kind: 'error', error: 'internal_error' }, { kind: 'uncertain' }],
    ['a page instead of an answer', { kind: 'page' }, { kind: 'uncertain' }],
    ['no such channel', { kind: 'error', error: 'channel_not_found' }, { kind: 'failed', scope: 'destination' }],
    ['not invited', { kind: 'error', error: 'not_in_channel' }, { kind: 'failed', scope: 'destination' }],
    ['archived', { kind: 'error', error: 'is_archived' }, { kind: 'failed', scope: 'destination' }],
    ['a revoked token', { kind: 'error', error: 'token_revoked' }, { kind: 'failed', scope: 'installation' }],
    ['an inactive account', { kind: 'error', error: 'account_inactive' }, { kind: 'failed', scope: 'installation' }],
    ['an unheard-of refusal', { kind: 'error', error: 'moon_phase' }, { kind: 'retry', retryAfterMs: null }],
    ['a code that is a name of every object', { kind: 'error', error: 'constructor' }, { kind: 'retry' }],
    ['a proxy in the way', { kind: 'status', status: 403 }, { kind: 'retry' }],
  ])('%s', async (_, fault, outcome) => {
    double.fail('chat.postMessage', fault)
    expect(await send()).toMatchObject(outcome)
    expect(posts()).toHaveLength(1)
    expect(double.posts).toHaveLength(0)
  })

  test('whose acknowledgement is lost is uncertain, posted once, and found by its key', async () => {
    double.fail('chat.postMessage', { kind: 'lost' })
    expect(await send('k9')).toMatchObject({ kind: 'uncertain' })
    expect(double.posts).toHaveLength(1)
    expect(await platform.find(channel, 'k9')).toBe(double.posts[0]?.ts)
    expect(await platform.find(channel, 'k8')).toBe(false)
  })

  test('is tried again where nobody listens', async () => {
    const closed = await makeSlackDouble()
    await closed.close()
    platform = transportTo(closed.apiUrl)
    expect(await send()).toMatchObject({ kind: 'retry', retryAfterMs: null })
  })

  test('whose blocks Slack refuses goes out once more as text, and then never', async () => {
    double.fail('chat.postMessage', { kind: 'error', error: 'invalid_blocks' })
    expect(await send()).toMatchObject({ kind: 'posted' })
    expect(double.posts[0]?.blocks).toBeUndefined()
    double.fail(
      'chat.postMessage',
      { kind: 'error', error: 'invalid_blocks' },
      { kind: 'error', error: 'msg_too_long' },
    )
    expect(await send()).toEqual({ kind: 'failed', scope: 'message', reason: 'Slack: it is too long (msg_too_long)' })
    expect(posts()).toHaveLength(4)
  })

  test('is not attempted after the token was refused, nor for another workspace, nor of a broken payload', async () => {
    double.fail('chat.postMessage', { kind: 'error', error: 'invalid_auth' })
    await send()
    expect(await send()).toMatchObject({ kind: 'failed', scope: 'installation' })
    expect(posts()).toHaveLength(1)
    installation.gone = null
    const elsewhere = { ...channel, workspace: 'T2' }
    expect(await platform.send(elsewhere, '{}', 'k')).toMatchObject({ kind: 'failed', scope: 'destination' })
    for (const payload of ['', 'null', '{}', '[]', '{"text":1,"blocks":[]}']) {
      expect(await platform.send(channel, payload, 'k')).toMatchObject({ kind: 'failed', scope: 'message' })
    }
    expect(posts()).toHaveLength(1)
  })

  test('of one channel that must wait leaves the others alone', async () => {
    double.fail('chat.postMessage', { kind: 'status', status: 429, retryAfter: 600 })
    const [first, second] = await Promise.all([send('a'), send('b')])
    expect([first.kind, second.kind].toSorted()).toEqual(['posted', 'retry'])
  })
})

describe('an edit', () => {
  test('replaces text and blocks', async () => {
    const posted = await send()
    const changed = platform.render({ ...briefing, blocks: [{ type: 'title', text: 'Changed' }] }, [])[0] ?? ''
    const id = posted.kind === 'posted' ? posted.messageId : ''
    expect(await platform.edit(channel, id, changed)).toEqual(posted)
    expect(double.posts).toHaveLength(1)
    expect(textsOf(double.posts[0]?.blocks)).toEqual(['Changed'])
  })

  test('of a message that was deleted is told as that', async () => {
    const outcome = await platform.edit(channel, '1.1', platform.render(briefing, [])[0] ?? '')
    expect(outcome).toMatchObject({ kind: 'gone' })
  })
})

describe('a look for a message', () => {
  test('finds nothing without the scope for the history, and that is no fault', async () => {
    await send('k1')
    double.world.scopes.delete('channels:history')
    expect(await platform.find(channel, 'k1')).toBeNull()
    expect(reported).toEqual([])
  })

  test('finds nothing where Readout may not look, and that is told', async () => {
    double.fail('conversations.history', { kind: 'error', error: 'not_in_channel' })
    expect(await platform.find(channel, 'k1')).toBeNull()
    expect(reported).toHaveLength(1)
  })

  test.each<[string, Fault, number | null]>([
    ['a failing server', { kind: 'status', status: 500 }, null],
    ['a cut connection', { kind: 'cut' }, null],
    ['fatal_error', { kind: 'error', error: 'fatal_error' }, null],
    ['too many looks', { kind: 'status', status: 429, retryAfter: 60 }, 60_000],
  ])('that fails by %s says so, and not that it is not there', async (_, fault, retryAfterMs) => {
    await send('k1')
    double.fail('conversations.history', fault)
    await expect(platform.find(channel, 'k1')).rejects.toMatchObject({
      ...{ code: 'unavailable', retryAfterMs },
      message: expect.stringMatching(/^The channel could not be searched: \S/u),
    })
    expect(await platform.find(channel, 'k1')).toBe(double.posts[0]?.ts)
  })
})

describe('a repeat', () => {
  test('says so in front, in the blocks and in the text, and is the same otherwise', async () => {
    const payload = platform.render(briefing, [{ label: 'Claims', words: 'claims of s1' }])[0] ?? ''
    const marked = platform.markRepeat?.(payload) ?? ''
    expect(await platform.send(channel, marked, 'k')).toMatchObject({ kind: 'posted' })
    const [first, ...rest] = JSON.parse(marked).blocks
    const label = 'Possible repeat: the first attempt was not answered.'
    expect(first).toEqual({ type: 'context', elements: [{ type: 'plain_text', text: label, emoji: false }] })
    expect(rest).toEqual(JSON.parse(payload).blocks)
    expect(JSON.parse(marked).text).toBe(`${label}\n${JSON.parse(payload).text}`)
  })

  test.each(['', 'null', '{}'])('of what is no message (%j) is left as it is', (payload) => {
    expect(platform.markRepeat?.(payload)).toBe(payload)
  })

  test('without blocks gets none', () => {
    expect(JSON.parse(platform.markRepeat?.('{"text":"x","blocks":[]}') ?? '')).toEqual({
      text: 'Possible repeat: the first attempt was not answered.\nx',
      blocks: [],
    })
  })
})

test.each([
  ['a name that cannot be resolved now', { code: 'EAI_AGAIN' }, 'retry'],
  ['one of several addresses refuses', { errors: [{ code: 'ETIMEDOUT', syscall: 'connect' }] }, 'retry'],
  ['a certificate that has expired', { cause: { code: 'CERT_HAS_EXPIRED' } }, 'retry'],
  ['a reset', { cause: { code: 'ECONNRESET' } }, 'uncertain'],
  ['a time-out in mid-request', { name: 'TimeoutError' }, 'uncertain'],
  ['a read that timed out', { cause: { code: 'ETIMEDOUT', syscall: 'read' } }, 'uncertain'],
  ['nothing known', undefined, 'uncertain'],
])('%s', (_, original, kind) => {
  expect(outcomeOf({ code: 'slack_webapi_request_error', original }).kind).toBe(kind)
})

test.each([null, undefined, 'x', new Error('x'), {}])('an error that is none of Slack (%s) is uncertain', (error) => {
  expect(outcomeOf(error).kind).toBe('uncertain')
})

test.each([
  ['a bot token', 'sent with xoxb-123-abc to', 'sent with ••• to'],
  ['an app token', 'xapp-1-A1-99-ff', '•••'],
  ['a ticket of a socket', 'wss://host/link/?ticket=abc&app_id=A1', 'wss://host/link/?ticket=•••&app_id=•••'],
])('the log does not tell %s', (_, said, told) => {
  const lines: string[] = []
  const logger = makeLogger((error) => lines.push(String(error)))
  logger.error(said)
  logger.debug(said)
  expect(lines).toEqual([`Error: Slack: ${told}`])
})
