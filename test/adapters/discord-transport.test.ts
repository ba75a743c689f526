// Why it exists: every way in which posting to Discord may end is told apart: nothing lost in silence, nothing posted twice unawares.

import { REST } from 'discord.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { restOptions } from '../../adapters/discord/http.ts'
import { layOut } from '../../adapters/discord/layout.ts'
import { makeTransport, markerOf, markRepeat, nonceOf, type Transport } from '../../adapters/discord/transport.ts'
import type { Destination } from '../../src/core/subscription.ts'
import { type DiscordDouble, startDiscord } from '../doubles/discord.ts'
import type { Fault } from '../doubles/discord-faults.ts'

let discord: DiscordDouble
let transport: Transport
let channel: Destination
const PATH = /^\/channels\/\d+\/messages/u
const PAYLOAD = JSON.stringify(layOut([['Harbour talks go on.']], [], (words) => words)[0])

function transportTo(restUrl: string, timeoutMs = 10_000): Transport {
  return makeTransport(new REST(restOptions(restUrl, timeoutMs)).setToken(discord.token), discord.token)
}

beforeEach(async () => {
  discord = await startDiscord()
  transport = transportTo(discord.restUrl)
  channel = { platform: 'discord', workspace: discord.guildId, channel: discord.channelId }
})
afterEach(async () => {
  transport.close()
  await discord.close()
})

const posts = () => discord.state.calls.filter(({ method }) => method === 'POST')

test('posts with an enforced nonce of 25 characters and mentions nobody', async () => {
  const outcome = await transport.send(channel, PAYLOAD, 'delivery 1')
  expect(outcome).toEqual({ kind: 'posted', messageId: discord.state.posted[0]?.id })
  expect(posts().map(({ body }) => body)).toMatchObject([
    { nonce: nonceOf('delivery 1'), enforce_nonce: true, allowed_mentions: { parse: [] } },
  ])
  expect(nonceOf('delivery 1')).toMatch(/^[0-9a-f]{25}$/u)
  expect(nonceOf('delivery 2')).not.toBe(nonceOf('delivery 1'))
})

test('mentions nobody, whatever a stored payload says, on posting and on every edit', async () => {
  const payload = JSON.stringify({ content: '@everyone', allowed_mentions: { parse: ['everyone'] }, nonce: 'x' })
  const sent = await transport.send(channel, payload, 'k')
  const edited = await transport.edit(channel, sent.kind === 'posted' ? sent.messageId : '', payload)
  expect(edited).toEqual(sent)
  expect(discord.state.calls.map(({ method, body }) => [method, body.allowed_mentions])).toEqual([
    ['POST', { parse: [] }],
    ['PATCH', { parse: [] }],
  ])
})

describe('an attempt', () => {
  const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more })
  test.each<[string, Fault, object]>([
    ['429 with a time', status(429, { headers: { 'retry-after': '2' } }), { kind: 'retry', retryAfterMs: 2_050 }],
    ['429 without one', status(429), { kind: 'retry', retryAfterMs: null }],
    ['500', status(500), { kind: 'uncertain' }],
    ['502', status(502, { accepted: true }), { kind: 'uncertain' }],
    ['a lost answer', { kind: 'cut', accepted: true }, { kind: 'uncertain' }],
    ['a reset', { kind: 'cut', accepted: false }, { kind: 'uncertain' }],
    ['a success without an id', status(200, { body: {} }), { kind: 'uncertain' }],
    ['a success that is no JSON', status(200, { headers: { 'content-type': 'text/html' } }), { kind: 'uncertain' }],
    ['one 401 of a good token', status(401), { kind: 'retry', retryAfterMs: null }],
    [
      'a block page',
      status(403, { headers: { 'content-type': 'text/html' } }),
      { kind: 'failed', scope: 'destination' },
    ],
    ['10003', status(404, { body: { code: 10003 } }), { kind: 'failed', scope: 'destination' }],
    ['50001', status(403, { body: { code: 50001 } }), { kind: 'failed', scope: 'destination' }],
    ['50013', status(403, { body: { code: 50013 } }), { kind: 'failed', scope: 'destination' }],
    ['a locked thread', status(400, { body: { code: 160005 } }), { kind: 'failed', scope: 'destination' }],
    ['a slow channel', status(400, { body: { code: 20028 } }), { kind: 'retry', retryAfterMs: null }],
    ['a code that nobody knows', status(400, { body: { code: 999999 } }), { kind: 'failed', scope: 'message' }],
  ])('that ends in %s is made once and told as it is', async (_, fault, outcome) => {
    discord.order('POST', PATH, fault)
    expect(await transport.send(channel, PAYLOAD, 'k')).toMatchObject(outcome)
    expect(posts()).toHaveLength(1)
  })

  test.each([
    ['answers nothing', {}],
    ['begins an answer and never ends it', { headers: true }],
  ])('to a server that %s ends in time', async (_, more) => {
    discord.order('POST', PATH, { kind: 'hang', accepted: true, ...more })
    const outcome = await transportTo(discord.restUrl, 60).send(channel, PAYLOAD, 'k')
    expect(outcome).toMatchObject({ kind: 'uncertain' })
  })

  test.each(['http://127.0.0.1:9/api', 'http://readout.invalid/api'])(
    'at %s, where nobody is, may be repeated',
    async (url) => {
      expect(await transportTo(url).send(channel, PAYLOAD, 'k')).toMatchObject({ kind: 'retry', retryAfterMs: null })
    },
  )

  test('after the token was refused asks Discord no more', async () => {
    discord.order('POST', PATH, { kind: 'status', status: 401 })
    discord.order('GET', /^\/users\/@me/u, { kind: 'status', status: 401 })
    const refused = { kind: 'failed', scope: 'installation' }
    expect(await transport.send(channel, PAYLOAD, 'k')).toMatchObject(refused)
    expect(await transport.send(channel, PAYLOAD, 'k')).toMatchObject(refused)
    expect(await transport.edit(channel, '300000000000000001', PAYLOAD)).toMatchObject(refused)
    expect(await transport.find(channel, 'k')).toBeNull()
    // The post, and the question whether the token is good.
    expect(discord.state.calls).toHaveLength(2)
  })

  test('held up by one channel holds up no other', async () => {
    discord.order('POST', PATH, {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '600', 'x-ratelimit-scope': 'user' },
    })
    const [held, other] = await Promise.all([
      transport.send(channel, PAYLOAD, 'k'),
      transport.send({ ...channel, channel: '100000000000000099' }, PAYLOAD, 'k'),
    ])
    expect(held).toMatchObject({ kind: 'retry' })
    expect(other).toMatchObject({ kind: 'failed', scope: 'destination' })
  })

  test.each(['', '12', '../../users/@me', '1000000000000000031000000000000000003'])(
    'with "%s" for a channel never leaves',
    async (id) => {
      expect(await transport.send({ ...channel, channel: id }, PAYLOAD, 'k')).toMatchObject({ scope: 'destination' })
      expect(await transport.edit(channel, id, PAYLOAD)).toMatchObject({ kind: 'failed' })
      expect(await transport.find({ ...channel, channel: id }, 'k')).toBeNull()
      expect(discord.state.calls).toEqual([])
    },
  )

  test.each(['', 'null', '[]', '"x"', '{'])('with %j for a payload never leaves', async (payload) => {
    expect(await transport.send(channel, payload, 'k')).toMatchObject({ kind: 'failed', scope: 'message' })
    expect(discord.state.calls).toEqual([])
  })
})

describe('a message that Discord calls invalid', () => {
  const tooLong = layOut([Array.from({ length: 4 }, (_, at) => `${at} ${'word '.repeat(150)}`.trim())], [], String)[0]
  const broken = JSON.stringify({ ...tooLong, embeds: [{ title: 'not with Components V2' }] })

  test('goes once more as plain text within its limit', async () => {
    expect(await transport.send(channel, broken, 'k')).toMatchObject({ kind: 'posted' })
    const content = String(discord.state.posted[0]?.body.content)
    expect(content).toMatch(/^0 word .*\n1 word .*\n… cut: /su)
    expect(content.length).toBeLessThanOrEqual(2_000)
    expect(posts()).toHaveLength(2)
  })

  test('and is given up after that', async () => {
    discord.order('POST', PATH, ...[1, 2].map((): Fault => ({ kind: 'status', status: 400, body: { code: 50035 } })))
    expect(await transport.send(channel, broken, 'k')).toMatchObject({ kind: 'failed', scope: 'message' })
    expect(posts()).toHaveLength(2)
  })
})

describe('a repeat', () => {
  test('of a message whose answer was lost gives the first one', async () => {
    discord.order('POST', PATH, { kind: 'cut', accepted: true })
    expect(await transport.send(channel, PAYLOAD, 'k')).toMatchObject({ kind: 'uncertain' })
    const again = await transport.send(channel, PAYLOAD, 'k')
    expect(again).toEqual({ kind: 'posted', messageId: discord.state.posted[0]?.id })
    expect(discord.state.posted).toHaveLength(1)
  })

  test('is not needed where the message is found by its mark, long after', async () => {
    await transport.send(channel, PAYLOAD, 'other')
    discord.order('POST', PATH, { kind: 'cut', accepted: true })
    await transport.send(channel, PAYLOAD, 'k')
    discord.state.noncesForgotten = true
    await transport.send(channel, PAYLOAD, 'later')
    expect(await transport.find(channel, 'k')).toBe(discord.state.posted[1]?.id)
    expect(await transport.find(channel, 'never sent')).toBe(false)
  })

  test('cannot be looked for without the right to read, and nobody claims so where looking failed', async () => {
    discord.state.refusal = { status: 403, code: 50001 }
    expect(await transport.find(channel, 'k')).toBeNull()
    discord.order('GET', PATH, { kind: 'status', status: 503 })
    await expect(transport.find(channel, 'k')).rejects.toMatchObject({ code: 'unavailable' })
  })

  test('says so in a line in front, and bears its mark all the same', async () => {
    const marked = markRepeat(PAYLOAD)
    expect(await transport.send(channel, marked, 'k')).toMatchObject({ kind: 'posted' })
    const [container] = JSON.parse(marked).components
    expect(container.components).toEqual([
      { type: 10, content: '-# Possible repeat: the first attempt was not answered.\nHarbour talks go on.' },
    ])
    discord.state.noncesForgotten = true
    expect(await transport.find(channel, 'k')).toBe(discord.state.posted[0]?.id)
  })

  test.each(['', 'null', '[]', '{"content":"x"}'])('of what is no message of ours (%j) is left as it is', (payload) => {
    expect(markRepeat(payload)).toBe(payload)
  })

  test('marks fit what Discord takes for an id', () => {
    const marks = Array.from({ length: 500 }, (_, at) => markerOf(`key ${at}`))
    expect(marks.every((mark) => Number.isInteger(mark) && mark > 1_000 && mark < 2 ** 31)).toBe(true)
    expect(new Set(marks).size).toBe(marks.length)
  })
})

describe('a message that was deleted', () => {
  test('is not edited', async () => {
    expect(await transport.edit(channel, '300000000000000009', PAYLOAD)).toMatchObject({ kind: 'gone' })
  })

  test('is not answered; one that is there is', async () => {
    const first = await transport.send(channel, PAYLOAD, 'k')
    const id = first.kind === 'posted' ? first.messageId : ''
    expect(await transport.send(channel, PAYLOAD, 'k-1', { to: id, isForAll: true })).toMatchObject({ kind: 'posted' })
    expect(discord.state.posted[1]?.body.message_reference).toEqual({ message_id: id })
    expect(await transport.send(channel, PAYLOAD, 'k-2', { to: '300000000000000009', isForAll: false })).toMatchObject({
      kind: 'gone',
    })
    expect(discord.state.posted).toHaveLength(2)
  })
})
