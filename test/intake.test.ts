// Why it exists: each story is told once on the page's channel, whoever else was told of it, and no backlog floods it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compose } from '../src/briefing/compose.ts'
import { loadConfig } from '../src/config.ts'
import type { Article } from '../src/core/article.ts'
import type { Fetcher, Store } from '../src/core/ports.ts'
import { extract } from '../src/extract/extract.ts'
import { makeIntake } from '../src/intake.ts'
import { makeLog } from '../src/log.ts'
import { makeMetrics } from '../src/ops/metrics.ts'
import { makeIngest } from '../src/pipeline.ts'
import { openSqlite } from '../src/storage/sqlite.ts'

const CHANNEL = { platform: 'web', workspace: 'web', channel: 'web' } as const
const NOON = Date.UTC(2026, 2, 10, 12)
let now = NOON
let store: Store
beforeEach(async () => {
  now = NOON
  store = await openSqlite({ file: ':memory:', clock: () => now })
})
afterEach(() => store.close())

function intake(feeds = '', fetcher?: Fetcher) {
  const printed: string[] = []
  const lines: string[] = []
  const log = makeLog({ level: 'debug', secrets: [], clock: () => now, json: false, write: (line) => lines.push(line) })
  const config = loadConfig(feeds === '' ? {} : { READOUT_FEEDS: feeds })
  const print = async (text: string) => {
    printed.push(text)
  }
  return {
    intake: makeIntake({
      config,
      log,
      store,
      clock: () => now,
      channel: CHANNEL,
      metrics: makeMetrics({ census: store.census, clock: () => now }),
      print,
      ...(fetcher === undefined ? {} : { fetcher }),
    }),
    printed,
    lines,
  }
}

function article(name: string, place: string): Article {
  const text = `${name} opens a harbour in ${place}\nMayor Ada ${name} opened a harbour in ${place} on Monday. “It is deep enough for ${place},” ${name} said.`
  const rest = { url: null, publisher: 'Quay Post', byline: null, publishedAt: '2026-03-09T10:00:00Z', language: 'en' }
  return { title: `${name} opens a harbour in ${place}`, text, ...rest }
}

async function read(...articles: readonly Article[]): Promise<void> {
  const ingest = makeIngest({ store, extract, clock: () => now })
  for (const one of articles) await ingest(one)
}

async function due(): Promise<number> {
  // A channel's next one waits until the one before is settled.
  for (let count = 0; ; count++) {
    const lease = await store.deliveries.claim({ now, leaseMs: 1_000 })
    if (lease === null) return count
    await store.deliveries.settle(lease, { state: 'delivered', reason: null, nextAt: null, attempts: 1 })
  }
}

describe('the intake', () => {
  it('tells the sample once', async () => {
    const one = intake()
    await one.intake.read()
    expect(one.printed).toHaveLength(1)
    now += 15 * 60_000
    await one.intake.read()
    expect(one.printed).toHaveLength(1)
    expect(one.lines.join('')).toContain('nothing new to tell')
    expect(await due()).toBe(1)
  })
  it('tells a story that another channel was told first', async () => {
    await read(article('Moss', 'Lunvik'))
    const [id = ''] = await store.stories.latest(1)
    const story = await store.stories.load(id)
    if (story === null) throw new Error('no story')
    now += 1_000
    await store.briefings.save(compose(story, { asOf: now, id: 'of-a-slot' }))
    const one = intake('https://a.invalid/feed')
    await one.intake.read()
    expect(one.printed).toHaveLength(1)
    expect(await due()).toBe(1)
  })
  it('tells of many stories the newest one by one and the others together', async () => {
    const names = ['Moss', 'Birk', 'Ekdal', 'Falk', 'Gran', 'Hoff', 'Ibsen', 'Juhl', 'Krog', 'Lind', 'Munk', 'Nord']
    const places = ['Ask', 'Bo', 'Croy', 'Dal', 'Eik', 'Fure', 'Gol', 'Haug', 'Inn', 'Jar', 'Kil', 'Lom']
    for (const [at, name] of names.entries()) {
      now += 1_000
      await read(article(name, `${places[at]}vik`))
    }
    const one = intake('https://a.invalid/feed')
    await one.intake.read()
    expect(one.printed).toHaveLength(5)
    expect(one.printed[0]).toMatch(/8 stories/)
    expect(one.printed.at(-1)).toContain('Nord opens a harbour')
    expect(await due()).toBe(5)
    await one.intake.read()
    expect(one.printed).toHaveLength(5)
  })
  it('says why a feed was not read, without the key in its address', async () => {
    const one = intake('https://nowhere.invalid/rss?token=HUSH')
    await one.intake.read()
    expect(one.lines.join('')).toContain('not read nowhere.invalid/rss')
    expect(one.lines.join('')).not.toContain('HUSH')
  })

  it('tells nothing twice of an archive that is dated anew with other ids, links and words', async () => {
    const day = 24 * 3_600_000
    let round = 0
    const item = (name: string, place: string) => {
      const { title, text } = article(name, place)
      const more = `${name} thanked the fishermen of ${place}, who had waited eleven years for the quay and its two cranes. `
      const body = `${text.split('\n')[1]} ${more.repeat(3)}Edition ${round}.`
      const date = new Date(now).toUTCString()
      return `<item><title>${title}</title><link>https://a.example/${round}/${name}</link><guid>${round}-${name}</guid><pubDate>${date}</pubDate><content:encoded>${body}</content:encoded></item>`
    }
    const fetcher: Fetcher = async (url) => {
      const items = [item('Moss', 'Lunvik'), item('Birk', 'Askvoll')].join('')
      const body = Buffer.from(`<rss><channel><title>Quay Post</title>${items}</channel></rss>`)
      return { url, contentType: 'application/rss+xml', body }
    }
    const one = intake('https://a.example/feed https://b.example/feed', fetcher)
    await one.intake.read()
    const told = one.printed.length
    expect(told).toBeGreaterThan(0)
    for (const pause of [day, 3 * day, 30 * day, 400 * day]) {
      now += pause
      round++
      await one.intake.read()
    }
    expect(one.printed).toHaveLength(told)
    await one.intake.stop()
  })
})
