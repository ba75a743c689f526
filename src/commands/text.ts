// Why it exists: an answer as plain text, for the terminal and for tests.
import { plain } from '../briefing/plain.ts'
import { renderText, wrap } from '../briefing/text.ts'
import type { Block } from '../core/briefing.ts'
import type { Reply, ReplyBlock } from '../core/command.ts'

/** What is said first; the blocks of a briefing as everywhere in a terminal, its sources behind it; what else is said. */
export function renderReply(reply: Reply, { width }: { readonly width?: number } = {}): string {
  const blocks = reply.blocks.filter(isOfBriefing)
  const options = { passages: true, ...(reply.storyId === undefined ? {} : { storyId: reply.storyId }) }
  const briefing = renderText({ blocks, passages: reply.passages ?? [] }, options)
  const start = Math.max(0, reply.blocks.findIndex(isOfBriefing))
  const around = [reply.blocks.slice(0, start), reply.blocks.slice(start)].map((part) =>
    part
      .flatMap((block) => (isOfBriefing(block) ? [] : [renderReplyBlock(block)]))
      .join('\n')
      .trim(),
  )
  const text = [around[0] ?? '', briefing, around[1] ?? ''].filter((part) => part !== '').join('\n\n')
  return width === undefined ? text : wrap(text, width)
}

function isOfBriefing(block: ReplyBlock): block is Block {
  return !['heading', 'text', 'list', 'code'].includes(block.type)
}

function renderReplyBlock(block: Exclude<ReplyBlock, Block>): string {
  switch (block.type) {
    case 'heading':
      return `\n${plain(block.text).toUpperCase()}`
    case 'text':
      return plain(block.text)
    case 'code':
      return `\n${plain(block.text)}\n`
    case 'list':
      // A dot marks what is merely said; a row has its own mark.
      return block.items.map((item) => `- ${plain(item).replace(/^· /u, '')}`).join('\n')
    default:
      return block satisfies never
  }
}
