// Why it exists: wink-pos-tagger's lexicon and rules of context, each word looked up once for all its places, and a rule
// tried only on words that it can change: two thirds of the tagger's own time go into those that it cannot.
import lexicon from 'wink-lexicon/src/lexicon.js'
import makeTagger from 'wink-pos-tagger'
import posAhead from 'wink-pos-tagger/src/rules/pos-rules-ge0.js'
import posBehind from 'wink-pos-tagger/src/rules/pos-rules-le0.js'
import valueAhead from 'wink-pos-tagger/src/rules/value-rules-ge0.js'
import valueBehind from 'wink-pos-tagger/src/rules/value-rules-le0.js'
import tagsOf from 'wink-pos-tagger/src/unigram-tagger.js'

type ContextRule = (typeof posAhead)[string][number]
type ContextTest = ContextRule['rules'][number]

/** A Penn tag with the lemma that the word has under it. */
export type Reading = { readonly pos: string; readonly lemma: string }

/** What is known of a word by itself, the same record for all its places. */
export type Word = {
  readonly text: string
  readonly lower: string
  /** Without accents: what the tagger looks up. */
  readonly normal: string
  /** Every tag that it may have, the commonest first. */
  readonly tags: readonly string[]
  /** For each set of rules and each of its tags what may give it another; null where nothing can. */
  readonly rules: readonly (readonly Rule[])[] | null
  /** By the place among its tags; filled when first asked for. */
  readonly readings: (Reading | undefined)[]
  /** What `ofWord` keeps, a place for each question. */
  readonly answers: unknown[]
}

/** A rule of a word's own: what it asks of the words around it, and the place among its tags of the one that it gives. */
type Rule = { readonly tests: readonly Test[]; readonly gives: number }

/** One of the words so far ahead has such a tag or is such a word. `is`: the one that fits, where it is one. */
type Test = {
  readonly from: number
  readonly to: number
  readonly property: 'pos' | 'text' | 'normal'
  readonly is: string | null
  readonly matches: RegExp
}

// In the tagger's order: what stands behind is settled before what stands ahead.
const RULES = [valueBehind, posBehind, valueAhead, posAhead]
// So many words are kept, and as many of those before them: what every article uses stays, and memory too.
const GENERATION = 8_000
// Characters. What is longer is an address or no word.
const LONGEST = 40
const NONE: readonly Rule[] = []
const ACCENT = /[\u0300-\u036f]/g
const NUMBER = /^[$€£¥]?\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th|s|bn|m|%)?$/u
// Half of all words are names, which have no lemma; the tagger's own exceptions are shorter ("ai", "n't") or have numbers.
const NAME = /^[a-z]{4,}$/
const MARK = /^[^\p{L}\p{N}]+$/u
// Words that are names in every JavaScript object would be found in the tagger's tables as functions.
const OBJECT_NAMES = new Set(
  'constructor __proto__ prototype tostring valueof hasownproperty isprototypeof watch'.split(' '),
)

let words = new Map<string, Word>()
let before = words
let questions = 0
let tagger: ReturnType<typeof makeTagger> | null = null

/** The record of a word or mark as it is written. */
export function wordOf(text: string): Word {
  const known = words.get(text)
  if (known !== undefined) return known
  // A string of its own: a slice of an article would keep all of the article.
  const word = before.get(text) ?? readWord([...text].join(''))
  if (text.length > LONGEST) return word
  if (words.size >= GENERATION) {
    before = words
    words = new Map()
  }
  words.set(word.text, word)
  return word
}

/** A pure function of a word's lower case that answers once for each word: it is asked at every place where the word stands. */
export function ofWord<T>(answer: (lower: string) => T): (word: Word) => T {
  const place = questions++
  return ({ answers, lower }) => {
    const known = answers[place]
    if (known !== undefined) return known as T
    const found = answer(lower)
    answers[place] = found
    return found
  }
}

/** The reading of each word of a sentence, the same as the tagger's own `tag` gives. */
export function readSentence(sentence: readonly Word[]): Reading[] {
  const tags: string[] = []
  const open: number[] = []
  // For each word the place among its tags of the one that it has so far.
  const places = new Uint8Array(sentence.length)
  for (let at = 0; at < sentence.length; at++) {
    tags.push(sentence[at]?.tags[0] ?? '')
    if (sentence[at]?.rules != null) open.push(at)
  }
  for (let set = 0; set < RULES.length; set++) {
    for (const at of open) {
      const word = sentence[at]
      const place = firstFit(word?.rules?.[set * word.tags.length + (places[at] ?? 0)] ?? NONE, sentence, tags, at)
      if (place < 0) continue
      places[at] = place
      tags[at] = word?.tags[place] ?? ''
    }
  }
  return sentence.map((word, at) => word.readings[places[at] ?? 0] ?? readAs(word, places[at] ?? 0))
}

/** What the first rule gives whose tests all hold; -1 where none does. */
function firstFit(rules: readonly Rule[], sentence: readonly Word[], tags: readonly string[], at: number): number {
  for (const { tests, gives } of rules) if (allPass(tests, sentence, tags, at)) return gives
  return -1
}

function allPass(tests: readonly Test[], sentence: readonly Word[], tags: readonly string[], at: number): boolean {
  for (const { from, to, property, is, matches } of tests) {
    let passes = false
    for (let index = at + from; index <= at + to && !passes; index++) {
      const found = property === 'pos' ? tags[index] : sentence[index]?.[property]
      passes = found !== undefined && (is === null ? matches.test(found) : found === is)
    }
    if (!passes) return false
  }
  return true
}

function readWord(text: string): Word {
  const lower = text.toLowerCase()
  const bare = lower.normalize('NFD').replace(ACCENT, '')
  // One string where they are the same: there are thousands of them.
  const normal = bare === lower ? lower : bare
  const tags = tagsOf({ value: standIn(text), tag: kindOf(text), normal: standIn(normal), pos: '' }, lexicon)
  return {
    text,
    lower,
    normal,
    tags,
    rules: rulesOf(tags, { text, normal }),
    readings: new Array(tags.length),
    answers: new Array(questions),
  }
}

function standIn(text: string): string {
  return OBJECT_NAMES.has(text.toLowerCase()) ? 'thing' : text
}

// Words of the same tags have the same rules, but for the few that some rule names.
const tables = new Map<string, readonly (readonly Rule[])[] | null>()
const NAMED = new Set(
  RULES.flatMap((set) => Object.values(set).flat())
    .flatMap(({ rules }) => rules.filter(isOwn))
    .map(({ matches }) => literalOf(matches) ?? matches),
)
const NAMING = [...NAMED].filter((one) => one instanceof RegExp)

/** The rules that may give a word one of its tags: what they ask of the word itself holds. */
function rulesOf(tags: readonly string[], word: Own): readonly (readonly Rule[])[] | null {
  if (tags.length < 2) return null
  const isNamed = NAMED.has(word.text) || NAMED.has(word.normal) || NAMING.some((one) => isOf(one, word))
  const key = isNamed ? `${tags.join(' ')} ${word.text}` : tags.join(' ')
  const known = tables.get(key)
  if (known !== undefined) return known
  const found = RULES.flatMap((set) =>
    tags.map((tag) => (set[tag] ?? []).filter((rule) => tags.includes(rule.willBe) && mayFit(rule, word))),
  )
  const isSettled = found.every((rules) => rules.length === 0)
  const table = isSettled ? null : found.map((rules) => rules.map((rule) => ruleOf(rule, tags)))
  tables.set(key, table)
  return table
}

type Own = Pick<Word, 'text' | 'normal'>

/** Whether a test is of the word itself. */
function isOwn({ operand: { property, delta } }: ContextTest): boolean {
  return property !== 'pos' && delta === 0
}

function isOf(pattern: RegExp, { text, normal }: Own): boolean {
  return pattern.test(text) || pattern.test(normal)
}

function mayFit({ rules }: ContextRule, word: Own): boolean {
  return rules.every(
    (test) => !isOwn(test) || test.matches.test(test.operand.property === 'value' ? word.text : word.normal),
  )
}

function ruleOf({ rules, willBe }: ContextRule, tags: readonly string[]): Rule {
  return { tests: rules.filter((test) => !isOwn(test)).map(testOf), gives: tags.indexOf(willBe) }
}

function testOf({ operand, matches }: ContextTest): Test {
  const { property, delta = 0, range = [delta, delta] } = operand
  const is = literalOf(matches)
  return { from: range[0], to: range[1], property: property === 'value' ? 'text' : property, is, matches }
}

/** Most patterns are one word from its beginning to its end: that word. */
function literalOf({ source }: RegExp): string | null {
  return /^\^([\w',]+)\$+$/.exec(source)?.[1] ?? null
}

/** The tagger's last word on a tag (capitals, years) and its lemma, by the tagger itself: a tag that is given it keeps. */
function readAs(word: Word, place: number): Reading {
  const pos = word.tags[place] ?? ''
  if (pos === 'NNP' && NAME.test(word.normal)) return keep(word, place, { pos, lemma: word.normal })
  tagger ??= makeTagger()
  const [tagged] = tagger.tag([{ value: standIn(word.text), tag: kindOf(word.text), entityType: 'known', pos }])
  const lemma = tagged?.lemma ?? word.lower
  return keep(word, place, { pos: tagged?.pos ?? pos, lemma: lemma === word.lower ? word.lower : lemma })
}

function keep(word: Word, place: number, reading: Reading): Reading {
  word.readings[place] = reading
  return reading
}

function kindOf(text: string): 'word' | 'number' | 'punctuation' {
  if (/^[a-z]/i.test(text)) return 'word'
  if (NUMBER.test(text)) return 'number'
  return MARK.test(text) ? 'punctuation' : 'word'
}
