// Why it exists: a story becomes a briefing, a tree of blocks in which every line points at the sentences that bear it.
import type { Block, Briefing } from '../core/briefing.ts'
import type { Story } from '../core/story.ts'
import { makeDesk } from './desk.ts'
import { draftEvent } from './event.ts'
import { footerOf, stateOf, titleOf } from './frame.ts'
import { draftInconsistent } from './inconsistent.ts'
import { draftNext } from './next.ts'
import { draftSides, keyOfAttribution } from './sides.ts'
import { findStandings } from './standing.ts'
import { draftUnconfirmed, pickStandings } from './unconfirmed.ts'

export type ComposeOptions = {
  /** Epoch ms. */
  readonly asOf: number
  readonly version?: number
  readonly id?: string
}

/** Pure: the same story and options give the same briefing. Nothing is cut to a platform here: see `fit`. */
export function compose(story: Story, { asOf, version = 1, id = `${story.id}-v${version}` }: ComposeOptions): Briefing {
  const desk = makeDesk(story)
  const standings = findStandings(desk)
  const told = pickStandings(standings)
    .filter(({ attribution }) => attribution !== null)
    .map(({ article, attribution }) => keyOfAttribution(article, attribution ?? ''))
  // The order is that of reading: passages are numbered as the sections use them.
  const drafts = [
    draftEvent(desk),
    draftSides(desk, new Set(told)),
    draftNext(desk),
    draftUnconfirmed(desk, standings),
    draftInconsistent(desk),
  ]
  const sections = drafts.map(({ section }) => section).filter((section) => section !== null)
  const lines = sections.reduce((sum, section) => sum + section.lines.length, 0)
  const withheld = drafts.reduce((sum, draft) => sum + draft.withheld, 0)
  const blocks: readonly Block[] = [
    { type: 'title', text: titleOf(desk) },
    { type: 'state', text: stateOf(story, asOf, version) },
    ...sections,
    { type: 'footer', text: footerOf(desk, { lines, withheld, id }) },
  ]
  return { id, storyId: story.id, version, asOf, blocks, passages: desk.passages.all() }
}
