// Why it exists: answers "what is the news?", of everything or of a topic, with the briefing of the newest story.
import type { Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import { isAll, matchesTopic, parseTopic, showTopic, type TopicQuery } from '../core/topic.ts'
import { answerStoryOf, type BriefingPorts } from './briefing.ts'
import { say } from './say.ts'

/** So many of the newest articles are looked through for a topic. */
const MAX_ARTICLES = 1_000

export async function answerLatest(ports: BriefingPorts, topic: string | null): Promise<Reply> {
  const query = parseTopic(topic ?? 'all')
  if (typeof query === 'string') return say(query)
  const id = await findNewest(ports.store, query)
  const story = id === null ? null : await ports.store.stories.load(id)
  if (story !== null) return answerStoryOf(story, ports)
  return say(topic === null ? 'No story is stored yet.' : `No story that is stored is about ${showTopic(query)}.`)
}

export async function findNewest(store: Store, query: TopicQuery): Promise<string | null> {
  if (isAll(query)) return (await store.stories.latest(1))[0] ?? null
  const articles = await store.stories.findWords(MAX_ARTICLES)
  return articles.find(({ words }) => matchesTopic(query, words))?.storyId ?? null
}
