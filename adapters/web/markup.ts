// Why it exists: text from outside becomes markup in one way only: plain characters, escaped by hono's html.
import { html } from 'hono/html'
import { plain, plainUrl } from '../../src/briefing/plain.ts'

/** Markup that is already escaped. */
export type Markup = ReturnType<typeof html>

export const nothing: Markup = html``

/** Words of a source or a user; in which direction they are read is theirs alone. */
export function words(text: string): Markup {
  return html`<bdi>${plain(text)}</bdi>`
}

/** A link away from the page: nothing is told to where it leads, nothing vouched for. Null for what is no web address. */
export function outerLink(url: string | null, label: string): Markup | null {
  const href = plainUrl(url)
  if (href === null) return null
  return html`<a href="${href}" rel="noopener noreferrer nofollow" target="_blank">${label}</a>`
}

/** 'lantern-wire.example', so that a reader knows where a link leads before following it. */
export function hostOf(url: string | null): string | null {
  const href = plainUrl(url)
  return href === null ? null : new URL(href).host.replace(/^www\./u, '')
}

/** The path of a briefing's own page. */
export function pathOf(briefingId: string): string {
  return `/briefing/${encodeURIComponent(briefingId.toWellFormed())}`
}

/** A link that asks: with script the answer comes in here, without it with the next page. */
export function askLink(ask: string, label: string): Markup {
  return html`<a href="/?${new URLSearchParams({ ask }).toString()}#answer" data-ask="${ask}">${label}</a>`
}
