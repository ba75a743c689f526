// Why it exists: tells a wall before the rest of an article from the words around every page that ask for a sign-in.
import { type DomElement, type DomNode, isElement, isText } from './tree.ts'

/** A wall is a short block: what is longer is prose. */
const MAX_WALL = 200
/** A paragraph of at least this many characters belongs to an article, not to the words around it. */
const MIN_PARAGRAPH = 80
const ASK = `(?:subscribe|subscription|sign ?(?:in|up)|log ?in|register|join|become a (?:subscriber|member)|create (?:a free|an|your) account)`
const GO_ON = String.raw`to (?:(?:continue|keep) reading|continue[.!]?$|read (?:on\b|(?:the (?:full|rest|whole|entire)|this|the) (?:of )?(?:this |the |our )?(?:exclusive )?(?:article|story|report|text|piece|content)|the rest\b)|(?:unlock|access|view|see) (?:the (?:full|rest|whole|entire)|this)\b)`
/**
 * 'Create a free account to continue reading.', 'To read the rest of this story, subscribe now.', 'This article is for
 * subscribers only.', 'Already a subscriber? Log in.', 'You have reached your limit of free articles.'
 */
const WALL = new RegExp(
  [
    String.raw`\b${ASK}\b[^.!?]{0,60}\b${GO_ON}`,
    String.raw`\b${GO_ON}[^.!]{0,60}\b${ASK}\b`,
    String.raw`\bthis (?:article|story|content|page) is (?:available )?(?:only |exclusively |reserved )*(?:for|to) (?:our )?(?:paying |registered )?(?:subscribers|members)\b(?! of\b)`,
    String.raw`\bthis is a (?:subscriber|member)s?[- ]only (?:article|story)\b|^(?:subscriber|member)s?[- ]only (?:article|story|content)\b`,
    '^(?:exclusively )?for subscribers(?: only)?[.!]?$',
    String.raw`\balready a (?:subscriber|member)\s*(?:\?|(?:sign|log) ?in\b)`,
    String.raw`\byou(?: have|[’']ve) (?:reached|used)\b.{0,30}\b(?:limit|free articles|article allowance)\b`,
    String.raw`\b(?:no|0) (?:more )?free articles? (?:left|remaining)\b`,
  ].join('|'),
  'i',
)
/** 'Readers must log in to read the full report, the ministry said': news of a wall is none. */
const TOLD = /\b(?:said|says|told|according to|wrote|reported)\b/i
const QUOTED = /“[^”]*”|"[^"]*"/g

/** Words that ask for a sign-in or for money before the rest of the text is shown. */
export function isWallText(text: string): boolean {
  return text.length <= MAX_WALL && WALL.test(text.replace(QUOTED, ' ').trim()) && !TOLD.test(text)
}

/** What stands around an article and asks for a sign-in whatever the article costs. */
const AROUND = new Set(['header', 'nav', 'footer', 'aside', 'ul', 'ol', 'menu'])
const AROUND_ROLE = /^(?:banner|navigation|contentinfo|complementary)$/
const NEWSLETTER = /newsletter/i
const WALL_NAME = /paywall|regwall|subscriber|(?:^|[^a-z])meter/i
const NEVER_AROUND = new Set(['html', 'body', 'main', 'article'])
const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'head'])

type Place = 'page' | 'around' | 'wall'
/** A part of an element, and how many paragraphs stand before it. */
type Block = { readonly element: DomElement | null; readonly text: string | null; readonly before: number }
type Search = { paragraphs: number; walls: number; early: number }

/** Whether a wall stands behind the paragraphs of the page, or where there are none. Asks the tree before it is changed. */
export function hasWall(body: DomElement): boolean {
  const search: Search = { paragraphs: 0, walls: 0, early: 0 }
  const whole = visit(body, 'page', search)
  if (whole !== null && isWallText(whole)) return true
  return search.walls > 0 || (search.paragraphs === 0 && search.early > 0)
}

/** The words of a short element; null for one that is long, or in which walls were looked for. One pass over the tree. */
function visit(element: DomElement, outer: Place, search: Search): string | null {
  const place = placeOf(element, outer)
  const blocks: Block[] = []
  let all: string | null = ''
  for (const node of element.childNodes) {
    const before = search.paragraphs
    const child = isElement(node) ? node : null
    if (child !== null && isUnread(child)) continue
    const text = child === null ? textOf(node) : visit(child, place, search)
    blocks.push({ element: child, text, before })
    all = all === null || text === null || all.length + text.length > MAX_WALL ? null : `${all} ${text}`.trim()
  }
  const isParagraph = element.localName === 'p' && place === 'page' && (all === null || all.length >= MIN_PARAGRAPH)
  if (isParagraph && (all === null || !isWallText(all))) search.paragraphs++
  // A block in a place of its own is judged by that place, so it must not melt into what holds it.
  if (all !== null && place === outer) return all
  if (all !== null) {
    if (place === 'wall' && isWallText(all)) search.walls++
    return null
  }
  judge(blocks, place, search)
  return null
}

/** Among the parts of a long element: words between two paragraphs are prose, as the text goes on behind them. */
function judge(blocks: readonly Block[], place: Place, search: Search): void {
  const isProse = ({ element, text }: Block) =>
    element?.localName === 'p' &&
    (text === null || text.length >= MIN_PARAGRAPH) &&
    !(text !== null && isWallText(text))
  const first = blocks.findIndex(isProse)
  const last = blocks.findLastIndex(isProse)
  for (const [at, { element, text, before }] of blocks.entries()) {
    if (element === null || text === null || !isWallText(text)) continue
    countWall(search, place, before, first >= 0 && first < at && at < last)
  }
}

function countWall(search: Search, place: Place, paragraphsBefore: number, goesOn: boolean): void {
  if (place === 'wall') search.walls++
  else if (place === 'around' || goesOn) return
  else if (paragraphsBefore > 0) search.walls++
  else search.early++
}

function placeOf(element: DomElement, outer: Place): Place {
  if (NEVER_AROUND.has(element.localName)) return outer
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  if (WALL_NAME.test(name)) return 'wall'
  const isAround =
    AROUND.has(element.localName) || AROUND_ROLE.test(element.getAttribute('role') ?? '') || NEWSLETTER.test(name)
  return isAround ? 'around' : outer
}

function isUnread(element: DomElement): boolean {
  const isHidden = element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true'
  return isHidden || UNREAD.has(element.localName)
}

function textOf(node: DomNode): string | null {
  const text = isText(node) ? (node.textContent ?? '').replace(/\s+/g, ' ').trim() : ''
  return text.length <= MAX_WALL ? text : null
}
