// Why it exists: when two wordings name the same thing, for the scorers of our own cases.

const LITTLE = new Set(['the', 'a', 'an', 'of', 'mr', 'ms', 'mrs', 'in', 'and', 's', 'at', 'on', 'to'])

/** 'The Prime Minister’s office' → ['the', 'prime', 'minister', 's', 'office']. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words that bear the meaning; all of them where none does. */
export function weighty(text: string): readonly string[] {
  const all = wordsOf(text)
  const kept = all.filter((word) => !LITTLE.has(word))
  return kept.length === 0 ? all : kept
}

/** Shared words ÷ all words, each as often as it stands there. */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), [...wordsOf(b)]]
  const total = left.length + right.length
  let shared = 0
  for (const word of left) {
    const at = right.indexOf(word)
    if (at < 0) continue
    right.splice(at, 1)
    shared++
  }
  return total === shared ? 0 : shared / (total - shared)
}

export function sharesWord(a: string, b: string): boolean {
  const others = new Set(weighty(b))
  return weighty(a).some((word) => others.has(word))
}

/** Whether the shorter wording's words all stand in the longer: 'Halvard' and 'Prime Minister Signe Halvard'. */
export function within(a: string, b: string): boolean {
  const [short, long] = [weighty(a), weighty(b)].toSorted((one, other) => one.length - other.length)
  return short !== undefined && short.length > 0 && short.every((word) => long?.includes(word) === true)
}

/** Whether `hay` holds at least `share` of the words of `needle`. */
export function holds(hay: string, needle: string, share = 1): boolean {
  if (wordsOf(hay).join(' ').includes(wordsOf(needle).join(' '))) return true
  const there = new Set(wordsOf(hay))
  const wanted = weighty(needle)
  return share < 1 && wanted.filter((word) => there.has(word)).length >= share * wanted.length
}

/** null only with null; else by `same`. */
export function agree(
  expected: string | null,
  found: string | null,
  same: (a: string, b: string) => boolean = within,
): boolean {
  return expected === null || found === null ? expected === found : same(expected, found)
}
