// Why it exists: the parts of the store on one connection, and the transaction that holds what belongs together.
import { sql } from 'kysely'
import type { Clock, Store } from '../core/ports.ts'
import { makeArticles } from './articles.ts'
import { makeBriefings } from './briefings.ts'
import { makeCensus } from './census.ts'
import { makeClaims } from './claims.ts'
import { makeDecisions } from './decisions.ts'
import { makeDeliveries } from './deliveries.ts'
import { makeDestinations } from './destinations.ts'
import { makePeople } from './people.ts'
import { makeRetention } from './retention.ts'
import { makeSearch, type SearchIndex } from './search.ts'
import { makeSettings } from './settings.ts'
import { makeSources } from './sources.ts'
import { makeStories } from './stories.ts'
import { makeSubscriptions } from './subscriptions.ts'
import type { Db } from './tables.ts'
import { makeTalks } from './talks.ts'
import { makeTermStore } from './terms.ts'
import { makeTestimonies } from './testimonies.ts'
import { makeTopics } from './topics.ts'

export function makeStore(options: {
  readonly db: Db
  readonly clock: Clock
  /** What leases run by: one for all who work on the database. */
  readonly leaseClock: Clock
  readonly index: SearchIndex
  readonly close: () => Promise<void>
}): Store {
  const { db, index } = options
  const clocks = { clock: options.clock, leaseClock: options.leaseClock }
  return {
    ...makeParts(db, clocks, index),
    transact: (work) => db.transaction().execute((trx) => work(withinTransaction(trx, clocks, index))),
    close: options.close,
  }
}

/** The store inside a transaction. A transaction in it is a savepoint: what it throws undoes its own writes only. */
function withinTransaction(trx: Db, clocks: Clocks, index: SearchIndex): Store {
  const store: Store = {
    ...makeParts(trx, clocks, index),
    async transact(work) {
      await sql`savepoint part`.execute(trx)
      try {
        const result = await work(store)
        await sql`release savepoint part`.execute(trx)
        return result
      } catch (error) {
        await sql`rollback to savepoint part`.execute(trx)
        await sql`release savepoint part`.execute(trx)
        throw error
      }
    },
    // The transaction's owner closes the store, not the work inside it.
    close: async () => {},
  }
  return store
}

type Clocks = { readonly clock: Clock; readonly leaseClock: Clock }

function makeParts(db: Db, { clock, leaseClock }: Clocks, index: SearchIndex): Omit<Store, 'transact' | 'close'> {
  const claims = makeClaims(db, index)
  const talks = makeTalks(db)
  return {
    articles: makeArticles(db, index),
    people: makePeople(db),
    decisions: makeDecisions(db, makePeople),
    terms: makeTermStore(db),
    testimonies: makeTestimonies(db),
    stories: makeStories(db, { claims, talks }),
    claims,
    talks,
    briefings: makeBriefings(db),
    subscriptions: makeSubscriptions(db, clock),
    topics: makeTopics(db),
    settings: makeSettings(db),
    destinations: makeDestinations(db),
    deliveries: makeDeliveries(db, clock, leaseClock),
    sources: makeSources(db),
    retention: makeRetention(db),
    census: makeCensus(db),
    search: makeSearch(db, index),
  }
}
