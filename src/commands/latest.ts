// Why it exists: answers "what is the news?", of everything or of a topic, with the briefing of the newest story.
import type { Asker, Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import { isAll, matchesTopic, type TopicQuery } from '../core/topic.ts'
import { answerStoryOf, type BriefingPorts } from './briefing.ts'
import { findMeant } from './meant.ts'
import { say } from './say.ts'

/** So many of the newest articles are looked through for a topic. */
const MAX_ARTICLES = 1_000

type Where = Pick<Asker, 'destination'>

export async function answerLatest(ports: BriefingPorts, topic: string | null, asker: Where): Promise<Reply> {
  const meant = await findMeant(ports.store, topic ?? 'all', asker)
  if (typeof meant === 'string') return say(meant)
  const id = await findNewest(ports.store, meant.query)
  const story = id === null ? null : await ports.store.stories.load(id)
  if (story !== null) return answerStoryOf(story, ports)
  return say(topic === null ? 'No story is stored yet.' : `No story that is stored is about ${meant.shown}.`)
}

export async function findNewest(store: Store, query: TopicQuery): Promise<string | null> {
  if (isAll(query)) return (await store.stories.latest(1))[0] ?? null
  const articles = await store.stories.findWords(MAX_ARTICLES)
  return articles.find(({ words }) => matchesTopic(query, words))?.storyId ?? null
}
