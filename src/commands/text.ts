// Why it exists: an answer as plain text, for the terminal and for tests.
import { plain } from '../briefing/plain.ts'
import { renderText, wrap } from '../briefing/text.ts'
import type { Block } from '../core/briefing.ts'
import type { Reply, ReplyBlock } from '../core/command.ts'

/** The blocks of a briefing as everywhere in a terminal, its sources behind it; then what else is said. */
export function renderReply(reply: Reply, { width }: { readonly width?: number } = {}): string {
  const blocks = reply.blocks.filter(isOfBriefing)
  const briefing = renderText({ blocks, passages: reply.passages ?? [] }, { passages: true })
  const rest = reply.blocks.flatMap((block) => (isOfBriefing(block) ? [] : [renderReplyBlock(block)])).join('\n')
  const text = [briefing, rest.trim()].filter((part) => part !== '').join('\n\n')
  return width === undefined ? text : wrap(text, width)
}

function isOfBriefing(block: ReplyBlock): block is Block {
  return block.type !== 'heading' && block.type !== 'text' && block.type !== 'list'
}

function renderReplyBlock(block: Exclude<ReplyBlock, Block>): string {
  switch (block.type) {
    case 'heading':
      return `\n${plain(block.text).toUpperCase()}`
    case 'text':
      return plain(block.text)
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n')
    default:
      return block satisfies never
  }
}
