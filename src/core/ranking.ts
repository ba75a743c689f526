// Why it exists: which findings of an article are worth a line where not all have room.
import type { Extraction } from './extraction.ts'
import type { Span } from './span.ts'

/** How soon what stands in a span should be told, lower first; comparable within one article. */
export type Ranking = (span: Span) => number

/** A sentence full of findings comes as if it stood so many sentences further up, and no more. */
const MOST_AHEAD = 3

const made = new WeakMap<Extraction, Ranking>()

/**
 * Ranks by position, then by how much a sentence tells: its place in sentences, less its density of findings (the event
 * 2, each other event, next step, settled claim and named speaker 1; 3 at most). Measured on title words, the first
 * sentences of a report beat graph methods (LexRank, TextRank); density only settles what stands close together.
 */
export function makeRanking(extraction: Extraction): Ranking {
  const known = made.get(extraction)
  if (known !== undefined) return known
  const density = densitiesOf(extraction)
  const ranking: Ranking = ({ start }) => {
    const at = sentenceIndex(extraction.sentences, start)
    return at - Math.min(MOST_AHEAD, density[at] ?? 0)
  }
  made.set(extraction, ranking)
  return ranking
}

/** For each sentence, how much it tells. */
function densitiesOf({ sentences, event, otherEvents, talks, claims, attributions }: Extraction): readonly number[] {
  const density = new Array<number>(sentences.length).fill(0)
  const add = (span: Span | undefined, weight: number): void => {
    if (span === undefined) return
    const at = sentenceIndex(sentences, span.start)
    density[at] = (density[at] ?? 0) + weight
  }
  add(event?.evidence[0]?.span, 2)
  for (const { evidence } of [...otherEvents, ...talks]) add(evidence[0]?.span, 1)
  for (const { status, evidence } of claims) if (status !== 'attributed') add(evidence[0]?.span, 1)
  for (const { speaker, contents } of attributions) if (speaker !== null) add(contents[0], 1)
  return density
}

/** Index of the sentence in which an offset stands; the last one where it stands behind all. */
function sentenceIndex(sentences: readonly Span[], offset: number): number {
  let low = 0
  let high = Math.max(0, sentences.length - 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentences[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
