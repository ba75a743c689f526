// Why it exists: answers "what is claimed, and how does it stand?" from the ledger.
import { distance } from 'fastest-levenshtein'
import { type ClaimStatus, claimStatusSchema } from '../core/claim.ts'
import type { Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import { say } from './say.ts'
import { makeSources } from './sources.ts'
import { showClaim } from './standing.ts'

const MAX_CLAIMS = 15

export async function answerClaims(store: Store, query: string | null): Promise<Reply> {
  const status = query === null ? null : findStatus(query)
  if (status === undefined) return say(sayUnknown(query ?? ''))
  const claims = await store.claims.list({ status, limit: MAX_CLAIMS + 1 })
  if (claims.length === 0) {
    return say(status === null ? 'No claims are stored yet.' : `No claim that is stored stands as ${status}.`)
  }
  const sources = makeSources(store)
  const items = await Promise.all(claims.slice(0, MAX_CLAIMS).map((claim) => showClaim(claim, sources)))
  const more =
    claims.length > MAX_CLAIMS ? [{ type: 'text', text: `These are the newest ${MAX_CLAIMS}.` } as const] : []
  const heading = status === null ? 'Claims' : `Claims that stand as ${status}`
  return { blocks: [{ type: 'heading', text: heading }, { type: 'list', items }, ...more], visibility: 'asker' }
}

/** undefined: no such status. */
function findStatus(query: string): ClaimStatus | undefined {
  return claimStatusSchema.options.find((status) => status === query.toLowerCase())
}

function sayUnknown(query: string): string {
  const { options } = claimStatusSchema
  const word = query.slice(0, 40)
  const [nearest = ''] = options.toSorted((a, b) => distance(word, a) - distance(word, b))
  const hint = distance(word, nearest) <= 4 ? ` Did you mean "claims ${nearest}"?` : ''
  return `A claim stands as one of: ${options.join(', ')}.${hint}`
}
