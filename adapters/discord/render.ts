// Why it exists: briefings and answers as Discord shows them, within its limits whatever the story; pure but for long buttons.
import { showIsoDay } from '../../src/briefing/dates.ts'
import { fit } from '../../src/briefing/fit.ts'
import { plain } from '../../src/briefing/plain.ts'
import type { Block, Briefing, Line, Passage, SectionBlock } from '../../src/core/briefing.ts'
import { type Action, MAX_CODE, type Reply, type ReplyBlock } from '../../src/core/command.ts'
import { escapeCut, escapeInPieces, escapeText, linkTo, safeUrl } from './escape.ts'
import { layOut, MAX_ITEM, type Message, type Paragraph } from './layout.ts'

type IdOf = (words: string) => string

const MAX_HEADING = 200
/** Messages of one answer: nobody reads more of them to one question. */
const MAX_ANSWER = 5
const MAX_NAME = 120

export function renderBriefing(briefing: Briefing, actions: readonly Action[], idOf: IdOf): readonly Message[] {
  const fitted = fit(briefing)
  // What a digest has no room for is behind its own button; its lines are of many stories.
  const storyId = briefing.storyIds === undefined ? briefing.storyId : null
  const body = fitted.blocks.map((block) => renderBlock(block, storyId))
  return layOut(joinHead([...body, renderSources(fitted.passages)]), actions, idOf)
}

export function renderReply(reply: Reply, idOf: IdOf): readonly Message[] {
  const body = reply.blocks.map(renderReplyBlock)
  return layOut(joinHead([...body, renderSources(reply.passages ?? [])]), reply.actions ?? [], idOf, MAX_ANSWER)
}

/** What is small stands right under what it belongs to: the state under the title, a list under its heading. */
function joinHead(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const joined: string[][] = []
  for (const items of paragraphs) {
    if (items.length === 0) continue
    const last = joined.at(-1)
    if (last?.length === 1 && /^(?:### |\*\*)/u.test(last[0] ?? '')) last.push(...items)
    else joined.push([...items])
  }
  return joined
}

function renderReplyBlock(block: ReplyBlock): Paragraph {
  switch (block.type) {
    case 'heading':
      return heading(block.text)
    case 'text':
      return escapeInPieces(block.text, MAX_ITEM)
    case 'code': {
      // It is parted nowhere: half of it could not be taken in again.
      const code = plain(block.text).replaceAll('`', '').slice(0, MAX_CODE)
      return code === '' ? [] : [`\`\`\`json\n${code}\n\`\`\``]
    }
    case 'list':
      return block.items.flatMap((item, at) => renderItem(item, block.urls?.[at] ?? null))
    default:
      return renderBlock(block, null)
  }
}

function renderItem(item: string, url: string | null): Paragraph {
  const [first, ...rest] = escapeInPieces(item, MAX_ITEM)
  if (first === undefined) return []
  const link = safeUrl(url) === null ? [] : [linkTo('open', url)]
  const lines = [`- ${first}`, ...rest.map((piece) => `  ${piece}`)]
  return [...lines.slice(0, -1), [lines.at(-1), ...link].join(' · ')]
}

function renderBlock(block: Block, storyId: string | null): Paragraph {
  switch (block.type) {
    case 'title': {
      const text = escapeCut(block.text, MAX_ITEM)
      return text === '' ? [] : [`### ${text}`]
    }
    case 'state':
    case 'footer':
      return escapeInPieces(block.text, MAX_ITEM).map(small)
    case 'section':
      return renderSection(block, storyId)
    default:
      return block satisfies never
  }
}

function heading(text: string): Paragraph {
  const escaped = escapeCut(text, MAX_HEADING)
  return escaped === '' ? [] : [`**${escaped}**`]
}

function renderSection(section: SectionBlock, storyId: string | null): Paragraph {
  const { id, omitted, lines, empty } = section
  // 'Nothing is marked' would be untrue of lines that only found no room.
  const none = lines.length === 0 && omitted === 0 && empty !== null ? escapeInPieces(empty, MAX_ITEM) : []
  const where = storyId === null || storyId === '' ? '' : `: /readout story ${escapeCut(storyId, MAX_NAME)}`
  const more = omitted === 0 ? [] : [small(`… ${omitted} more ${omitted === 1 ? 'line' : 'lines'} left out${where}`)]
  return [
    ...heading(section.heading),
    ...lines.flatMap((line) => renderLine(line, id === 'stories' ? '' : ':')),
    ...none,
    ...more,
  ]
}

/** `colon`: what stands behind a label; a story's number needs none. */
function renderLine({ mark, label, text, refs, notes }: Line, colon: ':' | ''): Paragraph {
  const marked = mark === null ? '' : `${escapeCut(mark.symbol, MAX_NAME)} *${escapeCut(mark.word, MAX_NAME)}* · `
  const labelled = label === null ? '' : `**${escapeCut(label, MAX_NAME)}${colon}** `
  const under = notes.flatMap((note) => cited(note.text, note.refs).map(small))
  return [...cited(text, refs).map((piece, at) => (at === 0 ? `${marked}${labelled}${piece}` : piece)), ...under]
}

function cited(text: string, refs: readonly number[]): Paragraph {
  const pieces = escapeInPieces(text, MAX_ITEM / 2)
  return pieces.map((piece, at) => (at === pieces.length - 1 ? `${piece}${renderRefs(refs)}` : piece))
}

/** A passage beyond the fortieth is named by its section's sources all the same. */
function renderRefs(refs: readonly number[]): string {
  const shown = refs.slice(0, 40).map((ref) => `[${ref}]`)
  return refs.length === 0 ? '' : ` ${shown.join('')}${refs.length > 40 ? '…' : ''}`
}

function small(text: string): string {
  return `-# ${text}`
}

/** Each article once, with the numbers of its passages. */
function renderSources(passages: readonly Passage[]): Paragraph {
  const articles = Map.groupBy(passages, ({ articleId, url }) => `${articleId} ${url ?? ''}`)
  return [...articles.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const { publisher, url, publishedAt } = first
    const name = escapeCut(publisher ?? hostOf(url) ?? 'source not named', MAX_NAME)
    const day = showIsoDay(publishedAt)
    const numbers = renderRefs([first, ...others].map(({ number }) => number)).trim()
    return [small(`${numbers} ${linkTo(name, url)}${day === null ? '' : `, ${escapeText(day)}`}`)]
  })
}

function hostOf(url: string | null): string | null {
  return url !== null && safeUrl(url) !== null ? new URL(url).hostname : null
}
