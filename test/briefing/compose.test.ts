// Why it exists: what a briefing says of a story, section by section, and what it must never say.
import { describe, expect, it } from 'vitest'
import { compose } from '../../src/briefing/compose.ts'
import { renderText } from '../../src/briefing/text.ts'
import { type Briefing, briefingSchema, type SectionBlock, type SectionId } from '../../src/core/briefing.ts'
import { articleOf, entryOf, idOf, ledgerOf, NOW, storyOf } from './build.ts'
import { answers, call, copy, THE_CLAIM } from './news.ts'

const at = { asOf: NOW }

function section(briefing: Briefing, id: SectionId): SectionBlock | undefined {
  return briefing.blocks.find((block) => block.type === 'section' && block.id === id) as SectionBlock | undefined
}
function textOf(briefing: Briefing, type: 'title' | 'state' | 'footer'): string {
  const block = briefing.blocks.find((candidate) => candidate.type === type)
  return block !== undefined && block.type !== 'section' ? block.text : ''
}
function rows(briefing: Briefing, id: SectionId): readonly string[] {
  return (section(briefing, id)?.lines ?? []).map(({ label, mark, text }) =>
    [mark === null ? null : `${mark.symbol} ${mark.word}`, label, text].filter((part) => part !== null).join(' | '),
  )
}

describe('the briefing of one article', () => {
  const briefing = compose(storyOf([call]), at)

  it('is a valid tree in which every line points at passages that it holds', () => {
    expect(briefingSchema.parse(briefing)).toEqual(briefing)
    const numbers = briefing.passages.map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    const lines = briefing.blocks.flatMap((block) => (block.type === 'section' ? block.lines : []))
    expect(lines.length).toBeGreaterThan(8)
    for (const { refs } of lines) expect(refs.every((ref) => numbers.includes(ref))).toBe(true)
    for (const { evidence } of briefing.passages) {
      const { start, end } = evidence.span
      expect(call.extraction.article.text.slice(start, end)).toBe(evidence.quote)
    }
  })
  it('tells the call, and that no date is given', () => {
    expect(section(briefing, 'event')?.heading).toBe('THE CALL')
    expect(rows(briefing, 'event')).toEqual([
      'Who | Anton Varrel (role given two ways, see ⚠); Mirela Tovan',
      'When | not stated in the text',
      'Long | more than 90 minutes',
      'Via | phone',
      'Told by | Ruben Thale; Anton Varrel',
    ])
  })
  it('gives each side its words with their quotation marks, and the channel', () => {
    expect(rows(briefing, 'sides')).toEqual([
      'Ostvalian · Ruben Thale | the talk was “frank and useful”',
      'Ostvalian · Ruben Thale | “Nobody raised their voice, and nobody hung up”',
      'Kelmaran · Anton Varrel, Openquay | it had gone “better than expected”',
    ])
  })
  it('names what is announced and what is not said of it', () => {
    expect(rows(briefing, 'next')).toEqual([
      '◔ announced | negotiations between Kelmara and Ostvale would begin next week',
    ])
    expect(section(briefing, 'next')?.lines[0]?.notes[0]?.text).toBe('by Anton Varrel; venue not stated')
  })
  it('tells the unconfirmed claim with those who would have to confirm it, and the words that leave it open', () => {
    expect(rows(briefing, 'unconfirmed')).toEqual([
      `? unconfirmed | Anton Varrel | ${THE_CLAIM.slice('claimed '.length)}`,
    ])
    expect(section(briefing, 'unconfirmed')?.lines[0]?.notes.map(({ text }) => text)).toEqual([
      'Own word: 0 of 3',
      "The text: no immediate confirmation of Varrel's claims from the three leaders",
    ])
  })
  it('shows both roles and chooses none', () => {
    expect(rows(briefing, 'inconsistent')).toEqual([
      'Anton Varrel, role | “Kelmaran President” and “a private citizen”. Not resolved here.',
    ])
    expect(section(briefing, 'inconsistent')?.lines[0]?.refs).toHaveLength(2)
  })
  it('has the title of its article, a line of state and a footer that counts', () => {
    expect(textOf(briefing, 'title')).toBe('Varrel and Tovan talk for more than 90 minutes')
    expect(textOf(briefing, 'state')).toBe('Developing · 1 article, 1 independent source · as of 19:05 UTC · v1')
    expect(textOf(briefing, 'footer')).toMatch(/^11 of 11 lines source-backed · R-[0-9A-F]{5}$/)
  })
  it('is the same every time', () => {
    expect(compose(storyOf([call]), at)).toEqual(briefing)
  })
})

describe('the briefing of a story', () => {
  const informed = THE_CLAIM.slice('claimed '.length)
  const claim = ledgerOf({
    text: informed,
    by: { personId: 'anton-varrel', name: 'Anton Varrel' },
    about: ['Ines Calder', 'Jonas Peltrane', 'Greta Osmund'].map((name) => ({ personId: idOf(name), name })),
    entries: [
      entryOf(call, { status: 'unconfirmed', evidence: [informed, 'no immediate confirmation'] }),
      entryOf(answers, {
        status: 'confirmed',
        party: 'Ines Calder',
        evidence: ['confirmed on Tuesday that Varrel had told her about the call'],
      }),
      entryOf(answers, {
        status: 'denied',
        party: 'Jonas Peltrane',
        evidence: ['denied that Varrel had informed him about the call'],
      }),
    ],
  })
  const briefing = compose(storyOf([call, copy, answers], [claim]), { ...at, version: 2, id: 'R-0142' })

  it('counts copies as articles but as no source', () => {
    expect(textOf(briefing, 'state')).toContain('3 articles, 2 independent sources')
    expect(textOf(briefing, 'state')).toContain('v2')
    expect(textOf(briefing, 'footer')).toContain('R-0142')
  })
  it('takes its title from the newest article and its event from the newest that has one', () => {
    expect(textOf(briefing, 'title')).toBe('Calder confirms, Peltrane denies')
    expect(section(briefing, 'event')?.heading).toBe('THE CALL')
  })
  it('never takes a passage from a copy', () => {
    expect(briefing.passages.map(({ articleId }) => articleId)).not.toContain('copy')
  })
  it('keeps the cue of a denial, so that it does not read as a statement', () => {
    const alone = compose(storyOf([answers]), at)
    expect(rows(alone, 'sides')).toContain('Jonas Peltrane | later denied that Varrel had informed him about the call')
  })
  it('tells words that settle a claim beside the claim, not twice', () => {
    expect(rows(briefing, 'sides').join('\n')).not.toContain('denied that Varrel')
  })
  it('shows who confirms and who denies, each with the words', () => {
    const [line] = section(briefing, 'unconfirmed')?.lines ?? []
    expect(line?.mark).toEqual({ symbol: '?', word: 'contested' })
    expect(line?.claimId).toBe('k1')
    expect(line?.notes.map(({ text }) => text)).toEqual([
      'Own word: 2 of 3: Ines Calder confirms, Jonas Peltrane denies',
      "The text: There has been no immediate confirmation of Varrel's claims from the three leaders.",
      'Ines Calder confirms: confirmed on Tuesday that Varrel had told her about the call',
      'Jonas Peltrane denies: denied that Varrel had informed him about the call',
    ])
  })
  it('tells the claim once although the text marks it too', () => {
    expect(section(briefing, 'unconfirmed')?.lines).toHaveLength(1)
  })
  it.each([
    [['confirmed'], '✓ confirmed in part'],
    [['confirmed', 'confirmed', 'confirmed'], '✓ confirmed'],
    [['denied'], '✕ denied'],
  ] as const)('marks the answers %j as %s', (statuses, mark) => {
    const names = ['Ines Calder', 'Jonas Peltrane', 'Greta Osmund']
    const answered = statuses.map((status, index) =>
      entryOf(answers, { status, party: names[index] ?? '', evidence: ['told her about the call'] }),
    )
    const { entries: _, status: __, ...rest } = claim
    const changed = ledgerOf({ ...rest, entries: [...claim.entries.slice(0, 1), ...answered] })
    expect(rows(compose(storyOf([call, answers], [changed]), at), 'unconfirmed')[0]).toMatch(
      new RegExp(`^${mark.replace('?', '\\?')} \\|`),
    )
  })
})

describe('what a briefing leaves out', () => {
  it('has no event section without an event, and says that nothing is marked', () => {
    const briefing = compose(storyOf([articleOf({ body: 'The harbour of Sella froze over. Ships wait.' })]), at)
    expect(section(briefing, 'event')).toBeUndefined()
    expect(renderText(briefing, { passages: false })).toContain(
      'UNCONFIRMED\nNothing in the text is marked as unconfirmed.',
    )
    expect(textOf(briefing, 'title')).toBe('The harbour of Sella froze over.')
    expect(textOf(briefing, 'footer')).toMatch(/^0 of 0 lines source-backed/)
  })
  it('withholds words that the source does not hold, and counts them', () => {
    const article = articleOf({
      body: 'Talks will begin in May. It could not be verified.',
      talks: [{ text: 'Talks will surely begin in June', evidence: ['Talks will begin in May'] }],
      claims: [{ text: 'It was all invented', evidence: ['It could not be verified'] }],
    })
    const briefing = compose(storyOf([article]), at)
    expect(section(briefing, 'next')).toBeUndefined()
    expect(section(briefing, 'unconfirmed')?.lines).toEqual([])
    expect(textOf(briefing, 'footer')).toContain('2 withheld')
  })
  it('says how many lines found no room under its own limits', () => {
    const steps = ['one', 'two', 'three', 'four', 'five'].map((word) => `Round ${word} of talks is planned.`)
    const briefing = compose(
      storyOf([articleOf({ body: steps.join('\n'), talks: steps.map((text) => ({ text })) })]),
      at,
    )
    expect(section(briefing, 'next')).toMatchObject({ omitted: 2, lines: { length: 3 } })
  })
  it('leaves out nothing where everything is asked for', () => {
    const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']
    const steps = words.map((word) => `Round ${word} of talks is planned.`)
    const claims = words.map((word) => `Ferry ${word} had sunk off Sella.`)
    const speakers = words.map((word) => `Ann ${word}`)
    const said = speakers.flatMap((by) =>
      [1, 2, 3].map((at) => ({ by, words: `${by} saw ${at} ${'grey '.repeat(60)}ships` })),
    )
    const article = articleOf({
      body: [...steps, ...claims, ...said.map((one) => `${one.words}.`)].join('\n'),
      people: speakers.map((name) => ({ name })),
      says: said,
      talks: steps.map((text) => ({ text })),
      claims: claims.map((text) => ({ text })),
    })
    const full = compose(storyOf([article]), { ...at, full: true })
    for (const [id, length] of [
      ['sides', 24],
      ['next', 8],
      ['unconfirmed', 8],
    ] as const) {
      expect(section(full, id)).toMatchObject({ omitted: 0, lines: { length } })
    }
    const text = renderText(full, { passages: false })
    for (const { words } of said) expect(text).toContain(words)
    expect(section(compose(storyOf([article]), at), 'sides')?.omitted).toBeGreaterThan(0)
  })
  it('leaves claims alone that only lack a second source', () => {
    const article = articleOf({
      body: 'Varrel said trade would grow.',
      claims: [{ text: 'trade would grow', status: 'attributed', basis: 'inferred' }],
    })
    expect(section(compose(storyOf([article]), at), 'unconfirmed')?.lines).toEqual([])
  })
  it('skips contents of fewer than three words', () => {
    const article = articleOf({
      body: 'Ann Lee said “very well”.',
      people: [{ name: 'Ann Lee' }],
      says: [{ by: 'Ann Lee', words: 'very well' }],
    })
    expect(section(compose(storyOf([article]), at), 'sides')).toBeUndefined()
  })
})

describe('the order of next steps', () => {
  const people = [
    { name: 'Anton Varrel', side: 'Kelmara' },
    { name: 'Mirela Tovan', side: 'Ostvalian' },
  ]
  const older = articleOf({
    id: 'older',
    body: `Kelmara’s Anton Varrel and Ostvalian leader Mirela Tovan spoke.
A ferry will be painted. Talks of Kelmara and Ostvale will begin. Brenland may send ships.`,
    people,
    event: { participants: ['anton-varrel', 'mirela-tovan'], evidence: ['Tovan spoke.'] },
    talks: [
      { text: 'Brenland may send ships', status: 'possible' },
      { text: 'A ferry will be painted' },
      { text: 'Talks of Kelmara and Ostvale will begin', parties: ['Kelmara', 'Ostvale'] },
    ],
  })
  const newer = articleOf({
    id: 'newer',
    body: 'Snow fell. Ostvale will answer Brenland by Friday. A date is set for the fair.',
    talks: [
      { text: 'Ostvale will answer Brenland by Friday', parties: ['Ostvale', 'Brenland'] },
      { text: 'A date is set for the fair', status: 'scheduled' },
    ],
  })
  const order = (...articles: Parameters<typeof storyOf>[0][number][]) =>
    (section(compose(storyOf(articles), { ...at, full: true }), 'next')?.lines ?? []).map(({ text }) => text)

  it('is firmness, then whether it is between those who met, then newest first', () => {
    expect(order(older, newer)).toEqual([
      'A date is set for the fair',
      'Talks of Kelmara and Ostvale will begin',
      'Ostvale will answer Brenland by Friday',
      'A ferry will be painted',
      'Brenland may send ships',
    ])
  })
  it('counts a step of the lead as the news', () => {
    const lead = articleOf({
      title: 'Fair opens in May',
      body: 'The fair of Sella will open in May. Nobody knew.',
      talks: [{ text: 'The fair of Sella will open in May' }],
    })
    expect(order(lead, newer)[1]).toBe('The fair of Sella will open in May')
  })
})

it.each([
  ['Ostvale’s defence minister', ['Ostvalian defence minister'], 'Tor Hald'],
  ['Ostvale’s defence minister', ['defence minister'], 'Tor Hald'],
  // Another country's, one of two, or nobody's in particular.
  ['Kelmara’s defence minister', ['Ostvalian defence minister'], 'Kelmara’s defence minister'],
  ['Ostvale’s defence minister', ['defence minister', 'Ostvalian defence minister'], 'Ostvale’s defence minister'],
  ['the defence minister', ['defence minister'], 'the defence minister'],
  ['the ministry', ['defence minister'], 'the ministry'],
])('names %s, where the roles are %j, %s', (party, roles, shown) => {
  const names = ['Tor Hald', 'Eva Lunt'].slice(0, roles.length)
  const article = articleOf({
    body: `${names.map((name, at) => `${name}, Ostvale, ${roles[at]}.`).join(' ')} He had lied. ${party} denied it.`,
    people: names.map((name, at) => ({ name, roles: [roles[at] ?? ''], side: 'Ostvale' })),
    claims: [
      {
        text: 'He had lied',
        status: 'denied',
        settledBy: party,
        about: [party],
        evidence: ['He had lied', `${party} denied it`],
      },
    ],
  })
  const notes = section(compose(storyOf([article]), at), 'unconfirmed')?.lines[0]?.notes.map(({ text }) => text)
  expect(notes?.[0]).toBe(`Own word: 1 of 1: ${shown} denies`)
  expect(notes?.[1]?.startsWith(`${shown} denies: `)).toBe(true)
})

it('marks an event that has not been held', () => {
  const article = articleOf({
    body: 'Both will meet.',
    event: { type: 'meeting', phase: 'announced', evidence: ['Both will meet.'] },
  })
  expect(section(compose(storyOf([article]), at), 'event')?.heading).toBe('THE MEETING, ANNOUNCED')
})

it.each([
  ['de', 'Text in German; read by English rules, so much may be missing'],
  ['und', 'Text in an unknown language'],
  ['not a tag \u001b[31m', 'Text in an unknown language'],
])('says of a text in %j what is read of it', (language, note) => {
  const briefing = compose(storyOf([articleOf({ body: 'Guten Abend.', language })]), at)
  expect(textOf(briefing, 'footer')).toContain(note)
})

it.each([
  ['paywall', 'Headline only: the text is for subscribers'],
  ['deadline', 'Headline only: the page took too long to be read'],
] as const)('says of an article of which there is no more than the headline why: %s', (partial, note) => {
  const article = articleOf({ body: '' })
  const { extraction } = article
  const cut = { ...article, extraction: { ...extraction, article: { ...extraction.article, partial } } }
  expect(textOf(compose(storyOf([cut]), at), 'footer')).toContain(note)
  expect(textOf(compose(storyOf([cut, call]), at), 'footer')).toContain('Of one source the headline only')
})

it('calls an old story by the day of its last report', () => {
  const briefing = compose(storyOf([call]), { asOf: NOW + 72 * 3_600_000 })
  expect(textOf(briefing, 'state')).toMatch(/^Last report 9 Mar 2026 · /)
})

it('says the day of its hour where the last report is of another day', () => {
  const next = compose(storyOf([call]), { asOf: NOW + 6 * 3_600_000 })
  expect(textOf(next, 'state')).toMatch(/^Developing · .* · as of 10 Mar 2026 01:05 UTC · v1$/)
})

it('composes even a story without articles', () => {
  expect(textOf(compose(storyOf([]), at), 'title')).toBe('A story')
})

it('gives the claim that several could confirm the first place among those that stand open', () => {
  const body = 'Ruth Tal said that ships would sail. Ruth Tal said that she had told Ann Bo and Jan Ek.'
  const claim = { by: 'Ruth Tal', status: 'unconfirmed' as const }
  const article = articleOf({
    body,
    claims: [
      { ...claim, about: ['Ann Bo'], text: 'ships would sail', evidence: ['Ruth Tal said that ships would sail.'] },
      {
        ...claim,
        about: ['Ann Bo', 'Jan Ek'],
        text: 'she had told Ann Bo and Jan Ek',
        evidence: ['Ruth Tal said that she had told Ann Bo and Jan Ek.'],
      },
    ],
  })
  const [first] = section(compose(storyOf([article]), at), 'unconfirmed')?.lines ?? []
  expect(JSON.stringify(first)).toContain('she had told Ann Bo and Jan Ek')
})
