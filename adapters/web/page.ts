// Why it exists: the page around it all: what this is, the box, the answers, the posts; one document without script.
import { html, raw } from 'hono/html'
import { plain } from '../../src/briefing/plain.ts'
import { askLink, type Markup, nothing } from './markup.ts'
import { type Answer, renderAnswer } from './reply.ts'
import { MAX_IMPORT } from './words.ts'

export const NAME = 'Readout'
const WHAT =
  'Reads the news and says what is known, who says so, and what nobody has confirmed. Each line opens the words that bear it.'

export type Frame = {
  readonly title: string
  readonly token: string
  /** Words to try, each a link that asks them. */
  readonly examples: readonly string[]
  /** What may be typed in the box. */
  readonly offered: readonly string[]
  readonly asked: string
  /** An answer that belongs to no post of this page. */
  readonly answer: Answer | null
  /** The newest post that this page knows. */
  readonly newest: string | null
  readonly main: Markup
}

export function renderPage(frame: Frame): Markup {
  const title = frame.title === NAME ? NAME : `${plain(frame.title)} – ${NAME}`
  const name = html`<a href="/">${NAME}</a>`
  return html`${raw('<!doctype html>')}
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="description" content="${WHAT}">
  <title>${title}</title>
  <link rel="icon" href="/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/channel.css">
  <link rel="stylesheet" href="/style.css">
  <script src="/page.js" type="module"></script>
</head>
<body data-token="${frame.token}" data-newest="${frame.newest ?? ''}">
  <a class="skip" href="#channel">Skip to the briefings</a>
  <div class="layout">
    <div class="rail">
      <header>
        ${frame.title === NAME ? html`<h1 class="name">${name}</h1>` : html`<p class="name">${name}</p>`}
        <p class="what">${WHAT}</p>
      </header>
      ${renderBox(frame)}
    </div>
    <main id="channel" tabindex="-1">
      <p class="fresh" hidden><a href="/">A newer briefing is there: show it</a></p>
      ${frame.main}
    </main>
  </div>
</body>
</html>`
}

function renderBox({ examples, offered, asked, answer }: Frame): Markup {
  return html`<section class="box" aria-label="Ask">
    <form method="get" action="/#answer" role="search" data-answer data-box>
      <label for="ask">Ask</label>
      <span class="field"><input id="ask" name="ask" value="${asked}" required maxlength="${MAX_IMPORT}" list="offered" data-suggest="words" enterkeyhint="send"
        autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="${examples[0] ?? 'help'}" aria-describedby="examples">
      <datalist id="offered">${offered.map((line) => html`<option value="${line}"></option>`)}</datalist>
      <button class="main">Ask</button></span>
    </form>
    <p class="examples" id="examples"><span>Try</span> ${examples.map((line) => renderExample(line))}</p>
    <div class="answers" data-answers="">${answer === null ? nothing : renderAnswer(answer, { anchored: true })}</div>
    <p class="sr" role="status" id="announce"></p>
  </section>`
}

function renderExample(line: string): Markup {
  return html`${askLink(line, line)} `
}

/** A page of one message: an address that leads nowhere, a request that cannot be taken. */
export function renderMessage(heading: string, text: string): Markup {
  return html`<article class="post message"><h1 class="title">${heading}</h1><p>${text}</p>
    <p><a href="/">To the briefings</a></p></article>`
}
