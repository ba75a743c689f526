// Why it exists: the briefing as a reader sees it, the same cut to a message, and text from outside that tries to do harm.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose } from '../../src/briefing/compose.ts'
import { fit, STORY_CHARACTERS } from '../../src/briefing/fit.ts'
import { plain, plainUrl } from '../../src/briefing/plain.ts'
import { renderText } from '../../src/briefing/text.ts'
import type { Briefing } from '../../src/core/briefing.ts'
import { articleOf, NOW, storyOf } from './build.ts'
import { call } from './news.ts'

const briefing = compose(storyOf([call]), { asOf: NOW, id: 'R-0142' })
const lengthOf = (one: Briefing) => renderText(one, { passages: false }).length

it('reads like this', () => {
  expect(renderText(briefing, { passages: true })).toMatchInlineSnapshot(`
    "Varrel and Tovan talk for more than 90 minutes
    Developing · 1 article, 1 independent source · as of 19:05 UTC · v1

    THE CALL
    Who      Anton Varrel (role given two ways, see ⚠); Mirela Tovan [1]
    When     not stated in the text [1]  Long     more than 90 minutes [1]
    Via      phone [1]
    Told by  Ruben Thale; Anton Varrel [2][3]

    WHAT EACH SIDE SAYS
    Ostvalian · Ruben Thale: the talk was “frank and useful” [2]
    Ostvalian · Ruben Thale: “Nobody raised their voice, and nobody hung up” [4]
    Kelmaran · Anton Varrel, Openquay: it had gone “better than expected” [3]

    ANNOUNCED NEXT
    ◔ announced  negotiations between Kelmara and Ostvale would begin next week [3]
       by Anton Varrel; venue not stated

    UNCONFIRMED
    ? unconfirmed  Anton Varrel: he had since rung Prime Minister Ines Calder, President Jonas Peltrane and Chancellor Greta Osmund after it [5]
       Own word: 0 of 3
       The text: no immediate confirmation of Varrel's claims from the three leaders [6]

    ⚠ INCONSISTENT IN THE TEXT
    Anton Varrel, role: “Kelmaran President” and “a private citizen”. Not resolved here. [1][7]

    11 of 11 lines source-backed · R-0142

    SOURCES
    Lantern Wire, 9 Mar 2026 https://lantern-wire.example/a
    [1] “Kelmaran President Anton Varrel and Ostvalian President Mirela Tovan held a phone call lasting more than 90 minutes.”
    [2] “Tovan's aide Ruben Thale said the talk was “frank and useful” and that both sides would keep a line open.”
    [3] “Varrel, in a post on Openquay, wrote that it had gone “better than expected” and announced that negotiations between Kelmara and Ostvale would begin next week.”
    [4] ““Nobody raised their voice, and nobody hung up,” Thale said.”
    [5] “Varrel claimed he had since rung Prime Minister Ines Calder, President Jonas Peltrane and Chancellor Greta Osmund after it.”
    [6] “There has been no immediate confirmation of Varrel's claims from the three leaders.”
    [7] “The call shows his wish to broker, though he is a private citizen.”"
  `)
})

describe('the list of sources', () => {
  const sourcesOf = (...articles: Parameters<typeof storyOf>[0][number][]) =>
    renderText(compose(storyOf(articles), { asOf: NOW }), { passages: true }).split('\nSOURCES\n')[1]
  const body = '“There is no date for it.” Talks will begin.'
  const talks = [{ text: 'There is no date for it' }, { text: 'Talks will begin' }]

  it('names one source once, and a file as what it is', () => {
    const file = { body, talks, publisher: null, url: null }
    expect(sourcesOf(articleOf(file))).toBe(
      'the text, 9 Mar 2026\n[1] “There is no date for it.”\n[2] “Talks will begin.”',
    )
    expect(sourcesOf(articleOf({ ...file, publishedAt: null }))).toMatch(/^the text\n\[1\]/u)
    expect(sourcesOf(articleOf({ ...file, url: 'https://lantern.example/a' }))).toMatch(
      /^lantern\.example, 9 Mar 2026 https:\/\/lantern\.example\/a\n/u,
    )
  })
  it('names several beside each sentence', () => {
    const other = articleOf({
      id: 'two',
      publisher: 'Quayside Dispatch',
      body: 'Ships wait.',
      talks: [{ text: 'Ships wait' }],
    })
    expect(sourcesOf(articleOf({ body, talks }), other)?.split('\n')).toContain(
      '[1] Quayside Dispatch, 9 Mar 2026: “Ships wait.” https://lantern-wire.example/a',
    )
  })
  it.each(['“No date is set.”', '"No date is set."'])('puts no second pair of marks around %s', (sentence) => {
    const article = articleOf({ body: sentence, talks: [{ text: 'No date is set' }] })
    expect(sourcesOf(article)?.split('\n').at(-1)).toBe(`[1] ${sentence}`)
  })
})

it('puts what follows the marks into one column', () => {
  const body = 'Talks will begin. Brenland offered a hall.'
  const talks = [{ text: 'Talks will begin' }, { text: 'Brenland offered a hall', status: 'offered' }] as const
  const text = renderText(compose(storyOf([articleOf({ body, talks })]), { asOf: NOW }), { passages: false })
  expect(text).toContain('◔ announced  Talks will begin [1]')
  expect(text).toContain('○ offered    Brenland offered a hall [2]')
})

it('wraps at a width and indents what follows', () => {
  const text = renderText(briefing, { passages: true, width: 60 })
  for (const line of text.split('\n')) expect(line.length <= 60 || !line.trim().includes(' ')).toBe(true)
  expect(text.replace(/\s+/gu, ' ')).toBe(renderText(briefing, { passages: true }).replace(/\s+/gu, ' '))
})

describe('fit', () => {
  it('leaves a briefing alone that fits', () => {
    expect(fit(briefing)).toBe(briefing)
    expect(lengthOf(briefing)).toBeLessThanOrEqual(STORY_CHARACTERS)
  })
  it('drops lines by weight, says how many, and drops the passages that nothing points at', () => {
    const fitted = fit(briefing, { maxCharacters: 1_000 })
    const text = renderText(fitted, { passages: false })
    expect(text.length).toBeLessThanOrEqual(1_000)
    expect(text).toMatch(/… \d more lines? left out/)
    expect(text).toContain('Who')
    expect(text).toContain('? unconfirmed')
    const lines = fitted.blocks.flatMap((block) => (block.type === 'section' ? block.lines : []))
    const refs = new Set(lines.flatMap(({ refs, notes }) => [...refs, ...notes.flatMap((note) => note.refs)]))
    expect(new Set(fitted.passages.map(({ number }) => number))).toEqual(refs)
    expect(text).toContain(`${lines.length} of ${lines.length} lines source-backed`)
  })
  it('does not say that nothing is unconfirmed where the claim only found no room', () => {
    const text = renderText(fit(briefing, { maxCharacters: 420 }), { passages: false })
    expect(text).not.toContain('Nothing in the text')
  })
  it('fits every size', () => {
    for (let max = 0; max < 2_000; max += 37)
      expect(lengthOf(fit(briefing, { maxCharacters: max }))).toBeLessThanOrEqual(max)
  })
})

describe('hostile text', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007shown', 'shown'],
    ['\u009b31mred', '31mred'],
    ['a\u202eb\u2066c', 'abc'],
    ['tag\u{e0041}\u{e007f}', 'tag'],
    ['two\r\n\u2028lines', 'two lines'],
    ['\0nul\u0008', 'nul'],
    ['lone \ud800', 'lone \ufffd'],
    ['👩‍🚀 می‌خواهم', '👩‍🚀 می‌خواهم'],
  ])('%j becomes %j', (text, expected) => {
    expect(plain(text)).toBe(expected)
  })
  it('shows web addresses only', () => {
    expect(plainUrl('javascript:alert(1)')).toBeNull()
    expect(plainUrl('not an address')).toBeNull()
    expect(plainUrl('https://user:secret@a.example/x y')).toBe('https://a.example/x%20y')
  })
  it('never reaches the screen, wherever it stands', () => {
    const nasty = fc.string({
      minLength: 1,
      unit: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
        fc.constantFrom('\u001b[2J', '\u202e', '\n', '“', '"', 'word ', '…'),
      ),
    })
    fc.assert(
      fc.property(nasty, nasty, fc.integer({ min: 0, max: 1_800 }), (name, words, maxCharacters) => {
        const body = `${name} said ${words} and more words there.`
        const article = articleOf({
          title: words,
          body,
          publisher: name,
          language: name,
          url: name,
          people: [{ name, roles: [words] }],
          says: [{ by: name, words: `${words} and more words there` }],
          claims: [{ text: words, byText: name, about: [name] }],
          talks: [{ text: words }],
          conflicts: [[name, words]],
        })
        const whole = compose(storyOf([article]), { asOf: NOW })
        const text = renderText(whole, { passages: true })
        expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u)
        expect(text.isWellFormed()).toBe(true)
        expect(lengthOf(fit(whole, { maxCharacters }))).toBeLessThanOrEqual(maxCharacters)
      }),
      { numRuns: 200 },
    )
  })
})
