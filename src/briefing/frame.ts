// Why it exists: the title, the line of state and the footer: what stands around a briefing's sections.
import { createHash } from 'node:crypto'
import { countSources } from '../core/outlet.ts'
import type { Span } from '../core/span.ts'
import type { StoredArticle, Story } from '../core/story.ts'
import { showDay, showTime } from './dates.ts'
import { type Desk, textOf } from './desk.ts'
import { cut } from './words.ts'

const MAX_TITLE = 110
/** A story that no article has touched for this long is not called developing. */
const DEVELOPING_MS = 48 * 3_600_000

/** The newest article's own title, or its first sentence's words. */
export function titleOf(desk: Desk): string {
  const lead = desk.articles[0] ?? desk.story.articles.at(-1)
  if (lead === undefined) return cut(desk.story.title, MAX_TITLE)
  const { title } = lead.extraction.article
  const [first] = lead.extraction.sentences
  const words = title.trim() !== '' ? title : first === undefined ? '' : textOf(lead, first)
  return cut(words, MAX_TITLE)
}

/** Where its title stands; its first sentence where it has none. */
export function headlineOf({ extraction }: StoredArticle): Span {
  const { title, text } = extraction.article
  const start = title === '' ? -1 : text.indexOf(title)
  return start === -1 ? (extraction.sentences[0] ?? { start: 0, end: 1 }) : { start, end: start + title.length }
}

/** 'Developing · 3 articles, 2 independent sources · as of 14:05 UTC · v1'; an hour of today's needs no day. */
export function stateOf(story: Story, asOf: number, version: number, since: number | null = null): string {
  const articles = story.articles.length
  const sources = countSources(story.articles)
  const state = asOf - story.lastAt <= DEVELOPING_MS ? 'Developing' : `Last report ${showDay(story.lastAt)}`
  const fresh = since === null ? 0 : story.articles.filter(({ ingestedAt }) => ingestedAt > since).length
  const news = since === null ? '' : ` (${fresh} since ${showDay(since)})`
  return [
    state,
    `${counted(articles, 'article')}${news}, ${counted(sources, 'independent source')}`,
    showAsOf(asOf, story.lastAt),
    `v${version}`,
  ].join(' · ')
}

/** With its day where the latest report is of another: the hour alone would be taken for that day's. */
export function showAsOf(asOf: number, reportedAt: number): string {
  const day = showDay(asOf)
  return `as of ${day === showDay(reportedAt) ? '' : `${day} `}${showTime(asOf)}`
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** 'R-3FA07': short enough to be said in a channel, the same for the same briefing. */
export function shortId(id: string): string {
  if (/^R-\w{1,12}$/u.test(id)) return id
  return `R-${createHash('sha256').update(id).digest('hex').slice(0, 5).toUpperCase()}`
}

export function footerOf(
  desk: Desk,
  counts: { readonly lines: number; readonly withheld: number; readonly id: string },
): string {
  const { lines, withheld, id } = counts
  const backed = `${lines} of ${counted(lines, 'line')} source-backed`
  const kept = withheld === 0 ? [] : [`${withheld} withheld`]
  const parts = [backed, ...kept, shortId(id), ...partialNotes(desk.articles), ...languageNotes(desk.articles)]
  return parts.join(' · ')
}

/** The footer of the same briefing with fewer lines. */
export function recountFooter(footer: string, lines: number): string {
  return footer.replace(/^\d+ of \d+ lines? source-backed/u, `${lines} of ${counted(lines, 'line')} source-backed`)
}

const PARTIAL = {
  paywall: 'the text is for subscribers',
  no_text: 'no text was found on the page',
  too_complex: 'the page is too large or too deep to be read',
  deadline: 'the page took too long to be read',
} as const

/** 'Headline only: the text is for subscribers', once for each reason. */
function partialNotes(articles: readonly StoredArticle[]): readonly string[] {
  const reasons = new Set(
    articles.map(({ extraction }) => extraction.article.partial).filter((why) => why !== undefined),
  )
  const whole = articles.some(({ extraction }) => extraction.article.partial === undefined)
  return [...reasons].map((why) => `${whole ? 'Of one source the headline only' : 'Headline only'}: ${PARTIAL[why]}`)
}

function languageNotes(articles: readonly StoredArticle[]): readonly string[] {
  const tags = new Set(articles.map(({ extraction }) => extraction.article.language.toLowerCase()))
  const foreign = [...tags].filter((tag) => tag !== 'en' && !tag.startsWith('en-'))
  if (foreign.length === 0) return []
  const names = [...new Set(foreign.map(nameLanguage))].slice(0, 3).join(' and ')
  return [`Text in ${names}; read by English rules, so much may be missing`]
}

function nameLanguage(tag: string): string {
  const unknown = 'an unknown language'
  if (tag === 'und' || !/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/u.test(tag)) return unknown
  try {
    return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag) ?? unknown
  } catch {
    // A tag of the right shape may still be none.
    return unknown
  }
}
