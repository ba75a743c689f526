// Why it exists: a briefing must fit a message; what finds no room is chosen by weight and said to be left out.
import type { Block, Briefing, Line, SectionBlock, SectionId } from '../core/briefing.ts'
import type { Detail } from '../core/settings.ts'
import { recountFooter } from './frame.ts'
import { renderText } from './text.ts'
import { cut } from './words.ts'

/** One story in one message, without the list of its passages. */
export const STORY_CHARACTERS = 1_800
/** Of the other lengths that a channel can set: the first thing of each section; all of it in a few messages. */
const LENGTHS: Readonly<Record<Detail, number>> = { short: 900, standard: STORY_CHARACTERS, full: 5_400 }

/** The weight of a section's first, second, third … line: the heaviest goes first. */
const WEIGHTS: Readonly<Record<SectionId, readonly number[]>> = {
  changes: [2, 3, 4, 6, 20, 30],
  event: [0],
  sides: [10, 44, 46],
  next: [8, 18, 28],
  unconfirmed: [5, 22, 34, 50],
  inconsistent: [12, 48],
  stories: [1],
}
const EVENT_WEIGHTS: Readonly<Record<string, number>> = {
  Who: 0,
  When: 1,
  Long: 2,
  Via: 3,
  Place: 15,
  'Told by': 9,
  Topics: 60,
}

/**
 * The same briefing, at most `maxCharacters` UTF-16 units long as `renderText` without passages writes it.
 * Lines keep the numbers of their passages, so that [3] is the same sentence in the short and in the full form.
 */
export function fit(
  briefing: Briefing,
  { maxCharacters = LENGTHS[briefing.detail ?? 'standard'] }: { readonly maxCharacters?: number } = {},
): Briefing {
  if (lengthOf(briefing) <= maxCharacters) return briefing
  const kept = new Set<string>()
  // The lightest first; a line that finds no room does not keep a shorter one behind it from finding some.
  for (const place of placesOf(briefing).toSorted((a, b) => a.weight - b.weight)) {
    kept.add(keyOf(place))
    if (lengthOf(pick(briefing, kept)) > maxCharacters) kept.delete(keyOf(place))
  }
  const fitted = pick(briefing, kept)
  return dropUnused(lengthOf(fitted) > maxCharacters ? fitFrame(fitted, maxCharacters) : fitted)
}

function lengthOf(briefing: Briefing): number {
  return renderText(briefing, { passages: false }).length
}

type Place = { readonly block: number; readonly line: number; readonly weight: number }

function placesOf({ blocks }: Briefing): readonly Place[] {
  return blocks.flatMap((section, block) =>
    section.type === 'section'
      ? section.lines.map(({ label }, line) => ({ block, line, weight: weigh(section, line, label) }))
      : [],
  )
}

function keyOf({ block, line }: Omit<Place, 'weight'>): string {
  return `${block}:${line}`
}

/** The briefing with the lines of `kept` alone; what is left out is counted. */
function pick(briefing: Briefing, kept: ReadonlySet<string>): Briefing {
  const blocks = briefing.blocks.map((section, block): Block => {
    if (section.type !== 'section') return section
    const lines = section.lines.filter((_, line) => kept.has(keyOf({ block, line })))
    return { ...section, lines, omitted: section.omitted + section.lines.length - lines.length }
  })
  return { ...briefing, blocks: recount(blocks) }
}

function weigh(section: SectionBlock, line: number, label: string | null): number {
  if (section.id === 'event') return EVENT_WEIGHTS[label ?? ''] ?? 30
  // A side's first line counts by its place among the sides, its second goes before any side is dropped.
  if (section.id === 'sides') {
    const speaker = (words: string | null | undefined) => words?.split(',')[0]
    const isSecond = line > 0 && speaker(section.lines[line - 1]?.label) === speaker(label)
    return (isSecond ? 44 : 10) + line
  }
  const weights = WEIGHTS[section.id]
  return weights[line] ?? (weights.at(-1) ?? 50) + line
}

function recount(blocks: readonly Block[]): readonly Block[] {
  const lines = blocks.reduce((sum, block) => sum + (block.type === 'section' ? block.lines.length : 0), 0)
  return blocks.map((block) => (block.type === 'footer' ? { ...block, text: recountFooter(block.text, lines) } : block))
}

/** No line is left and it is still too long: sections go from the end, then footer and state, then the title is cut. */
function fitFrame(briefing: Briefing, maxCharacters: number): Briefing {
  const order = ['section', 'footer', 'state'] as const
  let fitted = briefing
  for (const type of order) {
    while (lengthOf(fitted) > maxCharacters) {
      const at = fitted.blocks.findLastIndex((block) => block.type === type)
      if (at === -1) break
      fitted = { ...fitted, blocks: fitted.blocks.toSpliced(at, 1) }
    }
  }
  for (let room = maxCharacters; lengthOf(fitted) > maxCharacters && room > 0; room = Math.floor(room / 2)) {
    const shorten = (block: Block): Block =>
      block.type === 'title' ? { ...block, text: cut(block.text, room) } : block
    fitted = { ...fitted, blocks: fitted.blocks.map(shorten) }
  }
  return lengthOf(fitted) > maxCharacters ? { ...fitted, blocks: [] } : fitted
}

function dropUnused(briefing: Briefing): Briefing {
  const refsOf = (line: Line) => [...line.refs, ...line.notes.flatMap(({ refs }) => refs)]
  const used = new Set(
    briefing.blocks.flatMap((block) => (block.type === 'section' ? block.lines.flatMap(refsOf) : [])),
  )
  return { ...briefing, passages: briefing.passages.filter(({ number }) => used.has(number)) }
}
