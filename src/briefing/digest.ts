// Why it exists: several stories in one message: the headline of each with the line that matters most, the rest counted.
import type { Block, Briefing, Line, Mark } from '../core/briefing.ts'
import type { Story } from '../core/story.ts'
import { compose } from './compose.ts'
import { makeDesk } from './desk.ts'
import { counted, headlineOf, shortId, showAsOf, titleOf } from './frame.ts'
import { makePassages, type PassageBook } from './passages.ts'
import { cut } from './words.ts'

export type DigestOptions = {
  readonly id: string
  /** Epoch ms. */
  readonly asOf: number
  /** What the channel asked for, as it is shown: 'grain -sports'. */
  readonly topic: string
  /** Ids of further stories that are only counted. */
  readonly rest: readonly string[]
  /** Story id → epoch ms: what these readers were told of it. */
  readonly since?: ReadonlyMap<string, number>
}

export const DIGEST_STORIES = 5
const MAX_SECOND = 160

/** Pure. `stories` are told in their order; the first one lends its id. */
export function composeDigest(stories: readonly Story[], { id, asOf, topic, rest, since }: DigestOptions): Briefing {
  const passages = makePassages()
  const lines = stories.flatMap(
    (story, at) => draftLine({ story, number: at + 1, asOf, since: since?.get(story.id) ?? null }, passages) ?? [],
  )
  const all = stories.length + rest.length
  const articles = stories.reduce((sum, story) => sum + story.articles.length, 0)
  const reportedAt = Math.max(...stories.map(({ lastAt }) => lastAt))
  const about = topic === 'all' ? 'news' : topic
  const more = rest.length === 0 ? [] : [`${counted(rest.length, 'more story').replace(/ys$/u, 'ies')} not told here`]
  const blocks: readonly Block[] = [
    { type: 'title', text: cut(`${all} stories: ${about}`, 110) },
    { type: 'state', text: `${counted(articles, 'article')} behind these lines · ${showAsOf(asOf, reportedAt)}` },
    { type: 'section', id: 'stories', heading: 'STORIES', lines, empty: null, omitted: 0 },
    { type: 'footer', text: [...more, shortId(id)].join(' · ') },
  ]
  const storyIds = [...stories.map((story) => story.id), ...rest]
  return { id, storyId: storyIds[0] ?? '', storyIds, version: 1, asOf, blocks, passages: passages.all() }
}

/** Its headline, and under it what matters most of it. */
function draftLine(
  told: { readonly story: Story; readonly number: number; readonly asOf: number; readonly since: number | null },
  passages: PassageBook,
): Line | null {
  const { story, number, asOf, since } = told
  const desk = makeDesk(story)
  const lead = desk.articles[0] ?? story.articles.at(-1)
  if (lead === undefined) return null
  const refs = passages.cite(lead, [headlineOf(lead)])
  const second = pickSecond(compose(story, { asOf, since }))
  const note = second === null ? null : noteOf(second, story, passages)
  return {
    label: String(number),
    mark: null,
    text: titleOf(desk),
    refs,
    notes: note === null ? [] : [note],
    claimId: second?.line.claimId ?? null,
    ...(second?.line.rule === undefined ? {} : { rule: second.line.rule }),
  }
}

type Second = { readonly line: Line; readonly briefing: Briefing }

/** What has changed comes before what is open, that before what is next, and that before what is said. */
function pickSecond(briefing: Briefing): Second | null {
  for (const id of ['changes', 'unconfirmed', 'next', 'sides', 'event'] as const) {
    const section = briefing.blocks.find((block) => block.type === 'section' && block.id === id)
    const line = section?.type === 'section' ? section.lines[0] : undefined
    if (line !== undefined) return { line, briefing }
  }
  return null
}

/** The line as it stands in the story's own briefing, its passages numbered anew. */
function noteOf({ line, briefing }: Second, story: Story, passages: PassageBook): Line['notes'][number] {
  const refs = line.refs.flatMap((ref) => {
    const passage = briefing.passages.find(({ number }) => number === ref)
    const article = story.articles.find(({ id }) => id === passage?.articleId)
    return passage === undefined || article === undefined ? [] : passages.cite(article, [passage.evidence.span])
  })
  const label = line.label === null ? '' : `${line.label}: `
  return { text: `${showMark(line.mark)}${label}${cut(line.text, MAX_SECOND)}`, refs: [...new Set(refs)] }
}

export function showMark(mark: Mark | null): string {
  return mark === null ? '' : `${mark.symbol} ${mark.word} · `
}
