// Why it exists: which channel wants which topic at which hour.

export const PLATFORMS = ['slack', 'discord', 'web'] as const

/** A channel of a platform, as that platform names it. */
export type Destination = {
  readonly platform: (typeof PLATFORMS)[number]
  /** The workspace or guild. */
  readonly workspace: string
  readonly channel: string
}

export type Subscription = {
  readonly id: string
  readonly destination: Destination
  /** The words of the topic: 'all', or words and phrases, '-not'. Of a named topic its query as it is now. */
  readonly topic: string
  /** The workspace's topic that it follows; nothing where it has words of its own. */
  readonly named?: { readonly key: string; readonly name: string }
  readonly cadence: 'daily'
  /** ISO weekdays, 1 (Monday) to 7, in order; all seven for every day. */
  readonly days: readonly number[]
  /** Local time, 'HH:MM'. */
  readonly at: string
  /** IANA name. */
  readonly timeZone: string
  readonly pausedAt: number | null
  readonly createdAt: number
  /** When hour, days or zone were last changed: no earlier slot is made up for. */
  readonly changedAt?: number
}
