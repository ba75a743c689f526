// Why it exists: one article is compared with many others, and each text of them is read once and not at every comparison.

/** Enough for a story of some hundred articles. */
const MOST_KEPT = 4_000

/** The same function of a text, which keeps what it gave for the latest texts. What it gives must not be changed. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  return (text) => {
    const known = young.get(text)
    if (known !== undefined) return known
    const value = old.get(text) ?? read(text)
    // Two halves: the one that was not asked for goes whole, so that nothing is moved about at each question.
    if (young.size >= MOST_KEPT / 2) [old, young] = [young, new Map()]
    young.set(text, value)
    return value
  }
}
