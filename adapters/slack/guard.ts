// Why it exists: Slack must hear back within 3 s, always, and says some things twice: every event passes here first.
import type { App } from '@slack/bolt'

/** Of Slack's 3 s; the rest is for the way. */
export const ACK_MS = 2_500
const MAX_SEEN = 5_000

type Event = Parameters<App['processEvent']>[0]

export type Guard = {
  /** Resolves when nothing is being worked on, or after `ms`. */
  readonly settle: (ms: number) => Promise<void>
}

/**
 * The library never acknowledges a payload of a kind that it does not know, a command without a listener or one whose
 * listener throws, and runs one event as often as it comes.
 */
export function guardEvents(
  app: App,
  { isOwn, count }: { readonly isOwn: (body: Body) => boolean; readonly count: (what: 'repeated' | 'unknown') => void },
): Guard {
  const process = app.processEvent.bind(app)
  const seen = makeSeen()
  const running = new Set<Promise<void>>()

  async function handle(event: Event): Promise<void> {
    const { ack, isAcknowledged } = ackOnce(event.ack)
    const timer = setTimeout(() => void ack().catch(() => {}), ACK_MS)
    try {
      if (!isOwn(event.body)) count('unknown')
      else if (seen(idOf(event.body))) count('repeated')
      else await process({ ...event, ack })
    } finally {
      clearTimeout(timer)
      if (!isAcknowledged()) await ack()
    }
  }

  app.processEvent = async (event) => {
    const work = handle(event)
    const settled = work.catch(() => {}).then(() => void running.delete(settled))
    running.add(settled)
    await work
  }
  return {
    settle: async (ms) => {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms)
      })
      await Promise.race([Promise.all(running), late])
      clearTimeout(timer)
    },
  }
}

export type Body = Readonly<Record<string, unknown>>

/** Of an event, or of what somebody did; what somebody types in a select has none, and may be asked again. */
function idOf(body: Body): string | null {
  const id = body.event_id ?? body.trigger_id
  return typeof id === 'string' && id !== '' ? id : null
}

function makeSeen(): (id: string | null) => boolean {
  const ids = new Set<string>()
  return (id) => {
    if (id === null) return false
    if (ids.has(id)) return true
    ids.add(id)
    const oldest = ids.values().next()
    if (ids.size > MAX_SEEN && oldest.done !== true) ids.delete(oldest.value)
    return false
  }
}

/** Over HTTP a second acknowledgement throws. */
function ackOnce(ack: Event['ack']) {
  let isDone = false
  return {
    isAcknowledged: () => isDone,
    ack: (async (response) => {
      if (isDone) return
      isDone = true
      await ack(response)
    }) as Event['ack'],
  }
}

/** null when it takes longer. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
