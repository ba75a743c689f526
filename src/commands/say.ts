// Why it exists: most answers are a line, or a list under one; here is their shape.
import type { Action, Asker, Reply } from '../core/command.ts'

/** 'this channel', for the middle of a sentence. */
export function nameChannel({ channelName = 'this channel' }: Pick<Asker, 'channelName'>): string {
  return channelName
}

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

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
