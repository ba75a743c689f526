// Why it exists: a page nested a hundred thousand deep hangs every DOM; one pass without a tree says so first.
import { Parser } from 'htmlparser2'

const MAX_DEPTH = 500
/** Thirty times as many as the largest of some ninety pages of news; Readability's time grows with their square. */
const MAX_TAGS = 50_000
/** The depths of all tags together, as every step of Readability walks up from each: forty times the largest. */
const MAX_DEPTH_SUM = 1_000_000
const SAMPLE_LENGTH = 4000
const HIDDEN = new Set(['script', 'style', 'noscript', 'template', 'svg'])

export type Scan = {
  /** Whether it may be made into a tree. */
  readonly safe: boolean
  /** What the page calls itself: og:title, else <title>; '' when it does not say before the limit. */
  readonly title: string
  /** The beginning of the words that a reader sees. */
  readonly sample: string
}

/** Reads as far as the limits allow. htmlparser2 is also what linkedom parses with, so the depth is the tree's own. */
export function scanPage(html: string): Scan {
  let depth = 0
  let tags = 0
  let depthSum = 0
  let hidden = 0
  let inTitle = false
  let title = ''
  let ogTitle = ''
  let sample = ''
  let safe = true
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++
      tags++
      depthSum += depth
      if (HIDDEN.has(name)) hidden++
      inTitle = name === 'title' && title === '' && hidden === 0
      if (name === 'meta' && attributes.property === 'og:title') ogTitle ||= (attributes.content ?? '').trim()
      if (depth > MAX_DEPTH || tags > MAX_TAGS || depthSum > MAX_DEPTH_SUM) safe = false
      if (!safe) parser.pause()
    },
    onclosetag(name) {
      depth--
      if (HIDDEN.has(name)) hidden--
      if (name === 'title') inTitle = false
    },
    ontext(text) {
      if (inTitle) title += text
      else if (hidden === 0 && sample.length < SAMPLE_LENGTH) sample += text.replace(/\s+/g, ' ')
    },
  })
  // In pieces: a paused parser keeps what it is given, and need not be given the rest.
  const step = 64 * 1024
  for (let at = 0; at < html.length && safe; at += step) parser.write(html.slice(at, at + step))
  if (safe) parser.end()
  return { safe, title: (ogTitle || title).trim(), sample: sample.trim() }
}
