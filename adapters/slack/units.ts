// Why it exists: a briefing or an answer as a row of small units, each of which Slack takes, before they are packed.
import type { types } from '@slack/bolt'
import { plain } from '../../src/briefing/plain.ts'
import type { Line, Passage, SectionBlock } from '../../src/core/briefing.ts'
import { MAX_CODE, type ReplyBlock } from '../../src/core/command.ts'
import { inert, linkUrl, literal } from './escape.ts'
import { LIMITS } from './limits.ts'

/** rich_text wherever words come from outside: Slack parses nothing in it, and only its link elements are links. */
export type Inline = types.RichTextElement
export type Unit =
  | { readonly type: 'block'; readonly block: types.KnownBlock }
  | { readonly type: 'heading' | 'paragraph'; readonly elements: readonly Inline[] }
  | { readonly type: 'item'; readonly indent: 0 | 1; readonly elements: readonly Inline[] }

/** No unit is longer, its links' addresses included. */
export const MAX_UNIT = LIMITS.section
const MAX_TEXT = 1_800
const MAX_LABEL = 150
const MAX_NOTE = 600
const MAX_ITEM = 2_800
/** Of the refs of one line; a line with more says how many. */
const MAX_REFS = 12

export type Context = {
  readonly passages?: readonly Passage[] | undefined
  /** Whose lines they are: what is left out of a section can be asked for by it. */
  readonly storyId?: string | null
}

export function unitsOf(
  blocks: readonly ReplyBlock[],
  { passages = [], storyId = null }: Context = {},
): readonly Unit[] {
  const urls = new Map(passages.map(({ number, url }) => [number, linkUrl(url)]))
  return blocks.flatMap((block) => unitsOfBlock(block, urls, storyId))
}

type Urls = ReadonlyMap<number, string | null>

function unitsOfBlock(block: ReplyBlock, urls: Urls, storyId: string | null): readonly Unit[] {
  switch (block.type) {
    case 'title':
      return titleUnits(block.text)
    case 'state':
    case 'footer':
      return contextUnits(block.text)
    case 'section':
      return sectionUnits(block, urls, storyId)
    case 'heading':
      return textUnits('heading', [bold(literal(block.text, MAX_LABEL))])
    case 'text':
      return textUnits('paragraph', [text(literal(block.text, MAX_ITEM))])
    case 'code':
      return [{ type: 'block', block: codeBlock(plain(block.text).slice(0, MAX_CODE)) }]
    case 'list':
      return block.items.flatMap((item, at) => {
        const words = literal(item, MAX_TEXT)
        return itemUnits(0, [text(words)], sourceElements(block.urls?.[at] ?? null, words.length))
      })
    default:
      return block satisfies never
  }
}

/** Slack parses nothing in it, and a reader copies it as it stands. */
function codeBlock(code: string): types.RichTextBlock {
  const elements = [{ type: 'text' as const, text: code === '' ? ' ' : code }]
  return { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements }] }
}

/** A header is the largest type that Slack has, for 150 characters; a longer title is a line in bold. */
function titleUnits(title: string): readonly Unit[] {
  const short = inert(title, LIMITS.header)
  if (short === '') return []
  if (plain(title).length > LIMITS.header || short.endsWith('…')) {
    return textUnits('heading', [bold(literal(title, MAX_TEXT))])
  }
  return [{ type: 'block', block: { type: 'header', text: { type: 'plain_text', text: short, emoji: false } } }]
}

/** Small grey type. */
export function contextUnits(words: string): readonly Unit[] {
  const shown = inert(words, MAX_TEXT)
  if (shown === '') return []
  return [{ type: 'block', block: { type: 'context', elements: [{ type: 'plain_text', text: shown, emoji: false }] } }]
}

function sectionUnits(section: SectionBlock, urls: Urls, storyId: string | null): readonly Unit[] {
  const left = section.omitted
  const where = storyId === null ? '' : `: ${literal(`/readout story ${storyId}`, MAX_LABEL)}`
  const more =
    left === 0 ? [] : itemUnits(0, [text(`… ${left} more ${left === 1 ? 'line' : 'lines'} left out${where}`)])
  const none = section.lines.length === 0 && left === 0 && section.empty !== null
  return [
    ...textUnits('heading', [bold(literal(section.heading, MAX_LABEL))]),
    ...section.lines.flatMap((line) => lineUnits(line, urls)),
    ...(none ? itemUnits(0, [text(literal(section.empty ?? '', MAX_NOTE))]) : []),
    ...more,
  ]
}

function lineUnits(line: Line, urls: Urls): readonly Unit[] {
  const mark = line.mark === null ? '' : literal(`${line.mark.symbol} ${line.mark.word}`, MAX_LABEL)
  const label = line.label === null ? '' : literal(line.label, MAX_LABEL)
  const words = literal(line.text, MAX_TEXT)
  const head = [mark === '' ? null : bold(`${mark}  `), label === '' ? null : bold(`${label}: `), text(words)]
  return [
    ...itemUnits(
      0,
      head.filter((element) => element !== null),
      refElements(line.refs, urls, mark.length + label.length + words.length + 4),
    ),
    ...line.notes.flatMap((note) => {
      const words = literal(note.text, MAX_NOTE)
      return itemUnits(1, [text(words)], refElements(note.refs, urls, words.length))
    }),
  ]
}

/** Each number leads to its source, while the line has room for the address; the rest are plain numbers. */
function refElements(refs: readonly number[], urls: Urls, taken: number): readonly Inline[] {
  let room = MAX_UNIT - taken - MAX_REFS * 20 - 20
  const shown = refs.slice(0, MAX_REFS).flatMap((ref): readonly Inline[] => {
    const url = urls.get(ref) ?? null
    const label = `[${ref}]`
    if (url === null || url.length > room) return [text(` ${label}`)]
    room -= url.length
    return [text(' '), { type: 'link', url, text: label }]
  })
  return refs.length > MAX_REFS ? [...shown, text(` +${refs.length - MAX_REFS}`)] : shown
}

function sourceElements(url: string | null, taken: number): readonly Inline[] {
  const source = linkUrl(url)
  if (source === null || source.length > MAX_UNIT - taken - 20) return []
  return [text(' '), { type: 'link', url: source, text: 'source' }]
}

/** Slack refuses an element without a character. */
function textUnits(type: 'heading' | 'paragraph', elements: readonly Inline[]): readonly Unit[] {
  const filled = elements.filter(isFilled)
  return filled.length === 0 ? [] : [{ type, elements: filled }]
}

/** A line whose words are all invisible is no line, whatever refs it has. */
function itemUnits(indent: 0 | 1, words: readonly Inline[], refs: readonly Inline[] = []): readonly Unit[] {
  const filled = words.filter(isFilled)
  return filled.length === 0 ? [] : [{ type: 'item', indent, elements: [...filled, ...refs] }]
}

function isFilled(element: Inline): boolean {
  return element.type !== 'text' || element.text !== ''
}

export function text(words: string): Inline {
  return { type: 'text', text: words }
}

function bold(words: string): Inline {
  return { type: 'text', text: words, style: { bold: true } }
}

/** The words of a unit on one line, for the text beside the blocks. */
export function wordsOf(unit: Unit): string {
  if (unit.type === 'block') return wordsOfBlock(unit.block)
  const words = unit.elements.map((element) => ('text' in element ? (element.text ?? '') : '')).join('')
  return unit.type === 'item' ? `${unit.indent === 1 ? '  ' : ''}• ${words}` : words
}

function wordsOfBlock(block: types.KnownBlock): string {
  if (block.type === 'header') return block.text.text
  if (block.type === 'rich_text') {
    const parts = block.elements.flatMap((part) => (part.type === 'rich_text_preformatted' ? part.elements : []))
    return parts.map((element) => ('text' in element ? (element.text ?? '') : '')).join('')
  }
  if (block.type !== 'context') return ''
  return block.elements.map((element) => ('text' in element ? element.text : '')).join(' ')
}

/** What counts against Slack's limit of a message: everything that is written or pointed at. */
export function weigh(unit: Unit): number {
  return unit.type === 'block' ? weighBlock(unit.block) : unit.elements.reduce((sum, one) => sum + weighInline(one), 0)
}

function weighInline(element: Inline): number {
  switch (element.type) {
    case 'text':
      return element.text.length
    case 'link':
      return element.url.length + (element.text?.length ?? 0)
    default:
      return 20
  }
}

function weighBlock(block: types.KnownBlock): number {
  if (block.type !== 'actions') return wordsOfBlock(block).length
  return block.elements.reduce(
    (sum, one) => sum + (one.type === 'button' ? one.text.text.length + (one.value?.length ?? 0) : 0),
    0,
  )
}
