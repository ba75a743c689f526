// Why it exists: a story that swallowed another is parted: the later group becomes a story of its own, with its
// articles, claims and talks; what was told and delivered of the first still holds, and the move is recorded.
import type { LedgerClaim } from './core/claim.ts'
import type { Store } from './core/ports.ts'
import type { StoredArticle, Story, StorySketch, Terms } from './core/story.ts'
import { enter, heardOf, saveTalks } from './recording.ts'
import { aboutOf, storyKeys, termsIn } from './stories/about.ts'
import { joinStory, newStory, placedOf, storyIdOf } from './stories/cluster.ts'
import { FEWEST_PARTED, splitStory } from './stories/split.ts'

/** So many of the newest articles are compared: enough to see a second story among them. */
const MOST_COMPARED = 80
/** Above it only every so many articles: comparing all of many with each other takes its time. */
const COMPARED_EACH_TIME = 16
const STEP = 8

type AboutArticle = { readonly id: string; readonly at: number; readonly terms: Terms }

/** Parts a story where its articles have fallen into groups that have next to nothing in common; whether it did. */
export async function partStory(store: Store, storyId: string, now: number): Promise<boolean> {
  const count = Math.min(MOST_COMPARED, await store.terms.countArticles(storyId))
  if (count < FEWEST_PARTED) return false
  if (count > COMPARED_EACH_TIME && count % STEP !== 0) return false
  const articles = await store.terms.findArticles(storyId, MOST_COMPARED)
  const terms = articles.map((article) => article.terms)
  const [, ...later] = splitStory(terms, await store.terms.count(termsIn(...terms)))
  const story = later.length === 0 ? null : await store.stories.load(storyId)
  if (story === null) return false
  let left = story
  for (const group of later) {
    const own = group.flatMap((at) => articles[at] ?? [])
    left = await partOff(store, left, own, now)
  }
  const stay = new Set(left.articles.map(({ id }) => id))
  const sketch = await sketchOf(store, left, titleOf(left, story.title))
  await store.stories.save(sketch)
  await saveAboutAnew(
    store,
    sketch,
    articles.filter(({ id }) => stay.has(id)),
  )
  return true
}

/** A group becomes a story of its own; resolves to what is left. */
async function partOff(store: Store, story: Story, group: readonly AboutArticle[], now: number): Promise<Story> {
  const own = new Set(group.map(({ id }) => id))
  // A copy goes with its original.
  const goes = ({ id, copyOf }: StoredArticle) => own.has(id) || (copyOf !== null && own.has(copyOf))
  const moved = story.articles.filter(goes)
  const [first] = moved.filter(({ copyOf }) => copyOf === null)
  if (first === undefined) return story
  const rest: Story = { ...story, articles: story.articles.filter((article) => !goes(article)) }
  const part: Story = { ...story, id: await freeId(store, first), articles: moved, claims: [], talks: [] }
  const sketch: StorySketch = {
    ...(await sketchOf(store, part, first.extraction.article.title)),
    follows: { storyId: story.id, how: 'parted' },
  }
  const ids = new Set(moved.map(({ id }) => id))
  await store.stories.part(story.id, sketch, [...ids], now)
  const claims = await partClaims(store, story.claims, part)
  for (const side of [rest, part]) {
    const talks = (story.talks ?? []).map((talk) => {
      return { ...talk, steps: talk.steps.filter(({ articleId }) => ids.has(articleId) === (side === part)) }
    })
    await saveTalks(store, side.id, talks, await store.testimonies.findByStory(side.id))
  }
  await saveAboutAnew(store, sketch, group)
  return { ...rest, claims, talks: await store.talks.findByStory(rest.id) }
}

/**
 * Claims that only the moved articles speak of move with all that is known of them, and keep their ids. What articles
 * of both halves spoke of keeps its whole history where it is, and is entered from the moved articles in the new story
 * too: entries are only ever added. Resolves to the claims that stay.
 */
async function partClaims(store: Store, claims: readonly LedgerClaim[], part: Story): Promise<readonly LedgerClaim[]> {
  const go = new Set(part.articles.map(({ id }) => id))
  const goes = ({ articleId }: { readonly articleId: string }) => go.has(articleId)
  const moved = claims.filter(({ entries }) => entries.length > 0 && entries.every(goes))
  const both = claims.filter((claim) => !moved.includes(claim) && claim.entries.some(goes))
  const ids = moved.map(({ id }) => id)
  await store.claims.move(ids, part.id)
  const again = new Set(both.flatMap(({ entries }) => entries.filter(goes).map(({ articleId }) => articleId)))
  const heard = await heardOf(store, part.articles)
  const testimonies = await store.testimonies.findByStory(part.id)
  let now: readonly LedgerClaim[] = moved.map((claim) => ({ ...claim, storyId: part.id }))
  for (const article of heard.filter(({ id }) => again.has(id))) {
    now = await enter(store, part.id, {
      claims: now,
      earlier: testimonies.filter(({ articleId }) => articleId !== article.id),
      article,
    })
  }
  return claims.filter((claim) => !moved.includes(claim))
}

/** What the story is about, from these articles alone. */
async function saveAboutAnew(store: Store, sketch: StorySketch, articles: readonly AboutArticle[]): Promise<void> {
  const all = articles.map(({ terms }) => terms)
  const counts = await store.terms.count(termsIn(...all))
  const about = aboutOf(null, all, counts)
  await store.terms.saveStory(sketch.id, about, storyKeys(sketch, about.terms, counts))
}

async function sketchOf(store: Store, story: Story, title: string): Promise<StorySketch> {
  const heard = await heardOf(store, story.articles)
  const placed = story.articles.map(({ extraction, ingestedAt }, at) =>
    placedOf(extraction, heard[at]?.ids ?? new Map(), ingestedAt),
  )
  const [first, ...more] = placed
  const before = story.follows === undefined ? {} : { follows: story.follows }
  const none: StorySketch = {
    id: story.id,
    title,
    participants: [],
    people: [],
    firstAt: story.firstAt,
    lastAt: story.lastAt,
  }
  if (first === undefined) return { ...none, ...before }
  return { ...more.reduce((sketch, one) => joinStory(one, sketch), newStory(story.id, { ...first, title })), ...before }
}

/** A reader knows the story by its title: it stays where its article does. */
function titleOf({ articles }: Story, title: string): string {
  const titles = articles.map(({ extraction }) => extraction.article.title)
  return titles.includes(title) ? title : (titles.find((one) => one !== '') ?? title)
}

/** Of its first article, whatever the order in which they came. */
async function freeId(store: Store, { contentHash }: StoredArticle): Promise<string> {
  let id = storyIdOf(contentHash)
  for (let length = 13; (await store.stories.findSketch(id)) !== null; length++) id = `s${contentHash.slice(0, length)}`
  return id
}
