// Why it exists: what the outbox needs of a platform and of the store.
import type { Briefing } from './briefing.ts'
import type { Action } from './command.ts'
import type { Answer, Delivery, DeliveryPart, Lease, SendOutcome, Settlement, Telling } from './delivery.ts'
import type { Destination } from './subscription.ts'

/** What a platform takes, where it says so. */
export type Rate = {
  /** Between two messages to one channel, in ms. */
  readonly channelMs?: number
  /** Of all calls. */
  readonly perSecond?: number
  readonly editsPerMinute?: number
}

/**
 * A chat platform as the outbox sees it. `render` gives the messages of a briefing in order, each as the JSON text that
 * is stored before it is sent; `send` and `edit` take one of them. `key` is the same for every attempt at one message.
 */
export type Platform = {
  readonly name: Destination['platform']
  readonly rate?: Rate
  render(briefing: Briefing, actions: readonly Action[]): readonly string[]
  send(destination: Destination, payload: string, key: string, answer?: Answer): Promise<SendOutcome>
  edit(destination: Destination, messageId: string, payload: string): Promise<SendOutcome>
  /** Writes to the first of these users whom it can reach, or, with none, to who owns the place. False: nobody. */
  tell?(destination: Destination, users: readonly string[], words: string): Promise<boolean>
  /** For so long after a message was taken, another with its key makes no second one: it gives back the first. */
  readonly dedupesForMs?: number
  /** The payload with a line in front that says that it may be a repeat; sent when an attempt was not answered. */
  markRepeat?(payload: string): string
  /**
   * The id of the message that bears the key; false where it was looked for and is not there; null where there is by its
   * nature no way to look, or not far enough back. Throws where looking failed: then nobody knows, and nothing is sent before it can be looked for again.
   */
  find(destination: Destination, key: string): Promise<string | false | null>
}

/** A channel, or with no channel ('') a whole installation, to which nothing can be posted. */
export type Pause = {
  readonly destination: Destination
  readonly since: number
  readonly reason: string
  /** Until then nothing is called; null where nothing is known of the channel, but of the installation. */
  readonly nextCheckAt: number | null
  /** When whoever can mend it was told. */
  readonly toldAt: number | null
}

export type DestinationStore = {
  findPause(destination: Destination): Promise<Pause | null>
  /** The longest paused first. */
  pauses(): Promise<readonly Pause[]>
  /** False where somebody has told of it, or it is paused no more. */
  claimTelling(destination: Destination, now: number): Promise<boolean>
  /** With it the installation that it is of. */
  resume(destination: Destination): Promise<void>
}

export type DeliveryStore = {
  /** False when a delivery with that key exists: nothing is written then. */
  insert(delivery: Delivery): Promise<boolean>
  findByKey(key: string): Promise<Delivery | null>
  /** The one of the subscription's latest slot. */
  findLast(subscriptionId: string): Promise<Delivery | null>
  /** How many were made for a subscription that are due in (from, to], epoch ms; those that were skipped do not count. */
  countMade(subscriptionId: string, from: number, to: number): Promise<number>
  /** Whether a briefing is or was on its way to a channel: to any other it is "not found". */
  isFor(briefingId: string, destination: Destination): Promise<boolean>
  /** Of a channel, however they stand, those due last first. */
  findOf(destination: Destination, limit: number): Promise<readonly Delivery[]>
  /** Of all channels, however they stand, those due last first. */
  findNewest(limit: number): Promise<readonly Delivery[]>
  /**
   * What told channels of a story, due since then: what has messages that were posted, or is still to be; oldest first. Where it only
   * counted the story its lines say nothing of it.
   */
  findTelling(storyId: string, since: number): Promise<readonly Telling[]>
  /** Whether a later edit of the same message was made, so that this one is to be left. */
  isReplaced(edit: Delivery): Promise<boolean>
  /** What was delivered to a channel, the newest `limit`, oldest first. `shownId`: the briefing that stands there after edits. */
  findPosted(
    destination: Destination,
    limit: number,
  ): Promise<readonly { readonly briefingId: string; readonly postedAt: number; readonly shownId: string }[]>
  /**
   * Takes on the one that has been due for longest, or whose lease has run out, of one platform or of any, but none of a
   * channel that somebody is posting to; null where there is none. Leases run by the store's own clock: see ARCHITECTURE.
   */
  claim(options: {
    readonly now: number
    readonly leaseMs: number
    readonly platform?: Destination['platform']
  }): Promise<Lease | null>
  /** The same for at most so many, each of another channel. */
  claimSome(options: {
    readonly now: number
    readonly leaseMs: number
    readonly platform?: Destination['platform']
    readonly limit: number
  }): Promise<readonly Lease[]>
  // The writes of who holds a lease. False: it was lost, and nothing is written.
  saveParts(lease: Lease, payloads: readonly string[]): Promise<boolean>
  /** Before a part is sent. The lease runs anew. */
  begin(lease: Lease, part: Pick<DeliveryPart, 'number' | 'unsure' | 'triedAt'>): Promise<boolean>
  savePart(lease: Lease, part: Omit<DeliveryPart, 'payload' | 'triedAt'>): Promise<boolean>
  /** The lease runs anew. */
  renew(lease: Lease): Promise<boolean>
  settle(lease: Lease, settlement: Settlement): Promise<boolean>
}
