// Why it exists: the way of an article from its text to the store, once, whole or not at all, in any order.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Article } from '../src/core/article.ts'
import type { Extraction } from '../src/core/extraction.ts'
import type { Extractor, Store } from '../src/core/ports.ts'
import { makeIngest, makeStoryOf } from '../src/pipeline.ts'
import { openSqlite } from '../src/storage/sqlite.ts'
import { nameKey } from '../src/stories/identity.ts'
import { ownWord } from '../src/stories/standing.ts'
import { extractionOf } from './stories/build.ts'
import { copy, first, second, unrelated } from './stories/news.ts'

const now = Date.parse('2031-05-06T12:00:00Z')
const clock = () => now
const all = [first, second, copy, unrelated]

/** The engine's place: what was prepared for a text. */
const extractFrom =
  (prepared: readonly Extraction[]): Extractor =>
  (article) => {
    const found = prepared.find((one) => one.article.text === article.text)
    if (found === undefined) throw new Error('nothing was prepared for this text')
    return { ...found, article }
  }

let store: Store
beforeEach(async () => {
  store = await openSqlite({ file: ':memory:', clock })
})
afterEach(async () => {
  await store.close()
})

async function ingestAll(prepared: readonly Extraction[], into = store) {
  const ingest = makeIngest({ store: into, extract: extractFrom(prepared), clock })
  const results = []
  for (const { article } of prepared) results.push(await ingest(article))
  return results
}

describe('articles of one piece of news', () => {
  it('make one story; a copy is said to be one, another matter has its own', async () => {
    const results = await ingestAll(all)
    expect(results.map(({ outcome }) => outcome)).toEqual(['stored', 'stored', 'copy', 'stored'])
    expect(new Set(results.slice(0, 3).map(({ storyId }) => storyId)).size).toBe(1)
    expect(results[3]?.storyId).not.toBe(results[0]?.storyId)
    const story = await store.stories.load(results[0]?.storyId ?? '')
    expect(story).toMatchObject({
      title: first.article.title,
      firstAt: Date.parse('2031-05-05T18:00:00Z'),
      lastAt: Date.parse('2031-05-06T09:00:00Z'),
      articles: [{ extraction: first }, { copyOf: results[0]?.articleId }, { extraction: second, copyOf: null }],
    })
  })

  it('leave a ledger in which each party has its own word', async () => {
    const [result] = await ingestAll(all)
    const claims = await store.claims.findByStory(result?.storyId ?? '')
    expect(claims).toHaveLength(1)
    expect(claims[0] && ownWord(claims[0]).map(({ party, word }) => [party.name, word])).toEqual([
      ['Ines Marsh', 'confirmed'],
      ['Pavo Tarn', 'denied'],
    ])
    expect(await store.claims.findByPerson('pavo-tarn')).toEqual(claims)
  })

  it('know their people, with roles and where they are named', async () => {
    const results = await ingestAll(all)
    const ines = await store.people.find('ines-marsh')
    expect(ines?.roles.map(({ text, articleId }) => [text, articleId])).toEqual(
      [0, 2, 1].map((at) => ['premier of Oria', results[at]?.articleId]),
    )
    expect(await store.people.findMentions('ines-marsh')).toHaveLength(3)
  })

  it('that come again change nothing', async () => {
    await ingestAll(all)
    const before = await everything(store)
    const again = await ingestAll(all)
    expect(again.map(({ outcome }) => outcome)).toEqual(['known', 'known', 'known', 'known'])
    expect(await everything(store)).toEqual(before)
  })

  it('are one, the same article sent by many at once', async () => {
    const ingest = makeIngest({ store, extract: extractFrom(all), clock })
    const results = await Promise.all([1, 2, 3, 4].map(() => ingest(first.article)))
    expect(results.map(({ outcome }) => outcome).toSorted()).toEqual(['known', 'known', 'known', 'stored'])
    expect(await store.articles.count()).toBe(1)
  })

  it.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    'give the same standing in the order %j',
    async (order) => {
      await ingestAll(order.flatMap((at) => all[at] ?? []))
      const [claim, ...more] = await store.claims.list({ status: null, limit: 9 })
      expect(more).toEqual([])
      expect(claim).toMatchObject({ text: first.claims[0]?.text, status: 'denied', basis: 'stated' })
      const history = claim?.entries.map(({ status, party }) => [status, party?.name ?? null])
      expect(history).toEqual([
        ['unconfirmed', null],
        ['confirmed', 'Ines Marsh'],
        ['denied', 'Pavo Tarn'],
      ])
    },
  )
})

describe('an agency text that comes again', () => {
  const comeAfter = async (ms: number) => {
    await ingestAll([first])
    const ingest = makeIngest({ store, extract: extractFrom(all), clock: () => now + ms })
    return (await ingest(copy.article)).outcome
  }

  it.each([7, 400])('is a copy after %i days: archives are dated anew', async (days) => {
    expect(await comeAfter(days * 24 * 3_600_000)).toBe('copy')
  })
})

describe('one address', () => {
  const url = 'https://courier.example/velt-sorin'
  const versionOf = (extraction: Extraction, text: string): Extraction => {
    return { ...extraction, article: { ...extraction.article, url, text }, sentences: [] }
  }

  it('with a changed text is a further version in the same story', async () => {
    const changed = versionOf(first, `${first.article.text}\nThe ferry will sail again on Wednesday.`)
    const [one, two] = await ingestAll([first, changed])
    expect(two).toMatchObject({ outcome: 'copy', storyId: one?.storyId })
    expect(await store.articles.findByUrl(url)).not.toBeNull()
  })

  it('with quite another text stays in the story, as an article that counts', async () => {
    const other = extractionOf({ title: 'Something else', body: 'Quite another text.', url })
    const [one, two] = await ingestAll([first, other])
    expect(two).toMatchObject({ outcome: 'stored', storyId: one?.storyId })
  })

  it('a copy of a copy is one of the first', async () => {
    const third = versionOf(copy, `${copy.article.text} By the harbour desk.`)
    const [one, , three] = await ingestAll([first, copy, { ...third, article: { ...third.article, url: null } }])
    expect((await store.articles.find(three?.articleId ?? ''))?.copyOf).toBe(one?.articleId)
  })
})

describe('what goes wrong', () => {
  it('in reading leaves nothing stored', async () => {
    const ingest = makeIngest({ store, extract: extractFrom([]), clock })
    await expect(ingest(first.article)).rejects.toThrow('nothing was prepared')
    expect(await store.articles.count()).toBe(0)
  })

  it('in the last write undoes all before it', async () => {
    const failing: Store = {
      ...store,
      transact: (work) =>
        store.transact((trx) =>
          work({ ...trx, claims: { ...trx.claims, append: () => Promise.reject(new Error('disk full')) } }),
        ),
    }
    await expect(ingestAll([first], failing)).rejects.toThrow('disk full')
    expect(await everything(store)).toEqual({ articles: 0, people: [], stories: [], claims: [] })
    expect((await ingestAll([first]))[0]?.outcome).toBe('stored')
  })

  it('such as an article with nothing in it is no error', async () => {
    const bare = extractionOf({ title: '', body: '', publishedAt: 'no date' })
    expect(await ingestAll([bare])).toMatchObject([{ outcome: 'stored', title: '' }])
    expect(await store.stories.findAround(now, now)).toHaveLength(1)
  })
})

describe('a process that is killed', () => {
  it('leaves every article whole or not at all', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'readout-kill-'))
    const file = join(folder, 'readout.sqlite')
    try {
      // At growing distances into the work: in the middle of a write more often than not.
      for (const lines of [1, 2, 5, 9]) await killAfter(file, lines)
      const after = await openSqlite({ file, clock })
      const stories = await Promise.all((await after.stories.latest(9999)).map((id) => after.stories.load(id)))
      expect(stories.length).toBeGreaterThanOrEqual(17)
      for (const story of stories) {
        expect(story?.articles).toHaveLength(1)
        expect(story?.claims.map(({ entries }) => entries.length)).toEqual([1])
        expect(await after.people.findMentionsIn(story?.articles.map(({ id }) => id) ?? [])).toHaveLength(2)
      }
      expect(await after.articles.count()).toBe(stories.length)
      await after.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  /** Starts a reader that says each article it has stored, and kills it when it has said so many. */
  async function killAfter(file: string, lines: number): Promise<void> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'storage', 'endless.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = once(child, 'exit')
    let said = ''
    for await (const chunk of child.stdout) {
      said += chunk
      if (said.split('\n').length > lines) child.kill('SIGKILL')
    }
    expect(await gone).toEqual([null, 'SIGKILL'])
  }
})

describe('one article read alone', () => {
  it('makes the story that it would make in the store', async () => {
    const article: Article = first.article
    const story = makeStoryOf(article, extractFrom(all), now)
    const [result] = await ingestAll([first])
    expect(await store.stories.load(result?.storyId ?? '')).toEqual(story)
    expect(story.claims).toHaveLength(1)
  })
})

async function everything(of: Store) {
  const ids = await of.stories.latest(99)
  return {
    articles: await of.articles.count(),
    people: await of.people.findByKeys(all.flatMap(({ people }) => people.map(({ name }) => nameKey(name)))),
    stories: await Promise.all(ids.map((id) => of.stories.load(id))),
    claims: await of.claims.list({ status: null, limit: 99 }),
  }
}
