// Why it exists: what reading an article costs: the engine's time beside the bare tagger's on the same tokens, and memory.
import { availableParallelism, loadavg } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import makeTagger from 'wink-pos-tagger'
import type { Article } from '../../src/core/article.ts'
import { makeDocument } from '../../src/extract/document.ts'
import { extract } from '../../src/extract/extract.ts'
import { readFolder, readOwn } from './texts.ts'

const ROUNDS = 9
const WARM_MS = 4_000
const MAX_RATIO = 4
const MAX_HEAP_MB = 120
const MARKS = [250, 500, 750, 1_000]
/** Live heap may differ that much between two marks without growing. */
const STEADY_MB = 2

/** `folder` holds .txt files; without one, the texts that the repository holds. */
export async function benchEngine([folder]: readonly string[]): Promise<void> {
  const articles = folder === undefined ? await readOwn() : readFolder(folder)
  if (articles.length === 0) throw new Error('There is no .txt file there.')
  const began = performance.now()
  const first = articles[0]
  if (first !== undefined) extract(first)
  say(`first article, the lexicon loaded: ${(performance.now() - began).toFixed(0)} ms`)
  // First, while nothing of the bench's own but the articles is alive.
  const heaps = measureHeap(articles)
  const sentences = sentencesOf(articles)
  const words = sentences.reduce((sum, sentence) => sum + sentence.length, 0)
  say(`${articles.length} articles, ${sentences.length} sentences, ${words} tokens`)
  const ratio = timeBoth(articles, sentences, words)
  const [, , , last = 0] = heaps
  const grows = last - Math.min(...heaps) > STEADY_MB
  const good = ratio <= MAX_RATIO && last < MAX_HEAP_MB && !grows
  if ((loadavg()[0] ?? 0) > availableParallelism()) say('The machine has more to do than it can: take the ratio only.')
  say(`${good ? 'Within' : 'Beyond'} the bars: ratio ${MAX_RATIO}, live heap ${MAX_HEAP_MB} MB and not growing.`)
  if (!good) process.exitCode = 1
}

function sentencesOf(articles: readonly Article[]): readonly (readonly string[])[] {
  return articles.flatMap((article) => {
    const { sentences, tokens } = makeDocument(article)
    return sentences.map(({ first, last }) => tokens.slice(first, last).map(({ text }) => text))
  })
}

/** Rounds of both in turn, so that both see the same machine; of each the quickest counts. */
function timeBoth(articles: readonly Article[], sentences: readonly (readonly string[])[], words: number): number {
  const { tagRawTokens } = makeTagger()
  const tag = () => {
    for (const sentence of sentences) tagRawTokens([...sentence])
  }
  const read = () => {
    for (const article of articles) extract(article)
  }
  const warmUntil = performance.now() + WARM_MS
  do {
    read()
    tag()
  } while (performance.now() < warmUntil)
  const times = { read: [] as number[], tag: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    times.tag.push(timeOf(tag))
    times.read.push(timeOf(read))
  }
  const [whole, bare] = [Math.min(...times.read), Math.min(...times.tag)]
  // Of neighbours in time, so that what else the machine does weighs on both.
  const ratio = median(times.read.map((ms, round) => ms / (times.tag[round] ?? ms)))
  const row = (name: string, ms: number) =>
    say(`${name.padEnd(16)} ${(ms / articles.length).toFixed(2)} ms an article, ${(words / ms).toFixed(0)}k tokens/s`)
  row('engine', whole)
  row('bare tagger', bare)
  say(
    `ratio            ${ratio.toFixed(2)} (median of ${ROUNDS} pairs of rounds; of the quickest ${(whole / bare).toFixed(2)})`,
  )
  return ratio
}

function timeOf(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Live heap after so many articles more, in MB, all garbage collected. */
function measureHeap(articles: readonly Article[]): readonly number[] {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  let done = 0
  const heaps = MARKS.map((mark) => {
    for (; done < mark; done++) {
      const article = articles[done % articles.length]
      if (article !== undefined) extract(article)
    }
    collect()
    return process.memoryUsage().heapUsed / 1e6
  })
  const shown = heaps.map((heap, at) => `${MARKS[at]}: ${heap.toFixed(1)}`).join(', ')
  say(`live heap in MB after articles ${shown}; peak resident ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
  return heaps
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
