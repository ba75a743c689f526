// Why it exists: the claims that nobody has confirmed, and the word of those who would have to.
import type { Line, Mark } from '../core/briefing.ts'
import { makeRanking } from '../core/ranking.ts'
import { type Desk, type Drafted, makeSection, passesGate, textOf } from './desk.ts'
import { nameHolder } from './names.ts'
import { sentencesOf } from './passages.ts'
import type { Ruling, Standing } from './standing.ts'
import { countWords, cut, fold, tidy } from './words.ts'

const MAX_LINES = 4
/** A claim that names six leaders with their titles must fit whole. */
const MAX_TEXT = 320
const MAX_NOTE = 160
const MAX_RULINGS = 4

// "He had told her" does not say who he is.
const PRONOUN = /^(?:he|she|it|they|we|i)$/iu

const HEADING = 'UNCONFIRMED'
const EMPTY = 'Nothing in the text is marked as unconfirmed.'
const NOT_LOOKED_FOR = 'Not looked for: the rules read English only.'

/** What the section tells of these standings; `told` of them are in it, in the same order. */
export function draftUnconfirmed(desk: Desk, standings: readonly Standing[]): Drafted {
  const told = pickStandings(desk, standings)
  const shown = standings.filter(isExactly)
  const section = makeSection(
    'unconfirmed',
    HEADING,
    told.map((standing) => lineOf(desk, standing)),
    { omitted: shown.length - told.length, empty: isForeign(desk) ? NOT_LOOKED_FOR : EMPTY },
  )
  return { section, withheld: standings.length - shown.length }
}

function isForeign({ articles }: Desk): boolean {
  const languages = articles.map(({ extraction }) => extraction.article.language)
  return languages.length > 0 && languages.every((language) => !/^(?:en|und)\b/i.test(language))
}

/** The standings that the section has room for. */
export function pickStandings(desk: Desk, standings: readonly Standing[]): readonly Standing[] {
  // The ones that stand further up and tell more, told as the articles have them.
  return standings
    .filter(isExactly)
    .toSorted((a, b) => rankOf(desk, a) - rankOf(desk, b) || a.order - b.order)
    .slice(0, desk.room(MAX_LINES))
    .sort((a, b) => a.order - b.order)
}

function rankOf(desk: Desk, { article, spans: [own] }: Standing): number {
  const age = desk.articles.indexOf(article)
  return age * 10_000 + (own === undefined ? 0 : makeRanking(article.extraction)(own))
}

function isExactly(standing: Standing): boolean {
  return passesGate(standing.article, standing.text)
}

function lineOf(desk: Desk, standing: Standing): Line {
  const { by, byForms, text, article, spans } = standing
  const words = ` ${fold(text)} `
  const named = [by, ...byForms].some(
    (form) => !PRONOUN.test(form) && fold(form) !== '' && words.startsWith(` ${fold(form)} `),
  )
  const refs = desk.passages.cite(article, spans)
  const own = ownWord(standing)
  const ownNote = own === null ? [] : [{ text: own, refs: [] }]
  return {
    label: named || by === '' ? null : cut(by, 60),
    mark: markOf(standing),
    text: cut(tidy(text), desk.length(MAX_TEXT)),
    refs,
    notes: [...ownNote, ...rulingNotes(desk, standing)],
    claimId: standing.claimId,
  }
}

type Tally = { readonly confirms: readonly string[]; readonly denies: readonly string[] }

/** The last word of each party whose own word would settle the claim. */
function tally({ about, article, rulings }: Standing): Tally {
  const last = new Map<string, Ruling['status']>()
  for (const { party, status } of rulings) {
    const who = about.find((name) => party !== null && isSame(name, party))
    if (who !== undefined) last.set(who, status)
  }
  const having = (status: Ruling['status']) =>
    [...last].filter(([, word]) => word === status).map(([name]) => nameHolder(article, name))
  return { confirms: having('confirmed'), denies: having('denied') }
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [fold(a), fold(b)]
  return one === other || ` ${one}`.endsWith(` ${other}`) || ` ${other}`.endsWith(` ${one}`)
}

/** The ledger's status is the latest word; one word of several leaves the rest open, and that must be seen. */
function markOf(standing: Standing): Mark {
  const { confirms, denies } = tally(standing)
  if (confirms.length > 0 && denies.length > 0) return { symbol: '?', word: 'contested' }
  if (confirms.length > 0 && confirms.length < standing.about.length) return { symbol: '✓', word: 'confirmed in part' }
  switch (standing.status) {
    case 'confirmed':
      return { symbol: '✓', word: 'confirmed' }
    case 'denied':
      return { symbol: '✕', word: 'denied' }
    case 'withdrawn':
      return { symbol: '↩', word: 'withdrawn' }
    case 'corroborated':
      return { symbol: '+', word: 'corroborated' }
    case 'unconfirmed':
    case 'attributed':
      return { symbol: '?', word: 'unconfirmed' }
    default:
      return standing.status satisfies never
  }
}

function ownWord(standing: Standing): string | null {
  const total = standing.about.length
  if (total === 0) return null
  const { confirms, denies } = tally(standing)
  if (confirms.length + denies.length === 0) return `Own word: 0 of ${total}`
  const parts = [
    confirms.length === 0
      ? null
      : `${confirms.length} ${confirms.length === 1 ? 'confirms' : 'confirm'} (${confirms.join(', ')})`,
    denies.length === 0 ? null : `${denies.length} ${denies.length === 1 ? 'denies' : 'deny'} (${denies.join(', ')})`,
  ]
  return cut(`Own word: ${parts.filter((part) => part !== null).join(', ')}, of ${total}`, 240)
}

/** The words that give the claim its status, each behind who says them. */
function rulingNotes(desk: Desk, { rulings }: Standing): Line['notes'] {
  const notes = new Map<string, Line['notes'][number]>()
  for (const { status, party, article, evidence } of rulings) {
    if (notes.size >= desk.room(MAX_RULINGS)) break
    const [sentence] = sentencesOf(article, evidence.span)
    // A cue alone, "denied", or "no immediate confirmation" says too little.
    const words = countWords(evidence.quote) < 6 && sentence !== undefined ? textOf(article, sentence) : evidence.quote
    if (!passesGate(article, words)) continue
    const who = party === null ? 'The text' : cut(nameHolder(article, party), 60)
    const verb = party === null || status === 'unconfirmed' ? '' : status === 'denied' ? ' denies' : ' confirms'
    const text = `${who}${verb}: ${cut(words, desk.length(MAX_NOTE))}`
    if (!notes.has(fold(text))) notes.set(fold(text), { text, refs: desk.passages.cite(article, [evidence.span]) })
  }
  return [...notes.values()]
}
