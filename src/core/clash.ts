// Why it exists: two passages that share most of their words may still not both be one claim: another number, another
// day, the contrary, or the same names the other way round.

/**
 * Whether what both passages say cannot be the same. Pure; looks at words alone, so that `false` only means that nothing
 * of these kinds was found:
 * "300 soldiers were killed" and "30 soldiers were killed";
 * "the ship had sunk on Monday" and "the ship had sunk on Friday";
 * "the north bridge had fallen" and "the south bridge had fallen";
 * "the company had been sold" and "the company had not been sold";
 * "Norland had attacked Vesk" and "Vesk had attacked Norland".
 */
export function clashes(a: string, b: string): boolean {
  return isNegated(a) !== isNegated(b) || differInFact(a, b)
}

/** The same but for a "not", which the caller weighs itself. */
export function differInFact(a: string, b: string): boolean {
  const [one, other] = [read(a), read(b)]
  return (
    differ(one.numbers, other.numbers) ||
    differ(one.days, other.days) ||
    areContrary(one.words, other.words) ||
    isTurnedRound(a, b)
  )
}

type Read = {
  readonly words: ReadonlySet<string>
  readonly numbers: ReadonlySet<string>
  readonly days: ReadonlySet<string>
}

const NEGATIONS: ReadonlySet<string> = new Set('not never no none nobody nothing neither nor without cannot'.split(' '))
const DAYS = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/
const MONTHS = /^(?:january|february|march|april|june|july|august|september|october|november|december)$/
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const VALUES: ReadonlyMap<string, number> = new Map([
  // "one" is a pronoun as often as a number.
  ...SMALL.map((word, value) => [word, value] as const).filter(([word]) => word !== 'one'),
  ...TENS.map((word, at) => [word, 20 + 10 * at] as const),
  ['dozen', 12],
])
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['trillion', 1_000_000_000_000],
])
/** One of a pair says the contrary of the other where all else is the same. */
const CONTRARIES: readonly (readonly [string, string])[] = [
  ...(['northern southern', 'eastern western', 'north south', 'east west', 'left right'] as const),
  ...(['upper lower', 'inside outside', 'before after', 'more fewer', 'more less', 'rise fall', 'rose fell'] as const),
  ...(['risen fallen', 'rising falling', 'increase decrease', 'increased decreased', 'won lost', 'win lose'] as const),
  ...(['bought sold', 'open closed', 'opened closed', 'alive dead', 'guilty innocent', 'true false'] as const),
  ...([
    'legal illegal',
    'male female',
    'first second',
    'first last',
    'accepted rejected',
    'approved rejected',
  ] as const),
  ...(['accept reject', 'entered left', 'arrived left', 'began ended', 'friend enemy', 'safe unsafe'] as const),
].map((pair) => pair.split(' ') as unknown as readonly [string, string])

function read(text: string): Read {
  const words = wordsOf(text)
  const days = words.filter((word) => DAYS.test(word) || MONTHS.test(word))
  return { words: new Set(words), numbers: numbersIn(words), days: new Set(days) }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+(?:['’]\p{L}+)?|\d+(?:[.,]\d+)*/gu) ?? []
}

function isNegated(text: string): boolean {
  const isNot = (word: string) => NEGATIONS.has(word) || /n['’]t$/.test(word)
  return wordsOf(text).filter(isNot).length % 2 === 1
}

/** "5 million" is one number, "5,000" another. */
function numbersIn(words: readonly string[]): ReadonlySet<string> {
  const numbers = new Set<string>()
  let value: number | null = null
  const end = () => {
    if (value !== null) numbers.add(String(value))
    value = null
  }
  for (const word of words) {
    const digits = /^\d/.test(word) ? Number(word.replace(/,(?=\d{3}\b)/g, '').replace(',', '.')) : VALUES.get(word)
    const factor = FACTORS.get(word)
    if (factor !== undefined) value = (value ?? 1) * factor
    else if (digits !== undefined && value !== null && value >= 20 && value < 100 && digits < 10) value += digits
    else {
      end()
      value = digits ?? null
    }
  }
  end()
  return numbers
}

/** Both give some, and each gives one that the other does not. */
function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => !b.has(one)) && [...b].some((one) => !a.has(one))
}

function areContrary(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const isSplit = (one: string, other: string) => a.has(one) && !a.has(other) && b.has(other) && !b.has(one)
  return CONTRARIES.some(([one, other]) => isSplit(one, other) || isSplit(other, one))
}

/** Who does it comes first, unless the sentence is passive; who does it together may stand in any order. */
const PASSIVE = /\b(?:been|was|were|is|are|be|being)\b.*\bby\b/iu
const TOGETHER =
  /^[^\p{L}]*(?:and|or|with|nor)\b|^\s*,|\b(?:met|meet|meets|spoke|speaks?|talked|talks?|agreed|agrees?|border)\b/iu

function isTurnedRound(a: string, b: string): boolean {
  if (PASSIVE.test(a) !== PASSIVE.test(b)) return false
  // Of "President Mila Renn" the last word: titles stand before many.
  const names = [...new Set(a.match(/\p{Lu}[\p{L}-]+(?! \p{Lu})/gu) ?? [])].filter((name) => hasName(b, name))
  return names.some((first, at) =>
    names.slice(at + 1).some((second) => {
      const between = a.slice(placeOf(a, first) + first.length, placeOf(a, second))
      // "Marit Berg" is one name, and "Tarn, Velt and Berg" a list.
      if (!/\p{Ll}{2}/u.test(between) || TOGETHER.test(between)) return false
      return placeOf(b, second) < placeOf(b, first)
    }),
  )
}

function hasName(text: string, name: string): boolean {
  return placeOf(text, name) !== -1
}

function placeOf(text: string, name: string): number {
  return text.search(new RegExp(`(?<![\\p{L}-])${name}(?![\\p{L}-])`, 'u'))
}
