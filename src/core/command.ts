// Why it exists: what a user asks, and what is answered, in words that no platform owns.
import type { Block } from './briefing.ts'

export type Command =
  | { readonly name: 'person'; readonly query: string }
  | { readonly name: 'claims'; readonly status: string | null }
  | { readonly name: 'help' }

/** A paragraph of an answer. */
export type ReplyBlock =
  | Block
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }

/** `asker`: only who asked sees it. `channel`: everybody does. */
export type Reply = { readonly blocks: readonly ReplyBlock[]; readonly visibility: 'asker' | 'channel' }
