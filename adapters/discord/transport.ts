// Why it exists: posts, edits and finds a briefing's messages over Discord's REST, and says what became of each attempt.
import { createHash } from 'node:crypto'
import { type APIMessage, ComponentType, DiscordAPIError, type REST, Routes } from 'discord.js'
import { type Answer, POSSIBLE_REPEAT, type SendOutcome } from '../../src/core/delivery.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Destination } from '../../src/core/subscription.ts'
import { NO_MENTIONS } from './layout.ts'
import { outcomeOf, refusedToken } from './outcome.ts'

export type Transport = {
  readonly send: (destination: Destination, payload: string, key: string, answer?: Answer) => Promise<SendOutcome>
  readonly edit: (destination: Destination, messageId: string, payload: string) => Promise<SendOutcome>
  readonly find: (destination: Destination, key: string) => Promise<string | false | null>
  readonly tell: (destination: Destination, users: readonly string[], words: string) => Promise<boolean>
  readonly close: () => void
}

type Body = Readonly<Record<string, unknown>>

const SNOWFLAKE = /^\d{17,20}$/u
/** How far back a message is looked for: one request. */
const HISTORY = 100
const MAX_CONTENT = 2_000
/** So many of those who subscribed are tried. */
const MAX_ASKED = 3

/** `rest` must neither retry nor queue: see `restOptions`. */
export function makeTransport(rest: REST, token: string): Transport {
  const { attempt, gate } = makeAttempt(rest, token)
  const post = (channel: string, body: Body, key: string) =>
    attempt(() =>
      rest.post(Routes.channelMessages(channel), {
        body: { ...body, nonce: nonceOf(key), enforce_nonce: true, allowed_mentions: NO_MENTIONS },
      }),
    )

  return {
    send: async ({ channel }, payload, key, answer) => {
      const read = readPayload(payload)
      if (read === null) return unreadable()
      const body = answer === undefined ? read : { ...read, message_reference: { message_id: answer.to } }
      if (!SNOWFLAKE.test(channel)) return unknownChannel()
      const outcome = await post(channel, markWith(body, key), key)
      const invalid = outcome.kind === 'failed' && outcome.scope === 'message' && outcome.reason.includes('50035')
      // Discord took nothing of it, so the words may go once more, without any form.
      if (!invalid) return outcome
      const { message_reference } = body as { readonly message_reference?: unknown }
      const answers = message_reference === undefined ? {} : { message_reference }
      return post(channel, { content: plainContent(body), ...answers }, key)
    },
    edit: async ({ channel }, messageId, payload) => {
      const body = readPayload(payload)
      if (body === null) return unreadable()
      if (!SNOWFLAKE.test(channel) || !SNOWFLAKE.test(messageId)) return unknownChannel()
      return attempt(() =>
        rest.patch(Routes.channelMessage(channel, messageId), { body: { ...body, allowed_mentions: NO_MENTIONS } }),
      )
    },
    find: async ({ channel }, key) => {
      if (gate.refused || !SNOWFLAKE.test(channel)) return null
      try {
        return await findInHistory(rest, channel, key)
      } catch (error) {
        // Without the right to read the history there is no way to look.
        const { kind, reason } = outcomeOf(error)
        if (error instanceof DiscordAPIError && error.status === 401) gate.refused = !(await isGoodToken(rest, token))
        if (kind === 'failed') return null
        throw new ReadoutError('unavailable', 'connection', `The channel could not be searched: ${reason}.`)
      }
    },
    tell: ({ workspace }, users, words) =>
      gate.refused ? Promise.resolve(false) : tellFirst(rest, { workspace, users, words }),
    close: () => {
      rest.clearHashSweeper()
      rest.clearHandlerSweeper()
    },
  }
}

/** By a direct message: to one of who subscribed, else to the owner of the server. Many take none from bots. */
async function tellFirst(
  rest: REST,
  {
    workspace,
    users,
    words,
  }: { readonly workspace: string; readonly users: readonly string[]; readonly words: string },
): Promise<boolean> {
  const known = users.filter((id) => SNOWFLAKE.test(id)).slice(0, MAX_ASKED)
  const asked = known.length > 0 || !SNOWFLAKE.test(workspace) ? known : [await findOwner(rest, workspace)]
  for (const id of asked) {
    try {
      const { id: channel } = (await rest.post(Routes.userChannels(), { body: { recipient_id: id } })) as { id: string }
      await rest.post(Routes.channelMessages(channel), { body: { content: words, allowed_mentions: NO_MENTIONS } })
      return true
    } catch (error) {
      // That user takes no messages from it; the next may.
      if (!(error instanceof DiscordAPIError) || error.status !== 403) throw error
    }
  }
  return false
}

async function findOwner(rest: REST, guild: string): Promise<string> {
  return ((await rest.get(Routes.guild(guild))) as { readonly owner_id: string }).owner_id
}

async function findInHistory(rest: REST, channel: string, key: string): Promise<string | null | false> {
  const query = new URLSearchParams({ limit: String(HISTORY) })
  const messages = (await rest.get(Routes.channelMessages(channel), { query })) as readonly APIMessage[]
  const found = messages.find((message) => bears(message, key))?.id
  // A full page may have pushed it out of sight.
  return found ?? (messages.length >= HISTORY ? null : false)
}

/** One call and what it says of the message; once the token is refused for good, Discord is asked no more. */
function makeAttempt(rest: REST, token: string) {
  const gate = { refused: false }
  const attempt = async (work: () => Promise<unknown>): Promise<SendOutcome> => {
    if (gate.refused) return refusedToken()
    try {
      const { id } = ((await work()) ?? {}) as Partial<APIMessage>
      if (typeof id === 'string') return { kind: 'posted', messageId: id }
      return { kind: 'uncertain', reason: 'Discord accepted it, but did not say under which id' }
    } catch (error) {
      const outcome = outcomeOf(error)
      if (outcome.kind !== 'failed' || outcome.scope !== 'installation') return outcome
      gate.refused = !(await isGoodToken(rest, token))
      // One refusal may be the platform's own mistake: a token that is good elsewhere silences no channel.
      return gate.refused ? outcome : { kind: 'retry', retryAfterMs: null, reason: 'Discord refused the token once' }
    }
  }
  return { attempt, gate }
}

/** Whether Discord still knows the bot; where it does not say, the token counts as good. */
async function isGoodToken(rest: REST, token: string): Promise<boolean> {
  // The client forgets its token at the first 401.
  rest.setToken(token)
  try {
    await rest.get(Routes.user())
    return true
  } catch (error) {
    return !(error instanceof DiscordAPIError && error.status === 401)
  }
}

/** 25 characters, the same for the same key: within a few minutes Discord answers a repeat with the first message. */
export function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 25)
}

/** What is found again later: the id of the container, which nobody sees. Positive, 31 bits. */
export function markerOf(key: string): number {
  return (createHash('sha256').update(`marker ${key}`).digest().readUInt32BE(0) & 0x7fffffff) | 0x40000000
}

function markWith(body: Body, key: string): Body {
  if (!Array.isArray(body.components)) return body
  const marked = body.components.findIndex((one: { type?: unknown }) => one?.type === ComponentType.Container)
  const components = body.components.map((one: object, at) => (at === marked ? { ...one, id: markerOf(key) } : one))
  return { ...body, components }
}

/** In front of the first text, which has room for a line more; as small as what else is said about a message. */
export function markRepeat(payload: string): string {
  const body = readPayload(payload)
  if (!Array.isArray(body?.components)) return payload
  let marked = false
  const mark = (component: Body): Body => {
    const { content, components } = component
    if (marked) return component
    if (typeof content === 'string') {
      marked = true
      return { ...component, content: `-# ${POSSIBLE_REPEAT}\n${content}` }
    }
    return Array.isArray(components) ? { ...component, components: components.map(mark) } : component
  }
  return JSON.stringify({ ...body, components: body.components.map(mark) })
}

function bears(message: APIMessage, key: string): boolean {
  if (message.author?.bot !== true) return false
  const marker = markerOf(key)
  return message.nonce === nonceOf(key) || (message.components ?? []).some(({ id }) => id === marker)
}

function readPayload(payload: string): Body | null {
  try {
    const body: unknown = JSON.parse(payload)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Body) : null
  } catch {
    return null
  }
}

function plainContent(body: Body): string {
  const texts: string[] = []
  const collect = (component: unknown): void => {
    if (typeof component !== 'object' || component === null) return
    if ('content' in component && typeof component.content === 'string') texts.push(component.content)
    if ('components' in component && Array.isArray(component.components)) component.components.forEach(collect)
  }
  collect(body)
  const lines = texts.join('\n\n').split('\n')
  const more = '… cut: /readout latest shows the rest'
  // By whole lines: half a link or half an escape would be something else.
  while (lines.length > 0 && lines.join('\n').length > MAX_CONTENT) {
    lines.splice(lines.at(-1) === more ? -2 : -1, 2, more)
    if (lines.length === 1) break
  }
  return lines.join('\n')
}

function unreadable(): SendOutcome {
  return { kind: 'failed', scope: 'message', reason: 'the stored message is not one for Discord' }
}

function unknownChannel(): SendOutcome {
  return { kind: 'failed', scope: 'destination', reason: 'that is no id of a channel or message on Discord' }
}
