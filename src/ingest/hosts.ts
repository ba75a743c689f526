// Why it exists: a site is asked for one thing at a time, with a pause between, and left alone for as long as it asks.
import { ReadoutError } from '../core/errors.ts'
import type { Clock } from '../core/ports.ts'

export type Hosts = {
  /** Does the work when the host's turn has come. Throws `retry_later` where the host asked to be left alone for longer. */
  turn<T>(host: string, work: () => Promise<T>, options?: TurnOptions<T>): Promise<T>
  /** The host wants nothing of us for so long; what waits for it is refused. */
  rest(host: string, ms: number): void
}
export type TurnOptions<T> = {
  /** How long the host is left in peace after this; without it, the usual pause. */
  readonly pauseMs?: (done: T) => number
  /** In front of what waits: what was begun is brought to its end. */
  readonly first?: boolean
}
export type HostsOptions = {
  readonly clock: Clock
  readonly wait: (ms: number) => Promise<void>
  readonly pauseMs: number
  /** How many hosts are asked at one time. */
  readonly atOnce: number
  /** Ends all waiting. */
  readonly signal?: AbortSignal
}

type Job = { readonly start: () => Promise<number>; readonly refuse: (error: ReadoutError) => void }
type Host = {
  readonly name: string
  readonly jobs: Job[]
  readyAt: number
  restsUntil: number
  /** Asked just now, in the line to be asked, or asleep until its pause is over: never two of these. */
  state: 'idle' | 'asked' | 'in_line' | 'asleep'
}

export const MAX_REST_MS = 24 * 60 * 60 * 1000
const MAX_PAUSE_MS = 60_000
/** A host that asks for no more than this is waited for. */
const PATIENCE_MS = 10_000
/** With more hosts than this, those that nobody waits for are forgotten. */
const MANY = 500

export function makeHosts(options: HostsOptions): Hosts {
  const { clock, wait, signal } = options
  const hosts = new Map<string, Host>()
  const enterLine = makeLine(options.atOnce)

  const advance = (host: Host): void => {
    const rest = restOf(host, clock())
    if (rest > PATIENCE_MS) refuseAll(host, atRest(host.name, rest))
    if (host.state !== 'idle' || host.jobs.length === 0) return
    const delay = Math.max(rest, pauseOf(host, clock()))
    if (delay === 0) {
      host.state = 'in_line'
      enterLine(() => ask(host))
      return
    }
    host.state = 'asleep'
    const { restsUntil } = host
    void wait(delay).then(() => {
      // What was slept through is over, whatever the clock says of it.
      host.readyAt = 0
      if (host.restsUntil === restsUntil) host.restsUntil = 0
      host.state = 'idle'
      advance(host)
    })
  }
  const ask = async (host: Host): Promise<void> => {
    const job = host.jobs.shift()
    if (job !== undefined) {
      host.state = 'asked'
      const pauseMs = await job.start()
      host.readyAt = clock() + pauseMs
    }
    host.state = 'idle'
    advance(host)
  }
  signal?.addEventListener('abort', () => {
    for (const host of hosts.values()) refuseAll(host, stopping())
  })
  return {
    turn: (name, work, { pauseMs = () => options.pauseMs, first = false } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(stopping())
        const host = hostOf(hosts, name, clock())
        const start = async (): Promise<number> => {
          const done = await work().then((value) => ({ value }), reject)
          if (done === undefined) return options.pauseMs
          resolve(done.value)
          return pauseMs(done.value)
        }
        if (first) host.jobs.unshift({ start, refuse: reject })
        else host.jobs.push({ start, refuse: reject })
        advance(host)
      }),
    rest: (name, ms) => {
      const host = hostOf(hosts, name, clock())
      host.restsUntil = Math.max(host.restsUntil, clock() + Math.min(Math.max(ms, 0), MAX_REST_MS))
      advance(host)
    },
  }
}

/** So many at one time, in the order of their coming. */
function makeLine(atOnce: number): (work: () => Promise<void>) => void {
  const line: (() => Promise<void>)[] = []
  let busy = 0
  const next = (): void => {
    while (busy < atOnce) {
      const work = line.shift()
      if (work === undefined) return
      busy++
      void work().finally(() => {
        busy--
        next()
      })
    }
  }
  return (work) => {
    line.push(work)
    next()
  }
}

function hostOf(hosts: Map<string, Host>, name: string, now: number): Host {
  const known = hosts.get(name)
  if (known !== undefined) return known
  if (hosts.size >= MANY) forget(hosts, now)
  const fresh: Host = { name, jobs: [], readyAt: 0, restsUntil: 0, state: 'idle' }
  hosts.set(name, fresh)
  return fresh
}

/** How long the host is still to be left alone; a clock that is set back makes nothing longer. */
function restOf({ restsUntil }: Host, now: number): number {
  return Math.min(Math.max(restsUntil - now, 0), MAX_REST_MS)
}

function pauseOf({ readyAt }: Host, now: number): number {
  return Math.min(Math.max(readyAt - now, 0), MAX_PAUSE_MS)
}

function refuseAll({ jobs }: Host, error: ReadoutError): void {
  for (const job of jobs.splice(0)) job.refuse(error)
}

function forget(hosts: Map<string, Host>, now: number): void {
  for (const [name, { state, jobs, readyAt, restsUntil }] of hosts) {
    if (state === 'idle' && jobs.length === 0 && readyAt <= now && restsUntil <= now) hosts.delete(name)
  }
}

function atRest(host: string, ms: number): ReadoutError {
  return new ReadoutError(
    'rate_limited',
    'retry_later',
    `${host} asked us to come back in ${showWait(ms)}; until then it is left alone.`,
    { retryAfterMs: ms },
  )
}

/** '40 seconds', '12 minutes', '5 hours', never less than it is. */
export function showWait(ms: number): string {
  const [size, unit] = ms < 90_000 ? [1000, 'second'] : ms < 5_400_000 ? [60_000, 'minute'] : [3_600_000, 'hour']
  const count = Math.max(1, Math.ceil(ms / Number(size)))
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function stopping(): ReadoutError {
  return new ReadoutError('unavailable', 'stopping', 'Readout is stopping; the page was not read.')
}
