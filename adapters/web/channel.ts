// Why it exists: the channel: the newest briefing open, the earlier ones one press away, each with its buttons.
import { html } from 'hono/html'
import { fit } from '../../src/briefing/fit.ts'
import { plain } from '../../src/briefing/plain.ts'
import type { Briefing } from '../../src/core/briefing.ts'
import type { Action } from '../../src/core/command.ts'
import { type Markup, nothing, pathOf, words } from './markup.ts'
import { renderBlock, renderPassage } from './render.ts'
import { type Answer, renderActions, renderAnswer } from './reply.ts'
import { showWhen } from './when.ts'

/** A briefing as it was posted in the channel of the page. */
export type Post = { readonly briefing: Briefing; readonly postedAt: number; readonly actions: readonly Action[] }

export const PAGE = 15

export type Look = {
  /** Epoch ms. */
  readonly now: number
  readonly timeZone: string
  /** The answer to a button of one of the posts. */
  readonly answer: Answer | null
}

/** The newest first: what is new stands at the top, with script and without. `from`: how many newer ones are skipped. */
export function renderChannel(posts: readonly Post[], from: number, look: Look): Markup {
  if (posts.length === 0) return renderEmpty()
  const newestFirst = posts.toReversed()
  const [first, ...earlier] = newestFirst.slice(from, from + PAGE)
  const older = newestFirst.length - from - PAGE
  return html`${first === undefined ? nothing : renderPost(first, look)}
    ${earlier.length === 0 ? nothing : html`<section aria-labelledby="earlier"><h2 class="divider" id="earlier">Earlier</h2>${earlier.map((post) => renderEarlier(post, look))}</section>`}
    ${from === 0 && older <= 0 ? nothing : renderTurn(from, older)}`
}

function renderTurn(from: number, older: number): Markup {
  const newer = Math.max(0, from - PAGE)
  return html`<nav class="turn" aria-label="More briefings">
    ${from === 0 ? nothing : html`<a href="${newer === 0 ? '/' : `/?from=${newer}`}" rel="prev">Newer briefings</a>`}
    ${older <= 0 ? nothing : html`<a href="/?from=${from + PAGE}" rel="next">${older} older ${older === 1 ? 'briefing' : 'briefings'}</a>`}
  </nav>`
}

function renderEmpty(): Markup {
  return html`<article class="post message"><h2 class="title">No briefing yet</h2>
    <p>The first one appears here as soon as a story has been read and the channel’s hour has come.
    Until then, the box answers: try “latest”, or “help” for all there is to ask.</p></article>`
}

function renderEarlier(post: Post, look: Look): Markup {
  const open = look.answer?.under === post.briefing.id
  return html`<details class="earlier"${open ? html` open` : nothing}>
    <summary><span class="title">${words(nameOf(post.briefing))}</span> ${renderTime(post, look)}</summary>
    ${renderPost(post, look)}
  </details>`
}

function renderPost(post: Post, look: Look): Markup {
  const { briefing } = post
  const href = pathOf(briefing.id)
  const { blocks, passages } = fit(briefing)
  const titleId = `title-${briefing.id}`
  // A digest has several titles: the first names the post.
  const first = blocks.findIndex(({ type }) => type === 'title')
  return html`<article class="post" ${first === -1 ? html`aria-label="Briefing"` : html`aria-labelledby="${titleId}"`}>
    <p class="posted">Posted ${renderTime(post, look)}</p>
    ${blocks.map((block, at) => renderBlock(block, { passages, href, level: 2, ...(at === first ? { titleId } : {}) }))}
    ${renderFoot(briefing.id, post.actions, look.answer)}
  </article>`
}

/** The buttons, and below them the answers of this post. */
function renderFoot(id: string, actions: readonly Action[], answer: Answer | null): Markup {
  const mine = answer !== null && answer.under === id ? answer : null
  return html`${renderActions(actions, id)}
    <div class="answers" data-answers="${id}">${mine === null ? nothing : renderAnswer(mine, { anchored: true })}</div>`
}

/** All that there is of a story now; null where only what was posted is there, as of a digest. */
export type Whole = Pick<Briefing, 'blocks' | 'passages'> | null

/** A briefing's own page: nothing cut, and every passage once more in the order of its numbers. */
export function renderWhole(briefing: Briefing, whole: Whole, post: Post | null, look: Look): Markup {
  const { passages, blocks } = whole ?? briefing
  const now = whole === null ? '' : '; here in full, as the story stands now'
  return html`<article class="post whole">
    ${post === null ? nothing : html`<p class="posted">Posted ${renderTime(post, look)}${now}</p>`}
    ${blocks.map((block) => renderBlock(block, { passages, href: null, level: 1 }))}
    ${renderFoot(briefing.id, post?.actions ?? [], look.answer)}
    ${passages.length === 0 ? nothing : html`<section class="sources"><h2 class="heading">The words it rests on</h2>${passages.map(renderPassage)}</section>`}
    <p><a href="/">All briefings</a></p>
  </article>`
}

export function nameOf({ blocks }: Pick<Briefing, 'blocks'>): string {
  const title = blocks.find((block) => block.type === 'title')
  return title === undefined ? 'Briefing' : plain(title.text)
}

function renderTime({ postedAt }: Post, { now, timeZone }: Look): Markup {
  return html`<time datetime="${new Date(postedAt).toISOString()}">${showWhen(postedAt, now, timeZone)}</time>`
}
