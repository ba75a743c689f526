// Why it exists: what can be asked, in the words to ask it with.
import type { Reply } from '../core/command.ts'

/** Every command with what it does; the README and the platforms tell the same. */
export const COMMANDS: readonly { readonly usage: string; readonly about: string }[] = [
  { usage: 'latest', about: 'the briefing of the newest story' },
  { usage: 'person NAME', about: 'the roles of a person, what they said and how their claims stand' },
  { usage: 'claims', about: 'the newest claims, and who has confirmed or denied them' },
  { usage: 'claims STATUS', about: 'the same by status: unconfirmed, denied, confirmed or attributed' },
  { usage: 'help', about: 'this list' },
]

export function answerHelp(problem?: string): Reply {
  return {
    blocks: [
      ...(problem === undefined ? [] : [{ type: 'text', text: problem } as const]),
      { type: 'heading', text: 'What you can ask' },
      { type: 'list', items: COMMANDS.map(({ usage, about }) => `${usage} – ${about}`) },
    ],
    visibility: 'asker',
  }
}
