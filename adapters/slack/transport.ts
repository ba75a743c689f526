// Why it exists: posting to Slack so that what came of it is known: one attempt a call, and no retry but the outbox's.
import { webApi } from '@slack/bolt'
import type { Answer, SendOutcome } from '../../src/core/delivery.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Clock, Platform } from '../../src/core/ports.ts'
import type { Destination } from '../../src/core/subscription.ts'
import { isGone, outcomeOf, slackCodeOf } from './outcome.ts'
import { type Message, renderBriefing } from './render.ts'
import { markRepeat } from './repeat.ts'

const METADATA = 'readout_delivery'
export const TIMEOUT_MS = 10_000
/** Slack gives new apps 15 messages a call, once a minute: one look, no paging. */
const HISTORY = 50
/** So many of those who subscribed are tried. */
const MAX_ASKED = 3
/** A message is looked for within the time in which an attempt may still be in doubt. */
const LOOK_BACK_MS = 24 * 3_600_000

/** What a client of ours is made with, everywhere: the library's own retries would post again in silence. */
export function clientOptions(apiUrl: string | null, logger: webApi.WebClientOptions['logger']) {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    ...(logger === undefined ? {} : { logger }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    // Of all channels: one that does not answer keeps no other waiting.
    maxRequestConcurrency: 250,
    allowAbsoluteUrls: false,
  } satisfies webApi.WebClientOptions
}

export function makeClient(token: string, apiUrl: string | null, logger: webApi.WebClientOptions['logger']) {
  return new webApi.WebClient(token, clientOptions(apiUrl, logger))
}

/** Slack's types know a broadcast only as the literal true. */
function threadOf(answer: Answer | undefined) {
  if (answer === undefined) return {}
  return answer.isForAll ? { thread_ts: answer.to, reply_broadcast: true as const } : { thread_ts: answer.to }
}

/** Whether the installation may be used, and whose it is. */
export type Installation = {
  /** null until Slack has said it. */
  team: string | null
  /** Why no call is made any more. */
  gone: string | null
}

export function makeTransport(ports: {
  readonly client: webApi.WebClient
  readonly clock: Clock
  readonly installation: Installation
  readonly report: (error: unknown) => void
}): Platform {
  const { client, clock, installation, report } = ports
  const attempt = makeAttempt(installation)
  return {
    name: 'slack',
    rate: { channelMs: 1_000, editsPerMinute: 50 },
    render: (briefing, actions) => renderBriefing(briefing, actions).map((message) => JSON.stringify(message)),
    send: (destination, payload, key, answer) =>
      attempt(destination, payload, ({ text, blocks }) =>
        client.chat.postMessage({
          channel: destination.channel,
          text,
          ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
          ...QUIET,
          unfurl_links: false,
          unfurl_media: false,
          ...threadOf(answer),
          metadata: { event_type: METADATA, event_payload: { key } },
        }),
      ),
    edit: (destination, messageId, payload) =>
      attempt(destination, payload, ({ text, blocks }) =>
        // An empty list says that the blocks go; without one Slack keeps what it likes.
        client.chat.update({
          channel: destination.channel,
          ts: messageId,
          text,
          blocks: [...blocks],
          parse: QUIET.parse,
          link_names: false,
        }),
      ),
    tell: (destination, users, words) =>
      refuse(destination, installation) === null ? tellFirst(client, users, words) : Promise.resolve(false),
    find: async (destination, key) => {
      if (refuse(destination, installation) !== null) return null
      try {
        return await findInHistory(client, destination, key, clock())
      } catch (error) {
        return sayUnseen(error, report)
      }
    },
    markRepeat: (payload) => {
      const message = readPayload(payload)
      return message === null ? payload : JSON.stringify(markRepeat(message))
    },
  }
}

/** null: there is no way to look, now or later. Without the scope for the history that is no fault. */
function sayUnseen(error: unknown, report: (error: unknown) => void): null {
  const outcome = outcomeOf(error)
  if (outcome.kind !== 'failed') {
    const { reason = 'no reason given' } = 'reason' in outcome ? outcome : {}
    const asked = outcome.kind === 'retry' ? outcome.retryAfterMs : null
    throw new ReadoutError('unavailable', 'connection', `The channel could not be searched: ${reason}.`, {
      cause: error,
      ...(asked === null ? {} : { retryAfterMs: asked }),
    })
  }
  if (slackCodeOf(error) !== 'missing_scope') report(error)
  return null
}

/** No address becomes a link, no name a mention, no star a style: not in the text beside the blocks either. */
const QUIET = { mrkdwn: false, parse: 'none', link_names: false } as const

type Call = (message: Message) => Promise<{ readonly ts?: string }>

/** One message on its way: refused, posted, or posted without its blocks where Slack takes none of them. */
function makeAttempt(installation: Installation) {
  function settle(outcome: SendOutcome): SendOutcome {
    if (isGone(outcome) && 'reason' in outcome) installation.gone = outcome.reason
    return outcome
  }

  return async (destination: Destination, payload: string, call: Call): Promise<SendOutcome> => {
    const refusal = refuse(destination, installation)
    if (refusal !== null) return refusal
    const message = readPayload(payload)
    if (message === null) return { kind: 'failed', scope: 'message', reason: 'the stored message cannot be read' }
    const outcome = await once(call, message)
    if (outcome.kind !== 'failed' || outcome.scope !== 'message' || message.blocks.length === 0) {
      return settle(outcome)
    }
    // Slack has said that it did not take the blocks, so that nothing is posted twice.
    return settle(await once(call, { text: message.text, blocks: [] }))
  }
}

async function once(call: Call, message: Message): Promise<SendOutcome> {
  try {
    const { ts } = await call(message)
    if (typeof ts === 'string' && ts !== '') return { kind: 'posted', messageId: ts }
    return { kind: 'uncertain', reason: 'Slack answered without naming the message' }
  } catch (error) {
    return outcomeOf(error)
  }
}

function refuse(destination: Destination, { team, gone }: Installation): SendOutcome | null {
  if (gone !== null) return { kind: 'failed', scope: 'installation', reason: gone }
  if (team !== null && destination.workspace !== team) {
    return { kind: 'failed', scope: 'destination', reason: 'Slack: the channel is of another workspace' }
  }
  return null
}

/** To one who can be written to: in the app's own conversation with that user, where only the channel's name is a link. */
async function tellFirst(client: webApi.WebClient, users: readonly string[], words: string): Promise<boolean> {
  for (const channel of users.slice(0, MAX_ASKED)) {
    try {
      await client.chat.postMessage({ channel, text: words, unfurl_links: false, unfurl_media: false })
      return true
    } catch (error) {
      if (slackCodeOf(error) === null) throw error
    }
  }
  return false
}

async function findInHistory(client: webApi.WebClient, destination: Destination, key: string, now: number) {
  const { messages } = await client.conversations.history({
    channel: destination.channel,
    oldest: String(Math.floor((now - LOOK_BACK_MS) / 1_000)),
    limit: HISTORY,
    include_all_metadata: true,
  })
  const found = messages?.find(({ metadata }) => {
    const payload = metadata?.event_payload as Readonly<Record<string, unknown>> | undefined
    return metadata?.event_type === METADATA && payload?.key === key
  })
  // A full page may have pushed it out of sight.
  return found?.ts ?? ((messages?.length ?? 0) >= HISTORY ? null : false)
}

/** null for anything that `render` did not write. */
function readPayload(payload: string): Message | null {
  try {
    const { text, blocks } = JSON.parse(payload) as Partial<Message>
    return typeof text === 'string' && Array.isArray(blocks) ? { text, blocks } : null
  } catch {
    return null
  }
}
