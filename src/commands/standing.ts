// Why it exists: a claim of the ledger in one line: how it stands, who says it, who has answered, where it was read.
import { nameHolder } from '../briefing/names.ts'
import { cut, fold, tidy } from '../briefing/words.ts'
import type { ClaimStanding, LedgerClaim, LedgerEntry } from '../core/claim.ts'
import type { Action } from '../core/command.ts'
import type { Citations } from './citations.ts'

const SYMBOLS: Readonly<Record<ClaimStanding, string>> = {
  attributed: '·',
  unconfirmed: '?',
  denied: '✕',
  confirmed: '✓',
  corroborated: '+',
  withdrawn: '↩',
  contested: '?',
}
const MAX_CLAIM = 200
const MAX_ANSWERS = 4

const MAX_BUTTONS = 5

/** The history of each of the first ones. */
export function claimButtons(claims: readonly LedgerClaim[]): readonly Action[] {
  return claims.slice(0, MAX_BUTTONS).map(({ id, text }) => ({ label: cut(tidy(text), 40), words: `claim ${id}` }))
}

/** A claim in one line, and the address of the article that it stands in. */
export type ShownClaim = { readonly text: string; readonly url: string | null }

export async function showClaims(claims: readonly LedgerClaim[], citations: Citations): Promise<readonly ShownClaim[]> {
  return Promise.all(
    claims.map(async (claim) => {
      const said = saidIn(claim)
      return {
        text: await showClaim(claim, citations),
        url: said === undefined ? null : await citations.urlOf(said.articleId),
      }
    }),
  )
}

/** '? unconfirmed · Anton Varrel: he had … · Ines Calder confirms (Quayside Dispatch, 10 Mar 2026) · said in … (claim c1a2)'. */
async function showClaim(claim: LedgerClaim, citations: Citations): Promise<string> {
  const by = claim.by?.name ?? claim.byText
  const text = cut(tidy(claim.text), MAX_CLAIM)
  const named = by === '' || ` ${fold(text)} `.startsWith(` ${fold(by)} `)
  const said = saidIn(claim)
  const standing = standingOf(claim)
  const parts = [`${SYMBOLS[standing]} ${standing}`, named ? text : `${by}: ${text}`]
  if (said !== undefined) parts.push(await citations.cite(said.articleId))
  for (const entry of claim.entries.filter(isAnswer).slice(-MAX_ANSWERS)) {
    const verb = entry.status === 'denied' ? 'denies' : 'confirms'
    const article = await citations.article(entry.articleId)
    const party = entry.party?.name ?? 'the text'
    parts.push(
      `${article === null ? party : nameHolder(article, party)} ${verb} (${await citations.cite(entry.articleId)})`,
    )
  }
  return `${parts.join(' · ')} (claim ${claim.id})`
}

/** The article that has the claim, not one that only answers it. */
function saidIn({ entries }: LedgerClaim): LedgerEntry | undefined {
  return entries.find((entry) => !isAnswer(entry)) ?? entries[0]
}

/** Where one confirms and another denies, neither word stands alone: so a briefing says it too. */
export function standingOf({ entries, status }: LedgerClaim): ClaimStanding {
  // A later word of the same party takes the place of an earlier one.
  const words = new Map(entries.filter(isAnswer).map((entry) => [entry.party?.name ?? '', entry.status]))
  return new Set(words.values()).size > 1 ? 'contested' : status
}

function isAnswer(entry: LedgerEntry): boolean {
  return entry.status === 'confirmed' || entry.status === 'denied'
}
