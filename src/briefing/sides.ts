// Why it exists: what each side says, in its own words and side by side.
import type { Attribution } from '../core/attribution.ts'
import type { Line } from '../core/briefing.ts'
import { makeRanking } from '../core/ranking.ts'
import { overlaps, type Span } from '../core/span.ts'
import type { StoredArticle } from '../core/story.ts'
import { type Desk, type Drafted, isNew, makeSection, NOTHING, passesGate, textOf } from './desk.ts'
import { leftOut } from './left.ts'
import { positionOf } from './passages.ts'
import { type Place, sourcesNotes } from './repeats.ts'
import { balance, countWords, cut, fold, oneLine, tidy } from './words.ts'

const LINES_A_SIDE = 2
const MAX_SIDES = 6
const MAX_TEXT = 160
// "They agreed": nobody is named by it.
export const PRONOUN = /^(?:he|she|it|they|we|i|you|who|some|others|many|both|all|one)$/iu
const OPENING = /[“"„«‘]/u
const CLOSING = /[”"“»’]/u

type Statement = {
  readonly side: string
  readonly label: string
  readonly speaker: string
  readonly words: string
  readonly folded: string
  readonly article: StoredArticle
  readonly spans: readonly Span[]
  /** Newest article first, then the place in it. */
  readonly order: number
  readonly rank: number
  /** The ledger's claim that it makes; paraphrases of one claim are one. */
  readonly claimId: string | null
  readonly rule: string | undefined
  /** Where else the same is said. */
  readonly others: readonly Place[]
}

/** `told`: keys (see `keyOfAttribution`) of attributions that another section tells. */
export function draftSides(desk: Desk, told: ReadonlySet<string>): Drafted {
  const all = desk.articles.flatMap((article, age) =>
    article.extraction.attributions
      .filter((attribution) => !told.has(keyOfAttribution(article, attribution.id)))
      .map((attribution) => readStatement(desk, article, attribution, age))
      .filter((statement) => statement !== null),
  )
  const fit = all.filter(({ article, words }) =>
    words.split(' … ').every((piece) => passesGate(article, unmark(piece))),
  )
  const withheld = all.length - fit.length
  const once = dropRepeats(fit)
  const distinct = once.filter((statement) => isNewStatement(desk, statement))
  const not = (kept: readonly Statement[]) => (statement: Statement) => !kept.includes(statement)
  const kept = [
    ...leftOut('sides', 'gate', all.filter(not(fit)).map(foundOf)),
    ...leftOut('sides', 'told', once.filter(not(distinct)).map(foundOf)),
  ]
  if (distinct.length === 0) return { ...NOTHING, withheld, left: kept }
  const principals = findPrincipals(desk)
  const sides = [...Map.groupBy(distinct, ({ side }) => side).values()].sort(
    (a, b) => rankOfSide(a, principals) - rankOfSide(b, principals),
  )
  const picked = sides.slice(0, desk.room(MAX_SIDES)).flatMap((statements) => pickStatements(desk, statements))
  const lines = picked.map((statement) => lineOf(desk, statement))
  const section = makeSection('sides', 'WHAT EACH SIDE SAYS', lines, { omitted: distinct.length - lines.length })
  const left = [...kept, ...leftOut('sides', 'room', distinct.filter(not(picked)).map(foundOf))]
  return { section, withheld, left }
}

function foundOf({ label, words, claimId, rule }: Statement) {
  return { text: `${label}: ${words}`, claimId, rule }
}

export function keyOfAttribution(article: StoredArticle, attributionId: string): string {
  return `${article.id} ${attributionId}`
}

/** Who took part in the event or told of it: their sides come first. */
function findPrincipals(desk: Desk): ReadonlySet<string> {
  const keys = desk.articles.flatMap((article) => {
    const event = article.extraction.event
    return event === null ? [] : [...event.participants, ...event.toldBy].map((id) => desk.names.keyOf(article, id))
  })
  return new Set(keys)
}

function rankOfSide(statements: readonly Statement[], principals: ReadonlySet<string>): number {
  const first = Math.min(...statements.map(({ order }) => order))
  return statements.some(({ speaker }) => principals.has(speaker)) ? first : first + 1_000_000
}

function pickStatements(desk: Desk, statements: readonly Statement[]): readonly Statement[] {
  return statements
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, desk.room(LINES_A_SIDE))
    .sort((a, b) => a.order - b.order)
}

function lineOf(desk: Desk, { label, words, article, spans, others, rule }: Statement): Line {
  const refs = desk.passages.cite(article, spans)
  const notes = sourcesNotes(desk, article, others)
  const line = { label, mark: null, text: cut(words, desk.length(MAX_TEXT)), refs, notes, claimId: null }
  return rule === undefined ? line : { ...line, rule }
}

function readStatement(desk: Desk, article: StoredArticle, attribution: Attribution, age: number): Statement | null {
  const { speaker, source, contents, channel } = attribution
  const [first] = contents
  const who = speaker ?? (source === null ? '' : oneLine(textOf(article, source)).replace(/,? (?:who|which|that)$/, ''))
  if (first === undefined || who === '' || (speaker === null && PRONOUN.test(who))) return null
  // A headline says in short what the text says in full.
  if (first.end <= article.extraction.article.title.length) return null
  const said = contents.map((span) => textOf(article, span)).join(' ')
  if (countWords(said) < 3) return null
  const sided = speaker === null ? null : desk.names.sideOf(article, speaker)
  const name = cut(speaker === null ? who : desk.names.show(article, speaker), 60)
  const label = `${sided === null ? '' : `${cut(sided, 40)} · `}${name}${channel === null ? '' : `, ${showChannel(article, attribution, channel)}`}`
  const position = positionOf(article, first)
  const settles = attribution.polarity === 'confirms' || attribution.polarity === 'denies'
  // Position first, then density; a word that settles a claim is worth four sentences, one's own words in quotation marks three.
  const words = wordsOf(article, attribution)
  const bonus = (settles ? 4 : 0) + (attribution.kind === 'indirect' ? 0 : 3)
  return {
    side: sided === null ? desk.names.keyOf(article, who) : fold(sided),
    label,
    speaker: desk.names.keyOf(article, who),
    words,
    folded: fold(words),
    article,
    spans: source === null ? contents : [source, ...contents],
    order: age * 10_000 + position,
    claimId: claimIdAt(desk, article, first),
    rule: attribution.rule,
    others: [],
    rank: age * 10_000 + makeRanking(article.extraction)(first) - bonus,
  }
}

/** "told reporters": a channel that is people; "told Ora": one that is spoken to, and no second speaker. */
function showChannel(article: StoredArticle, { cue }: Attribution, channel: string): string {
  const told = cue !== null && /\bt(?:old|ells?|elling)$/iu.test(textOf(article, cue))
  const behind = cue === null ? '' : article.extraction.article.text.slice(cue.end, cue.end + 80).trimStart()
  const spokenTo = told && behind.startsWith(channel)
  if (/^(?:reporters|journalists|lawmakers|parliament)$/iu.test(channel)) return `to ${channel}`
  return spokenTo ? `to ${cut(channel, 40)}` : cut(channel, 40)
}

/** The words said, as slices. "Y denied that …" must not read as if Y had said so: there the cue belongs to the words. */
export function wordsOf(article: StoredArticle, attribution: Attribution): string {
  const { contents, cue } = attribution
  const [first, ...rest] = contents
  if (first === undefined) return ''
  const whole = widen(article, first)
  // What is called for, or what somebody is called, is no clause of its own: the verb belongs to it.
  const bare = /^(?:infinitive-after-cue|phrase-after-cue|object-and-name|object-of-preposition)$/.test(
    attribution.rule ?? '',
  )
  const spans = [bare || turnsMeaning(article, attribution) ? withCue(article, attribution, whole) : whole]
  for (const span of rest) spans.push(widen(article, span))
  const pieces = spans.map((span) => balance(tidy(oneLine(textOf(article, span)))))
  const [opening] = spans
  const behind = cue !== null && opening !== undefined && !(opening.start <= cue.start && cue.end <= opening.end)
  if (turnsMeaning(article, attribution) && behind) pieces.push(oneLine(textOf(article, cue)))
  return pieces.filter((piece) => piece !== '').join(' … ')
}

function turnsMeaning(article: StoredArticle, { polarity, cue }: Attribution): boolean {
  if (polarity !== undefined && polarity !== 'asserts') return true
  return (
    cue !== null &&
    /den(?:y|ie)|declin|reject|refus|dismiss|disput|ask|question|doubt|confirm|\bno[tr]?\b|n[’']t\b/iu.test(
      textOf(article, cue),
    )
  )
}

/** From the cue on, and from the words between source and cue ("later denied", "did not confirm") where no comma parts them. */
function withCue(article: StoredArticle, { cue, source }: Attribution, content: Span): Span {
  if (cue === null || cue.end > content.start || content.start - cue.end > 60) return content
  const before = source !== null && source.end <= cue.start ? { start: source.end, end: cue.start } : null
  const joined = before !== null && /^\s[\p{L}\p{N}’'\s-]{0,40}$/u.test(textOf(article, before))
  return { start: joined ? before.end - textOf(article, before).trimStart().length : cue.start, end: content.end }
}

/** Takes in the quotation marks that stand directly around a span. */
function widen(article: StoredArticle, span: Span): Span {
  const { text } = article.extraction.article
  const before = text.charAt(span.start - 1)
  const after = text.charAt(span.end)
  const inner = textOf(article, span)
  const opens = span.start > 0 && OPENING.test(before) && !OPENING.test(inner.charAt(0))
  const closes = CLOSING.test(after) && !CLOSING.test(inner.at(-1) ?? '')
  return { start: opens ? span.start - 1 : span.start, end: closes ? span.end + 1 : span.end }
}

/** Without marks that `balance` may have added at the ends, for the comparison with the source. */
function unmark(piece: string): string {
  return piece.replace(/^[“"«„]+|[”"»“’«]+$/gu, '')
}

/** What one speaker says twice, or in one article more fully than in another, stands once, with where else it is said. */
function dropRepeats(statements: readonly Statement[]): readonly Statement[] {
  const kept: Statement[] = []
  for (const statement of statements) {
    const { folded, claimId, article } = statement
    const twin = kept.findIndex((known) => {
      const alike = known.folded.includes(folded) || folded.includes(known.folded)
      const sameClaim = claimId !== null && claimId === known.claimId && article !== known.article
      return known.speaker === statement.speaker && (alike || sameClaim)
    })
    const known = kept[twin]
    if (known === undefined) kept.push(statement)
    else if (folded.length > known.folded.length && article === known.article) {
      kept[twin] = { ...statement, others: known.others }
    } else kept[twin] = { ...known, others: [...known.others, statement] }
  }
  return kept
}

/** Said in no article that these readers were told of. */
function isNewStatement(desk: Desk, { article, others }: Statement): boolean {
  return [article, ...others.map((other) => other.article)].every((one) => isNew(desk, one))
}

function claimIdAt({ story }: Desk, article: StoredArticle, span: Span): string | null {
  const claim = story.claims.find(({ entries }) =>
    entries.some(
      ({ articleId, evidence: [own] }) => articleId === article.id && own !== undefined && overlaps(own.span, span),
    ),
  )
  return claim?.id ?? null
}
