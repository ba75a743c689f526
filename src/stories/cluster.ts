// Why it exists: several articles tell of one thing; this says which of them belong together.
import { publishedMs } from '../core/article.ts'
import type { NewsEvent } from '../core/event.ts'
import type { Extraction } from '../core/extraction.ts'
import type { StorySketch } from '../core/story.ts'
import { countShared, gistOf, nameWords, overlapOf } from './words.ts'

/** How far an article may lie from a story's articles and still belong to it. */
export const storyWindowMs = 48 * 60 * 60 * 1000

/** How far the first and the last article of one story may lie apart: what comes later follows it. */
export const storySpanMs = 96 * 60 * 60 * 1000

/** What of an article decides to which story it belongs. Ids are the store's. */
export type Placed = {
  readonly title: string
  /** Epoch ms: published, or read where it does not say. */
  readonly at: number
  /** Who took part in its event; empty without one. */
  readonly participants: readonly string[]
  /** Everybody it names. */
  readonly people: readonly string[]
  /** The day (YYYY-MM-DD) of its event, where it was one of people meeting or speaking and the text gives the day. */
  readonly days: readonly string[]
}

/** `ids`: people of the extraction → the store's. `now`: epoch ms, where it does not say when it was published. */
export function placedOf(extraction: Extraction, ids: ReadonlyMap<string, string>, now: number): Placed {
  const { title, text } = extraction.article
  const idsOf = (people: readonly string[]) => [...new Set(people.flatMap((id) => ids.get(id) ?? []))].toSorted()
  const [first] = extraction.sentences
  return {
    title: title || (first === undefined ? '' : text.slice(first.start, first.end)),
    at: publishedMs(extraction.article) ?? now,
    participants: idsOf(extraction.event?.participants ?? []),
    people: idsOf(extraction.people.map(({ id }) => id)),
    days: dayOf(extraction.event),
  }
}

/** Of people who met or spoke: that they did so on two days makes two events of it. */
function dayOf(event: NewsEvent | null): readonly string[] {
  if (event === null || event.type === 'statement' || event.type === 'other') return []
  const day = event.phase === 'held' || event.phase === 'ongoing' ? event.date?.iso : null
  return day == null || !/^\d{4}-\d{2}-\d{2}/.test(day) ? [] : [day.slice(0, 10)]
}

/** A story of one article. */
export function newStory(id: string, { title, participants, people, days, at }: Placed): StorySketch {
  return { id, title, participants, people, days, firstAt: at, lastAt: at }
}

/** Of its first article's text: the same articles in the same order make the same stories anywhere. */
export function storyIdOf(contentHash: string): string {
  return `s${contentHash.slice(0, 12)}`
}

/** A story that an article may belong to, and how alike they are by their names and words, and by the words alone: 0 to 1. */
export type Candidate = { readonly sketch: StorySketch; readonly likeness: number; readonly words: number }

/** From this likeness on the words alone are enough: what is less alike must share its people too. */
const ALIKE = 0.25
/** The same where all that both name is one person, whose name alone makes them alike while few articles are known. */
const VERY_ALIKE = 0.5
/** Unless from here on their other words are alike too. */
const SAME_WORDS = 0.1
/** Below it the same people speak of another matter. */
const UNLIKE = 0.05
/** Each of those who take part in both makes two stories so much more alike. */
const PERSON = 0.01

/**
 * The story that an article joins, or null for a story of its own: within the window, and of another day's event
 * never. It joins by what its text is about; or, with an event, by the same participants (all of the smaller set, two
 * at least), or one of them and clearly the same people or headline; without one, by two people at least and the
 * headline, or clearly the same people. Of several, the most alike; ties by the latest.
 */
export function placeInStory(article: Placed, stories: readonly Candidate[]): StorySketch | null {
  const near = stories.filter(({ sketch }) => isNear(article, sketch) && !hasOtherDay(article, sketch))
  return mostAlike(article, near)
}

/** The latest story that an article would have joined, had it not come too late or told of another day. */
export function findFollowed(article: Placed, stories: readonly Candidate[]): StorySketch | null {
  return mostAlike(
    article,
    stories.filter(({ sketch }) => sketch.firstAt <= article.at),
  )
}

function mostAlike(article: Placed, stories: readonly Candidate[]): StorySketch | null {
  const ranked = stories
    .map((one) => ({ sketch: one.sketch, score: scoreOf(article, one) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || b.sketch.lastAt - a.sketch.lastAt || (a.sketch.id < b.sketch.id ? -1 : 1))
  return ranked[0]?.sketch ?? null
}

/** Near the story's articles, and within what one story may last. */
function isNear({ at }: Placed, { firstAt, lastAt }: StorySketch): boolean {
  return (
    at >= firstAt - storyWindowMs &&
    at <= lastAt + storyWindowMs &&
    Math.max(lastAt, at) - Math.min(firstAt, at) <= storySpanMs
  )
}

/** The same people may call each other again the next day: those are two events. */
function hasOtherDay(article: Placed, story: StorySketch): boolean {
  const days = story.days ?? []
  const sameDay = article.days.length === 0 || days.length === 0 || article.days.some((day) => days.includes(day))
  return !sameDay && countShared(new Set(article.participants), new Set(story.participants)) >= 2
}

/** The sketch of a story with one more article. Its title stays: a reader knows the story by it. */
export function joinStory(article: Placed, story: StorySketch): StorySketch {
  const people = new Set([...(story.people ?? []), ...article.people])
  return {
    ...story,
    title: story.title === '' ? article.title : story.title,
    participants: story.participants.length === 0 ? article.participants : story.participants,
    people: [...people].toSorted(),
    days: [...new Set([...(story.days ?? []), ...article.days])].toSorted(),
    firstAt: Math.min(story.firstAt, article.at),
    lastAt: Math.max(story.lastAt, article.at),
  }
}

/** 0 where the article does not belong. */
function scoreOf(article: Placed, { sketch: story, likeness, words }: Candidate): number {
  const shares = likeness >= UNLIKE && sharesPeople(article, story)
  const byName = words < SAME_WORDS && isOnePerson(article, story)
  if (likeness < (byName ? VERY_ALIKE : ALIKE) && !shares) return 0
  // Of stories alike, the one that shares more people.
  const took = countShared(new Set(article.participants), new Set(story.participants))
  const named = countShared(new Set(article.people), new Set(story.people ?? []))
  return likeness + (shares ? ALIKE : 0) + took * PERSON + named * (PERSON / 10)
}

/** One of them names several people, and only one of these is the other's: who speaks of one matter speaks of others the same day. */
function isOnePerson({ people }: Placed, story: StorySketch): boolean {
  const its = new Set(story.people ?? [])
  return Math.max(people.length, its.size) >= 2 && countShared(new Set(people), its) === 1
}

function sharesPeople(article: Placed, story: StorySketch): boolean {
  const [mine, its] = [new Set(article.participants), new Set(story.participants)]
  const [myPeople, itsPeople] = [new Set(article.people), new Set([...(story.people ?? []), ...story.participants])]
  const participants = countShared(mine, its)
  const people = countShared(myPeople, itsPeople)
  const titles = titleLikeness(article, story)
  const samePeople = people >= 3 && people >= 0.6 * myPeople.size
  const sameTitle = titles.shared >= 3 && titles.overlap >= 0.5
  return mine.size > 0 && its.size > 0
    ? (participants >= 2 && participants === Math.min(mine.size, its.size)) ||
        (participants >= 1 && (samePeople || sameTitle))
    : people >= 2 && (samePeople || (titles.shared >= 2 && titles.overlap >= 0.34))
}

/** Names are counted as people, so a headline's other words must speak for it. */
function titleLikeness(article: Placed, story: StorySketch): { readonly shared: number; readonly overlap: number } {
  const names = new Set([...article.people, ...(story.people ?? [])].flatMap(nameWords))
  const [mine, its] = [gistOf(article.title, names).stems, gistOf(story.title, names).stems]
  return { shared: countShared(mine, its), overlap: overlapOf(mine, its) }
}
