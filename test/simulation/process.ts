// Why it exists: one process of Readout as main.ts puts it together, its clock, its calls of the store and its end in a test's hand.
import { amend } from '../../src/briefing/amend.ts'
import { compose } from '../../src/briefing/compose.ts'
import { composeDigest } from '../../src/briefing/digest.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { Store } from '../../src/core/ports.ts'
import { makeAmend } from '../../src/delivery/amend.ts'
import { makeOutbox } from '../../src/delivery/outbox.ts'
import { makePlan } from '../../src/delivery/plan.ts'
import { makeScheduler } from '../../src/delivery/scheduler.ts'
import type { Timers } from '../../src/delivery/timers.ts'
import type { Platforms } from './platforms.ts'
import { type Owner, running, type Time } from './time.ts'

export class Killed extends Error {}
/** What a fault of the database throws: nothing of ours. */
class DatabaseFault extends ReadoutError {}

export type CallFault = { readonly after: number; readonly when: 'before' | 'after'; readonly kind: 'full' | 'kill' }

export type Process = Owner & {
  readonly id: number
  readonly clock: () => number
  /** Resolves when what is due has begun, not when it has ended. */
  readonly wake: (options?: { readonly news?: boolean }) => void
  readonly store: Store
  /** The nth call of the store from now on fails, or ends the process. */
  readonly order: (fault: CallFault) => void
  /** No answer and no timer reaches it before then. */
  readonly freeze: (ms: number) => void
  /** SIGKILL. */
  readonly kill: () => void
}

type Ports = {
  readonly id: number
  readonly store: Store
  readonly time: Time
  readonly clock: () => number
  readonly random: () => number
  readonly platforms: Platforms
  /** [0, 1): how many calls of the store another process may come before. */
  readonly contention: () => number
  readonly broken: (what: string) => void
  /** All that was due at that time, by the process's clock, was planned without an error. */
  readonly planned: (at: number) => void
  readonly died: (process: number) => void
}

type State = {
  isDead: boolean
  frozenUntil: number
  calls: number
  faults: (CallFault & { readonly at: number })[]
  errors: number
}

export function makeProcess(ports: Ports): Process {
  const { time, clock, random, id } = ports
  const state: State = { isDead: false, frozenUntil: 0, calls: 0, faults: [], errors: 0 }
  const owner: Owner = { isDead: () => state.isDead, frozenUntil: () => state.frozenUntil }
  const die = () => {
    if (!state.isDead) {
      ports.platforms.forgive()
      ports.died(id)
    }
    state.isDead = true
    return new Killed()
  }
  const report = (error: unknown) => {
    state.errors++
    const isOurs = error instanceof Killed || error instanceof DatabaseFault || state.isDead
    if (isOurs || (error instanceof Error && /fault|could not be searched|did not answer in time/u.test(error.message)))
      return
    ports.broken(`process ${id} reports: ${String((error as Error)?.stack ?? error)}`)
  }
  const store = guard(ports.store, { ports, state, die }, false)
  const platforms = ports.platforms.platformsOf({ clock, die, isDead: owner.isDead })
  const outbox = makeOutbox({ store, platforms, clock, random, actionsOf: () => [], report, timers: timersOf(time) })
  const plan = makePlan({ store, clock, compose, digest: composeDigest, report })
  const change = makeAmend({ store, clock, amend, report })
  const scheduler = makeScheduler({
    plan: async () => {
      const [at, errors] = [clock(), state.errors]
      const made = await plan()
      if (errors === state.errors && !state.isDead) ports.planned(at)
      return made + (await change())
    },
    outbox,
    clock,
    report,
  })
  return {
    ...owner,
    id,
    clock,
    store,
    wake: (options) => {
      if (state.isDead || state.frozenUntil > time.now()) return
      void running.run(owner, () => scheduler.wake(options).catch(report))
    },
    order: (fault) => {
      state.faults.push({ ...fault, at: state.calls + fault.after })
    },
    freeze: (ms) => {
      state.frozenUntil = Math.max(state.frozenUntil, time.now() + ms)
    },
    kill: () => {
      die()
    },
  }
}

function timersOf(time: Time): Timers {
  return {
    now: time.now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const end = () => {
          time.forget(sleep)
          signal.removeEventListener('abort', end)
          resolve()
        }
        const sleep = time.later(ms, end)
        signal.addEventListener('abort', end)
      }),
  }
}

type Gate = { readonly ports: Ports; readonly state: State; readonly die: () => Error }

/** The same store, each call of it a boundary at which the process may fail or end. */
function guard(store: Store, gate: Gate, isInside: boolean): Store {
  const pass = (run: () => Promise<unknown>) => through(gate, run, isInside)
  const wrapped: Record<string, unknown> = {}
  for (const [name, part] of Object.entries(store)) {
    if (name === 'transact') {
      wrapped[name] = (work: (inner: Store) => Promise<unknown>) =>
        pass(() => store.transact((inner) => work(guard(inner, gate, true))))
    } else if (typeof part === 'function') {
      wrapped[name] = part
    } else {
      const methods = Object.entries(part as Record<string, (...given: unknown[]) => Promise<unknown>>)
      wrapped[name] = Object.fromEntries(
        methods.map(([method, call]) => [method, (...given: unknown[]) => pass(() => call.apply(part, given))]),
      )
    }
  }
  return wrapped as unknown as Store
}

async function through({ ports, state, die }: Gate, run: () => Promise<unknown>, isInside: boolean): Promise<unknown> {
  const { time, random } = ports
  const fail = (when: CallFault['when'], at: number) => {
    if (state.isDead) throw new Killed()
    const fault = state.faults.find((one) => one.at === at && one.when === when)
    if (fault === undefined) return
    ports.platforms.forgive()
    throw fault.kind === 'kill' ? die() : new DatabaseFault('unavailable', 'store', 'fault: the disk is full')
  }
  if (state.isDead) throw new Killed()
  // Another process may come between two calls, but not into a transaction.
  if (!isInside && random() < ports.contention()) await time.pass(Math.floor(random() * 500))
  const at = ++state.calls
  fail('before', at)
  const value = await time.occupy(run)
  fail('after', at)
  return value
}
