// Why it exists: answers "what is claimed, and how does it stand?" from the ledger.
import { CLAIM_STANDINGS, type ClaimStanding, type LedgerClaim } from '../core/claim.ts'
import type { Command, Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import { makeCitations } from './citations.ts'
import { findNearestWord } from './nearest.ts'
import { findPerson } from './person.ts'
import { say } from './say.ts'
import { claimButtons, showClaims, standingOf } from './standing.ts'

const MAX_CLAIMS = 15
/** So many of the newest that somebody has confirmed or denied are looked through for contested ones. */
const MAX_LOOKED = 200

export async function answerClaims(store: Store, query: string | null): Promise<Reply> {
  const standing = query === null ? null : findStanding(query)
  if (standing === undefined) return say(sayUnknown(query ?? ''))
  const claims = await findClaims(store, standing)
  if (claims.length === 0) {
    return say(standing === null ? 'No claims are stored yet.' : `No claim that is stored stands as ${standing}.`)
  }
  const shown = await showClaims(claims.slice(0, MAX_CLAIMS), makeCitations(store))
  const list = { type: 'list', items: shown.map(({ text }) => text), urls: shown.map(({ url }) => url) } as const
  const more =
    claims.length > MAX_CLAIMS ? [{ type: 'text', text: `These are the newest ${MAX_CLAIMS}.` } as const] : []
  const heading = standing === null ? 'Claims' : `Claims that stand as ${standing}`
  const blocks = [{ type: 'heading', text: heading } as const, list, ...more]
  return { blocks, visibility: 'asker', actions: claimButtons(claims) }
}

/** Those that a person made, or that are about the person, newest first. */
export async function answerClaimsOf(
  store: Store,
  { person: name, made }: Extract<Command, { name: 'claimsOf' }>,
): Promise<Reply> {
  const person = await findPerson(store, name, made ? 'claims by' : 'claims about')
  if ('blocks' in person) return person
  const { claims, total } = await store.claims.findSome(person.id, { made, limit: MAX_CLAIMS })
  const what = made ? `Claims of ${person.name}` : `Claims about ${person.name} by others`
  if (total === 0) return say(`${what}: none is stored.`)
  const shown = await showClaims(claims, makeCitations(store))
  const text = total > claims.length ? `${what}: the newest ${claims.length} of ${total}` : what
  const items = shown.map((claim) => claim.text)
  return {
    blocks: [
      { type: 'heading', text },
      { type: 'list', items, urls: shown.map(({ url }) => url) },
    ],
    visibility: 'asker',
    actions: claimButtons(claims),
  }
}

/** Newest first. What is contested stands neither as confirmed nor as denied, whichever word came last. */
async function findClaims({ claims }: Store, standing: ClaimStanding | null): Promise<readonly LedgerClaim[]> {
  if (standing === null || standing === 'attributed' || standing === 'unconfirmed') {
    return claims.list({ status: standing, limit: MAX_CLAIMS + 1 })
  }
  const statuses = standing === 'contested' ? (['denied', 'confirmed'] as const) : [standing]
  const found = await Promise.all(statuses.map((status) => claims.list({ status, limit: MAX_LOOKED })))
  return found
    .flat()
    .filter((claim) => standingOf(claim) === standing)
    .toSorted((a, b) => readAt(b) - readAt(a))
}

function readAt({ entries }: LedgerClaim): number {
  return Math.max(0, ...entries.map(({ recordedAt }) => recordedAt))
}

/** undefined: no such standing. */
export function findStanding(query: string): ClaimStanding | undefined {
  return CLAIM_STANDINGS.find((standing) => standing === query.toLowerCase())
}

export function sayUnknown(query: string): string {
  const nearest = findNearestWord(query, CLAIM_STANDINGS, 4)
  const hint = nearest === null ? '' : ` Did you mean "claims ${nearest}"?`
  return `A claim stands as one of: ${CLAIM_STANDINGS.join(', ')}.${hint}`
}
