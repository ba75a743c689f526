// Why it exists: a briefing as markup: each line opens the words of the source that bear it, with script or without.
import { html } from 'hono/html'
import { showIsoDay } from '../../src/briefing/dates.ts'
import { plain } from '../../src/briefing/plain.ts'
import type { Block, Line, Passage, SectionBlock } from '../../src/core/briefing.ts'
import { askLink, hostOf, type Markup, nothing, outerLink, words } from './markup.ts'

/** Two facts of at most so many characters stand side by side where there is room. */
const SHORT = 28

export type BlockOptions = {
  readonly passages: readonly Passage[]
  /** Where the whole briefing stands: the title leads there, and so does what was left out. */
  readonly href: string | null
  /** The words that ask for what was left out, where it has no address of its own. */
  readonly ask?: string
  /** The heading of a title: 1 on its own page, 2 in the channel. */
  readonly level: 1 | 2
  /** Names the article for a screen reader. */
  readonly titleId?: string
}

export function renderBlock(block: Block, options: BlockOptions): Markup {
  switch (block.type) {
    case 'title':
      return renderTitle(block.text, options)
    case 'state':
      return html`<p class="state">${words(block.text)}</p>`
    case 'section':
      return renderSection(block, options)
    case 'footer':
      return html`<p class="footer">${words(block.text)}</p>`
    default:
      return block satisfies never
  }
}

function renderTitle(text: string, { href, level, titleId }: BlockOptions): Markup {
  const title = href === null ? words(text) : html`<a href="${href}">${words(text)}</a>`
  const id = titleId === undefined ? nothing : html` id="${titleId}"`
  return level === 1 ? html`<h1 class="title"${id}>${title}</h1>` : html`<h2 class="title"${id}>${title}</h2>`
}

function renderSection(section: SectionBlock, options: BlockOptions): Markup {
  const heading = words(section.heading)
  const none = section.lines.length === 0 && section.omitted === 0 ? section.empty : null
  return html`<section class="part part-${section.id}">
    ${options.level === 1 ? html`<h2 class="heading">${heading}</h2>` : html`<h3 class="heading">${heading}</h3>`}
    ${section.lines.map((line) => renderLine(line, options.passages))}
    ${none === null ? nothing : html`<p class="none">${words(none)}</p>`}
    ${section.omitted === 0 ? nothing : renderOmitted(section.omitted, options)}
  </section>`
}

/** What found no room here stands in the whole briefing. */
function renderOmitted(omitted: number, { href, ask }: BlockOptions): Markup {
  const lines = `${omitted} more ${omitted === 1 ? 'line' : 'lines'}`
  if (href !== null) return html`<p class="more"><a href="${href}">${lines} in the whole briefing</a></p>`
  if (ask !== undefined) return html`<p class="more">${askLink(ask, `${lines} in the whole briefing`)}</p>`
  return html`<p class="more">${lines} left out</p>`
}

function renderLine(line: Line, passages: readonly Passage[]): Markup {
  const refs = new Set([...line.refs, ...line.notes.flatMap((note) => note.refs)])
  const borne = passages.filter(({ number }) => refs.has(number))
  const said = html`${line.mark === null ? nothing : html`<span class="mark"><span aria-hidden="true">${plain(line.mark.symbol)}</span> ${plain(line.mark.word)}</span> `}${
    line.label === null ? nothing : html`<span class="label">${words(line.label)}</span> `
  }<span class="said">${words(line.text)}${renderRefs(line.refs)}${line.notes.map(
    (note) => html`<span class="note">${words(note.text)}${renderRefs(note.refs)}</span>`,
  )}</span>`
  const shape = line.text.length > SHORT || line.notes.length > 0 ? 'line wide' : 'line'
  if (borne.length === 0) return html`<div class="${shape}">${said}</div>`
  return html`<details class="${shape}"><summary>${said}</summary><div class="borne">${borne.map(renderPassage)}</div></details>`
}

function renderRefs(refs: readonly number[]): Markup {
  return refs.length === 0 ? nothing : html`&nbsp;<span class="refs">${refs.map((ref) => `[${ref}]`).join('')}</span>`
}

export function renderPassage({ number, publisher, url, publishedAt, evidence }: Passage): Markup {
  const day = showIsoDay(publishedAt)
  const host = hostOf(url)
  return html`<figure class="passage">
    <blockquote dir="auto">${words(evidence.quote)}</blockquote>
    <figcaption><span class="refs">[${number}]</span> ${publisher === null ? 'source not named' : words(publisher)}, ${
      day === null ? 'date not stated' : html`<time datetime="${(publishedAt ?? '').slice(0, 10)}">${day}</time>`
    }${host === null ? nothing : html` · ${outerLink(url, `read it at ${host}`)}`}</figcaption>
  </figure>`
}
