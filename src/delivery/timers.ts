// Why it exists: the outbox waits between messages; a test or a simulation waits in its own time.
export type Timers = {
  /** ms by a clock that nobody sets. */
  readonly now: () => number
  /** Resolves after `ms`, or as soon as the signal says so. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export const realTimers: Timers = {
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const end = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, Math.max(0, ms))
      signal.addEventListener('abort', end)
    }),
}
