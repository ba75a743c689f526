// Why it exists: Slack and Discord as they ration what is posted, in a process of their own: whoever posts faster is refused, and counted.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listen } from './listen.ts'

/** Slack: one message a second and channel. */
const SLACK_MS = 1_000
/** Discord: 50 requests in any second, and 5 messages in 5 seconds to a channel. */
const DISCORD_A_SECOND = 50
const BUCKET = 5
const BUCKET_MS = 5_000

export type Tally = {
  readonly taken: number
  readonly refused: number
  readonly firstAt: number
  readonly lastAt: number
  /** Channels whose messages came in another order than they were numbered in. */
  readonly disordered: number
}

const posts = new Map<string, number[]>()
let global: number[] = []
let tally = emptyTally()
let nextId = 300_000_000_000_000_000n
const orders = new Map<string, string[]>()

function emptyTally() {
  return { taken: 0, refused: 0, firstAt: 0, lastAt: 0, disordered: 0 }
}

function take(now: number): void {
  tally = { ...tally, taken: tally.taken + 1, firstAt: tally.firstAt === 0 ? now : tally.firstAt, lastAt: now }
}

function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

function onSlack(response: ServerResponse, body: string): unknown {
  const now = performance.now()
  const args = new URLSearchParams(body)
  const channel = args.get('channel') ?? ''
  const last = posts.get(channel)?.at(-1)
  if (last !== undefined && now - last < SLACK_MS) {
    tally = { ...tally, refused: tally.refused + 1 }
    return answer(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': '1' })
  }
  posts.set(channel, [...(posts.get(channel) ?? []), now])
  const key = /"key":"([^"]+)"/u.exec(args.get('metadata') ?? '')?.[1] ?? ''
  orders.set(channel, [...(orders.get(channel) ?? []), key])
  take(now)
  return answer(response, 200, { ok: true, ts: `${++nextId}.000100`, channel })
}

function onDiscord(response: ServerResponse, channel: string): unknown {
  const now = performance.now()
  global = global.filter((at) => now - at < 1_000)
  const recent = (posts.get(channel) ?? []).filter((at) => now - at < BUCKET_MS)
  if (global.length >= DISCORD_A_SECOND || recent.length >= BUCKET) {
    const isGlobal = global.length >= DISCORD_A_SECOND
    const since = isGlobal ? 1_000 - (now - (global[0] ?? now)) : BUCKET_MS - (now - (recent[0] ?? now))
    tally = { ...tally, refused: tally.refused + 1 }
    const scope = isGlobal ? { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' } : {}
    const after = String(since / 1_000)
    return answer(response, 429, { retry_after: since / 1_000, global: isGlobal }, { 'retry-after': after, ...scope })
  }
  global.push(now)
  posts.set(channel, [...recent, now])
  take(now)
  const left = BUCKET - recent.length - 1
  return answer(
    response,
    200,
    { id: String(++nextId), channel_id: channel },
    {
      'x-ratelimit-limit': String(BUCKET),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset-after': String((BUCKET_MS - (now - (recent[0] ?? now))) / 1_000),
      'x-ratelimit-bucket': 'messages',
    },
  )
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const server = createServer(async (request, response) => {
  const body = await readBody(request)
  const path = request.url ?? ''
  const channel = /\/channels\/(\d+)\/messages/u.exec(path)?.[1]
  if (channel === undefined) onSlack(response, body)
  else onDiscord(response, channel)
})
const { port, close } = await listen(server)
process.on('message', () => {
  const disordered = [...orders.values()].filter((keys) => keys.join() !== keys.toSorted().join()).length
  process.send?.({ ...tally, disordered } satisfies Tally)
  tally = emptyTally()
})
process.on('disconnect', close)
process.send?.(port)
