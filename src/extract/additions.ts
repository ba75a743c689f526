// Why it exists: what is added to a clause that is complete: time limits, remarks on it, brackets, what others say.
import { isComma, isDash, isStop } from './phrases.ts'
import type { Element } from './units.ts'

const TIME_NOUN =
  /^(?:end|start|beginning|middle|close|week|weekend|month|year|summer|winter|autumn|spring|noon|midnight|dawn|dusk|nightfall|\w+day|january|february|march|april|may|june|july|august|september|october|november|december)$/
const REMARKS = /^(?:swipe|nod|reference|jab|dig|allusion|shot|barb|tribute|response|retort|rebuke)$/

/** "a (thinly veiled) swipe at": a noun for words, with whom or what they are meant for. */
export function isRemark(elements: readonly Element[], from: number): boolean {
  let at = from
  while (at < from + 3 && /^(?:JJ|RB|VBN)$/.test(elements[at]?.pos ?? '')) at++
  return REMARKS.test(elements[at]?.lower ?? '') && /^(?:at|to)$/.test(elements[at + 1]?.lower ?? '')
}

/** "would meet in the capital, Shem, before the end of the year": a time limit is part of what is said. */
export function isTime(elements: readonly Element[], from: number): boolean {
  if (!/^(?:before|after)$/.test(elements[from]?.lower ?? '')) return false
  const article = /^(?:the|next|this)$/.test(elements[from + 1]?.lower ?? '') ? 1 : 0
  return TIME_NOUN.test(elements[from + 1 + article]?.lower ?? '')
}

/** "compared with a third who said", "compared with a third in May": others say something else. */
export function othersSay(elements: readonly Element[], from: number): boolean {
  for (let at = from + 2; at < from + 4; at++) {
    const word = elements[at]
    if (word?.pos === 'CD' || /^(?:third|half|quarter|fifth|two-thirds)$/.test(word?.lower ?? '')) return true
  }
  for (let at = from + 2; at < from + 14; at++) {
    if (isComma(elements[at]) || isStop(elements[at])) return false
    if (/^(?:say|said|says|think|thought|believe|disagree|disagreed)$/.test(elements[at]?.lower ?? '')) return true
  }
  return false
}

/** Index of the bracket that closes the one at `open`; `open` where none does in the sentence. */
export function bracketEnd(elements: readonly Element[], open: number): number {
  for (let at = open + 1; at < elements.length && at - open < 60; at++) {
    if (elements[at]?.lower === ')') return at
    if (isStop(elements[at])) break
  }
  return open
}

/** Whether a second dash closes what the one at `from` opens. */
export function dashFollows(elements: readonly Element[], from: number): boolean {
  for (let at = from + 1; at < from + 14; at++) {
    if (isStop(elements[at])) return false
    if (isDash(elements[at])) return !isStop(elements[at + 1]) && elements[at + 1] !== undefined
  }
  return false
}
