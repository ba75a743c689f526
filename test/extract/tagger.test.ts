// Why it exists: our tagger leaves out only what cannot change a word: on any words it reads what wink-pos-tagger's own call reads.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import makeTagger from 'wink-pos-tagger'
import { splitSentences } from '../../src/extract/sentences.ts'
import { readSentence, wordOf } from '../../src/extract/tagger.ts'
import { tokenise } from '../../src/extract/tokens.ts'

const GOLDEN = join(import.meta.dirname, '../golden')
const CASES = join(import.meta.dirname, '../eval')
const { tag } = makeTagger()

function ours(words: readonly string[]): readonly string[] {
  return readSentence(words.map(wordOf)).map(({ pos, lemma }) => `${pos} ${lemma}`)
}

function theirs(words: readonly string[]): readonly string[] {
  const tagged = tag(words.map((word) => ({ value: standIn(word), tag: kindOf(word) })))
  return tagged.map(({ pos, lemma, value }) => `${pos} ${lemma ?? value.toLowerCase()}`)
}

/** Names that objects may have never reach the tagger's tables. */
function standIn(word: string): string {
  return /^(?:watch|constructor|toString)$/i.test(word) ? 'thing' : word
}

function kindOf(text: string): string {
  if (/^[^\p{L}\p{N}]+$/u.test(text)) return 'punctuation'
  return /^[$€£¥]?\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th|s|bn|m)?$/u.test(text) ? 'number' : 'word'
}

/** The sentences of the goldens and of our own cases, as lists of words. */
function sentences(): readonly (readonly string[])[] {
  const goldens = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('article.txt'),
  )
  const cases = readdirSync(CASES).filter((name) => name.endsWith('.jsonl'))
  const texts = [
    ...goldens.map((name) => readFileSync(join(GOLDEN, name), 'utf8')),
    ...cases.flatMap((name) => readFileSync(join(CASES, name), 'utf8').trim().split('\n')).map(textOf),
  ]
  return texts.flatMap((text) => {
    const tokens = tokenise(text)
    return splitSentences(text, tokens).map(({ first, last }) => tokens.slice(first, last).map((token) => token.text))
  })
}

function textOf(line: string): string {
  return (JSON.parse(line) as { readonly text: string }).text
}

describe('the tagger', () => {
  const all = sentences()

  it('reads every sentence of ours as wink-pos-tagger does', () => {
    expect(all.length).toBeGreaterThan(2_000)
    for (const words of all) expect(ours(words), words.join(' ')).toEqual(theirs(words))
  })

  it('reads words in any other order as wink-pos-tagger does: no rule is left out', () => {
    const pool = all.flat()
    let at = 0
    for (let length = 1; length <= 1_500; length++) {
      const words = Array.from({ length: (length % 40) + 1 }, () => {
        at = (at * 31 + 7 * length + 1) % pool.length
        return pool[at] ?? ''
      })
      expect(ours(words), words.join(' ')).toEqual(theirs(words))
    }
  })

  it('tells a word by the words around it', () => {
    // "The plans were read": a noun; "he plans to": a verb.
    expect(ours(['the', 'plans', 'were', 'read'])[1]).toBe('NNS plan')
    expect(ours(['he', 'plans', 'to', 'leave'])[1]).toBe('VBZ plan')
  })

  it('reads names and accents, numbers, marks and initials as wink-pos-tagger does', () => {
    const words = 'Café résumé Zoë naïve Ångström 1990s mid-1990s 3,500 $5m U.S. As ZZZ -- … ! ( Şahin 北京 😀'.split(
      ' ',
    )
    for (let at = 0; at < words.length; at++) expect(ours(words.slice(at))).toEqual(theirs(words.slice(at)))
  })

  it('reads the same when it has forgotten a word', () => {
    const before = ours(['the', 'plans', 'were', 'read'])
    for (let at = 0; at < 15_000; at++) wordOf(`forgotten${at}`)
    expect(ours(['the', 'plans', 'were', 'read'])).toEqual(before)
  })

  it('takes no name of a JavaScript object for more than a word', () => {
    expect(ours(['the', 'constructor', 'and', '__proto__'])).toHaveLength(4)
  })
})
