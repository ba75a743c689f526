// Why it exists: a file's text has to come through to the letter, and a file that cannot be read in one clear line.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messageOf } from '../../src/core/errors.ts'
import { readBytesArticle, readFileArticle } from '../../src/ingest/file.ts'
import { readText } from '../../src/ingest/text.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'readout-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function save(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const LEAD = 'Foreign Minister Ilen Torvald spoke with her Orlen counterpart for an hour on Tuesday, her office said.'

describe('a text', () => {
  test('has its first line for a headline and is kept to the letter', () => {
    const text = `\ufeff  Torvald and Vel speak for an hour \r\n\r\n${LEAD}\u200b\u202e \u0007\n\n`
    const article = readText(text, { publishedAt: '2026-03-03' })
    expect(article).toMatchObject({
      title: 'Torvald and Vel speak for an hour',
      publishedAt: '2026-03-03',
      language: 'en',
    })
    expect(article.text).toBe(text)
  })

  test.each([
    ['running text before more of it', `${LEAD}\nMore was not said.`],
    ['a first line of two sentences', 'They met for an hour on Tuesday. The minister said little of it.\nMore.'],
    ['a first line longer than any headline', `${'word '.repeat(60)}\nMore was not said.`],
    ['one sentence alone', 'They met.'],
  ])('that begins with %s has no headline', (_, text) => {
    expect(readText(text).title).toBe('')
  })

  test.each([
    'Torvald and Vel speak for an hour',
    'Will they meet? Casmere waits for an answer',
    'Torvald leaves for the U.S.',
    '“We are not there yet,” says Torvald',
    'What now for the talks?',
  ])('keeps the headline “%s”', (headline) => {
    expect(readText(`${headline}\n${LEAD}`).title).toBe(headline)
  })

  test('of white space is empty, and a date that is none is refused', () => {
    expect(() => readText(' \n\u00a0')).toThrow(expect.objectContaining({ reason: 'empty' }))
    expect(() => readText('a', { publishedAt: '2026-02-31' })).toThrow(expect.objectContaining({ reason: 'usage' }))
  })
})

describe('a file', () => {
  test('in UTF-8 is read to the last byte', async () => {
    const text = `\ufeffTalks resume in Casmere\r\n${LEAD}\n\n`
    expect((await readFileArticle(save('bom.txt', text))).text).toBe(text)
    expect((await readFileArticle(save('noextension', text))).text).toBe(text)
  })

  test('in UTF-16 with its mark is decoded', async () => {
    const path = save('wide.txt', Buffer.from(`\ufeffTalks resume\n${LEAD}`, 'utf16le'))
    expect(await readFileArticle(path)).toMatchObject({ title: 'Talks resume', text: `\ufeffTalks resume\n${LEAD}` })
  })

  test('in HTML is a page, with the date given only where the page has none', async () => {
    const html = `<html><head><title>Talks resume</title></head><body><article><h1>Talks resume</h1><p>${LEAD}</p><p>${LEAD} Again.</p></article></body></html>`
    const path = save('page.html', html)
    expect(await readFileArticle(path, { publishedAt: '2026-03-03' })).toMatchObject({
      title: 'Talks resume',
      publishedAt: '2026-03-03',
    })
    const dated = save('dated.htm', html.replace('<title>', '<meta name="date" content="2026-01-02"><title>'))
    expect((await readFileArticle(dated, { publishedAt: '2026-03-03' })).publishedAt).toBe('2026-01-02')
  })

  test.each([
    ['nothing', '', 'empty'],
    ['white space only', ' \r\n\t ', 'empty'],
    ['a NUL', 'Talks\0resume', 'bad_type'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'bad_type'],
    ['bytes that are no UTF-8', Buffer.from([0x54, 0xe9, 0x6c, 0x21]), 'bad_type'],
    ['more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'too_large'],
  ])('of %s is refused in one line with its name', async (_, content, reason) => {
    const path = save('bad.txt', content)
    const error = await readFileArticle(path).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ reason })
    expect(messageOf(error)).toMatch(/^\S*bad\.txt\b.*[^\n]$/)
  })

  test('that is not there, is a folder, or has an impossible name is refused', async () => {
    mkdirSync(join(folder, 'folder.txt'), { recursive: true })
    await expect(readFileArticle(join(folder, 'folder.txt'))).rejects.toMatchObject({ reason: 'not_a_file' })
    await expect(readFileArticle('no/such\nfile.txt')).rejects.toMatchObject({
      reason: 'no_such_file',
      message: 'There is no file no/such\ufffdfile.txt. Check the name.',
    })
    for (const name of ['a\0b.txt', 'x'.repeat(5000), '']) {
      await expect(readFileArticle(name)).rejects.toMatchObject({ reason: 'no_such_file' })
    }
  })
})

describe('an article in JSON', () => {
  const read = (value: unknown, publishedAt?: string) =>
    readBytesArticle(
      'a.json',
      Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
      publishedAt === undefined ? {} : { publishedAt },
    )

  test('is taken as it is', async () => {
    const article = {
      title: 'Talks resume',
      url: 'https://courier.example/a',
      publisher: 'The Vostrel Courier',
      byline: 'Ana Vel',
      publishedAt: '2026-03-03T10:00:00.000Z',
      language: 'en-GB',
      text: `\ufeffTalks resume\n\n${LEAD} \u200b\n`,
    }
    expect(await read(article)).toEqual(article)
    expect(await read({ article })).toEqual(article)
  })

  test('needs a text only', async () => {
    const text = `Talks resume\n${LEAD}`
    const expected = {
      title: 'Talks resume',
      url: null,
      publisher: null,
      byline: null,
      publishedAt: '2026-03-03',
      language: 'en',
      text,
    }
    expect(await read({ text }, '2026-03-03')).toEqual(expected)
    expect(await read({ text, url: 'javascript:alert(1)', __proto__: { title: 'x' } }, '2026-03-03')).toEqual(expected)
  })

  test.each([
    ['{"text":', 'bad_article', 'no valid JSON'],
    ['[]', 'bad_article', 'wrong type'],
    ['null', 'bad_article', 'wrong type'],
    [{ title: 'Talks resume' }, 'bad_article', 'text has to be a text'],
    [{ text: 7 }, 'bad_article', 'text has to be a text'],
    [{ text: 'a', byline: 7 }, 'bad_article', 'byline'],
    [{ text: 'a', publishedAt: '2026-02-31' }, 'bad_article', 'publishedAt is no date'],
    [{ text: ' \n' }, 'empty', 'empty'],
  ])('%o is refused as %s', async (value, reason, words) => {
    let error: unknown = null
    try {
      await read(value)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({ reason })
    expect(messageOf(error)).toContain(words)
    expect(messageOf(error)).toMatch(/^a\.json: /)
  })
})
