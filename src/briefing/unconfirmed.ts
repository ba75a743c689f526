// Why it exists: the claims that nobody has confirmed, and the word of those who would have to.
import type { Line } from '../core/briefing.ts'
import { type EntryStatus, isPartly } from '../core/claim.ts'
import { makeRanking } from '../core/ranking.ts'
import { isKnown } from './changes.ts'
import { type Desk, type Drafted, isNew, makeSection, passesGate, textOf } from './desk.ts'
import { counted } from './frame.ts'
import { leftOut } from './left.ts'
import { markOf, matrixNotes } from './matrix.ts'
import { nameHolder } from './names.ts'
import { sentencesOf } from './passages.ts'
import { sourcesNotes } from './repeats.ts'
import type { Standing } from './standing.ts'
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
  const shown = standings.filter((standing) => isNews(desk, standing) && isExactly(standing))
  const exact = standings.filter(isExactly)
  const known = exact.filter((standing) => !isNews(desk, standing))
  const left = [
    ...leftOut(
      'unconfirmed',
      'gate',
      standings.filter((standing) => !isExactly(standing)),
    ),
    ...leftOut('unconfirmed', 'told', known),
    ...leftOut(
      'unconfirmed',
      'room',
      shown.filter((standing) => !told.includes(standing)),
    ),
    ...leftOut('unconfirmed', 'answer', answersOf(desk)),
  ]
  const section = makeSection(
    'unconfirmed',
    HEADING,
    told.map((standing) => lineOf(desk, standing, () => notesOf(desk, standing))),
    { omitted: shown.length - told.length, empty: emptyOf(desk, exact.length) },
  )
  return { section, withheld: standings.length - exact.length, left }
}

/** What only confirms or denies a claim stands under that claim. */
function answersOf({ story }: Desk) {
  const answering = story.claims.filter(({ answers }) => (answers ?? null) !== null)
  return answering.map(({ id, text }) => ({ text, claimId: id }))
}

/** What was told and has new words since is told among the changes; what has none is not told again. */
function isNews(desk: Desk, { ledger, article }: Standing): boolean {
  return desk.since === null || (ledger === null ? isNew(desk, article) : !isKnown(ledger, desk.since))
}

function emptyOf(desk: Desk, standing: number): string {
  if (isForeign(desk)) return NOT_LOOKED_FOR
  return desk.since === null || standing === 0
    ? EMPTY
    : `Nothing more is marked as unconfirmed; ${counted(standing, 'claim')} told before.`
}

function isForeign({ articles }: Desk): boolean {
  const languages = articles.map(({ extraction }) => extraction.article.language)
  return languages.length > 0 && languages.every((language) => !/^(?:en|und)\b/i.test(language))
}

/** The standings that the section has room for. */
export function pickStandings(desk: Desk, standings: readonly Standing[]): readonly Standing[] {
  // The ones that stand further up and tell more, told as the articles have them.
  return standings
    .filter((standing) => isNews(desk, standing) && isExactly(standing))
    .toSorted((a, b) => rankOf(desk, a) - rankOf(desk, b) || a.order - b.order)
    .slice(0, desk.room(MAX_LINES))
    .sort((a, b) => Number(isOfMany(b)) - Number(isOfMany(a)) || a.order - b.order)
}

/** What several could confirm has the most to tell: whose word there is, and whose there is not. It finds room first. */
function isOfMany({ about }: Standing): boolean {
  return about.length > 1
}

function rankOf(desk: Desk, { article, spans: [own] }: Standing): number {
  const age = desk.articles.indexOf(article)
  return age * 10_000 + (own === undefined ? 0 : makeRanking(article.extraction)(own))
}

function isExactly(standing: Standing): boolean {
  return passesGate(standing.article, standing.text)
}

function notesOf(desk: Desk, standing: Standing): Line['notes'] {
  return [...matrixNotes(desk, standing), ...rulingNotes(desk, standing), ...repeatNotes(desk, standing)]
}

/** The claim as it stands. `notes` are asked for behind the line, so that its passage is numbered first. */
export function lineOf(desk: Desk, standing: Standing, notes: () => Line['notes']): Line {
  const { by, byForms, text, article, spans } = standing
  const words = ` ${fold(text)} `
  const named = [by, ...byForms].some(
    (form) => !PRONOUN.test(form) && fold(form) !== '' && words.startsWith(` ${fold(form)} `),
  )
  const refs = desk.passages.cite(article, spans)
  return {
    label: named || by === '' ? null : cut(by, 60),
    mark: markOf(standing),
    text: cut(tidy(text), desk.length(MAX_TEXT)),
    refs,
    notes: notes(),
    claimId: standing.claimId,
    ...(standing.rule === undefined ? {} : { rule: standing.rule }),
  }
}

const VERBS: Readonly<Record<EntryStatus, string>> = {
  attributed: '',
  unconfirmed: '',
  confirmed: ' confirms',
  denied: ' denies',
  corroborated: ' says the same',
  withdrawn: ' takes it back',
}

/** The words that give the claim its status, each behind who says them. */
export function rulingNotes(desk: Desk, { rulings }: Standing): Line['notes'] {
  const notes = new Map<string, Line['notes'][number]>()
  for (const { status, party, article, evidence } of rulings) {
    if (notes.size >= desk.room(MAX_RULINGS)) break
    const [sentence] = sentencesOf(article, evidence.span)
    // A cue alone, "denied", or "no immediate confirmation" says too little.
    const words = countWords(evidence.quote) < 6 && sentence !== undefined ? textOf(article, sentence) : evidence.quote
    if (!passesGate(article, words)) continue
    const who = party === null ? 'The text' : cut(nameHolder(article, party), 60)
    const part = isPartly({ status, evidence: [evidence] }) ? ' takes part of it back' : VERBS[status]
    const verb = party === null ? '' : part
    const text = `${who}${verb}: ${cut(words, desk.length(MAX_NOTE))}`
    if (!notes.has(fold(text))) notes.set(fold(text), { text, refs: desk.passages.cite(article, [evidence.span]) })
  }
  return [...notes.values()]
}

/** "In 3 independent sources": those that have the claim itself, each outlet once. */
function repeatNotes(desk: Desk, { ledger, article }: Standing): Line['notes'] {
  const told = (ledger?.entries ?? []).filter(({ status }) => status === 'attributed' || status === 'unconfirmed')
  const places = told
    .filter(({ party, basis }) => !(party !== null && basis === 'stated'))
    .flatMap(({ articleId, evidence: [own] }) => {
      const source = desk.articles.find(({ id }) => id === articleId)
      return source === undefined || own === undefined ? [] : [{ article: source, spans: [own.span] }]
    })
  return sourcesNotes(desk, article, places)
}
