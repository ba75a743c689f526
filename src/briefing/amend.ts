// Why it exists: what was posted is put right when a claim that it carried is confirmed, denied or taken back: the message
// itself, in its place, and the change with the words that brought it.
import type { Block, Briefing, Line, Passage } from '../core/briefing.ts'
import type { EntryStatus } from '../core/claim.ts'
import type { Story } from '../core/story.ts'
import { lineOfClaim } from './changed.ts'
import { type Change, findChanges } from './changes.ts'
import { showDay, showTime } from './dates.ts'
import { type Desk, makeDesk, makeSection } from './desk.ts'
import { showMark } from './digest.ts'
import { counted, shortId } from './frame.ts'
import { markOf, matrixNotes } from './matrix.ts'
import { findStandings, type Standing } from './standing.ts'
import { rulingNotes } from './unconfirmed.ts'
import { cut } from './words.ts'

export type Amended = {
  readonly claims: readonly {
    /** How it now stands in the ledger. */
    readonly status: EntryStatus
    /** The ids of the ledger's entries that changed it. */
    readonly entries: readonly string[]
  }[]
  /** To stand in the place of what was posted: the same lines, those of the claims with their new marks. */
  readonly inPlace: (id: string) => Briefing
  /** To answer it: each changed claim as it now stands, with the words that changed it. */
  readonly changes: (id: string) => Briefing
}

type ChangedClaim = Extract<Change, { readonly kind: 'claim' }>
type Known = { readonly change: ChangedClaim; readonly standing: Standing }

/** A changed line grows by little, so that a post of several messages keeps its cuts. */
const MAX_RULINGS = 2
const SETTLES: ReadonlySet<EntryStatus> = new Set(['confirmed', 'denied', 'withdrawn'])
const MAX_TITLE = 110

/**
 * Pure. `posted` as it was first composed, whatever became of it since; `story` as it is now. null: no claim of a line
 * has a new word since. The same changes give the same bytes but for `asOf`.
 */
export function amend(posted: Briefing, story: Story, { asOf }: { readonly asOf: number }): Amended | null {
  const desk = makeDesk(story, { asOf, since: posted.asOf })
  const carried = new Set(linesOf(posted).flatMap(({ claimId }) => claimId ?? []))
  const standings = findStandings(desk)
  const known = findChanges(story, { since: posted.asOf, asOf }).flatMap((change): readonly Known[] => {
    if (change.kind !== 'claim' || !carried.has(change.claim.id)) return []
    const standing = standings.find(({ claimId }) => claimId === change.claim.id)
    return standing === undefined ? [] : [{ change, standing }]
  })
  if (known.length === 0) return null
  return {
    claims: known.map(({ change: { claim, entries } }) => ({
      status: claim.status,
      entries: entries.map(({ id }) => id),
    })),
    inPlace: (id) => putRight(posted, makeDesk(story, { asOf, since: posted.asOf }), known, id),
    changes: (id) => tellChanges(posted, story, known, { asOf, id }),
  }
}

function linesOf({ blocks }: Briefing): readonly Line[] {
  return blocks.flatMap((block) => (block.type === 'section' ? block.lines : []))
}

function putRight(posted: Briefing, desk: Desk, known: readonly Known[], id: string): Briefing {
  const byClaim = new Map(known.map((one) => [one.change.claim.id, one]))
  const marked = posted.blocks.map((block): Block => {
    if (block.type === 'state')
      return { ...block, text: `${block.text} · changed ${showDay(desk.asOf)} ${showTime(desk.asOf)}` }
    if (block.type !== 'section') return block
    const lines = block.lines.map((line) => {
      const one = line.claimId === null ? undefined : byClaim.get(line.claimId)
      if (one === undefined) return { line, added: [] }
      return block.id === 'stories' ? { line: remarkStory(line, one), added: [] } : remark(desk, line, one)
    })
    return { ...block, lines: lines.map(({ line, added }) => numbered(posted, desk, line, added)) }
  })
  const used = new Set(marked.flatMap((block) => (block.type === 'section' ? block.lines : [])).flatMap(refsOf))
  const added = desk.passages.all().map((passage) => ({ ...passage, number: numberIn(posted, desk, passage.number) }))
  const fresh = added.filter(({ number }) => used.has(number) && posted.passages.every((one) => one.number !== number))
  return { ...posted, id, blocks: marked, passages: [...posted.passages, ...fresh] }
}

function refsOf({ refs, notes }: Line): readonly number[] {
  return [...refs, ...notes.flatMap((note) => note.refs)]
}

/** The count of own words is told anew, and the word that changed the claim stands under it. */
function remark(
  desk: Desk,
  line: Line,
  { change, standing }: Known,
): { readonly line: Line; readonly added: Line['notes'] } {
  const kept = line.notes.filter(({ text }) => !/^Own word: \d/u.test(text))
  const fresh = new Set(change.entries.flatMap(({ evidence }) => evidence.map(({ quote }) => quote)))
  // What settles it comes before what only says that somebody is silent.
  const words = standing.rulings.filter(({ evidence }) => fresh.has(evidence.quote))
  const rulings = words
    .toSorted((a, b) => Number(SETTLES.has(b.status)) - Number(SETTLES.has(a.status)))
    .slice(0, MAX_RULINGS)
  const added = [...matrixNotes(desk, standing).slice(0, 1), ...rulingNotes(desk, { ...standing, rulings })]
  return { line: { ...line, mark: markOf(standing), notes: kept }, added }
}

/** A digest has the mark in the words under the headline. */
function remarkStory(line: Line, { standing }: Known): Line {
  const [first, ...rest] = line.notes
  if (first === undefined) return line
  const words = first.text.replace(/^[^\s\p{L}\p{N}“"'‘] [\p{L} ,]+ · /u, '')
  return { ...line, notes: [{ ...first, text: `${showMark(markOf(standing))}${words}` }, ...rest] }
}

/** The notes that were added come first, their passages numbered behind those that the post has already. */
function numbered(posted: Briefing, desk: Desk, line: Line, added: Line['notes']): Line {
  if (added.length === 0) return line
  const notes = added.map(({ text, refs }) => ({ text, refs: refs.map((ref) => numberIn(posted, desk, ref)) }))
  return { ...line, notes: [...notes, ...line.notes] }
}

/** The number in the post of a passage that this desk has cited. */
function numberIn(posted: Briefing, desk: Desk, number: number): number {
  const passages = desk.passages.all()
  const last = Math.max(0, ...posted.passages.map((one) => one.number))
  const fresh = passages.filter((one) => findIn(posted, one) === undefined)
  const cited = passages.find((one) => one.number === number)
  if (cited === undefined) return number
  return findIn(posted, cited)?.number ?? last + 1 + fresh.indexOf(cited)
}

function findIn({ passages }: Briefing, { articleId, evidence }: Passage): Passage | undefined {
  return passages.find((one) => one.articleId === articleId && one.evidence.span.start === evidence.span.start)
}

function tellChanges(
  posted: Briefing,
  story: Story,
  known: readonly Known[],
  { asOf, id }: { readonly asOf: number; readonly id: string },
): Briefing {
  // Its own desk: its passages are numbered from 1.
  const desk = makeDesk(story, { asOf, since: posted.asOf })
  const standings = known.map(({ standing }) => standing)
  const lines = known.flatMap(({ change }) => lineOfClaim(desk, change, standings) ?? [])
  const day = `${showDay(posted.asOf)} ${showTime(posted.asOf)}`
  const heading = `CHANGED SINCE ${day}`
  const blocks: readonly Block[] = [
    { type: 'title', text: titleOf(known) },
    { type: 'state', text: `Told in ${shortId(posted.id)} as of ${day} · as of ${showDay(asOf)} ${showTime(asOf)}` },
    makeSection('changes', heading, lines),
    { type: 'footer', text: `${lines.length} of ${counted(lines.length, 'line')} source-backed · ${shortId(id)}` },
  ]
  return { id, storyId: story.id, version: 1, asOf, blocks, passages: desk.passages.all() }
}

/** 'Anton Varrel’s claim is now denied'. */
function titleOf(known: readonly Known[]): string {
  const [first] = known
  if (first === undefined || known.length > 1) return `${known.length} claims told here have changed`
  const { standing } = first
  const whose = standing.by === '' ? 'A claim told here' : `A claim of ${cut(standing.by, 60)}`
  return cut(`${whose} is now ${markOf(standing).word}`, MAX_TITLE)
}
