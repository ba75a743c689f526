// Why it exists: a briefing as plain text, for the terminal and the golden files; the last place before a reader's screen.
import type { Block, Briefing, Line, Passage, SectionBlock } from '../core/briefing.ts'
import { showIsoDay } from './dates.ts'
import { plain, plainUrl } from './plain.ts'
import { cut } from './words.ts'

export type TextOptions = {
  /** Whether the sentences that bear the lines are listed at the end. */
  readonly passages: boolean
  /** Columns to wrap at; lines are not wrapped without it. */
  readonly width?: number
  /** The story to ask for where lines were left out. */
  readonly storyId?: string
}

/** A sentence longer than this is none that anybody reads; what bears a line must be seen whole. */
const MAX_SENTENCE = 1_000
const LABEL_WIDTH = 8
/** Two short facts of the event share a row, as far as this column. */
const HALF_ROW = 36

export function renderText(
  briefing: Pick<Briefing, 'blocks' | 'passages'>,
  { passages, width, storyId }: TextOptions,
): string {
  const parts: string[] = []
  let head = ''
  for (const block of briefing.blocks) {
    const text = renderBlock(block, storyId)
    if (block.type === 'title') head = text
    else if (block.type === 'state') parts.push(head === '' ? text : `${head}\n${text}`)
    else parts.push(text)
  }
  // A title without a line of state still stands first.
  if (head !== '' && !briefing.blocks.some(({ type }) => type === 'state')) parts.unshift(head)
  if (passages && briefing.passages.length > 0) parts.push(renderPassages(briefing.passages))
  const text = parts.filter((part) => part !== '').join('\n\n')
  return width === undefined ? text : wrap(text, width)
}

/** One block as text, without the empty line that parts it from the next. */
function renderBlock(block: Block, storyId: string | undefined): string {
  switch (block.type) {
    case 'title':
    case 'state':
    case 'footer':
      return plain(block.text)
    case 'section':
      return renderSection(block, storyId)
    default:
      return block satisfies never
  }
}

function renderSection(section: SectionBlock, storyId: string | undefined): string {
  const rows = section.id === 'event' ? renderEvent(section.lines) : renderLines(section.lines)
  const left = section.omitted
  const where = storyId === undefined ? '' : `: story ${plain(storyId)}`
  const more = left === 0 ? [] : [`… ${left} more ${left === 1 ? 'line' : 'lines'} left out${where}`]
  // 'Nothing is marked' would be untrue of lines that only found no room.
  const none = section.lines.length === 0 && left === 0 && section.empty !== null ? [plain(section.empty)] : []
  return [plain(section.heading), ...rows, ...none, ...more].join('\n')
}

function renderEvent(lines: readonly Line[]): readonly string[] {
  const cells = lines.map((line) => {
    return `${plain(line.label ?? '').padEnd(LABEL_WIDTH)} ${plain(line.text)}${renderRefs(line.refs)}`
  })
  const rows: string[] = []
  for (let at = 0; at < cells.length; at++) {
    const [cell, next] = [cells[at] ?? '', cells[at + 1]]
    if (next !== undefined && cell.length < HALF_ROW && next.length < HALF_ROW) {
      rows.push(`${cell.padEnd(HALF_ROW)} ${next}`)
      at += 1
    } else rows.push(cell)
  }
  return rows
}

function renderLines(lines: readonly Line[]): readonly string[] {
  // The words behind the symbols take one width, so that what follows them stands in one column.
  const width = Math.max(...lines.map(({ mark }) => plain(mark?.word ?? '').length))
  return lines.flatMap((line) => {
    const mark = line.mark === null ? '' : `${plain(line.mark.symbol)} ${plain(line.mark.word).padEnd(width)}  `
    const label = line.label === null ? '' : `${plain(line.label)}: `
    const notes = line.notes.map((note) => `   ${plain(note.text)}${renderRefs(note.refs)}`)
    return [`${mark}${label}${plain(line.text)}${renderRefs(line.refs)}`, ...notes]
  })
}

function renderRefs(refs: readonly number[]): string {
  return refs.length === 0 ? '' : ` ${refs.map((ref) => `[${ref}]`).join('')}`
}

/** The source of all of them is named once, above them; several are named beside each sentence. */
function renderPassages(passages: readonly Passage[]): string {
  const [first] = passages
  if (first !== undefined && passages.every(({ articleId }) => articleId === first.articleId)) {
    const rows = passages.map((one) => `[${one.number}] ${quote(one)}`)
    return ['SOURCES', `${nameSource(first)}${linkOf(first)}`, ...rows].join('\n')
  }
  const rows = passages.map((one) => `[${one.number}] ${nameSource(one)}: ${quote(one)}${linkOf(one)}`)
  return ['SOURCES', ...rows].join('\n')
}

function nameSource({ publisher, url, publishedAt }: Passage): string {
  const link = plainUrl(url)
  const outlet = publisher === null ? (link === null ? 'the text' : new URL(link).hostname) : plain(publisher)
  return [outlet, showIsoDay(publishedAt)].filter((part) => part !== null).join(', ')
}

/** What begins and ends with quotation marks of its own needs no second pair. */
function quote({ evidence }: Passage): string {
  const words = cut(plain(evidence.quote), MAX_SENTENCE)
  return /^[“"„«].*[”"“»]$/su.test(words) ? words : `“${words}”`
}

function linkOf({ url }: Passage): string {
  const link = plainUrl(url)
  return link === null ? '' : ` ${link}`
}

/** Wraps at blanks; what follows is indented two more than the line began. A word longer than the width stays whole. */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, Math.max(20, width)))
    .join('\n')
}

function wrapLine(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line]
  const indent = ' '.repeat((/^ */u.exec(line)?.[0].length ?? 0) + 2)
  const rows: string[] = []
  let row = ''
  for (const piece of line.split(/(?<=\S)(?=\s)/u)) {
    if (row.trim() !== '' && row.length + piece.length > width) {
      rows.push(row.trimEnd())
      row = indent + piece.trimStart()
    } else row += piece
  }
  return [...rows, row]
}
