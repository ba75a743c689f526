// Why it exists: Socket Mode kept open by us: the library waits 5 s after each disconnect, and lets a revoked token end
// the process with an unhandled rejection.
import type { SocketModeReceiver } from '@slack/bolt'
import { outcomeOf } from './outcome.ts'

const HELLO_MS = 15_000
const CLOSE_MS = 1_000
/** After the first failure, the second …; the last for all that follow. */
const PAUSES_MS: readonly number[] = [0, 1_000, 5_000, 15_000, 30_000, 60_000]

export type Connection = {
  /** Resolves when connected, from when on it comes back by itself; rejects when this one attempt fails. */
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
}

const CLOSED = new Error('it was closed before it was connected')

export function makeSocket(ports: {
  readonly receiver: SocketModeReceiver
  readonly report: (error: unknown) => void
  /** Slack does not accept the token any more: nothing will be heard until the operator acts. */
  readonly onGone: (reason: string) => void
}): Connection {
  const { client } = ports.receiver
  let isClosing = false
  const rest = makeRest()
  let ended: Promise<void> = Promise.resolve()

  async function keepOpen(onFirst: (error: unknown) => void): Promise<void> {
    let isFirst = true
    for (let failures = 0; !isClosing; ) {
      // Before the start: it may be gone as soon as it is there.
      let onLost = () => {}
      const lost = new Promise<void>((resolve) => {
        onLost = resolve
      })
      client.once('disconnected', onLost)
      const error = await connect(client)
      if (isFirst) onFirst(error)
      const gone = error === null ? null : goneReason(error)
      if (error !== null && (isFirst || gone !== null)) {
        client.off('disconnected', onLost)
        if (!isFirst && gone !== null) ports.onGone(gone)
        return
      }
      isFirst = false
      if (error === null) {
        failures = 0
        // It was asked to close while it connected.
        if (isClosing) void client.disconnect()
        await lost
      } else {
        client.off('disconnected', onLost)
        if (!isClosing) ports.report(error)
        failures += 1
      }
      if (!isClosing) await rest.begin(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 0)
    }
  }

  return {
    open: () =>
      new Promise((resolve, reject) => {
        isClosing = false
        ended = keepOpen((error) => (error === null && !isClosing ? resolve() : reject(error ?? CLOSED)))
          .catch(ports.report)
          .then(() => reject(CLOSED))
      }),
    close: async () => {
      isClosing = true
      rest.end()
      await closeInTime(client, ended)
    },
  }
}

/** A pause that can be cut short. */
function makeRest() {
  let end = () => {}
  const begin = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      end = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  return { begin, end: () => end() }
}

/** null when connected; the error otherwise. */
async function connect(client: SocketModeReceiver['client']): Promise<unknown> {
  const timer = setTimeout(() => void client.disconnect(), HELLO_MS)
  // A process that has nothing else to do need not wait for it.
  timer.unref()
  try {
    await client.start()
    return null
  } catch (error) {
    return error ?? new Error('Slack closed the socket before it was ready')
  } finally {
    clearTimeout(timer)
  }
}

/** Ends when all that `ended` waits for has ended, or when patience has. */
async function closeInTime(client: SocketModeReceiver['client'], ended: Promise<void>): Promise<void> {
  const closed = client.disconnect()
  // The second time it does not wait for the other side.
  const timer = setTimeout(() => void client.disconnect(), CLOSE_MS)
  let late: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => {
    late = setTimeout(resolve, 2 * CLOSE_MS)
  })
  await Promise.race([Promise.all([closed, ended]), patience])
  clearTimeout(timer)
  clearTimeout(late)
}

function goneReason(error: unknown): string | null {
  const outcome = outcomeOf(error)
  return outcome.kind === 'failed' && outcome.scope === 'installation' ? outcome.reason : null
}
