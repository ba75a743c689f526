// Why it exists: a store in memory with what the commands read; whatever else they touch fails the test.
import type { LedgerClaim } from '../../src/core/claim.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { KnownPerson } from '../../src/core/person.ts'
import type { PersonMention, Store } from '../../src/core/ports.ts'
import type { StoredArticle } from '../../src/core/story.ts'

type Kept = {
  readonly people?: readonly KnownPerson[]
  readonly articles?: readonly StoredArticle[]
  readonly mentions?: readonly PersonMention[]
  readonly claims?: readonly LedgerClaim[]
}

export function storeOf({ people = [], articles = [], mentions = [], claims = [] }: Kept): Store {
  const kept = {
    articles: {
      find: async (id: string) => articles.find((article) => article.id === id) ?? null,
      findPast: async () => null,
    },
    people: {
      findByName: async () => people,
      findNear: async () => people,
      findMentions: async (id: string) => mentions.filter(({ personId }) => personId === id),
    },
    claims: {
      findSome: async (id: string, { made, limit }: { made: boolean; limit: number }) => {
        const found = claims.filter(({ by, about }) =>
          made ? by?.personId === id : by?.personId !== id && about.some((party) => party.personId === id),
        )
        return { claims: found.slice(0, limit), total: found.length }
      },
      list: async ({ status, limit }: { status: string | null; limit: number }) =>
        claims.filter((claim) => status === null || claim.status === status).slice(0, limit),
    },
    decisions: { latest: async () => [] },
    topics: { find: async () => null, all: async () => [] },
  }
  // Only what is above is asked for; a call of anything else is a TypeError, and so a failed test.
  return kept as unknown as Store
}

export function brokenStore(): Store {
  const fail = async () => {
    throw new ReadoutError('unavailable', 'store', 'The store cannot be read just now; try again in a minute.')
  }
  return { people: { findByName: fail }, claims: { list: fail } } as unknown as Store
}

export function personOf(name: string, more: Partial<KnownPerson> = {}): KnownPerson {
  return { id: name.toLowerCase().replaceAll(' ', '-'), name, aliases: [], roles: [], ...more }
}
