// Why it exists: who speaks for somebody else, by the words for it; the claimant's own people confirm nothing.
const SPOKESPERSON =
  /\b(?:office|press (?:service|secretary|officer|team)|spokes(?:man|woman|person|people|men|women)|aides?|advis[eo]rs?)\b/i

/** Whether words name an office or a person that gives another's word: 'Kremlin spokesman', 'her press office'. */
export function isSpokesperson(words: string): boolean {
  return SPOKESPERSON.test(words)
}

/** 'Her press office': whose it is stands in the sentences before. */
export function isOwnOffice(words: string): boolean {
  return /^(?:his|her|their|its)\b/i.test(words.trim()) && isSpokesperson(words)
}

/** Whether two words for a side are forms of one name that no list holds: 'Norland' and 'Norlandic'. Case does not count. */
export function sameSide(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (a === b) return a !== ''
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared >= Math.max(4, Math.min(a.length, b.length) - 2)
}
