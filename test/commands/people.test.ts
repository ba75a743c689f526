// Why it exists: what a human decides about who is who holds from then on, for later articles too, and can be undone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeAsk } from '../../src/commands/ask.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import type { Store } from '../../src/core/ports.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { extractionOf } from '../stories/build.ts'

const now = Date.parse('2031-05-06T12:00:00Z')
const asker = {
  destination: { platform: 'web', workspace: 'web', channel: 'web' },
  userId: 'u',
  timeZone: 'UTC',
  mayManage: true,
} as const
let store: Store
beforeEach(async () => {
  store = await openSqlite({ file: ':memory:', clock: () => now })
})
afterEach(() => store.close())

async function ask(words: string, mayManage = true): Promise<string> {
  const reply = await makeAsk({ store, clock: () => now })(words, { ...asker, mayManage })
  return reply.blocks
    .map((block) => (block.type === 'list' ? block.items.join('\n') : 'text' in block ? block.text : ''))
    .join('\n')
}

/** An article in which somebody claims that a thing of that name is so. */
function said(person: string, thing: string): Extraction {
  const [name = '', role = ''] = person.split(', ')
  const id = name.toLowerCase().replace(' ', '-')
  return extractionOf({
    title: `The ${thing}`,
    body: `${name}, ${role}, said the ${thing} was settled.`,
    people: [person],
    says: [{ by: id, words: `the ${thing} was settled`, polarity: 'claims' }],
    claims: [{ text: `the ${thing} was settled`, by: id, byText: name, attribution: 'a1' }],
    publishedAt: '2031-05-05T12:00:00Z',
  })
}

async function ingest(...extractions: readonly Extraction[]) {
  for (const one of extractions) await makeIngest({ store, extract: () => one, clock: () => now })(one.article)
}
const claimsOf = async (id: string) => (await store.claims.findByPerson(id)).map(({ text }) => text).toSorted()

describe('two who are one', () => {
  beforeEach(async () => {
    await ingest(said('Ann Lee, mayor of Casmere', 'harbour'), said('Anna Li, mayor of Casmere', 'ferry'))
  })

  it('are one after "people merge", with all that each said; later articles follow', async () => {
    expect(await ask('people merge Ann Lee, Anna Li')).toMatch(
      /^Ann Lee and Anna Li are one person from now on: ann-lee\./,
    )
    const one = await store.people.find('anna-li')
    expect(one).toMatchObject({ id: 'ann-lee', name: 'Ann Lee', aliases: expect.arrayContaining(['Anna Li', 'Li']) })
    expect(await claimsOf('ann-lee')).toEqual(['the ferry was settled', 'the harbour was settled'])
    await ingest(said('Anna Li, mayor of Casmere', 'market'))
    expect(await claimsOf('ann-lee')).toHaveLength(3)
    expect(await ask('person Anna Li')).toContain('the market was settled')
    expect(await ask('person Ann Lee')).toContain('by hand')
    expect(await ask('people merge ann-lee anna-li')).toContain('is one person already')
  })

  it('are two again after "people undo"', async () => {
    await ask('people merge "Ann Lee" "Anna Li"')
    expect(await ask('people undo p1')).toBe('Undone: p1.')
    expect(await claimsOf('ann-lee')).toEqual(['the harbour was settled'])
    expect(await claimsOf('anna-li')).toEqual(['the ferry was settled'])
    expect(await ask('people undo')).toContain('Nothing has been decided')
    expect(await ask('people undo p1')).toContain('Not found')
  })
})

describe('one who is two', () => {
  beforeEach(async () => {
    await ingest(said('Jon Amsel, coach of Lodden', 'lineup'), said('Jon Amsel, high court judge', 'lawsuit'))
    expect(await claimsOf('jon-amsel')).toHaveLength(2)
  })

  it('are two after "people split", each with what he said; later articles follow by the role', async () => {
    expect(await ask('people split Jon Amsel, judge')).toMatch(
      /two people from now on; one article is about jon-amsel--2/,
    )
    expect(await claimsOf('jon-amsel')).toEqual(['the lineup was settled'])
    expect(await claimsOf('jon-amsel--2')).toEqual(['the lawsuit was settled'])
    const [claim] = await store.claims.findByPerson('jon-amsel--2')
    expect(claim?.entries.map(({ party }) => party?.personId)).toEqual(['jon-amsel--2'])
    await ingest(said('Jon Amsel, judge', 'appeal'), said('Jon Amsel, coach', 'season'))
    expect(await claimsOf('jon-amsel--2')).toEqual(['the appeal was settled', 'the lawsuit was settled'])
    expect(await claimsOf('jon-amsel')).toEqual(['the lineup was settled', 'the season was settled'])
    await ask('people undo')
    expect(await claimsOf('jon-amsel')).toHaveLength(4)
    expect((await store.people.find('jon-amsel--2'))?.id).toBe('jon-amsel')
  })

  it.each([
    ['people split Jon Amsel, astronaut', 'No article'],
    ['people split jon-amsel', 'Write words of the role'],
    ['people split Nobody Known, judge', 'Nobody called'],
    ['people merge jon-amsel', 'Whom?'],
    ['people merge , ,', 'Whom?'],
    ['people undo __proto__', 'Not found'],
  ])('%s changes nothing', async (words, answer) => {
    expect(await ask(words)).toContain(answer)
    expect(await store.decisions.latest(9)).toEqual([])
  })

  it('cannot be split by who may not manage the channel', async () => {
    expect(await ask('people split Jon Amsel, judge', false)).not.toContain('two people')
    expect(await store.decisions.latest(9)).toEqual([])
  })
})

describe('decisions about decisions', () => {
  const idOf = async (id: string) => (await store.people.find(id))?.id

  it('are followed in any order of merging and undoing, and never in a circle', async () => {
    const all = ['Ann Lee', 'Anna Li', 'Hanna Lee']
    await ingest(...all.map((name, at) => said(`${name}, mayor of Casmere`, ['harbour', 'ferry', 'market'][at] ?? '')))
    await ask('people merge Ann Lee, Anna Li')
    // By the name of who was merged the one is meant whom he is one with.
    expect(await ask('people merge Anna Li, Hanna Lee')).toContain('are one person from now on: ann-lee')
    expect(await ask('people merge hanna-lee ann-lee')).toContain('is one person already')
    expect(await claimsOf('ann-lee')).toHaveLength(3)
    await ask('people undo p1')
    expect([await idOf('anna-li'), await idOf('hanna-lee')]).toEqual(['anna-li', 'ann-lee'])
    await ask('people merge anna-li ann-lee')
    expect(await claimsOf('anna-li')).toHaveLength(3)
    expect([await idOf('ann-lee'), await idOf('hanna-lee')]).toEqual(['anna-li', 'anna-li'])
    for (const id of ['p2', 'p3']) await ask(`people undo ${id}`)
    for (const id of ['ann-lee', 'anna-li', 'hanna-lee']) expect(await idOf(id)).toBe(id)
  })

  it('that split and merge the same two leave one, and two when both are undone as they were made', async () => {
    await ingest(said('Jon Amsel, coach of Lodden', 'lineup'), said('Jon Amsel, high court judge', 'lawsuit'))
    await ask('people split Jon Amsel, judge')
    await ask('people merge jon-amsel--2 jon-amsel')
    expect([await idOf('jon-amsel'), await idOf('jon-amsel--2')]).toEqual(['jon-amsel--2', 'jon-amsel--2'])
    await ask('people undo p1')
    const one = await idOf('jon-amsel')
    expect(await idOf('jon-amsel--2')).toBe(one)
    expect(await claimsOf(one ?? '')).toHaveLength(2)
    await ask('people undo p2')
    expect(await idOf('jon-amsel--2')).toBe('jon-amsel')
    expect(await claimsOf('jon-amsel')).toHaveLength(2)
  })
})
