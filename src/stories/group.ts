// Why it exists: articles that arrive one after another are put together into stories, and stories that grew over
// each other are parted.
import type { TermCounts, Terms } from '../core/story.ts'
import { storyWindowMs } from './cluster.ts'
import { splitStory } from './split.ts'
import { cosine, sum, termsOf, unit, weigh } from './terms.ts'

/** From this likeness on an article joins a story: low, since a story that took too much in is parted again. */
export const JOIN_FROM = 0.14

/** Both weighed by rarity: 0 to 1, half by their names, half by their other words. */
export function likenessOf(article: Terms, story: Terms): number {
  return (cosine(article.names, story.names) + cosine(article.words, story.words)) / 2
}

/** Terms weighed by how rare they are, names and words each of length 1. */
export function weighTerms({ names, words }: Terms, counts: TermCounts): Terms {
  return { names: weigh(names, counts), words: weigh(words, counts) }
}

/** The terms of a story with one more article. */
export function addTerms(story: Terms | null, article: Terms): Terms {
  const names = [unit(article.names), ...(story === null ? [] : [story.names])]
  const words = [unit(article.words), ...(story === null ? [] : [story.words])]
  return { names: sum(names), words: sum(words) }
}

/** A text with the time that it is dated, epoch ms; null where it is not. */
export type DatedText = { readonly text: string; readonly at: number | null }

/**
 * The stories of texts that arrived in this order: for each text the index of the first text of its story. Texts that
 * are dated join only a story with a text of about their time.
 */
export function groupTexts(texts: readonly DatedText[]): readonly number[] {
  const articles = texts.map(({ text }) => termsOf(text))
  const counts = countTerms(articles)
  const stories: Group[] = []
  for (const [at, article] of articles.entries()) {
    const weighed = weighTerms(article, counts)
    const time = texts[at]?.at ?? null
    let best: Group | null = null
    let most = 0
    for (const story of stories) {
      if (!isNear(story, time)) continue
      const value = likenessOf(weighed, story.weighed)
      if (value > most) [best, most] = [story, value]
    }
    if (best === null || most < JOIN_FROM)
      stories.push({ members: [at], terms: addTerms(null, article), weighed, times: time === null ? [] : [time] })
    else {
      if (time !== null) best.times.push(time)
      best.members.push(at)
      best.terms = addTerms(best.terms, article)
      best.weighed = weighTerms(best.terms, counts)
    }
  }
  const storyOf = articles.map((_, at) => at)
  for (const { members } of stories) {
    const own = members.flatMap((at) => articles[at] ?? [])
    for (const group of splitStory(own, counts)) {
      const first = members[group[0] ?? 0] ?? 0
      for (const index of group) storyOf[members[index] ?? 0] = first
    }
  }
  return storyOf
}

type Group = { readonly members: number[]; readonly times: number[]; terms: Terms; weighed: Terms }

function isNear({ times }: Group, time: number | null): boolean {
  if (time === null || times.length === 0) return true
  return time >= Math.min(...times) - storyWindowMs && time <= Math.max(...times) + storyWindowMs
}

/** Of articles at hand. */
export function countTerms(articles: readonly Terms[]): TermCounts {
  const holds = new Map<string, number>()
  for (const { names, words } of articles) {
    for (const term of new Set([...names.keys(), ...words.keys()])) holds.set(term, (holds.get(term) ?? 0) + 1)
  }
  return { total: articles.length, of: (term) => holds.get(term) ?? 0 }
}
