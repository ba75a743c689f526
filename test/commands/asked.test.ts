// Why it exists: what is asked of the store beyond a briefing: one claim, what comes next, what changed, search, status; as text.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeAsk } from '../../src/commands/ask.ts'
import { parse } from '../../src/commands/parse.ts'
import { renderReply } from '../../src/commands/text.ts'
import type { Asker, Reply } from '../../src/core/command.ts'
import type { Store } from '../../src/core/ports.ts'
import type { LedgerTalk } from '../../src/core/talk.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, makeClock } from '../delivery/fakes.ts'
import { copy, first, second, unrelated } from '../stories/news.ts'

const ASKER: Asker = { destination: channel('C1'), userId: 'U1', timeZone: 'Europe/Berlin', mayManage: false }
const DAY = 24 * 3_600_000

let time: ReturnType<typeof makeClock>
let store: Store
let storyId: string
beforeEach(async () => {
  time = makeClock('2031-05-06T12:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
  const prepared = [first, second, copy, unrelated]
  const extract = (article: { text: string }) => prepared.find((one) => one.article.text === article.text) ?? first
  const ingest = makeIngest({ store, extract, clock: time.clock })
  storyId = (await ingest(first.article)).storyId
  time.set('2031-05-07T12:00:00Z')
  for (const { article } of [second, copy, unrelated]) await ingest(article)
})
afterEach(async () => {
  await store.close()
})

function raise(error: unknown): void {
  throw error
}

async function ask(words: string): Promise<Reply> {
  return makeAsk({ store, clock: time.clock, report: raise })(words, ASKER)
}

async function say(words: string): Promise<string> {
  return renderReply(await ask(words))
}

describe('a claim', () => {
  it('has its history with the words themselves, by its id and by its words', async () => {
    const claims = await store.claims.findByStory(storyId)
    const claim = claims.find(({ entries }) => entries.length > 1)
    if (claim === undefined) throw new Error('No claim has a history.')
    const told = await say(`claim ${claim.id}`)
    expect(told).toContain('ITS HISTORY')
    expect(told).toMatch(/OWN WORD: 2 OF 2\n- Ines Marsh: confirms\n- Pavo Tarn: denies/)
    for (const { evidence } of claim.entries) expect(evidence.length).toBeGreaterThan(0)
    expect(told).toContain(
      '- denied · Pavo Tarn: “King Pavo Tarn denied that Velt had informed him about the call” · The',
    )
    expect(told.match(/“/g)?.length).toBeGreaterThanOrEqual(claim.entries.length)
    expect(await say(`claim ${claim.text.split(' ').slice(0, 4).join(' ')}`)).toContain(claim.text.slice(0, 20))
  })

  it('that is not there is not found, whatever the words', async () => {
    for (const words of ['c0', '__proto__', "'; drop table claims", '-grain', '(((', 'NEAR("'])
      expect(await say(`claim ${words}`)).toMatch(/^Not found/)
  })

  it('is listed by who made it and whom it is about', async () => {
    expect(parse('claims by Ann Lee')).toEqual({ name: 'claimsOf', made: true, person: 'Ann Lee' })
    const [claim] = (await store.claims.findByStory(storyId)).filter(({ by }) => by?.personId)
    const name = claim?.by?.name ?? ''
    expect(await say(`claims by ${name}`)).toContain(`(claim ${claim?.id})`)
    expect(await say('claims about Nobody Known')).toContain('Nobody of that name')
    expect(await say('claims by')).toContain('such as: claims by')
  })
})

describe('search', () => {
  it('finds articles and claims by their words, between two days', async () => {
    const word = first.article.title.split(' ')[0] ?? ''
    expect(await say(`search ${word}`)).toContain(`(story ${storyId})`)
    expect(await say(`search ${word} to:1999-12-31`)).toBe(`Nothing that is stored has ${word.toLowerCase()}.`)
  })

  it.each(['search', 'search x from:', 'search x to:2031-02-30', 'search x from:2031-05-02 to:2031-05-01'])(
    '%s: says how to write it',
    async (words) => {
      expect(await say(words)).toContain('such as: search')
    },
  )
})

describe('next', () => {
  it('tells what is pending, and what is due and unheard of, each by its day', async () => {
    expect(await say('next')).toBe('No step is pending in what is stored.')
    const [entry] = (await store.claims.findByStory(storyId)).flatMap(({ entries }) => entries)
    const step = { id: 't', articleId: entry?.articleId ?? '', rung: 'announced', by: null, parties: [] } as const
    const none = { when: null, where: null, host: null }
    const talkOf = (id: string, text: string, day: string | null): LedgerTalk => ({
      ...{ id, storyId, text, parties: [], ...none, rung: 'announced' },
      dueAt: day === null ? null : Date.parse(day),
      steps: [{ ...step, ...none, id: `${id}-1`, text, evidence: [], saidAt: null, recordedAt: 1 }],
    })
    await store.talks.replace(storyId, [
      talkOf('t1', 'talks would be held in Ostvale', '2031-05-06T00:00:00Z'),
      talkOf('t2', 'a second call would follow', '2031-05-20T00:00:00Z'),
      talkOf('t3', 'the two might meet', null),
    ])
    expect(await say('next')).toBe(`WHAT COMES NEXT
- ◔ announced · a second call would follow · 20 May 2031 · Northern Courier, 5 May 2031 (story ${storyId})
- ◔ announced · the two might meet · no day is named · Northern Courier, 5 May 2031 (story ${storyId})

DUE, AND NO REPORT THAT IT BEGAN
- ◔ announced · talks would be held in Ostvale · Announced for 6 May 2031; no report that it began, as of 7 May 2031 12:00 UTC · Northern Courier, 5 May 2031 (story ${storyId})`)
    expect(await say('next Velt')).toContain('a second call')
    expect(await say('next bicycles')).toBe('No step about bicycles is pending in what is stored.')
  })
})

describe('changes', () => {
  it('of a story since a day are what was read since', async () => {
    expect(await say(`changes ${storyId} since 2031-05-07`)).toContain('CHANGED SINCE 7 May 2031')
    time.set('2031-05-09T12:00:00Z')
    expect(await say(`changes ${storyId} since 2031-05-09`)).toContain('Nothing new')
  })

  it('without a day are those since the channel was told', async () => {
    expect(await say('changes')).toBe('Nothing has changed in what this channel was told.')
    expect(await say(`changes ${storyId}`)).toContain(`changes ${storyId} since 2031-05-07`)
    const changedAt = time.clock() - DAY
    await store.subscriptions.saveTold('slack:T1:C1', 'd1', [{ storyId, changedAt }])
    expect(await say('changes')).not.toContain('Nothing has changed')
  })

  it.each(['changes since', 'changes since yesteryear', 'changes since 2031-13-01'])('%s: says how', async (words) => {
    expect(await say(words)).toContain('such as: changes since')
  })
})

describe('help', () => {
  it('of one command lists its forms; of a word that is none, all', async () => {
    const said = await say('help Search')
    expect(said).toContain('- search WORDS')
    expect(said).not.toContain('- latest')
    expect(await say('help __proto__')).toContain('- latest')
  })
})

describe('status', () => {
  it('lists what came of each briefing of this channel, and of no other', async () => {
    expect(await say('status')).toContain('None was due here yet.')
    const delivery = { kind: 'briefing', subscriptionId: null, briefingId: '', expiresAt: null, attempts: 0 } as const
    for (const at of ['C1', 'C2']) {
      const own = { id: at, key: at, destination: channel(at), dueAt: time.clock(), reason: `Nothing new in ${at}.` }
      await store.deliveries.insert({ ...delivery, ...own, state: 'skipped' })
    }
    const said = await say('status')
    expect(said).toContain('7 May 2031 12:00 UTC · skipped: Nothing new in C1.')
    expect(said).not.toContain('C2')
  })
})
