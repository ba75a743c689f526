// Why it exists: where a topic may stand, the name of one of the workspace's topics is meant first, else the words themselves.
import type { Asker } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import type { Subscription } from '../core/subscription.ts'
import {
  MAX_TOPIC,
  type NamedTopic,
  nameKey,
  parseTopic,
  readTopic,
  showTopic,
  type TopicQuery,
  topicKey,
} from '../core/topic.ts'

export type Meant = {
  readonly query: TopicQuery
  /** The name, or the words as they are read. */
  readonly shown: string
  readonly named?: NamedTopic
}

/** A string says, in words for the user, why there is none. Topics of other workspaces are not there. */
export async function findMeant(
  { topics }: Pick<Store, 'topics'>,
  words: string,
  { destination }: Pick<Asker, 'destination'>,
): Promise<Meant | string> {
  const key = words.length > MAX_TOPIC ? '' : nameKey(words)
  const named = key === '' ? null : await topics.find(destination, key)
  const kept = named === null ? null : readTopic(named.query)
  if (named !== null && kept !== null) return { query: kept, shown: named.name, named }
  const query = parseTopic(words)
  return typeof query === 'string' ? query : { query, shown: showTopic(query) }
}

/** Those of `own` that are meant: that follow the named topic, else that have these words, else its words themselves. */
export function pickMeant(own: readonly Subscription[], meant: Meant, words: string): readonly Subscription[] {
  const { query, named } = meant
  const typed = parseTopic(words)
  const has = (wanted: TopicQuery) => (one: Subscription) => {
    const kept = one.named === undefined ? readTopic(one.topic) : null
    return kept !== null && topicKey(kept) === topicKey(wanted)
  }
  const ways = [
    own.filter((one) => one.named !== undefined && one.named.key === named?.key),
    typeof typed === 'string' ? [] : own.filter(has(typed)),
    own.filter(has(query)),
  ]
  return ways.find((found) => found.length > 0) ?? []
}

/** Whether both are of one topic: a channel may have its briefings and its breaking news. */
export function sameTopic(one: Subscription, other: Subscription): boolean {
  if (one.named !== undefined || other.named !== undefined) return one.named?.key === other.named?.key
  const [a, b] = [readTopic(one.topic), readTopic(other.topic)]
  return a !== null && b !== null && topicKey(a) === topicKey(b)
}
