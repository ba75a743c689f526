// Why it exists: feeds carry HTML in their titles and summaries; a reader wants the words.

import { Parser } from 'htmlparser2'
import { readLines } from './lines.ts'
import { keepArticleLines } from './notes.ts'
import { scanPage } from './scan.ts'

/** The words of a piece of HTML on one line, entities decoded. */
export function inlineText(html: string): string {
  if (!/[<&]/.test(html)) return html
  let text = ''
  let hidden = 0
  const parser = new Parser({
    onopentag(name) {
      if (name === 'script' || name === 'style') hidden++
      if (name === 'br' || name === 'p') text += ' '
    },
    onclosetag(name) {
      if (name === 'script' || name === 'style') hidden--
    },
    ontext(words) {
      if (hidden === 0) text += words
    },
  })
  parser.end(html)
  return text.replace(/\s+/g, ' ').trim()
}

/** A piece of HTML without what is meant for machines; the same string where there is none of it. */
export function withoutScripts(html: string): string {
  if (!/<(?:script|style|template)\b/i.test(html)) return html
  let kept = ''
  let from = 0
  let hidden = 0
  const isHidden = (name: string) => name === 'script' || name === 'style' || name === 'template'
  const parser = new Parser({
    onopentag(name) {
      if (isHidden(name) && hidden++ === 0) kept += html.slice(from, parser.startIndex)
    },
    onclosetag(name) {
      if (isHidden(name) && hidden > 0 && --hidden === 0) from = parser.endIndex + 1
    },
  })
  parser.end(html)
  return hidden > 0 ? kept : kept + html.slice(from)
}

/** How a piece of HTML is made lines of: here, or in a thread (page-reader.ts). */
export type ReadBlocks = (html: string, title: string) => Promise<string>
export const readBlocksHere: ReadBlocks = async (html, title) => blockText(html, title)

/** A piece of HTML as lines, one a block element, without credits, related links and newsletter lines. */
export function blockText(html: string, title: string): string {
  const { safe, page } = scanPage(`<html><body>${html}</body></html>`)
  return safe && page.body !== null ? keepArticleLines(readLines(page.body), title, null).join('\n') : ''
}
