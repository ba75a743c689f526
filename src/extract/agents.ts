// Why it exists: whom a claim without a name tells of: "the owner wants to drive them out", "its bank had frozen it".
import type { Span } from '../core/span.ts'
import { type Document, tokenAt } from './document.ts'
import { sharesBody } from './lexicon/bodies.ts'

const WISH =
  /^(?:wants?|wanted|plans?|planned|intends?|intended|seeks?|sought|tries|tried|threatens?|threatened|refuses?|refused|demands?|demanded)$/
const ANOTHER = /^(?:an?|its|his|her|their|another|one)$/
const BODY =
  /^(?:bank|banks|embassy|government|army|ministry|company|firm|council|agency|regulator|insurer|landlord|landlords|owner|owners|employer|employers|rival|rivals|neighbour|neighbor|competitor|supplier|partner|union)$/
const ACTION = /^(?:VBD|VBN|VBZ|VBP|MD)$/
/** A subject of more words is none that a line can name. */
const LONGEST = 12

/**
 * The words of an unnamed subject that wishes something ("the owner of the house wants to …"), or of another's body that
 * does something ("its bank had frozen …"); null where the clause begins otherwise, or the source is of the same body.
 */
export function agentOf(document: Document, content: Span, source: string): string | null {
  let at = tokenAt(document, content.start)
  while (/^(?:"|'|that)$/.test(document.tokens[at]?.lower ?? '')) at++
  const first = document.tokens[at]
  if (first === undefined || first.pos === 'PRP' || /^(?:EX|WP|WDT|IN|RB|VB)/.test(first.pos)) return null
  let verb = at
  while (
    verb < at + LONGEST &&
    !ACTION.test(document.tokens[verb]?.pos ?? 'VBD') &&
    !WISH.test(document.tokens[verb]?.lower ?? '')
  )
    verb++
  const [head, next] = [document.tokens[verb - 1], document.tokens[verb]]
  if (head === undefined || next === undefined || verb === at || next.start >= content.end) return null
  if (document.tokens.slice(at, verb).some(({ text }) => /^[,;:("]/.test(text))) return null
  const wishes = WISH.test(next.lower) && document.tokens[verb + 1]?.lower !== 'by'
  const acts = ANOTHER.test(first.lower) && BODY.test(head.lower) && next.pos !== 'MD'
  const words = document.text.slice(first.start, head.end)
  return (wishes || acts) && /^NNS?$/.test(headPos(document, at, verb)) && !sharesBody(source, words) ? words : null
}

/** The tag of the noun that the phrase is about: the last before "of" and the like. */
function headPos(document: Document, from: number, to: number): string {
  let pos = ''
  for (let at = from; at < to; at++) {
    const token = document.tokens[at]
    if (token === undefined || (pos !== '' && token.pos === 'IN')) break
    if (/^NN/.test(token.pos)) pos = token.pos
  }
  return pos
}
