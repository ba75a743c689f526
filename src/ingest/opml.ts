// Why it exists: lists of feeds come from and go to other readers as OPML, in folders of folders, and often carelessly made.
import { Parser } from 'htmlparser2'
import { ReadoutError } from '../core/errors.ts'
import { MAX_SOURCES, readAddress } from '../core/source.ts'
import { decodePage, isBinary } from './charset.ts'
import { isReadable } from './guard.ts'
import { webLink } from './link.ts'
import { cleanName } from './normalize.ts'
import { escapeMarkup } from './xml.ts'

export type Outline = { readonly url: string; readonly title: string | null }
export type OpmlRead = {
  /** Each address once, in the file's order. */
  readonly outlines: readonly Outline[]
  /** Outlines with an address that is none of the web, too long, holds a password or leads to a private network. */
  readonly refused: number
}

const MAX_DEPTH = 200

/** Throws `unreadable` for what is no OPML, `too_large` for more feeds than are ever read. */
export function readOpml(bytes: Uint8Array): OpmlRead {
  const found = new Map<string, Outline>()
  let refused = 0
  let isOpml = false
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        // The parser's own work grows with the square of the depth.
        if (++depth > MAX_DEPTH) throw notOpml()
        const tag = name.toLowerCase()
        if (tag === 'opml') isOpml = true
        if (tag !== 'outline' || !isOpml) return
        const given = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value]))
        // Folders have none, and are gone through.
        if (given.xmlurl === undefined || given.xmlurl.trim() === '') return
        const address = given.xmlurl
          .trim()
          .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
          .replace(/^feed:\/\//i, 'http://')
        const url = isReadable(address) ? webLink(address, null) : null
        if (url === null || readAddress(url) === null) refused++
        else if (!found.has(url)) found.set(url, { url, title: cleanName(given.title || given.text || null) })
      },
      onclosetag() {
        depth--
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  if (!isBinary(bytes)) parser.end(decodePage(bytes, null))
  if (!isOpml) throw notOpml()
  if (found.size > MAX_SOURCES) {
    throw new ReadoutError(
      'invalid',
      'too_large',
      `This file lists ${found.size} feeds; at most ${MAX_SOURCES} are read.`,
    )
  }
  return { outlines: [...found.values()], refused }
}

function notOpml(): ReadoutError {
  return new ReadoutError(
    'invalid',
    'unreadable',
    'This is no OPML file. Export one from the other reader and give that.',
  )
}

export function writeOpml(outlines: readonly Outline[]): string {
  const attribute = (text: string) => escapeMarkup(text).replaceAll('"', '&quot;')
  const rows = outlines.map(({ url, title }) => {
    const name = attribute(title ?? url)
    return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${attribute(url)}"/>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>Readout’s feeds</title></head>\n  <body>\n${rows.join('\n')}\n  </body>\n</opml>\n`
}
