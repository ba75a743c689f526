// Why it exists: a claim of the ledger in one line: how it stands, who says it, who has answered, where it was read.
import { nameHolder } from '../briefing/names.ts'
import { cut, fold, tidy } from '../briefing/words.ts'
import type { ClaimStatus, LedgerClaim, LedgerEntry } from '../core/claim.ts'
import type { Sources } from './sources.ts'

const SYMBOLS: Readonly<Record<ClaimStatus, string>> = {
  attributed: '·',
  unconfirmed: '?',
  denied: '✕',
  confirmed: '✓',
}
const MAX_CLAIM = 200
const MAX_ANSWERS = 4

/** '? unconfirmed · Anton Varrel: he had … · Ines Calder confirms (Quayside Dispatch, 10 Mar 2026) · said in …'. */
export async function showClaim(claim: LedgerClaim, sources: Sources): Promise<string> {
  const by = claim.by?.name ?? claim.byText
  const text = cut(tidy(claim.text), MAX_CLAIM)
  const named = by === '' || ` ${fold(text)} `.startsWith(` ${fold(by)} `)
  const said = claim.entries.find((entry) => !isAnswer(entry)) ?? claim.entries[0]
  const parts = [showStatus(claim), named ? text : `${by}: ${text}`]
  if (said !== undefined) parts.push(await sources.cite(said.articleId))
  for (const entry of claim.entries.filter(isAnswer).slice(-MAX_ANSWERS)) {
    const verb = entry.status === 'denied' ? 'denies' : 'confirms'
    const article = await sources.article(entry.articleId)
    const party = entry.party?.name ?? 'the text'
    parts.push(
      `${article === null ? party : nameHolder(article, party)} ${verb} (${await sources.cite(entry.articleId)})`,
    )
  }
  return parts.join(' · ')
}

/** Where one confirms and another denies, neither word stands alone: so a briefing says it too. */
function showStatus({ entries, status }: LedgerClaim): string {
  // A later word of the same party takes the place of an earlier one.
  const words = new Map(entries.filter(isAnswer).map((entry) => [entry.party?.name ?? '', entry.status]))
  const contested = new Set(words.values()).size > 1
  return contested ? '? contested' : `${SYMBOLS[status]} ${status}`
}

function isAnswer(entry: LedgerEntry): boolean {
  return entry.status === 'confirmed' || entry.status === 'denied'
}
