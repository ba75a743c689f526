// Why it exists: what a story is about, as it is kept: compared with an article by the article's terms alone, and found
// by its most telling ones.
import type { StorySketch, StoryTerms, TermCounts, Terms } from '../core/story.ts'
import { addTerms, weighTerms } from './group.ts'
import { rarity, strongest } from './terms.ts'

/** So many of the most telling terms lead to a story. */
const KEYS = 24
/** How alike their names must be, where both name somebody or something. */
const FEWEST_NAMES = 0.15
/** Of two short texts one word in common says nothing. */
const FEWEST_WORDS = 3
/** Of those who take part in an event so many lead to its story. */
const MOST_PEOPLE = 12

/** What a story is about with these articles more; null for none so far. */
export function aboutOf(before: Terms | null, articles: readonly Terms[], counts: TermCounts): StoryTerms {
  const none: Terms = { names: new Map(), words: new Map() }
  const { names, words } = articles.reduce<Terms>((story, article) => addTerms(story, article), before ?? none)
  const terms = { names: strongest(names), words: strongest(words) }
  return { terms, lengths: { names: lengthOf(terms.names, counts), words: lengthOf(terms.words, counts) } }
}

/**
 * 0 to 1, half by names, half by other words: the same as `likenessOf`, but that there must be names in common, and that how rare the story's own terms are is
 * as of its last article. `words`: by those other words alone, 0 where they have hardly one in common. `article` is weighed (see `weighTerms`).
 */
export function likenessTo(
  article: Terms,
  { terms, lengths }: StoryTerms,
  counts: TermCounts,
): { readonly likeness: number; readonly words: number } {
  const names = dot(article.names, terms.names, counts) / (lengths.names || 1)
  const words = dot(article.words, terms.words, counts) / (lengths.words || 1)
  // Items of one form, such as results, share nearly all their words: they tell of the same only by their names.
  const isForm = article.names.size > 0 && terms.names.size > 0 && names < FEWEST_NAMES
  const shared = [...article.words.keys()].filter((term) => terms.words.has(term)).length
  return { likeness: isForm ? 0 : (names + words) / 2, words: shared < FEWEST_WORDS ? 0 : words }
}

/** Its most telling terms with their weights: by them the stories are found that may be alike. */
export function keysOf(terms: Terms, counts: TermCounts): ReadonlyMap<string, number> {
  const { names, words } = weighTerms(terms, counts)
  const all = [...names, ...words].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return new Map(all.slice(0, KEYS).toReversed())
}

/** By what a story is found: its most telling terms and those who take part in its event. */
export function storyKeys(sketch: StorySketch, terms: Terms, counts: TermCounts): readonly string[] {
  return [...keysOf(terms, counts).keys(), ...sketch.participants.slice(0, MOST_PEOPLE).map(personKey)]
}

/** Told apart from every word by its sign. */
export function personKey(id: string): string {
  return `@${id}`
}

/** All terms of all, each once. */
export function termsIn(...all: readonly Terms[]): ReadonlySet<string> {
  return new Set(all.flatMap(({ names, words }) => [...names.keys(), ...words.keys()]))
}

function dot(article: ReadonlyMap<string, number>, story: ReadonlyMap<string, number>, counts: TermCounts): number {
  let total = 0
  for (const [term, value] of article) {
    const its = story.get(term)
    if (its !== undefined) total += value * its * Math.max(0, rarity(term, counts))
  }
  return total
}

function lengthOf(weights: ReadonlyMap<string, number>, counts: TermCounts): number {
  let square = 0
  for (const [term, weight] of weights) square += (weight * Math.max(0, rarity(term, counts))) ** 2
  return Math.sqrt(square)
}
