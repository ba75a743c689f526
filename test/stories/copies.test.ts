// Why it exists: the bar for copies: another byline, 5 % edited, cut by 30 % are found in the store; different texts never merge.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { contentHashOf, findOriginal, likeness, signatureOf } from '../../src/stories/duplicates.ts'
import { extractionOf } from './build.ts'

const SET = new URL('../../../shared/eval/stories-dev.jsonl', import.meta.url)
const BAR = 0.99
/** Texts of fewer words are told apart by their hash alone. */
const FEWEST_WORDS = 40

/** The same numbers on every run. */
function makeDice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const WORDS =
  'the a of in on and to minister port grain ferry council vote strait court harbour talks union price bridge river storm school hospital budget strike pilot mayor rail energy border treaty reform museum election coast farmers tax water signed opened closed warned denied agreed promised rejected delayed announced visited called said told asked two three five million tonnes people hours days Monday Tuesday Friday northern southern old new public local last next week month year'.split(
    ' ',
  )

/** Invented news: common words in a random order, with stock phrases in common. */
function generate(count: number): readonly string[] {
  const dice = makeDice(7)
  return Array.from({ length: count }, (_, number) => {
    const length = 80 + Math.floor(dice() * 400)
    const words = Array.from({ length }, () => WORDS[Math.floor(dice() * WORDS.length)] ?? '')
    return `Story ${number} of Lunvik ${words.join(' ')}. A spokesman declined to comment on the matter on Monday, the Lunvik Courier reported.`
  })
}

const CHANGES: Readonly<Record<string, (text: string, dice: () => number) => string>> = {
  'another byline': (text) => `By Ada Moss for the Quay Post\n${text}\nAll rights reserved by the Quay Post.`,
  'edited by 5 %': (text, dice) =>
    text
      .split(' ')
      .map((word) => (dice() < 0.05 ? `new${Math.floor(dice() * 1e6)}` : word))
      .join(' '),
  'cut by 30 %': (text) => text.slice(0, Math.ceil(text.length * 0.7)),
}

async function save(store: Store, id: string, text: string, signature: readonly number[]): Promise<void> {
  const extraction = extractionOf({ title: id, body: '' })
  const contentHash = contentHashOf(`${id}${text}`)
  await store.articles.save({ id, storyId: 's', contentHash, copyOf: null, ingestedAt: 1, extraction }, signature)
}

/** How many copies were found as copies of their own original, and how many different pairs were taken for copies. */
async function measure(texts: readonly string[]) {
  const store = await openSqlite({ file: ':memory:', clock: () => 1 })
  const signatures = texts.map(signatureOf)
  await store.stories.save({ id: 's', title: '', participants: [], people: [], firstAt: 1, lastAt: 1 })
  await store.transact(async (trx) => {
    for (const [at, text] of texts.entries()) await save(trx, `a${at}`, text, signatures[at] ?? [])
  })
  const dice = makeDice(11)
  const missed: string[] = []
  for (const [at, text] of texts.entries()) {
    for (const [name, change] of Object.entries(CHANGES)) {
      const signature = signatureOf(change(text, dice))
      const found = findOriginal(signature, await store.articles.findAlike(signature))
      if (found?.id !== `a${at}`) missed.push(`${name} of ${at}`)
    }
  }
  await store.close()
  let merged = 0
  for (const [at, one] of signatures.entries()) {
    for (const other of signatures.slice(at + 1)) if (likeness(one, other) >= 0.3) merged++
  }
  return { found: 1 - missed.length / (texts.length * 3), missed, merged }
}

describe('copies among many articles', () => {
  it('of our own making are found, and no two different texts are merged', async () => {
    const { found, missed, merged } = await measure(generate(300))
    expect(found, missed.join(', ')).toBeGreaterThanOrEqual(BAR)
    expect(merged).toBe(0)
  })

  it.skipIf(!existsSync(SET))(
    'of real texts are found (skipped where ../shared/eval/stories-dev.jsonl is absent)',
    async () => {
      const lines = readFileSync(SET, 'utf8').trim().split('\n')
      const all = lines.map((line) => (JSON.parse(line) as { readonly text: string }).text)
      const texts = all.filter((text) => text.split(/\s+/u).length >= FEWEST_WORDS)
      // Of texts that are copies of each other in the set itself, one.
      const signatures: (readonly number[])[] = []
      const different = texts.filter((text) => {
        const signature = signatureOf(text)
        const isCopy = signatures.some((other) => likeness(signature, other) >= 0.3)
        if (!isCopy) signatures.push(signature)
        return !isCopy
      })
      const { found, missed } = await measure(different.slice(0, 400))
      expect(found, missed.slice(0, 20).join(', ')).toBeGreaterThanOrEqual(BAR)
    },
  )
})
