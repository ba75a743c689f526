// Why it exists: what every section of a briefing works with, and what it hands back.
import type { LeftOut, Line, SectionBlock, SectionId } from '../core/briefing.ts'
import { evidenceOf, type Span } from '../core/span.ts'
import type { StoredArticle, Story } from '../core/story.ts'
import { makeNames, type Names } from './names.ts'
import { makePassages, type PassageBook } from './passages.ts'
import { dropReopeners, isExact, oneLine } from './words.ts'

export type Desk = {
  readonly story: Story
  /** Epoch ms of composing. */
  readonly asOf: number
  /** Epoch ms: what was read by then has been told to these readers; null where nothing has. */
  readonly since: number | null
  /** Those that are no copies, the newest first. */
  readonly articles: readonly StoredArticle[]
  readonly names: Names
  readonly passages: PassageBook
  /** How many lines a place holds that usually holds so many: all there are where everything is to be told. */
  readonly room: (usual: number) => number
  /** The same for the characters of a line: then no sentence that anybody would read is cut. */
  readonly length: (usual: number) => number
}

/** `withheld`: lines that were not shown because their words do not stand in the source. */
export type Drafted = {
  readonly section: SectionBlock | null
  readonly withheld: number
  /** What was found and is no line. */
  readonly left?: readonly LeftOut[]
}

/** Lines of a section, even of a story told whole: nobody reads more, and a hostile text could hold thousands. */
const MAX_FULL = 100
/** Characters. A longer one is no sentence, but a text that had no full stops. */
const MAX_SENTENCE = 1_000

export const NOTHING: Drafted = { section: null, withheld: 0 }

export type DeskOptions = { readonly full?: boolean; readonly asOf?: number; readonly since?: number | null }

export function makeDesk(story: Story, options: DeskOptions = {}): Desk {
  const { full = false, asOf = story.lastAt, since = null } = options
  const articles = story.articles.filter((article) => article.copyOf === null).toReversed()
  const room = (usual: number) => (full ? MAX_FULL : usual)
  const length = (usual: number) => (full ? MAX_SENTENCE : usual)
  return { story, asOf, since, articles, names: makeNames(articles), passages: makePassages(), room, length }
}

export function textOf(article: StoredArticle, span: Span): string {
  return evidenceOf(article.extraction.article.text, span).quote
}

/** Each article's text on one line, made once: the gate asks for it at every statement. */
const sources = new WeakMap<StoredArticle, readonly [string, string]>()

/** As it stands, and with the marks dropped that open a further paragraph of a quotation. */
function sourceOf(article: StoredArticle): readonly [string, string] {
  const known = sources.get(article)
  if (known !== undefined) return known
  const line = oneLine(article.extraction.article.text)
  const source = [line, dropReopeners(line)] as const
  sources.set(article, source)
  return source
}

/** The gate: nothing is shown as a source's words that the source does not hold word for word. */
export function passesGate(article: StoredArticle, text: string): boolean {
  const [line, joined] = sourceOf(article)
  return isExact(text, line) || isExact(text, joined)
}

export function makeSection(
  id: SectionId,
  heading: string,
  lines: readonly Line[],
  options: { readonly omitted?: number; readonly empty?: string } = {},
): SectionBlock {
  return { type: 'section', id, heading, lines, empty: options.empty ?? null, omitted: options.omitted ?? 0 }
}

/** Whether these readers have not been told of it: with nothing told before, all is new. */
export function isNew({ since }: Desk, { ingestedAt }: Pick<StoredArticle, 'ingestedAt'>): boolean {
  return since === null || ingestedAt > since
}
