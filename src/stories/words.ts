// Why it exists: two articles tell one thing in different words; this is what is compared of them.
import anyAscii from 'any-ascii'
import { remembered } from './remembered.ts'

/** Lower case, one form of quotes and dashes, single spaces: the same words from anywhere fold to the same text. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛′`]/g, "'")
    .replace(/[“”„‟«»″]|''/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The same of a short text that is compared with many. */
export const foldPassage: (text: string) => string = remembered(foldText)

/** The words of a text, folded, without punctuation. */
export function foldedWords(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? []
}

/** A name or the words that name a body, for comparing: 'the Ukrainian government' is 'Ukrainian government'. */
export const foldName: (name: string) => string = remembered((name) => {
  return nameWords(name)
    .join(' ')
    .replace(/^(?:the|a|an) /, '')
})

/** The words of a name in order: ASCII, lower case, without "'s" and marks; [] for a name without letters or digits. */
export const nameWords: (name: string) => readonly string[] = remembered((name) => {
  return (
    // The soft sign is written as an apostrophe, or not at all.
    anyAscii(name.replace(/[ьъ]/gi, ''))
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .match(/[a-z0-9]+/g) ?? []
  )
})

/** What a passage is about, for comparing with another one. */
export type Gist = {
  /** Stems of the words that carry its meaning. */
  readonly stems: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  /** Stems of capitalised words inside it. */
  readonly proper: ReadonlySet<string>
  readonly negated: boolean
}

type GistWord = { readonly low: string; readonly stem: string; readonly isProper: boolean }
type ReadGist = { readonly words: readonly GistWord[]; readonly whole: Gist }

/** `without`: words of names that both sides share anyway, so that they count for nothing. */
export function gistOf(text: string, without: ReadonlySet<string>): Gist {
  const { words, whole } = readGist(text)
  if (!words.some(({ low }) => without.has(low))) return whole
  const stems = new Set<string>()
  const proper = new Set<string>()
  for (const word of words) {
    if (without.has(word.low)) continue
    stems.add(word.stem)
    if (word.isProper) proper.add(word.stem)
  }
  return { ...whole, stems, proper }
}

/** With all names in it: no two passages share more than by this. */
export function wholeGistOf(text: string): Gist {
  return readGist(text).whole
}

/** A claim is compared with many words, and a word with many claims: each is read once. */
const readGist: (text: string) => ReadGist = remembered((text) => {
  const words: GistWord[] = []
  const numbers = new Set<string>()
  let negated = false
  for (const [at, word] of (anyAscii(text).match(/[A-Za-z0-9]+(?:[.,][0-9]+)*(?:['’][a-z]+)?/g) ?? []).entries()) {
    const low = word.toLowerCase().replace(/'s$/, '')
    if (negations.has(low) || low.endsWith("n't")) negated = !negated
    const number = numberWords.get(low) ?? (/^[0-9]/.test(low) ? low : null)
    if (number !== null) numbers.add(number)
    else if (low.length > 1 && !stopWords.has(low) && !low.endsWith("n't"))
      words.push({ low, stem: stem(low), isProper: at > 0 && word !== word.toLowerCase() })
  }
  const proper = new Set(words.filter(({ isProper }) => isProper).map((word) => word.stem))
  return { words, whole: { stems: new Set(words.map((word) => word.stem)), numbers, proper, negated } }
})

/** How many two sets share. */
export function countShared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const item of few) if (many.has(item)) shared++
  return shared
}

/** Shared items over those of the smaller set; 0 where one is empty. */
export function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  return smaller === 0 ? 0 : countShared(a, b) / smaller
}

/** Both give numbers, and each gives one that the other does not. */
export function numbersClash(a: Gist, b: Gist): boolean {
  const shared = countShared(a.numbers, b.numbers)
  return shared < a.numbers.size && shared < b.numbers.size
}

/** Both name somebody or something, and nothing of it is shared. */
export function namesClash(a: Gist, b: Gist): boolean {
  return a.proper.size > 0 && b.proper.size > 0 && countShared(a.proper, b.stems) + countShared(b.proper, a.stems) === 0
}

/** "discussions" and "discussed" → 'discus': enough to tell that two words are forms of one. */
export function stem(word: string): string {
  const known = forms.get(word)
  if (known !== undefined) return known
  const bare = word
    .replace(/ies$/, 'y')
    .replace(/(?<=.{3})(?:ations?|ions?|ments?|ings?|ed|es|ly|s)$/, '')
    .replace(/(?<=.{3})e$/, '')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1')
  return forms.get(bare) ?? bare
}

/** Irregular forms, and the few words that news uses one for another when it tells who told whom of what. */
const forms: ReadonlyMap<string, string> = new Map(
  Object.entries({
    inform: ['informed', 'informing', 'told', 'tell', 'telling', 'briefed', 'brief', 'notified', 'notify'],
    call: ['conversation', 'conversations', 'phoned', 'phone', 'telephone', 'telephoned'],
    speak: ['spoke', 'spoken', 'talked', 'talk', 'talking', 'speaking'],
    meet: ['met', 'meeting', 'meetings'],
    hold: ['held', 'holding'],
    agre: ['agreement', 'agreements'],
    send: ['sent'],
    giv: ['gave', 'given', 'give'],
    tak: ['took', 'taken', 'take'],
    kill: ['dead', 'died', 'deaths', 'death'],
    begin: ['began', 'begun', 'start', 'started'],
  }).flatMap(([base, words]) => words.map((word) => [word, base] as const)),
)

/** Whether a word (lower case) is one that unrelated texts share all the same. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word)
}

const negations: ReadonlySet<string> = new Set('not never no none nobody nothing neither nor without cannot'.split(' '))

const numberWords: ReadonlyMap<string, string> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, String(value)] as const)
    // "one" is a pronoun as often as a number.
    .filter(([word]) => word !== 'one')
    .concat([
      ['hundred', '100'],
      ['thousand', '1000'],
      ['million', '1000000'],
      ['dozen', '12'],
    ]),
)

/** Words that two unrelated statements share all the same; titles among them, as names are compared apart. */
const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all already also although am an and any are as at be because been before being
  below between both but by can could did do does doing down during each either even few for from further had has have
  having he her here hers him himself his how i if in into is it its itself just last later let like made make many may
  me might more most much must my new next no none nor not now of off on once one only or other our out over own
  per same say says said saying she should since so some still such than that the their them then there these they this
  those through to too under until up upon us very was we were what when where whether which while who whom whose why
  will with within without would yet you your never nobody nothing neither cannot
  mr mrs ms dr sir president prime minister chancellor king queen premier leader leaders secretary general senator
  ambassador monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
  claimed claim claims according confirmed confirm denied deny added`.split(/\s+/),
)
