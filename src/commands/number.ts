// Why it exists: a reader asks for a story by the number that the footer of its briefing bears.
import { shortId } from '../briefing/frame.ts'
import type { Store } from '../core/ports.ts'
import type { Destination } from '../core/subscription.ts'

/** So many of the newest are looked through. */
const MAX_POSTS = 200
const MAX_STORIES = 2_000
const MAX_VERSIONS = 9

/** 'R-B6BC6', in whatever case. */
export function isNumber(words: string): boolean {
  return /^r-[0-9a-f]{5}$/iu.test(words)
}

/** Ids of the stories that briefings of this number tell: those posted in the channel, then those given as answers. */
export async function findNumbered(store: Store, number: string, destination: Destination): Promise<readonly string[]> {
  const bears = (id: string) => shortId(id) === number.toUpperCase()
  const posts = await store.deliveries.findPosted(destination, MAX_POSTS)
  const posted = posts.map(({ briefingId }) => briefingId).filter(bears)
  const briefings = await Promise.all(posted.map((id) => store.briefings.find(id)))
  const told = briefings.flatMap((briefing) => (briefing === null ? [] : (briefing.storyIds ?? [briefing.storyId])))
  if (told.length > 0) return [...new Set(told)]
  const answered: string[] = []
  for (const { id } of await store.stories.titles(MAX_STORIES)) {
    const version = versions.find((one) => bears(`${id}-v${one}`))
    // So short a number may be that of another story's version too, which was never given.
    if (version !== undefined && version <= ((await store.briefings.latestOf(id))?.version ?? 1)) answered.push(id)
  }
  return answered
}

const versions = Array.from({ length: MAX_VERSIONS }, (_, at) => at + 1)
