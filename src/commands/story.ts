// Why it exists: answers "tell me that story", by its id or by words of its headline.
import { cut, fold } from '../briefing/words.ts'
import type { Action, Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import type { Destination } from '../core/subscription.ts'
import { parseTopic } from '../core/topic.ts'
import { answerStoryOf, type BriefingPorts } from './briefing.ts'
import { answerLatest, findNewest } from './latest.ts'
import { findNumbered, isNumber } from './number.ts'
import { say, sayList } from './say.ts'

/** So many of the newest stories are looked through for words of a headline. */
const MAX_LOOKED = 2_000
const MAX_LISTED = 25
const MAX_BUTTONS = 5
const MAX_LABEL = 40

type Titled = { readonly id: string; readonly title: string }

/** All of it: a posted briefing that left lines out names this command for them. */
export async function answerStory(
  given: BriefingPorts,
  query: string | null,
  destination: Destination,
): Promise<Reply> {
  const ports = { ...given, full: true }
  if (query === null) return answerLatest(ports, null, { destination })
  if (isNumber(query)) return answerByNumber(ports, query, destination)
  const byId = /^[\w-]{1,40}$/u.test(query) ? await ports.store.stories.load(query) : null
  if (byId !== null) return answerStoryOf(byId, ports)
  const found = await findTitled(ports.store, query)
  const [only, second] = found
  if (only === undefined) return answerByWords(ports, query)
  if (second !== undefined) return offerStories('Several stories have these words in their headline:', found)
  const story = await ports.store.stories.load(only.id)
  return story === null ? say('Not found: that story is no longer kept.') : answerStoryOf(story, ports)
}

/** A digest's number means all its stories. */
async function answerByNumber(ports: BriefingPorts, number: string, destination: Destination): Promise<Reply> {
  const ids = await findNumbered(ports.store, number, destination)
  const loaded = await Promise.all(ids.map((id) => ports.store.stories.load(id)))
  const stories = loaded.filter((story) => story !== null)
  const [only, second] = stories
  if (only === undefined) return say('Not found: no briefing of this channel and no story bears that number.')
  return second === undefined ? answerStoryOf(only, ports) : offerStories('The stories of that number:', stories)
}

/** The headline that was seen may be that of a further article of the story. */
async function answerByWords(ports: BriefingPorts, words: string): Promise<Reply> {
  const query = parseTopic(words)
  const id = typeof query === 'string' || query.wanted.length === 0 ? null : await findNewest(ports.store, query)
  const story = id === null ? null : await ports.store.stories.load(id)
  return story === null
    ? say('Not found: no story that is stored has that id or those words.')
    : answerStoryOf(story, ports)
}

/** `ask`: what is asked of each by its id. */
export function offerStories(text: string, stories: readonly Titled[], ask = 'story'): Reply {
  const shown = stories.slice(0, MAX_LISTED)
  const items = shown.map(({ id, title }) => `${title || 'No headline'} (${ask} ${id})`)
  const left = stories.length - shown.length
  return sayList(text, left === 0 ? items : [...items, `… ${left} more`], {
    actions: shown.slice(0, MAX_BUTTONS).map((story) => buttonOf(story, ask)),
  })
}

function buttonOf({ id, title }: Titled, ask: string): Action {
  return { label: cut(title, MAX_LABEL) || id, words: `${ask} ${id}` }
}

/** Stories whose headline is meant by these words. */
export async function findTitled(store: Store, words: string): Promise<readonly Titled[]> {
  return matchTitles(words, await store.stories.titles(MAX_LOOKED))
}

/** Those of which the whole headline is meant, else those that begin so, else those that have all the words. */
function matchTitles(query: string, stories: readonly Titled[]): readonly Titled[] {
  const wanted = fold(query)
  if (wanted === '') return []
  const folded = stories.map((story) => ({ story, title: fold(story.title) }))
  const tests: readonly ((title: string) => boolean)[] = [
    (title) => title === wanted,
    (title) => `${title} `.startsWith(`${wanted} `),
    (title) => wanted.split(' ').every((word) => ` ${title} `.includes(` ${word} `)),
  ]
  for (const test of tests) {
    const found = folded.filter(({ title }) => test(title)).map(({ story }) => story)
    if (found.length > 0) return found
  }
  return []
}
