// Why it exists: one article finds its story among a few that may be meant, and adds to what that story is about. A
// story that has grown over another is parted here.
import type { Extraction } from './core/extraction.ts'
import type { Store } from './core/ports.ts'
import type { StoredArticle, StorySketch, StoryTerms, Terms } from './core/story.ts'
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
}

/** `kin`: the article that this one is a copy or a further version of; it stays in that one's story. */
export async function findPlace(
  store: Store,
  { article }: Extraction,
  placed: Placed,
  kin: StoredArticle | null,
): Promise<Place> {
  const terms = termsOf(article.text)
  if (kin !== null) {
    const sketch = await store.stories.findSketch(kin.storyId)
    return { sketch, about: sketch === null ? null : await store.terms.findStory(sketch.id), terms }
  }
  const near = { from: placed.at - storyWindowMs, to: placed.at + storyWindowMs + storySpanMs }
  const candidates = await findCandidates(store, placed, terms, near)
  const sketch = placeInStory(placed, candidates)
  if (sketch !== null) return { sketch, about: candidates.find((one) => one.sketch === sketch)?.about ?? null, terms }
  return { sketch: null, about: null, terms }
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
  const counts = await store.terms.count(before === null ? termsIn(place.terms) : termsIn(before, place.terms))
  const about = aboutOf(before, [place.terms], counts)
  await store.terms.saveStory(sketch.id, about, storyKeys(sketch, about.terms, counts))
  if (place.sketch !== null) return partStory(store, sketch.id, added.now)
  await saveFollowed(store, sketch, placed, place.terms)
  return false
}

type Found = Candidate & { readonly about: StoryTerms }
type Span = { readonly from: number; readonly to: number }

async function findCandidates(store: Store, placed: Placed, terms: Terms, span: Span): Promise<readonly Found[]> {
  const counts = await store.terms.count(termsIn(terms))
  const keys = new Map(keysOf(terms, counts))
  for (const id of placed.participants.slice(0, PEOPLE_KEYS)) keys.set(personKey(id), PERSON_WEIGHT * 2)
  for (const id of placed.people.slice(0, PEOPLE_KEYS))
    if (!keys.has(personKey(id))) keys.set(personKey(id), PERSON_WEIGHT)
  const found = await store.terms.findStories({ keys, ...span, limit: MOST_LOOKED })
  const weighed = weighTerms(terms, counts)
  return found.map(({ sketch, about }) => ({ sketch, about, likeness: likenessTo(weighed, about, counts) }))
}

/** The story before it, where one is known: told as such, since the reader may have read it. */
async function saveFollowed(store: Store, sketch: StorySketch, placed: Placed, terms: Terms): Promise<void> {
  const before = await findCandidates(store, placed, terms, { from: placed.at - FOLLOWS_MS, to: placed.at })
  const followed = findFollowed(
    placed,
    before.filter((one) => one.sketch.id !== sketch.id),
  )
  if (followed !== null) await store.stories.save({ ...sketch, follows: { storyId: followed.id, how: 'later' } })
}
