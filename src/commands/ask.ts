// Why it exists: the one way in for a user's words, the same from chat, page and terminal; the edge where a command's errors end.
import type { Command, Reply } from '../core/command.ts'
import { messageOf } from '../core/errors.ts'
import type { Ask, Clock, Store } from '../core/ports.ts'
import { answerClaims } from './claims.ts'
import { answerHelp } from './help.ts'
import { answerLatest } from './latest.ts'
import { parse } from './parse.ts'
import { answerPerson } from './person.ts'

type AskPorts = {
  readonly store: Store
  readonly clock: Clock
  /** Where the error behind a failed answer goes: the log. */
  readonly report?: (error: unknown) => void
}

export function makeAsk(ports: AskPorts): Ask {
  return async (words, _asker) => {
    try {
      return await answer(ports, parse(words))
    } catch (error) {
      ports.report?.(error)
      return { blocks: [{ type: 'text', text: messageOf(error) }], visibility: 'asker' }
    }
  }
}

async function answer({ store, clock }: AskPorts, command: Command): Promise<Reply> {
  switch (command.name) {
    case 'person':
      return answerPerson(store, command.query)
    case 'claims':
      return answerClaims(store, command.status)
    case 'latest':
      return answerLatest(store, clock)
    case 'help':
      return answerHelp(command.problem)
    default:
      return command satisfies never
  }
}
