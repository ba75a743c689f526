// Why it exists: what goes in and out is logged, counted and free of secrets, without any part knowing of it.
import type { SendOutcome } from './core/delivery.ts'
import type { Ask, Ingest, Platform, Store } from './core/ports.ts'
import type { Destination } from './core/subscription.ts'
import { showDestination } from './delivery/slots.ts'
import type { Log } from './log.ts'
import type { Metrics } from './ops/metrics.ts'
import type { Scrub } from './scrub.ts'

export type Watch = { readonly log: Log; readonly metrics: Metrics; readonly scrub: Scrub }

/** The platform with what goes out in the log and counted; a secret that got into a message does not leave with it. */
export function watchPlatform(platform: Platform, { log, metrics, scrub }: Watch): Platform {
  const heard = async (verb: string, destination: Destination, work: () => Promise<SendOutcome>) => {
    const begun = performance.now()
    // Its reason is stored, logged and shown.
    const outcome = scrub.value(await work())
    metrics.sent(platform.name, outcome.kind, performance.now() - begun)
    const where = destination.platform === 'web' ? 'the page' : showDestination(destination)
    if (outcome.kind === 'posted') log.info(`${verb} ${where}`)
    else log.warn(`not ${verb} ${where}: ${outcome.kind}, ${outcome.reason}`)
    return outcome
  }
  return {
    ...platform,
    // Rendered payloads are stored: they are scrubbed before that, as data, so that they stay what the platform reads.
    render: (briefing, actions) => platform.render(scrub.value(briefing), scrub.value(actions)),
    send: (destination, ...message) => heard('posted to', destination, () => platform.send(destination, ...message)),
    edit: (destination, messageId, payload) =>
      heard('edited in', destination, () => platform.edit(destination, messageId, payload)),
  }
}

/** Answers in chat and on the page hold no secret, whatever a source or an error put into them. */
export function scrubAsk(ask: Ask, scrub: Scrub): Ask {
  return async (words, asker) => scrub.value(await ask(words, asker))
}

/** The store, with what ends counted. */
export function watchStore(store: Store, metrics: Metrics): Store {
  const { deliveries } = store
  return {
    ...store,
    deliveries: {
      ...deliveries,
      settle: async (lease, settlement) => {
        const held = await deliveries.settle(lease, settlement)
        if (held && settlement.nextAt === null) metrics.ended(lease.delivery.destination.platform, settlement.state)
        return held
      },
    },
  }
}

export function watchIngest(ingest: Ingest, metrics: Metrics): Ingest {
  return async (article) => {
    const begun = performance.now()
    const ingested = await ingest(article)
    metrics.ingested(ingested.outcome, performance.now() - begun)
    return ingested
  }
}

/** The log, with failures counted. */
export function watchLog(log: Log, metrics: Metrics): Log {
  return {
    ...log,
    failure: (error) => {
      metrics.failed()
      log.failure(error)
    },
  }
}
