// Why it exists: a message whose first attempt was not answered says so where it is sent again, in its blocks and in its text.
import { POSSIBLE_REPEAT } from '../../src/core/delivery.ts'
import { LIMITS } from './limits.ts'
import type { Message } from './render.ts'

/** `render` keeps room for one block more and for its words. */
export function markRepeat({ text, blocks }: Message): Message {
  const lines = [POSSIBLE_REPEAT, ...text.split('\n')]
  const more = '…'
  // By whole lines: half an escape would be something else.
  while (lines.length > 1 && lines.join('\n').length > LIMITS.fallback) {
    lines.splice(lines.at(-1) === more ? -2 : -1, 2, more)
    if (lines.length === 2) break
  }
  if (blocks.length === 0) return { text: lines.join('\n'), blocks }
  const label = { type: 'plain_text', text: POSSIBLE_REPEAT, emoji: false } as const
  return { text: lines.join('\n'), blocks: [{ type: 'context', elements: [label] }, ...blocks] }
}
