// Why it exists: holds that a page in its thread is read as here, and that one that hangs or breaks costs its text alone.
import { afterEach, describe, expect, test } from 'vitest'
import { readFeed } from '../../src/ingest/feed.ts'
import { blockText } from '../../src/ingest/markup.ts'
import { readPage } from '../../src/ingest/page.ts'
import { makePageReader, type PageReader } from '../../src/ingest/page-reader.ts'

const TEXT =
  'Foreign Minister Ilen Torvald spoke with her Orlen counterpart, Ruben Askari, for more than an hour on Tuesday, her office said.'
const PAGE = `<html><head><title>Torvald and Askari speak</title></head><body><article><p>${TEXT}</p><p>${TEXT}</p></article></body></html>`
const URL_OF_PAGE = 'https://courier.example/a'

/** A thread that does with the page what its words say. */
function program(source: string): URL {
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'\n${source}`)}`,
  )
}

const open: PageReader[] = []
function start(options: Parameters<typeof makePageReader>[0] = {}): PageReader {
  const reader = makePageReader(options)
  open.push(reader)
  return reader
}
afterEach(() => Promise.all(open.splice(0).map((reader) => reader.close())))

describe('a page in a thread of its own', () => {
  test('is read as it is here, several at once in their order', async () => {
    const reader = start()
    const done: number[] = []
    const read = await Promise.all(
      [1, 2, 3].map(async (number) => {
        const article = await reader.read(PAGE, `${URL_OF_PAGE}${number}`)
        done.push(number)
        return article
      }),
    )
    expect(read[1]).toEqual(readPage(PAGE, { url: `${URL_OF_PAGE}2` }))
    expect(done).toEqual([1, 2, 3])
  })

  test('is refused with the same words', async () => {
    await expect(start().read('<title>Just a moment...</title>', URL_OF_PAGE)).rejects.toMatchObject({
      code: 'forbidden',
      reason: 'blocked_by_site',
      message: 'The site asks for proof that a person is reading, so this page cannot be read here.',
    })
  })

  test('that takes longer than its deadline gives its headline and says so, and the next page is read', async () => {
    const hang =
      "parentPort.on('message', ({ html }) => { if (html.includes('HANG')) for (;;); parentPort.postMessage({ article: { title: html } }) })"
    const reader = start({ program: program(hang), deadlineMs: 300 })
    const [hung, next] = await Promise.all([
      reader.read('<title>A page that HANGs</title>', URL_OF_PAGE),
      reader.read('next', URL_OF_PAGE),
    ])
    expect(hung).toMatchObject({ title: 'A page that HANGs', text: 'A page that HANGs', partial: 'deadline' })
    expect(next).toMatchObject({ title: 'next' })
  })

  test('that ends the thread or eats its memory gives its headline', async () => {
    for (const fault of ['process.exit(3)', "throw new Error('broken')"]) {
      const reader = start({ program: program(`parentPort.on('message', () => { ${fault} })`) })
      const article = await reader.read('<title>Too much</title>', URL_OF_PAGE)
      expect(article).toMatchObject({ title: 'Too much', partial: 'too_complex' })
    }
  })

  test('sees none of the settings', async () => {
    const reader = start({
      program: program(
        "parentPort.on('message', () => parentPort.postMessage({ article: { title: JSON.stringify(process.env) } }))",
      ),
    })
    expect(await reader.read('x', null)).toMatchObject({ title: '{}' })
  })

  test('is refused once the reader is closed, and so is one that waits', async () => {
    const reader = start({ program: program("parentPort.on('message', () => {})") })
    const waits = [reader.read('a', null), reader.read('b', null)].map((read) =>
      expect(read).rejects.toMatchObject({ reason: 'stopping' }),
    )
    await reader.close()
    await Promise.all(waits)
    await expect(reader.read('c', null)).rejects.toMatchObject({ reason: 'stopping' })
  })
})

describe('a feed in that thread', () => {
  const item = (text: string) => `<item><title>Harbour opens</title><description>${text}</description></item>`
  const feed = (text: string) => Buffer.from(`<rss><channel><title>Lantern Wire</title>${item(text)}</channel></rss>`)
  const hang = program("parentPort.on('message', () => { for (;;); })")

  test('is read as it is here, small or large, and refused with the same words', async () => {
    const reader = start()
    for (const body of [feed('It opens.'), feed('It opens on Monday. '.repeat(20_000))]) {
      expect(await reader.readFeed(body, { url: URL_OF_PAGE })).toEqual(readFeed(body, { url: URL_OF_PAGE }))
    }
    const login = Buffer.from(`<html>${'<p>Sign in</p>'.repeat(20_000)}</html>`)
    await expect(reader.readFeed(login, {})).rejects.toMatchObject({ reason: 'not_a_feed' })
  })

  test('that takes too long is refused, one that breaks the thread too; a small one needs no thread', async () => {
    const reader = start({ program: hang, deadlineMs: 200 })
    const large = feed('x'.repeat(300_000))
    await expect(reader.readFeed(large, {})).rejects.toMatchObject({ reason: 'deadline' })
    expect((await reader.readFeed(feed('It opens.'), {})).title).toBe('Lantern Wire')
    const breaking = start({ program: program("parentPort.on('message', () => process.exit(3))") })
    await expect(breaking.readFeed(large, {})).rejects.toMatchObject({ reason: 'too_large' })
  })

  test('has its long texts made lines of there, and those that take too long left out', async () => {
    const html = `<p>${TEXT}</p>`.repeat(400)
    expect(await start().readBlocks(html, '')).toBe(blockText(html, ''))
    expect(await start({ program: hang, deadlineMs: 200 }).readBlocks(html, '')).toBe('')
  })
})
