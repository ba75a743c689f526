// Why it exists: holds when a page is a teaser before a wall, and that words around a free article make it none.
import { describe, expect, test } from 'vitest'
import { readPage, withoutTeaser } from '../../src/ingest/page.ts'

const FIRST =
  'Foreign Minister Ilen Torvald spoke with her Orlen counterpart, Ruben Askari, for more than an hour on Tuesday, her office said in the evening.'
const SECOND =
  'The two discussed the closed border at Casmere, and agreed that their deputies would meet next week, according to a statement of the ministry.'
const TITLE = 'Torvald and Askari speak for an hour'
const TEXT = [TITLE, FIRST, SECOND].join('\n')
const WALL =
  '<div class="box"><p>This article is for subscribers only. Already a subscriber? Sign in to continue reading.</p></div>'

const OFFER = `<p>${'Every day on paper and in the app. '.repeat(8)}</p>`

type Parts = { readonly [part in 'head' | 'before' | 'inside' | 'end' | 'after']?: string }
function page(parts: Parts) {
  return `<!doctype html><html><head><title>${TITLE}</title>${parts.head ?? ''}</head><body>${parts.before ?? ''}
<article><h1>${TITLE}</h1><div><p>${FIRST}</p>${parts.inside ?? ''}<p>${SECOND}</p>${parts.end ?? ''}</div></article>
${parts.after ?? ''}<footer>© 2026 The Vostrel Courier</footer></body></html>`
}

describe('a page', () => {
  const free = (isAccessibleForFree: unknown) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', isAccessibleForFree })}</script>`
  test.each([
    ['says so to machines', { head: free(false) }],
    ['says so in words', { after: '<p>Already a subscriber? Log in.</p>' }],
    ['asks to go on reading', { after: '<p>Create a free account to continue reading.</p>' }],
    ['is for members', { after: '<p>This article is only for our subscribers.</p>' }],
    ['has a wall in the article', { end: WALL }],
    ['asks to go on', { end: '<p>Subscribe to continue</p>' }],
    ['has a wall as its last line', { end: '<p>To read the rest of this story, subscribe now.</p>' }],
    ['has a wall by its name at the side', { before: `<aside class="regwall">${WALL}</aside>` }],
    ['says how many have been read', { after: '<div><p>You have reached your limit of free articles.</p></div>' }],
  ])('of which a beginning may be seen is marked where it %s; a briefing uses the headline', (_, parts) => {
    const article = readPage(page(parts))
    expect(article).toMatchObject({ partial: 'paywall', text: TEXT })
    expect(withoutTeaser(article).text).toBe(TITLE)
  })

  test.each([
    ['says that it is free', { head: free(true) }],
    ['offers a newsletter', { after: '<p>Subscribe to our newsletter.</p><a href="/login">Sign in</a>' }],
    ['sells its paper above', { before: '<header><a href="/j">Subscribe to read the paper</a></header>' }],
    ['has a wall’s words in its header', { before: `<header>${WALL}</header>` }],
    ['has a wall’s words in its footer', { after: `<footer>${WALL}</footer>` }],
    ['has them in a list of links', { after: `<ul><li><a href="/login">Already a subscriber? Log in</a></li></ul>` }],
    ['has them in a form for a newsletter', { after: `<form class="newsletter">${WALL}</form>` }],
    ['has them where nobody sees them', { after: `<div hidden>${WALL}</div><div style="display:none">${WALL}</div>` }],
    ['has them above its text', { before: `<div><p>Already a subscriber? Log in.</p></div>` }],
    ['offers an account', { after: '<p>Create a free account. Sign in to read and save stories.</p>' }],
    ['tells of others', { after: '<p>Three more states will join the talks and continue to meet.</p>' }],
    ['goes on behind them', { inside: '<p>Subscribe to read this story on paper.</p>' }],
    ['is there in full, whatever it says', { head: free(false), inside: `<p>${SECOND}</p>`.repeat(12) }],
  ])('is not what a page is that %s', (_, parts) => {
    const article = readPage(page(parts))
    expect(article.partial).toBeUndefined()
    expect(withoutTeaser(article)).toBe(article)
  })

  test('with a long offer behind its wall is a teaser: a briefing uses the headline', () => {
    const article = readPage(page({ after: `<div><h2>Subscribe to read the full story.</h2>${OFFER}</div>` }))
    expect(article.partial).toBe('paywall')
    expect(withoutTeaser(article).text).toBe(TITLE)
  })
})
