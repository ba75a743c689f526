// Why it exists: text from outside stays text on Discord, to the letter, and a link leads to its source alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeCut, escapeInPieces, escapeText, linkTo, safeUrl } from '../../adapters/discord/escape.ts'
import { plain } from '../../src/briefing/plain.ts'
import { findHarm, HOSTILE, hostileText, shown } from './discord-hostile.ts'

const NOWHERE: ReadonlySet<string> = new Set()

describe('escaping', () => {
  test.each([
    ['@everyone', '@\u200beveryone'],
    ['<@&1>', '\\<\u200b@&1\\>'],
    ['[a](https://b.example)', '\\[a\\]\\(https\\:\\/\\/b.example\\)'],
    ['a * b', 'a \\* b'],
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\u200b. no item'],
    ['well-known at 14:05, 5 > 3', 'well-known at 14\\:05, 5 \\> 3'],
    ['\\*', '\\\\\\*'],
    ['plain words', 'plain words'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped)
  })

  test.each(HOSTILE.map((text) => [text.slice(0, 60), text]))('%j is inert and unchanged to the eye', (_, text) => {
    const escaped = escapeText(text)
    expect(findHarm(escaped, NOWHERE)).toEqual([])
    expect(shown(escaped)).toBe(plain(text))
  })

  test('holds for any text: nothing that formats stands without its backslash', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeText(text)
        expect(findHarm(escaped, NOWHERE)).toEqual([])
        expect(shown(escaped)).toBe(plain(text))
        expect(escaped.replace(/\\[^\p{L}\p{N}\s]/gu, '')).not.toMatch(/[*_~`|<>[\]()#\\/]/u)
      }),
      { numRuns: 300 },
    )
  })
})

test.each([
  '@everyone',
  '<@&1>',
  '[a](<https://evil.example>)',
  'https://evil.example',
  'discord.gg/evil',
  '<mailto:a@b>',
])('the reading that these tests rest on sees the harm in %s', (text) => {
  expect(findHarm(text, NOWHERE)).not.toEqual([])
})

describe('cutting', () => {
  test('keeps within the room after escaping, and parts nothing that belongs together', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 8, max: 300 }), (text, max) => {
        const cut = escapeCut(text, max)
        expect(cut.length).toBeLessThanOrEqual(max)
        expect(cut.isWellFormed()).toBe(true)
        const pieces = escapeInPieces(text, max)
        expect(pieces.every((piece) => piece.length <= max && piece !== '' && piece.isWellFormed())).toBe(true)
        // Only the blanks at which it was parted are gone.
        expect(pieces.map(shown).join('').replaceAll(' ', '')).toBe(plain(text).replaceAll(' ', ''))
      }),
      { numRuns: 300 },
    )
  })

  test('ends soon for a megabyte', () => {
    const text = '*<@1> '.repeat(170_000)
    expect(escapeInPieces(text, 1_000).length).toBeGreaterThan(1_000)
  })
})

test('a label loses its brackets, and keeps a backslash before one', () => {
  expect(linkTo(escapeText('Lan[tern\\]'), 'https://a.example/')).toBe('[Lantern\\\\](<https://a.example/>)')
})

describe('links', () => {
  test.each([
    ['https://lantern-wire.example/a?b=1#c', 'https://lantern-wire.example/a?b=1#c'],
    [
      'https://lantern-wire.example/a)[b](c|d*e~@everyone',
      'https://lantern-wire.example/a%29%5Bb%5D%28c%7Cd%2Ae%7E%40everyone',
    ],
    ['https://user:secret@lantern-wire.example/', 'https://lantern-wire.example/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['not an address', null],
    [`https://lantern-wire.example/${'a'.repeat(700)}`, null],
    [null, null],
  ])('%s leads to %s', (url, safe) => {
    expect(safeUrl(url)).toBe(safe)
  })

  test('are inert but for where they lead, whatever the address', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const link = linkTo('source', `https://lantern-wire.example/${text}`)
        expect(findHarm(link, new Set(['lantern-wire.example']))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
