// Why it exists: one article finds its story among a few that may be meant, and adds to what that story is about. A
// story that has grown over another is parted here.
import type { Extraction } from './core/extraction.ts'
import type { Store } from './core/ports.ts'
import type { StoredArticle, StorySketch, StoryTerms, TermCounts, Terms } from './core/story.ts'
import { partStory } from './parting.ts'
import { aboutOf, keysOf, likenessTo, personKey, storyKeys, termsIn } from './stories/about.ts'
import {
  type Candidate,
  findFollowed,
  type Placed,
  placeInStory,
  storySpanMs,
  storyWindowMs,
} from './stories/cluster.ts'
import { weighTerms } from './stories/group.ts'
import { termsOf } from './stories/terms.ts'

/** So many stories are looked at for one article, however many there are. */
const MOST_LOOKED = 30
/** So long before, a story may lie and be named as the one that this one follows. */
const FOLLOWS_MS = 30 * 24 * 60 * 60 * 1000
/** Of those who take part and of the people so many lead to a story. */
const PEOPLE_KEYS = 12
const PERSON_WEIGHT = 0.1

/** Where an article belongs, and what was learnt on the way. */
export type Place = {
  /** Null: a story of its own. */
  readonly sketch: StorySketch | null
  readonly about: StoryTerms | null
  readonly terms: Terms
  /** Of its terms, before it came. */
  readonly counts: TermCounts
}

/** `kin`: the article that this one is a copy or a further version of; it stays in that one's story. */
export async function findPlace(
  store: Store,
  { article }: Extraction,
  placed: Placed,
  kin: StoredArticle | null,
): Promise<Place> {
  const terms = termsOf(article.text)
  const counts = await store.terms.count(termsIn(terms))
  if (kin !== null) {
    const sketch = await store.stories.findSketch(kin.storyId)
    return { sketch, about: sketch === null ? null : await store.terms.findStory(sketch.id), terms, counts }
  }
  const near = { from: placed.at - storyWindowMs, to: placed.at + storyWindowMs + storySpanMs }
  const candidates = await findCandidates(store, placed, { terms, counts }, near)
  const sketch = placeInStory(placed, candidates)
  const about = candidates.find((one) => one.sketch === sketch)?.about ?? null
  return { sketch, about, terms, counts }
}

/** What the story is about with one more article that is no copy; whether it was parted, having outgrown itself. */
export async function saveAbout(
  store: Store,
  added: {
    readonly article: StoredArticle
    readonly placed: Placed
    readonly place: Place
    readonly sketch: StorySketch
    readonly now: number
  },
): Promise<boolean> {
  const { article, placed, place, sketch } = added
  await store.terms.saveArticle(article.id, place.terms)
  const before = place.about?.terms ?? null
  const counts = await countWith(store, place, before)
  const about = aboutOf(before, [place.terms], counts)
  await store.terms.saveStory(sketch.id, about, storyKeys(sketch, about.terms, counts))
  if (place.sketch !== null) return partStory(store, sketch.id, added.now)
  await saveFollowed(store, sketch, placed, { terms: place.terms, counts })
  return false
}

type Found = Candidate & { readonly about: StoryTerms }
type Span = { readonly from: number; readonly to: number }

/** Of the article's terms and those of its story, with the article; its own need not be counted again. */
async function countWith(store: Store, place: Place, story: Terms | null): Promise<TermCounts> {
  const own = termsIn(place.terms)
  const others = story === null ? [] : [...termsIn(story)].filter((term) => !own.has(term))
  const counts = await store.terms.count(others)
  return { total: counts.total, of: (term) => (own.has(term) ? place.counts.of(term) + 1 : counts.of(term)) }
}

async function findCandidates(
  store: Store,
  placed: Placed,
  { terms, counts }: Pick<Place, 'terms' | 'counts'>,
  span: Span,
): Promise<readonly Found[]> {
  const keys = new Map(keysOf(terms, counts))
  for (const id of placed.participants.slice(0, PEOPLE_KEYS)) keys.set(personKey(id), PERSON_WEIGHT * 2)
  for (const id of placed.people.slice(0, PEOPLE_KEYS))
    if (!keys.has(personKey(id))) keys.set(personKey(id), PERSON_WEIGHT)
  const found = await store.terms.findStories({ keys, ...span, limit: MOST_LOOKED })
  const weighed = weighTerms(terms, counts)
  return found.map(({ sketch, about }) => ({ sketch, about, ...likenessTo(weighed, about, counts) }))
}

/** The story before it, where one is known: told as such, since the reader may have read it. */
async function saveFollowed(
  store: Store,
  sketch: StorySketch,
  placed: Placed,
  article: Pick<Place, 'terms' | 'counts'>,
): Promise<void> {
  const before = await findCandidates(store, placed, article, { from: placed.at - FOLLOWS_MS, to: placed.at })
  const followed = findFollowed(
    placed,
    before.filter((one) => one.sketch.id !== sketch.id),
  )
  if (followed !== null) await store.stories.save({ ...sketch, follows: { storyId: followed.id, how: 'later' } })
}
