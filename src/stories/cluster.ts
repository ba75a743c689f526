// Why it exists: several articles tell of one thing; this says which of them belong together.
import type { StorySketch } from '../core/story.ts'
import { countShared, gistOf, nameWords, overlapOf } from './words.ts'

/** How far an article may lie from a story's articles and still belong to it. */
export const storyWindowMs = 48 * 60 * 60 * 1000

/** What of an article decides to which story it belongs. Ids are the store's. */
export type Placed = {
  readonly title: string
  /** Epoch ms: published, or read where it does not say. */
  readonly at: number
  /** Who took part in its event; empty without one. */
  readonly participants: readonly string[]
  /** Everybody it names. */
  readonly people: readonly string[]
}

/**
 * The story that an article joins, or null for a story of its own. With an event: the same participants (all of the
 * smaller set, two at least), or one of them and clearly the same people or headline. Without one: two people at
 * least and the headline, or clearly the same people. Of several, the one that shares most; ties by the latest.
 */
export function placeInStory(article: Placed, stories: readonly StorySketch[]): StorySketch | null {
  const near = stories.filter(({ firstAt, lastAt }) => {
    return article.at >= firstAt - storyWindowMs && article.at <= lastAt + storyWindowMs
  })
  const ranked = near
    .map((story) => ({ story, score: scoreOf(article, story) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || b.story.lastAt - a.story.lastAt || (a.story.id < b.story.id ? -1 : 1))
  return ranked[0]?.story ?? null
}

/** The sketch of a story with one more article. Its title stays: a reader knows the story by it. */
export function joinStory(article: Placed, story: StorySketch): StorySketch {
  const people = new Set([...(story.people ?? []), ...article.people])
  return {
    id: story.id,
    title: story.title === '' ? article.title : story.title,
    participants: story.participants.length === 0 ? article.participants : story.participants,
    people: [...people].toSorted(),
    firstAt: Math.min(story.firstAt, article.at),
    lastAt: Math.max(story.lastAt, article.at),
  }
}

/** 0 where the article does not belong. */
function scoreOf(article: Placed, story: StorySketch): number {
  const [mine, its] = [new Set(article.participants), new Set(story.participants)]
  const [myPeople, itsPeople] = [new Set(article.people), new Set([...(story.people ?? []), ...story.participants])]
  const participants = countShared(mine, its)
  const people = countShared(myPeople, itsPeople)
  const titles = titleLikeness(article, story)
  const samePeople = people >= 3 && people >= 0.6 * myPeople.size
  const sameTitle = titles.shared >= 3 && titles.overlap >= 0.5
  const belongs =
    mine.size > 0 && its.size > 0
      ? (participants >= 2 && participants === Math.min(mine.size, its.size)) ||
        (participants >= 1 && (samePeople || sameTitle))
      : people >= 2 && (samePeople || (titles.shared >= 2 && titles.overlap >= 0.34))
  return belongs ? participants * 10 + people + titles.overlap : 0
}

/** Names are counted as people, so a headline's other words must speak for it. */
function titleLikeness(article: Placed, story: StorySketch): { readonly shared: number; readonly overlap: number } {
  const names = new Set([...article.people, ...(story.people ?? [])].flatMap(nameWords))
  const [mine, its] = [gistOf(article.title, names).stems, gistOf(story.title, names).stems]
  return { shared: countShared(mine, its), overlap: overlapOf(mine, its) }
}
