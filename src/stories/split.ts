// Why it exists: a story that swallowed another is parted again: what all its articles share says nothing, and by the
// rest they fall into two groups that have next to nothing in common.
import type { TermCounts, Terms } from '../core/story.ts'
import { cosine, rarity, sum, unit } from './terms.ts'

/** How far the groups must be apart: likeness inside over likeness across, by the size of the smaller group. */
const APART: readonly (readonly [smallest: number, ratio: number])[] = [
  [9, 2],
  [6, 2.6],
  [3, 4.5],
  [2, 9],
]
/** Below it nothing is parted: two of each at least. */
export const FEWEST_PARTED = 4
/** Comparing all pairs of more would take too long; the newest of a large story are enough to see a second one in it. */
const MOST = 80
const NAME_WEIGHT = 1.5
const ROUNDS = 8
const SEEDS = 5
/** Where no pair across shares a word the ratio is as large as it can be. */
const LEAST_LIKENESS = 1e-6

type Vector = ReadonlyMap<string, number>

/**
 * The groups into which a story's articles fall, each by the indexes of its articles in rising order, the group of the
 * first article first: one group where it is one story. Two-means from the least alike pairs over terms weighed by how
 * few of these very articles hold them, again inside each group; then each article goes to the group nearest to it.
 */
export function splitStory(articles: readonly Terms[], counts: TermCounts): readonly (readonly number[])[] {
  const all = articles.map((_, at) => at)
  const groups = halve(articles, all.slice(-MOST), counts)
  if (groups.length === 1) return [all]
  // Older ones of a large story have no group yet: they start in the first, and settle.
  const older = all.slice(0, -MOST)
  const [first = [], ...others] = groups
  return settle([[...older, ...first], ...others], localVectors(articles, all, counts)).toSorted(
    (a, b) => (a[0] ?? 0) - (b[0] ?? 0),
  )
}

function halve(
  articles: readonly Terms[],
  members: readonly number[],
  counts: TermCounts,
): readonly (readonly number[])[] {
  if (members.length < FEWEST_PARTED) return [members]
  const best = bestHalves(members, localVectors(articles, members, counts))
  if (best === null) return [members]
  const smaller = Math.min(...best.halves.map((half) => half.length))
  const needed = APART.find(([smallest]) => smaller >= smallest)?.[1] ?? Number.POSITIVE_INFINITY
  if (best.ratio < needed) return [members]
  return best.halves.flatMap((half) => halve(articles, half, counts))
}

/** Terms of one article alone compare nothing, terms of all say nothing. */
function localVectors(
  articles: readonly Terms[],
  members: readonly number[],
  counts: TermCounts,
): ReadonlyMap<number, Vector> {
  const holds = new Map<string, number>()
  for (const at of members) for (const term of termsIn(articles[at])) holds.set(term, (holds.get(term) ?? 0) + 1)
  const weightOf = (term: string): number => {
    const among = holds.get(term) ?? 0
    return among < 2 ? 0 : rarity(term, counts) * Math.log((members.length + 1) / (among + 0.5))
  }
  return new Map(members.map((at) => [at, vectorOf(articles[at], weightOf)]))
}

function* termsIn(terms: Terms | undefined): Iterable<string> {
  if (terms === undefined) return
  yield* terms.names.keys()
  // A term is a name in one article and a word in another: it counts once for each article.
  for (const term of terms.words.keys()) if (!terms.names.has(term)) yield term
}

function vectorOf(terms: Terms | undefined, weightOf: (term: string) => number): Vector {
  const vector = new Map<string, number>()
  const put = (weights: ReadonlyMap<string, number>, factor: number) => {
    for (const [term, weight] of weights) {
      const value = weight * factor * weightOf(term)
      if (value > 0) vector.set(term, value)
    }
  }
  if (terms !== undefined) {
    put(terms.words, 1)
    put(terms.names, NAME_WEIGHT)
  }
  return unit(vector)
}

type Halves = { readonly halves: readonly [readonly number[], readonly number[]]; readonly ratio: number }

function bestHalves(members: readonly number[], vectors: ReadonlyMap<number, Vector>): Halves | null {
  const likeness = compareAll(members, vectors)
  let best: (Halves & { readonly gap: number }) | null = null
  for (const [a, b] of leastAlike(members, likeness)) {
    const halves = twoMeans(members, vectors, a, b)
    if (Math.min(halves[0].length, halves[1].length) < 2) continue
    const inside =
      (mean(halves[0], halves[0], likeness) * halves[0].length +
        mean(halves[1], halves[1], likeness) * halves[1].length) /
      members.length
    const across = mean(halves[0], halves[1], likeness)
    const gap = inside - across
    if (best === null || gap > best.gap) best = { halves, gap, ratio: inside / Math.max(across, LEAST_LIKENESS) }
  }
  return best
}

type Likeness = (a: number, b: number) => number

function compareAll(members: readonly number[], vectors: ReadonlyMap<number, Vector>): Likeness {
  const values = new Map<number, number>()
  const width = Math.max(...members) + 1
  const key = (a: number, b: number) => Math.min(a, b) * width + Math.max(a, b)
  for (const a of members) {
    for (const b of members) if (a < b) values.set(key(a, b), cosine(vectorIn(vectors, a), vectorIn(vectors, b)))
  }
  return (a, b) => values.get(key(a, b)) ?? 0
}

function vectorIn(vectors: ReadonlyMap<number, Vector>, at: number): Vector {
  return vectors.get(at) ?? new Map()
}

function leastAlike(members: readonly number[], likeness: Likeness): readonly (readonly [number, number])[] {
  const pairs = members.flatMap((a) => members.filter((b) => a < b).map((b) => [a, b] as const))
  return pairs.toSorted((x, y) => likeness(...x) - likeness(...y) || x[0] - y[0] || x[1] - y[1]).slice(0, SEEDS)
}

/** The mean likeness of all pairs of one group, or of two. */
function mean(one: readonly number[], other: readonly number[], likeness: Likeness): number {
  let total = 0
  let pairs = 0
  for (const a of one) {
    for (const b of other) {
      if (one === other && a >= b) continue
      total += likeness(a, b)
      pairs++
    }
  }
  return pairs === 0 ? 0 : total / pairs
}

function twoMeans(
  members: readonly number[],
  vectors: ReadonlyMap<number, Vector>,
  a: number,
  b: number,
): readonly [readonly number[], readonly number[]] {
  let halves: readonly [readonly number[], readonly number[]] = [[a], [b]]
  for (let round = 0; round < ROUNDS; round++) {
    const [one, other] = halves.map((half) => unit(sum(half.map((at) => vectorIn(vectors, at))))) as [Vector, Vector]
    const nearOne = members.filter((at) => cosine(vectorIn(vectors, at), one) >= cosine(vectorIn(vectors, at), other))
    const rest = members.filter((at) => !nearOne.includes(at))
    if (nearOne.length === 0 || rest.length === 0 || `${nearOne}` === `${halves[0]}`) return halves
    halves = [nearOne, rest]
  }
  return halves
}

/** Halving goes by groups; in the end each article goes to the group whose articles it is most like, itself left out. */
function settle(
  groups: readonly (readonly number[])[],
  vectors: ReadonlyMap<number, Vector>,
): readonly (readonly number[])[] {
  let now = groups
  for (let round = 0; round < 2; round++) {
    const sums = now.map((group) => sum(group.map((at) => vectorIn(vectors, at))))
    const next: number[][] = now.map(() => [])
    for (const [index, group] of now.entries()) {
      for (const at of group) {
        const values = sums.map((total, other) => {
          const count = (now[other]?.length ?? 0) - (other === index ? 1 : 0)
          return count < 1 ? -1 : (cosine(vectorIn(vectors, at), total) - (other === index ? 1 : 0)) / count
        })
        const most = Math.max(...values)
        next[most > 0 ? values.indexOf(most) : index]?.push(at)
      }
    }
    now = next.filter((group) => group.length > 0).map((group) => group.toSorted((a, b) => a - b))
  }
  return now
}
