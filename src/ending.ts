// Why it exists: the bot ends when it is asked to, by a signal or a failure, and never hangs: what is in flight is waited for, but not for ever.
import closeWithGrace from 'close-with-grace'
import type { Log } from './log.ts'

/** How long a post in flight may take; supervisors wait for longer. What is still unknown then is looked for at the next start. */
const POSTS_MS = 18_000
/** How long all else may take, and then the platforms' clients, which the posts need. */
const OTHERS_MS = 3_500
const CLIENTS_MS = 1_500
/** Then it ends all the same. */
const LAST_MS = 20_000

export type Ending = {
  /** Resolves when the end is asked for: null for a signal, else the failure. */
  readonly asked: Promise<unknown>
  readonly ask: (failure: unknown) => void
  /** Whether it has been asked for. */
  readonly isAsked: () => boolean
}

/** The first signal asks for the end, a second one does not wait for it; an error that nobody caught asks for it too. */
export function endWhenAsked(log: Log): Ending {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  let asked = false
  const ask = (failure: unknown) => {
    asked = true
    resolve(failure)
  }
  closeWithGrace(
    {
      delay: LAST_MS,
      logger: false,
      onTimeout: () => log.error('ended before all that was in flight had ended; it is taken up at the next start'),
      onSecondSignal: () => {
        log.warn('ended at once, as asked for a second time')
        process.exit(130)
      },
      onSecondError: (error) => log.failure(error),
      // With nothing left to do Node ends by itself; whoever started the bot returns its status.
      // A crash of the process itself is left to Node.
      skip: ['beforeExit', 'SIGQUIT', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGSEGV', 'SIGUSR2'],
    },
    ({ err }) => {
      if (err !== undefined) log.failure(err)
      ask(err ?? null)
      // It is main that ends the process, with a status of its own; until then only the delay runs.
      return new Promise<never>(() => {})
    },
  )
  return { asked: promise, ask, isAsked: () => asked }
}

/** Ends all parts, in the order in which they need each other: within 5 seconds, and within 20 where posts are in flight. */
export async function close(
  parts: {
    /** Begins no further post, and resolves when those in flight have ended. */
    readonly posts: (options: { readonly graceMs: number }) => Promise<unknown>
    readonly others: () => Promise<unknown>
    readonly clients: () => Promise<unknown>
  },
  { postsMs = POSTS_MS }: { readonly postsMs?: number } = {},
): Promise<void> {
  await Promise.all([within(OTHERS_MS, parts.others()), within(postsMs, parts.posts({ graceMs: postsMs }))])
  await within(CLIENTS_MS, parts.clients())
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
