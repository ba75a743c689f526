// Why it exists: an answer as markup: what was asked, what is known, and what may be asked next; only the asker sees it.
import { html } from 'hono/html'
import { plain } from '../../src/briefing/plain.ts'
import type { Block } from '../../src/core/briefing.ts'
import type { Action, Reply, ReplyBlock } from '../../src/core/command.ts'
import { type Form, renderForm } from './form.ts'
import { hostOf, type Markup, nothing, outerLink, words } from './markup.ts'
import { renderBlock } from './render.ts'

export type Answer = {
  /** What was asked. */
  readonly asked: string
  /** The briefing whose button was pressed. */
  readonly under: string | null
  readonly body: Markup
}

export function answerOf(asked: string, under: string | null, reply: Reply, form: Form | null): Answer {
  const body = html`${form === null ? reply.blocks.map((block) => renderReplyBlock(block, reply)) : renderForm(form)}
    ${renderActions(reply.actions ?? [], under)}`
  return { asked, under, body }
}

/** `anchored`: the one answer of a page that came without script; the address of the next page leads to it. */
export function renderAnswer({ asked, under, body }: Answer, { anchored }: { readonly anchored: boolean }): Markup {
  return html`<section class="answer"${anchored ? html` id="answer"` : nothing} tabindex="-1" aria-label="Answer to ${asked}"${under === null ? nothing : html` data-under="${under}"`}>
    <div class="asked"><h2><span class="sr">You asked: </span><bdi>${asked}</bdi> <span class="only">only you see this</span></h2>
      <a class="close" href="/">Close<span class="sr"> the answer to ${asked}</span></a></div>
    ${body}
  </section>`
}

function renderReplyBlock(block: ReplyBlock, reply: Reply): Markup {
  switch (block.type) {
    case 'heading':
      return html`<h3 class="heading">${words(block.text)}</h3>`
    case 'text':
      return html`<p>${words(block.text)}</p>`
    case 'code':
      return html`<pre class="code" tabindex="0">${plain(block.text)}</pre>`
    case 'list':
      return html`<ul>${block.items.map((item, at) => renderItem(item, block.urls?.[at] ?? null))}</ul>`
    default:
      return renderBlock(block, {
        ...{ passages: reply.passages ?? [], href: null, level: 2 },
        ...(reply.storyId === undefined ? {} : { ask: `story ${reply.storyId}` }),
      })
  }
}

export function isOfBriefing(block: ReplyBlock): block is Block {
  return !['heading', 'text', 'list', 'code'].includes(block.type)
}

/** The list has its own mark for what is merely said. */
function renderItem(item: string, url: string | null): Markup {
  const said = words(item.replace(/^· /u, ''))
  const host = hostOf(url)
  return host === null ? html`<li>${said}</li>` : html`<li>${said} · ${outerLink(url, host)}</li>`
}

/** One form of buttons: each asks its words, and without script the answer comes with the next page. */
export function renderActions(actions: readonly Action[], under: string | null): Markup {
  if (actions.length === 0) return nothing
  return html`<form class="actions" method="get" action="/#answer" data-answer>
    ${under === null ? nothing : html`<input type="hidden" name="under" value="${under}">`}
    ${actions.map(({ label, words: ask }) => html`<button name="ask" value="${ask}">${label}</button>`)}
  </form>`
}
