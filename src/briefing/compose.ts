// Why it exists: a story becomes a briefing, a tree of blocks in which every line points at the sentences that bear it.
import type { Block, Briefing } from '../core/briefing.ts'
import { type Evidence, overlaps } from '../core/span.ts'
import type { StoredArticle, Story } from '../core/story.ts'
import type { LedgerTalk } from '../core/talk.ts'
import { draftChanged } from './changed.ts'
import { type Desk, makeDesk, textOf } from './desk.ts'
import { draftEvent } from './event.ts'
import { footerOf, stateOf, titleOf } from './frame.ts'
import { draftInconsistent } from './inconsistent.ts'
import { keepLeft } from './left.ts'
import { draftNext, pickSteps, type Step } from './next.ts'
import { draftSides, keyOfAttribution } from './sides.ts'
import { findStandings, type Standing } from './standing.ts'
import { draftUnconfirmed, pickStandings } from './unconfirmed.ts'

export type ComposeOptions = {
  /** Epoch ms. */
  readonly asOf: number
  readonly version?: number
  readonly id?: string
  /** Every line that there is: no section keeps to its own limit. */
  readonly full?: boolean
  /** Epoch ms: these readers were told all that had been read by then. What has not changed since is not told again. */
  readonly since?: number | null
}

/** Pure: the same story and options give the same briefing. Nothing is cut to a platform here: see `fit`. */
export function compose(story: Story, options: ComposeOptions): Briefing {
  const { asOf, version = 1, id = `${story.id}-v${version}`, full = false, since = null } = options
  const desk = makeDesk(story, { full, asOf, since })
  const standings = findStandings(desk)
  // By the whole form's measure in the short one too: then nothing stands in the short one alone, and what is left
  // out is counted where the whole one tells it.
  const whole = { ...desk, room: () => Number.POSITIVE_INFINITY }
  const told = new Set([
    // What was told before is told again by its changes alone.
    ...(since === null ? pickStandings(whole, standings) : standings).flatMap((standing) => keysToldBy(desk, standing)),
    ...pickSteps(whole).flatMap((step) => keysOfStep(desk, step)),
    ...(since === null ? [] : (story.talks ?? [])).flatMap((talk) => keysOfLadder(desk, talk)),
  ])
  // The order is that of reading: passages are numbered as the sections use them.
  const drafts = [
    draftChanged(desk, standings),
    draftEvent(desk),
    draftSides(desk, told),
    draftNext(desk),
    draftUnconfirmed(desk, standings),
    draftInconsistent(desk),
  ]
  const sections = drafts.map(({ section }) => section).filter((section) => section !== null)
  const lines = sections.flatMap((section) => section.lines)
  const withheld = drafts.reduce((sum, draft) => sum + draft.withheld, 0)
  const blocks: readonly Block[] = [
    { type: 'title', text: titleOf(desk) },
    { type: 'state', text: stateOf(story, asOf, version, since) },
    ...sections,
    { type: 'footer', text: footerOf(desk, { lines: lines.length, withheld, id }) },
  ]
  const left = keepLeft(
    drafts.flatMap((draft) => draft.left ?? []),
    lines,
  )
  const briefing = { id, storyId: story.id, version, asOf, blocks, passages: desk.passages.all() }
  return left.length === 0 ? briefing : { ...briefing, left }
}

/** The statements that the unconfirmed section tells: the claim, and the words that confirm or deny it. */
function keysToldBy(desk: Desk, { article, attribution, rulings, ledger }: Standing): readonly string[] {
  const own = attribution === null ? [] : [keyOfAttribution(article, attribution)]
  // Every article that has the claim, not that one alone which the line cites.
  const repeats = (ledger?.entries ?? []).flatMap(({ articleId, evidence: [words] }) => {
    const source = desk.articles.find(({ id }) => id === articleId)
    return source === undefined || words === undefined ? [] : keysOfRuling(source, words)
  })
  return [...own, ...repeats, ...rulings.flatMap((ruling) => keysOfRuling(ruling.article, ruling.evidence))]
}

function keysOfRuling(article: StoredArticle, { span }: Evidence): readonly string[] {
  return article.extraction.attributions
    .filter(({ contents, cue }) => [...contents, ...(cue === null ? [] : [cue])].some((part) => overlaps(part, span)))
    .map(({ id }) => keyOfAttribution(article, id))
}

/** The statements of all steps of a talk: one line tells it. */
function keysOfStep(desk: Desk, { article, talk, ladder }: Step): readonly string[] {
  const own = keysWithin(article, talk.evidence, talk.text)
  return ladder === null ? own : [...own, ...keysOfLadder(desk, ladder)]
}

function keysOfLadder(desk: Desk, { steps }: LedgerTalk): readonly string[] {
  return steps.flatMap(({ articleId, evidence, text }) => {
    const source = desk.articles.find(({ id }) => id === articleId)
    return source === undefined ? [] : keysWithin(source, evidence, text)
  })
}

/** The statement that a next step is taken from, word for word. */
function keysWithin(article: StoredArticle, evidence: readonly Evidence[], text: string): readonly string[] {
  return article.extraction.attributions
    .filter(({ contents }) => contents.some((content) => evidence.some(({ span }) => overlaps(content, span))))
    .filter(({ contents }) => {
      const words = contents.map((span) => textOf(article, span)).join(' … ')
      return words.endsWith(text) || text.includes(words)
    })
    .map(({ id }) => keyOfAttribution(article, id))
}
