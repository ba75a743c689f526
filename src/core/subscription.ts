// Why it exists: which channel wants which topic at which hour.

export const PLATFORMS = ['slack', 'discord', 'web'] as const

/** A channel of a platform, as that platform names it. */
export type Destination = {
  readonly platform: (typeof PLATFORMS)[number]
  /** The workspace or guild. */
  readonly workspace: string
  readonly channel: string
}

/** `twice`: at two hours a day; `weekly`: on one day; `breaking`: at no hour, when there is something. */
export const CADENCES = ['daily', 'twice', 'weekly', 'breaking'] as const
export type Cadence = (typeof CADENCES)[number]

/** From how many independent sources a new story is breaking news, and how many posts an hour there are at most. */
export type Breaking = { readonly sources: number; readonly perHour: number }

export const BREAKING: Breaking = { sources: 3, perHour: 2 }
/** Neither may be more. */
export const MAX_BREAKING = 10

export type Subscription = {
  readonly id: string
  readonly destination: Destination
  /** The words of the topic: 'all', or words and phrases, '-not'. Of a named topic its query as it is now. */
  readonly topic: string
  /** The workspace's topic that it follows; nothing where it has words of its own. */
  readonly named?: { readonly key: string; readonly name: string }
  readonly cadence: Cadence
  /** ISO weekdays, 1 (Monday) to 7, in order; all seven for every day. */
  readonly days: readonly number[]
  /** Local times, 'HH:MM', in order: two for 'twice', none for 'breaking'. */
  readonly at: readonly string[]
  /** IANA name. */
  readonly timeZone: string
  /** The platform's id of who subscribed: told where nothing can be posted any more. */
  readonly by?: string
  readonly pausedAt: number | null
  readonly createdAt: number
  /** When hour, days or zone were last changed: no earlier slot is made up for. */
  readonly changedAt?: number
  /** Of 'breaking' alone. */
  readonly breaking?: Breaking
}

/** What a channel calls it: the name of the topic that it follows, else its words. */
export function labelOf({ named, topic }: Pick<Subscription, 'named' | 'topic'>): string {
  return named?.name ?? topic
}
