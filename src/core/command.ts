// Why it exists: what a user asks, and what is answered, in words that no platform owns.
import type { Block } from './briefing.ts'

export type Command =
  | { readonly name: 'person'; readonly query: string }
  | { readonly name: 'latest' }
  | { readonly name: 'claims'; readonly status: string | null }
  /** `problem`: why help is given where something else was asked, in words for the asker. */
  | { readonly name: 'help'; readonly problem?: string }

/** A paragraph of an answer. */
export type ReplyBlock =
  | Block
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }

/** `asker`: only who asked sees it. `channel`: everybody does. */
export type Reply = { readonly blocks: readonly ReplyBlock[]; readonly visibility: 'asker' | 'channel' }
