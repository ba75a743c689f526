// Why it exists: chat platforms that keep what they truly took, whatever they say of it; faults are ordered for each channel.
import type { Briefing } from '../../src/core/briefing.ts'
import type { Answer, SendOutcome } from '../../src/core/delivery.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Platform } from '../../src/core/ports.ts'
import type { Destination } from '../../src/core/subscription.ts'
import type { Time } from './time.ts'

const SECOND = 1_000
const DAY = 86_400 * SECOND
/** As adapters/discord/transport.ts has it. */
const NONCE_MS = 120 * SECOND
const NO_WAIT = { from: 0, machine: 0, clock: 0 } as const
const LABEL = '(possible repeat) '

/**
 * What the next call to a channel meets. `lost`: taken, and nothing is said of it; `unavailable`: not taken, and nothing certain
 * is said; `killed` and `killedAfter`: whoever calls dies before or after it is taken; `slow` and `never`: of the answer.
 */
export type Fault =
  | {
      readonly kind:
        | 'lost'
        | 'unavailable'
        | 'refused'
        | 'invalid'
        | 'throws'
        | 'never'
        | 'killed'
        | 'killedAfter'
        | 'unseen'
    }
  | { readonly kind: 'limited' | 'slow'; readonly ms: number }

export type Message = {
  readonly id: string
  readonly key: string
  text: string
  readonly at: number
  readonly isLabelled: boolean
  isDeleted: boolean
}
export type Channel = {
  readonly destination: Destination
  readonly messages: Message[]
  readonly faults: Fault[]
  isArchived: boolean
  /** How long nobody may call: by the machine's time, and by the clock of who was asked to wait, which others may be ahead of. */
  wait: { readonly from: number; readonly machine: number; readonly clock: number }
  /** When it was last called while it was archived, by the machine's time. */
  vainAt: number
}

/** Slack's second workspace may not read the history of its channels. */
export const CHANNELS: readonly Destination[] = [
  { platform: 'slack', workspace: 'T1', channel: 'C1' },
  { platform: 'slack', workspace: 'T1', channel: 'C2' },
  { platform: 'slack', workspace: 'T2', channel: 'C3' },
  { platform: 'slack', workspace: 'T2', channel: 'C4' },
  { platform: 'discord', workspace: 'G1', channel: '101' },
  { platform: 'discord', workspace: 'G1', channel: '102' },
]
export const showPlace = ({ platform, workspace, channel }: Destination) => `${platform}:${workspace}:${channel}`

/** Who calls: a process. */
export type Caller = { readonly clock: () => number; readonly die: () => Error; readonly isDead: () => boolean }

type Calling = { readonly caller: Caller; readonly channel: Channel; readonly what: string }

export type Platforms = ReturnType<typeof makePlatforms>

export function makePlatforms(ports: {
  readonly time: Time
  /** What breaks the promise. */
  readonly broken: (what: string) => void
  /** The same, where no answer was lost with a process and no clock is off. */
  readonly again: (what: string) => void
  /** Just before a message is sent: whether it may be. */
  readonly watchSend: (destination: Destination, key: string) => void
}) {
  const channels = new Map(CHANNELS.map((destination) => [showPlace(destination), newChannel(destination)]))
  const revoked = new Set<string>()
  let count = 0
  const channelOf = (destination: Destination): Channel => {
    const channel = channels.get(showPlace(destination))
    if (channel === undefined) throw new Error(`no such channel: ${showPlace(destination)}`)
    return channel
  }
  const post = (channel: Channel, key: string, payload: string): string => {
    const message = {
      id: `m${++count}`,
      key,
      text: payload,
      at: ports.time.now(),
      isLabelled: payload.startsWith(LABEL),
    }
    channel.messages.push({ ...message, isDeleted: false })
    return message.id
  }
  const take = (channel: Channel, key: string, payload: string): string => {
    const { platform } = channel.destination
    const same = channel.messages.find((one) => one.key === key && ports.time.now() - one.at < NONCE_MS)
    return platform === 'discord' && same !== undefined ? same.id : post(channel, key, payload)
  }
  /** Why nothing of it is taken; null where it may be. */
  const refuse = (channel: Channel, caller: Caller, what: string): SendOutcome | null => {
    const { destination } = channel
    const isRevoked = revoked.has(`${destination.platform}:${destination.workspace}`)
    const { wait } = channel
    if (ports.time.now() < wait.machine && caller.clock() < wait.clock)
      ports.broken(`${showPlace(destination)} is called before its Retry-After: ${what}`)
    if (!isRevoked && !channel.isArchived) return null
    if (!isRevoked) {
      if (ports.time.now() - channel.vainAt < DAY)
        ports.again(`${showPlace(destination)}, which is archived, is called twice a day`)
      channel.vainAt = ports.time.now()
    }
    return { kind: 'failed', scope: isRevoked ? 'installation' : 'destination', reason: 'It takes nothing any more.' }
  }
  const call = async ({ caller, channel, what }: Calling, takeIt: () => SendOutcome): Promise<SendOutcome> => {
    // It died in another send at this very moment.
    if (caller.isDead()) throw caller.die()
    ports.time.stir()
    const refusal = refuse(channel, caller, what)
    const fault = channel.faults[0]?.kind === 'unseen' ? undefined : channel.faults.shift()
    if (refusal !== null) {
      await ports.time.pass(200)
      return refusal
    }
    return meet(ports.time, { caller, channel, fault, takeIt })
  }
  const platformOf = (name: 'slack' | 'discord', caller: Caller): Platform => ({
    name,
    ...(name === 'discord' ? { dedupesForMs: NONCE_MS } : {}),
    render: renderParts,
    send: async (destination, payload, key, _answer?: Answer) => {
      ports.watchSend(destination, key)
      const channel = channelOf(destination)
      return call({ caller, channel, what: key }, () => ({ kind: 'posted', messageId: take(channel, key, payload) }))
    },
    edit: async (destination, messageId, payload) => {
      const channel = channelOf(destination)
      return call({ caller, channel, what: `edit of ${messageId}` }, () => {
        const message = channel.messages.find(({ id }) => id === messageId)
        if (message === undefined || message.isDeleted) return { kind: 'gone', reason: 'The message was deleted.' }
        message.text = payload
        return { kind: 'posted', messageId }
      })
    },
    markRepeat: (payload) => `${LABEL}${payload}`,
    find: async (destination, key) => {
      ports.time.stir()
      const channel = channelOf(destination)
      const isUnseen = channel.faults[0]?.kind === 'unseen' && channel.faults.shift() !== undefined
      const found = channel.messages.find((one) => one.key === key && !one.isDeleted)?.id ?? false
      await ports.time.pass(200)
      if (isUnseen) throw new ReadoutError('unavailable', 'connection', 'The channel could not be searched.')
      return destination.workspace === 'T2' ? null : found
    },
  })
  return {
    channels,
    channelOf,
    revoked,
    /** Somebody lost what he knew: what he was told just now nobody keeps to. */
    forgive: () => {
      for (const channel of channels.values())
        if (ports.time.now() - channel.wait.from < 3 * SECOND) channel.wait = NO_WAIT
    },
    platformsOf: (caller: Caller) => [platformOf('slack', caller), platformOf('discord', caller)],
  }
}

type Met = {
  readonly caller: Caller
  readonly channel: Channel
  readonly fault: Fault | undefined
  readonly takeIt: () => SendOutcome
}

async function meet(time: Time, { caller, channel, fault, takeIt }: Met): Promise<SendOutcome> {
  const reason = `A fault: ${fault?.kind}.`
  switch (fault?.kind) {
    case undefined:
    case 'unseen': {
      const outcome = takeIt()
      await time.pass(200)
      return outcome
    }
    case 'slow': {
      const outcome = takeIt()
      await time.pass(fault.ms)
      return outcome
    }
    case 'never':
      takeIt()
      return new Promise(() => {})
    case 'lost':
      takeIt()
      await time.pass(900)
      return { kind: 'uncertain', reason }
    case 'throws':
      takeIt()
      throw new Error('fault: the platform throws')
    case 'killed':
      throw caller.die()
    case 'killedAfter':
      takeIt()
      throw caller.die()
    case 'unavailable':
      await time.pass(900)
      return { kind: 'uncertain', reason }
    case 'refused':
      return { kind: 'retry', retryAfterMs: null, reason }
    case 'invalid':
      return { kind: 'failed', scope: 'message', reason }
    case 'limited':
      channel.wait = { from: time.now(), machine: time.now() + fault.ms, clock: caller.clock() + fault.ms }
      return { kind: 'retry', retryAfterMs: fault.ms, reason }
    default:
      return fault satisfies never
  }
}

function newChannel(destination: Destination): Channel {
  return {
    destination,
    messages: [],
    faults: [],
    isArchived: false,
    wait: NO_WAIT,
    vainAt: Number.NEGATIVE_INFINITY,
  }
}

const MAX_PARTS = 3

/** What stands before the first section, then its sections, in at most three messages. */
export function renderParts(briefing: Briefing): readonly string[] {
  const parts: string[][] = [[]]
  for (const block of briefing.blocks) {
    if (block.type === 'section' && parts.length < MAX_PARTS) parts.push([])
    parts.at(-1)?.push(JSON.stringify(block))
  }
  return parts.map((blocks) => `${briefing.id} ${blocks.join('\n')}`)
}

/** A message as it was to be sent, its label taken off. */
export function unlabelled(text: string): string {
  return text.startsWith(LABEL) ? text.slice(LABEL.length) : text
}
