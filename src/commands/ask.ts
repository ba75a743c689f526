// Why it exists: the one way in for a user's words, the same from chat, page and terminal; the edge where a command's errors end.
import type { Asker, Command, Reply } from '../core/command.ts'
import { messageOf } from '../core/errors.ts'
import type { Ask, Clock, ProbeFeed, Store } from '../core/ports.ts'
import type { FindRule } from '../core/rule.ts'
import { answerChanges } from './changes.ts'
import { answerClaim } from './claim.ts'
import { answerClaims, answerClaimsOf } from './claims.ts'
import { answerExport } from './export.ts'
import { answerFeed } from './feeds.ts'
import { answerHelp } from './help.ts'
import { answerImport } from './import.ts'
import { answerLatest } from './latest.ts'
import { answerNext } from './next.ts'
import { parse } from './parse.ts'
import { answerPart } from './part.ts'
import { answerPeople } from './people.ts'
import { answerPerson } from './person.ts'
import { answerPreview } from './preview.ts'
import { answerSearch } from './search.ts'
import { answerSettings } from './settings.ts'
import { answerStatus } from './status.ts'
import { answerStory } from './story.ts'
import { answerSubscribe } from './subscribe.ts'
import { answerList, answerPause, answerUnsubscribe } from './subscriptions.ts'
import { answerTopic } from './topic.ts'
import { answerWhy } from './why.ts'

type AskPorts = {
  readonly store: Store
  readonly clock: Clock
  /** Looks at a feed before it is added. */
  readonly probe?: ProbeFeed
  /** The engine's catalogue of rules: for "why". */
  readonly findRule?: FindRule
  /** Where the error behind a failed answer goes: the log. */
  readonly report?: (error: unknown) => void
  /** Where there is no message to fit into: "latest" then leaves out nothing either. */
  readonly full?: boolean
}

export function makeAsk(ports: AskPorts): Ask {
  return async (words, asker) => {
    try {
      return await answer(ports, parse(words), asker)
    } catch (error) {
      ports.report?.(error)
      return { blocks: [{ type: 'text', text: messageOf(error) }], visibility: 'asker' }
    }
  }
}

async function answer(ports: AskPorts, command: Command, asker: Asker): Promise<Reply> {
  switch (command.name) {
    case 'person':
      return answerPerson(ports.store, command.query)
    case 'people':
      return answerPeople(ports, command.verb, command.words, asker)
    case 'claims':
      return answerClaims(ports.store, command.status)
    case 'claimsOf':
      return answerClaimsOf(ports.store, command)
    case 'claim':
      return answerClaim(ports.store, command.query)
    case 'next':
      return answerNext(ports, command.topic, asker)
    case 'changes':
      return answerChanges(ports, command, asker)
    case 'search':
      return answerSearch(ports.store, command, asker)
    case 'status':
      return answerStatus(ports, asker)
    case 'why':
      return answerWhy(ports, command.id, asker)
    case 'part':
      return answerPart(ports.store, command.part, command.id, asker)
    case 'story':
      return answerStory(ports, command.query, asker.destination)
    case 'latest':
      return answerLatest(ports, command.topic, asker)
    case 'preview':
      return answerPreview(ports, command.topic, asker)
    case 'subscribe':
      return answerSubscribe(ports, command.wish, asker)
    case 'unsubscribe':
      return answerUnsubscribe(ports, command.topic, asker)
    case 'pause':
    case 'resume':
      return answerPause(ports, command.name, command.topic, asker)
    case 'list':
      return answerList(ports, asker)
    case 'feed':
      return answerFeed(ports, command.verb, command.url, asker)
    case 'topic':
      return answerTopic(ports, command, asker)
    case 'settings':
      return answerSettings(ports, command, asker)
    case 'export':
      return answerExport(ports, asker)
    case 'import':
      return (await answerImport(ports, command, asker)).reply
    case 'help':
      return answerHelp(command.problem, command.of)
    default:
      return command satisfies never
  }
}
