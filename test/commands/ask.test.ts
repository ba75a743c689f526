// Why it exists: the answers to a user's words, as text, from a store with one story of two days.
import { describe, expect, it } from 'vitest'
import { makeAsk } from '../../src/commands/ask.ts'
import { renderReply } from '../../src/commands/text.ts'
import type { Store } from '../../src/core/ports.ts'
import { articleOf, entryOf, ledgerOf, NOW } from '../briefing/build.ts'
import { answers, call, copy, THE_CLAIM } from '../briefing/news.ts'
import { brokenStore, personOf, storeOf } from './store.ts'

const informed = THE_CLAIM.slice('claimed '.length)
const claim = ledgerOf({
  text: informed,
  by: { personId: 'anton-varrel', name: 'Anton Varrel' },
  about: [{ personId: 'ines-calder', name: 'Ines Calder' }],
  status: 'confirmed',
  entries: [
    entryOf(call, { status: 'unconfirmed', evidence: [informed] }),
    entryOf(answers, { status: 'confirmed', party: 'Ines Calder', evidence: ['confirmed on Tuesday'] }),
  ],
})
const varrel = personOf('Anton Varrel', {
  aliases: ['Varrel'],
  roles: [
    { text: 'Kelmaran President', articleId: 'call', saidAt: NOW },
    { text: 'a private citizen', articleId: 'call', saidAt: NOW },
    { text: 'Kelmaran President', articleId: 'gone', saidAt: NOW },
  ],
})
const people = [
  varrel,
  personOf('Ines Calder'),
  personOf('Paul Calder'),
  personOf('Zoë Nagy-Ács'),
  personOf('Олег Сарин'),
  personOf('Ann Lee'),
  personOf('Ann Lee Moss', { roles: [{ text: 'mayor of Sella', articleId: 'call', saidAt: NOW }] }),
]
const store = storeOf({
  people,
  articles: [call, copy, answers],
  mentions: [
    { personId: 'anton-varrel', articleId: 'call', localId: 'anton-varrel' },
    { personId: 'anton-varrel', articleId: 'copy', localId: 'anton-varrel' },
    { personId: 'anton-varrel', articleId: 'answers', localId: 'varrel' },
    { personId: 'ines-calder', articleId: 'answers', localId: 'ines-calder' },
  ],
  claims: [claim],
})

const READER = {
  destination: { platform: 'web', workspace: 'local', channel: 'main' },
  userId: 'u1',
  timeZone: null,
  mayManage: false,
} as const

async function ask(words: string, from: Store = store): Promise<string> {
  return renderReply(await makeAsk({ store: from, clock: () => NOW })(words, READER))
}

describe('person', () => {
  it('tells roles, words and claims, each with outlet and day', async () => {
    expect(await ask('person Varrel')).toBe(`ANTON VARREL
Also written Varrel · id anton-varrel

ROLES
- Kelmaran President (a source no longer kept; Lantern Wire, 9 Mar 2026)
- a private citizen (Lantern Wire, 9 Mar 2026)

TOOK PART IN
- call with Mirela Tovan, more than 90 minutes (Lantern Wire, 9 Mar 2026)

SAID
- it had gone “better than expected” (Openquay; Lantern Wire, 9 Mar 2026)
- ${THE_CLAIM} (Lantern Wire, 9 Mar 2026)

CLAIMS MADE
- ✓ confirmed · Anton Varrel: ${informed} · Lantern Wire, 9 Mar 2026 · Ines Calder confirms (Quayside Dispatch, 10 Mar 2026) (claim k1)`)
  })
  it('tells the claims that others make about a person', async () => {
    const text = await ask('person Ines Calder')
    expect(text).toContain('CLAIMS ABOUT THIS PERSON\n- ✓ confirmed · Anton Varrel: ')
    expect(text).toContain(
      'confirmed on Tuesday that Varrel had told her about the call (Quayside Dispatch, 10 Mar 2026)',
    )
    expect(text).not.toContain('CLAIMS MADE')
  })
  it.each([
    [{ title: 'Varrel speaks', publisher: null, url: null }, '“Varrel speaks”, 9 Mar 2026'],
    [{ publisher: null, url: null, publishedAt: null }, '“The wind has turned, Anton Varrel said.”, date not stated'],
    [{ publisher: null, url: 'https://lantern.example/a' }, 'lantern.example, 9 Mar 2026'],
  ])('cites a text that names no outlet: %j', async (draft, cited) => {
    const body = 'The wind has turned, Anton Varrel said.'
    const said = { by: 'Anton Varrel', words: 'The wind has turned' }
    const article = articleOf({ id: 'file', body, people: [{ name: 'Anton Varrel' }], says: [said], ...draft })
    const from = storeOf({
      people: [varrel],
      articles: [article],
      mentions: [{ personId: 'anton-varrel', articleId: 'file', localId: 'anton-varrel' }],
    })
    expect(await ask('person Varrel', from)).toContain(`SAID\n- The wind has turned (${cited})`)
  })
  it('says what is not known of a person', async () => {
    const text = await ask('person Paul Calder')
    expect(text).toContain('No article read so far gives a role.')
    expect(text).toContain('No words of this person')
  })
  it.each([
    ['person calder', ['Several people bear that name', '- Ines Calder', '- Paul Calder']],
    ['person varel', ['Nobody of that name', 'The nearest:', '- Anton Varrel, Kelmaran President']],
    ['person Quentin', ['Nobody of that name is in the articles read so far.']],
    ['person __proto__', ['Nobody of that name']],
    ['person !!!', ['Nobody of that name']],
    ['person zoe nagy', ['ZOË NAGY-ÁCS']],
    ['person Oleg Sarin', ['ОЛЕГ САРИН']],
    ['person ann lee', ['ANN LEE\n']],
    ['person Moss', ['ANN LEE MOSS']],
  ])('%s', async (words, parts) => {
    const text = await ask(words)
    for (const part of parts) expect(`${text}\n`).toContain(part)
  })
  it('shows no control character of a name', async () => {
    const hostile = storeOf({ people: [personOf('Eve \u001b[2JMallory\u202e', { aliases: ['a\nb'] })] })
    const text = await ask('person Mallory', hostile)
    expect(text).toContain('EVE MALLORY')
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u)
    expect(text).toContain('Also written a b')
  })
})

describe('claims', () => {
  it('lists claims with who answered', async () => {
    expect(await ask('claims')).toMatch(
      /^CLAIMS\n- ✓ confirmed · Anton Varrel: he had since rung .* · Ines Calder confirms \(Quayside/,
    )
    expect(await ask('claims confirmed')).toContain('CLAIMS THAT STAND AS CONFIRMED')
  })
  it('marks a row once where a claim is merely said', async () => {
    const said = { ...claim, status: 'attributed' as const, entries: claim.entries.slice(0, 1) }
    expect(await ask('claims', storeOf({ claims: [said], articles: [call] }))).toContain('\n- attributed · Anton')
  })
  it('drops the comma before a closing mark', async () => {
    const quoted = { ...claim, text: '“Nobody hung up,”', by: { personId: null, name: 'Ruben Thale' } }
    expect(await ask('claims', storeOf({ claims: [quoted], articles: [call, answers] }))).toContain(
      ' · Ruben Thale: “Nobody hung up” · ',
    )
  })
  it('says when there are none', async () => {
    expect(await ask('claims', storeOf({}))).toBe('No claims are stored yet.')
    expect(await ask('claims denied')).toBe('No claim that is stored stands as denied.')
  })
  it('calls a claim contested that one confirms and another denies, until they agree', async () => {
    const denies = entryOf(answers, { status: 'denied', party: 'Jonas Peltrane', evidence: ['denied'] })
    const confirms = entryOf(answers, { status: 'confirmed', party: 'Jonas Peltrane', evidence: ['denied'] })
    const entries = [...claim.entries, denies]
    const contested = storeOf({ claims: [{ ...claim, status: 'denied', entries }], articles: [call, answers] })
    expect(await ask('claims', contested)).toMatch(/^CLAIMS\n- \? contested · .*Calder confirms.*Peltrane denies/u)
    const agreed = { ...claim, entries: [...entries, confirms] }
    expect(await ask('claims', storeOf({ claims: [agreed], articles: [call, answers] }))).toMatch(
      /^CLAIMS\n- ✓ confirmed/u,
    )
  })
  it('finds contested claims by that word, and not among those that stand one way', async () => {
    const denies = entryOf(answers, { status: 'denied', party: 'Jonas Peltrane', evidence: ['denied'] })
    const contested = { ...claim, id: 'k2', status: 'denied' as const, entries: [...claim.entries, denies] }
    const later = { ...contested, id: 'k3', status: 'confirmed' as const }
    const from = storeOf({ claims: [claim, contested, later], articles: [call, answers] })
    const found = await ask('claims contested', from)
    expect(found).toMatch(/^CLAIMS THAT STAND AS CONTESTED\n- \? contested · /u)
    expect(found.match(/^- /gmu)).toHaveLength(2)
    expect((await ask('claims confirmed', from)).match(/^- /gmu)).toHaveLength(1)
    expect(await ask('claims denied', from)).toBe('No claim that is stored stands as denied.')
    expect(await ask('claims contested')).toBe('No claim that is stored stands as contested.')
    expect(await ask('claims contestet')).toContain('Did you mean "claims contested"?')
    expect(await ask('help')).toContain('contested')
  })
  it('offers the statuses for a word that is none', async () => {
    expect(await ask('claims denyed')).toContain('Did you mean "claims denied"?')
    expect(await ask('claims purple-elephant')).toBe(
      'A claim stands as one of: attributed, unconfirmed, denied, confirmed, corroborated, withdrawn, contested.',
    )
  })
  it('lists the newest and says so', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ ...claim, id: `k${index}` }))
    const text = await ask('claims', storeOf({ claims: many, articles: [call, answers] }))
    expect(text.match(/^- /gmu)).toHaveLength(15)
    expect(text).toContain('These are the newest 15.')
  })
})

it('gives with each line of an answer the address of its article', async () => {
  const answer = makeAsk({ store, clock: () => NOW })
  for (const words of ['claims', 'person Varrel']) {
    const { blocks } = await answer(words, READER)
    const lists = blocks.filter((block) => block.type === 'list')
    expect(lists.length).toBeGreaterThan(0)
    for (const { items, urls } of lists) expect(urls).toHaveLength(items.length)
    expect(lists.at(-1)?.urls).toEqual([call.extraction.article.url])
  }
  const unlinked = storeOf({ claims: [claim], articles: [articleOf({ id: 'call', body: 'x', url: 'javascript:x' })] })
  const { blocks } = await makeAsk({ store: unlinked, clock: () => NOW })('claims', READER)
  expect(blocks.at(-1)).toMatchObject({ type: 'list', urls: [null] })
})

it('helps with anything else', async () => {
  const text = await ask('sing a song')
  expect(text).toMatch(/^I know no such command\.\n\nWHAT YOU CAN ASK\n- latest [^\n]+\n- story ID/)
})

it('answers in plain words when the store fails, and reports the error once', async () => {
  const reported: unknown[] = []
  const broken = makeAsk({ store: brokenStore(), clock: () => NOW, report: (error) => reported.push(error) })
  expect(renderReply(await broken('claims', READER))).toBe('The store cannot be read just now; try again in a minute.')
  expect(reported).toHaveLength(1)
})
