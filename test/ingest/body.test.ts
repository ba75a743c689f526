// Why it exists: a page whose body is closed in the middle is read to its end.
import { expect, it } from 'vitest'
import { readPage } from '../../src/ingest/page.ts'

const paragraph = (nth: number) =>
  `<p>${`The harbour board of Velt met for day ${nth} and named no date for the ferry, its chair said. `.repeat(2)}</p>`
const head = '<head><title>Harbour board meets</title></head>'
const paragraphs = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => paragraph(from + at)).join('')

it.each([
  [
    'behind a line on cookies',
    `<html>${head}<body><p>We use cookies.</p></body><article>${paragraphs(1, 7)}</article></html>`,
  ],
  [
    'in the middle of the article',
    `<html>${head}<body><article>${paragraphs(1, 3)}</body></html>${paragraphs(3, 7)}</article>`,
  ],
  ['in its place', `<html>${head}<body><article>${paragraphs(1, 7)}</article></body></html>`],
])('closed %s', (_where, html) => {
  const { text, partial } = readPage(html, { url: 'https://wire.example/harbour' })
  for (const nth of [1, 2, 3, 6]) expect(text).toContain(`met for day ${nth} `)
  expect(partial).toBeUndefined()
})
