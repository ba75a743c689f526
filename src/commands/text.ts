// Why it exists: an answer as plain text, for the terminal and for tests.
import { plain } from '../briefing/plain.ts'
import { renderBlock, wrap } from '../briefing/text.ts'
import type { Reply, ReplyBlock } from '../core/command.ts'

export function renderReply(reply: Reply, { width }: { readonly width?: number } = {}): string {
  const text = reply.blocks.map(renderReplyBlock).join('\n').trim()
  return width === undefined ? text : wrap(text, width)
}

function renderReplyBlock(block: ReplyBlock): string {
  switch (block.type) {
    case 'heading':
      return `\n${plain(block.text).toUpperCase()}`
    case 'text':
      return plain(block.text)
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n')
    default:
      return renderBlock(block)
  }
}
