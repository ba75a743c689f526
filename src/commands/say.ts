// Why it exists: most answers are a line, or a list under one; here is their shape.
import type { Action, Reply } from '../core/command.ts'

export function say(text: string, actions: readonly Action[] = []): Reply {
  return { blocks: [{ type: 'text', text }], visibility: 'asker', ...(actions.length === 0 ? {} : { actions }) }
}

export function sayList(
  text: string,
  items: readonly string[],
  more: { readonly actions?: readonly Action[]; readonly urls?: readonly (string | null)[] } = {},
): Reply {
  const { actions = [], urls } = more
  const list = { type: 'list', items, ...(urls === undefined ? {} : { urls }) } as const
  const blocks = [{ type: 'text', text } as const, list]
  return { blocks, visibility: 'asker', ...(actions.length === 0 ? {} : { actions }) }
}
