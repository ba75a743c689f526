// Why it exists: whatever is asked of people, claims, changes, steps and articles gets one answer of bounded length, and none of it acts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeAsk } from '../../src/commands/ask.ts'
import { renderReply } from '../../src/commands/text.ts'
import type { Asker } from '../../src/core/command.ts'
import type { Store } from '../../src/core/ports.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel } from '../delivery/fakes.ts'

const now = Date.parse('2031-05-06T12:00:00Z')
let store: Store
let empty: Store
beforeAll(async () => {
  store = await openSqlite({ file: ':memory:', clock: () => now })
  empty = await openSqlite({ file: ':memory:', clock: () => now })
  const text = [
    'Varga and Selm speak by phone',
    'Torvian President Ilse Varga and Maran President Otto Selm spoke by phone on Monday about the Narrows.',
    'Selm claimed that he had informed Nora Fehn about the call. There was no confirmation from Fehn.',
    'Varga said talks would begin on 20 May in Halden.',
  ].join('\n')
  const article = { title: 'Varga and Selm speak by phone', text, url: null, publisher: 'Lantern Wire' }
  await makeIngest({ store, extract, clock: () => now })({
    ...{ ...article, publishedAt: '2031-05-05T10:00:00Z', language: 'en', authors: [] },
  } as never)
})
afterAll(async () => {
  await store.close()
  await empty.close()
})

const COMMANDS = [
  ...['person', 'claims', 'claims by', 'claims about', 'claim', 'claims of', 'people of', 'sources of', 'stories of'],
  ...[
    'changes',
    'changes since',
    'next',
    'search',
    'search from:',
    'why',
    'story',
    'people merge',
    'people split',
    'people undo',
  ],
]
const INPUTS = [
  '',
  '   ',
  '""',
  '“',
  '__proto__',
  'constructor',
  'toString',
  '%',
  "'; drop table people; --",
  '" OR "" *',
  'NEAR(a b) AND ^x',
  '-',
  '-x',
  '@everyone <!channel> <@U1>',
  '\u202edrow\u202c',
  '\u0000\u001b[31m',
  'a'.repeat(299),
  'a '.repeat(140),
  '💥'.repeat(100),
  '\ud800',
  '東京',
  'R-00000',
  'since 9999-99-99',
  'since 0000-01-01',
  '2031-05-06 since',
  ', ,',
  'Ilse Varga, Ilse Varga',
  'ilse-varga ilse-varga',
  'p1 p2 p3',
]
/** More than the answer of any of these commands to a sensible question. */
const MAX_ANSWER = 4_000

describe.each(COMMANDS)('%s', (command) => {
  it.each(INPUTS)('%j', async (input) => {
    for (const kept of [store, empty]) {
      const asker: Asker = { destination: channel('C1'), userId: 'U1', timeZone: null, mayManage: true }
      const errors: unknown[] = []
      const ask = makeAsk({ store: kept, clock: () => now, report: (error) => errors.push(error) })
      const reply = await ask(`${command} ${input}`, asker)
      const text = renderReply(reply)
      expect(errors).toEqual([])
      expect(text.trim()).not.toBe('')
      expect(text.length).toBeLessThan(MAX_ANSWER)
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e]|undefined|\[object/u)
      expect(reply.visibility).toBe('asker')
    }
  })
})

it('changed nothing', async () => {
  expect(await store.decisions.latest(9)).toEqual([])
  expect(await store.articles.count()).toBe(1)
})
