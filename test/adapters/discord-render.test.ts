// Why it exists: any story, in any script, with any hostile text, makes messages that Discord takes and that harm nobody.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeButtons } from '../../adapters/discord/buttons.ts'
import type { Message } from '../../adapters/discord/layout.ts'
import { renderBriefing, renderReply } from '../../adapters/discord/render.ts'
import { markRepeat } from '../../adapters/discord/transport.ts'
import { compose } from '../../src/briefing/compose.ts'
import { plain } from '../../src/briefing/plain.ts'
import type { Briefing, Line, Passage } from '../../src/core/briefing.ts'
import type { Action, Reply, ReplyBlock } from '../../src/core/command.ts'
import { NOW, storyOf } from '../briefing/build.ts'
import { answers, call } from '../briefing/news.ts'
import { findMessageFaults } from '../doubles/discord-limits.ts'
import { findHarm, hostileText, shown } from './discord-hostile.ts'
import { buttonsOf, textOf } from './discord-text.ts'

const { idOf } = makeButtons()
const HOST = 'lantern-wire.example'
const ACTIONS: readonly Action[] = [
  { label: 'Claims', words: 'claims of s1' },
  { label: 'People', words: 'people of s1' },
  { label: 'Sources', words: 'sources of s1' },
]

const refs = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 60 })
const line: fc.Arbitrary<Line> = fc.record({
  label: fc.option(hostileText),
  mark: fc.option(fc.record({ symbol: hostileText, word: hostileText })),
  text: hostileText,
  refs,
  notes: fc.array(fc.record({ text: hostileText, refs }), { maxLength: 3 }),
  claimId: fc.constant(null),
})
const section = fc.record({
  type: fc.constant('section' as const),
  id: fc.constantFrom('event' as const, 'sides' as const, 'next' as const, 'unconfirmed' as const, 'stories' as const),
  heading: hostileText,
  lines: fc.array(line, { maxLength: 12 }),
  empty: fc.option(hostileText),
  omitted: fc.nat(3),
})
const titled = (type: 'title' | 'state' | 'footer') => fc.record({ type: fc.constant(type), text: hostileText })
const block = fc.oneof(titled('title'), titled('state'), titled('footer'), section)
const passage: fc.Arbitrary<Passage> = fc.record({
  number: fc.integer({ min: 1, max: 9_999 }),
  articleId: hostileText,
  publisher: fc.option(hostileText),
  url: fc.option(
    fc.oneof(
      hostileText,
      hostileText.map((path) => `https://${HOST}/${path}`),
    ),
  ),
  evidence: fc.record({ span: fc.constant({ start: 0, end: 1 }), quote: hostileText }),
})
const briefing: fc.Arbitrary<Briefing> = fc.record({
  id: fc.constant('b1'),
  storyId: hostileText,
  version: fc.constant(1),
  asOf: fc.constant(NOW),
  blocks: fc.array(block, { maxLength: 30 }),
  passages: fc.array(passage, { maxLength: 12 }),
})
const actions = fc.array(fc.record({ label: hostileText, words: hostileText }), { maxLength: 40 })
const replyBlock: fc.Arbitrary<ReplyBlock> = fc.oneof(
  block,
  fc.record({ type: fc.constantFrom('heading' as const, 'text' as const), text: hostileText }),
  fc.record({ type: fc.constant('list' as const), items: fc.array(hostileText, { maxLength: 40 }) }),
)

/** Nobody reads more messages to one question. */
const MAX_ANSWER = 5

/** The hosts of addresses that were given as sources: links to any other are foreign. */
function hostsOf(passages: readonly Passage[]): ReadonlySet<string> {
  return new Set(passages.flatMap(({ url }) => (url !== null && URL.canParse(url) ? [new URL(url).hostname] : [])))
}

function expectSafe(messages: readonly Message[], hosts: ReadonlySet<string>, max = 30): void {
  expect(messages.length).toBeGreaterThan(0)
  expect(messages.length).toBeLessThanOrEqual(max)
  for (const message of messages) {
    expect(findMessageFaults(message)).toEqual([])
    expect(findHarm(textOf(message), hosts)).toEqual([])
  }
}

describe('any briefing', () => {
  test('keeps all limits, mentions nobody and leads to its sources alone', () => {
    fc.assert(
      fc.property(briefing, actions, (given, asks) => {
        expectSafe(renderBriefing(given, asks, idOf), hostsOf(given.passages))
      }),
      { numRuns: 120 },
    )
  })

  test('that may be a repeat does so too', () => {
    fc.assert(
      fc.property(briefing, actions, (given, asks) => {
        const marked = renderBriefing(given, asks, idOf).map((one): Message => {
          return JSON.parse(markRepeat(JSON.stringify(one)))
        })
        expect(textOf({ components: marked.flatMap(({ components }) => components) })).toContain('Possible repeat: ')
        expectSafe(marked, hostsOf(given.passages))
      }),
      { numRuns: 80 },
    )
  })

  test('says how many lines it left out, and where they are', () => {
    const lines = Array.from({ length: 30 }, (_, at): Line => {
      return { label: null, mark: null, text: `Line ${at} ${'word '.repeat(30)}`, refs: [1], notes: [], claimId: null }
    })
    const full: Briefing = {
      ...told,
      blocks: [{ type: 'section', id: 'sides', heading: 'WHAT EACH SIDE SAYS', lines, empty: null, omitted: 0 }],
    }
    const text = textOf({ components: renderBriefing(full, ACTIONS, idOf).flatMap(({ components }) => components) })
    const kept = text.match(/Line \d+/gu)?.length ?? 0
    expect(kept).toBeGreaterThan(3)
    expect(text).toContain(`… ${30 - kept} more lines left out: /readout story s1`)
  })
})

describe('any answer', () => {
  test('keeps all limits, mentions nobody and leads nowhere', () => {
    fc.assert(
      fc.property(fc.array(replyBlock, { maxLength: 20 }), actions, (blocks, asks) => {
        expectSafe(renderReply({ blocks, visibility: 'asker', actions: asks }, idOf), new Set(), MAX_ANSWER)
      }),
      { numRuns: 120 },
    )
  })

  test('is there in full, or says how many lines are not', () => {
    const texts = fc.array(hostileText, { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(texts, fc.boolean(), (items, isList) => {
        const blocks: Reply['blocks'] = isList
          ? [{ type: 'list', items }]
          : items.map((text) => ({ type: 'text' as const, text }))
        const messages = renderReply({ blocks, visibility: 'asker' }, idOf)
        const bare = (text: string) => text.replace(/[\s-]/gu, '')
        const expected = bare(items.map((text) => plain(text)).join(''))
        const texts = messages.map((message) => textOf(message)).join('\n')
        const [, told = texts, left] =
          /^(.*)-# … (\d+) more lines? left out: ask for something narrower$/su.exec(texts) ?? []
        const said = bare(shown(told))
        if (left === undefined) expect(said === 'Nothingtoshow.' ? '' : said).toBe(expected)
        else {
          expect(messages).toHaveLength(MAX_ANSWER)
          expect(expected.startsWith(said)).toBe(true)
          expect(Number(left)).toBeGreaterThan(0)
        }
      }),
      { numRuns: 120 },
    )
  })

  test('keeps what is to be copied in a block of code that nothing in it can end', () => {
    fc.assert(
      fc.property(hostileText, (words) => {
        const blocks = [{ type: 'text', text: 'Copy:' } as const, { type: 'code', text: `x${words}\`\`\`` } as const]
        const messages = renderReply({ blocks, visibility: 'asker' }, idOf)
        for (const message of messages) expect(findMessageFaults(message)).toEqual([])
        const [code = ''] = messages.map(textOf).filter((text) => text.includes('```'))
        expect(code).toMatch(/```json\n[^`]+\n```$/u)
      }),
      { numRuns: 80 },
    )
    const long = renderReply({ blocks: [{ type: 'code', text: 'x'.repeat(9_000) }], visibility: 'asker' }, idOf)
    expect(long).toHaveLength(1)
    expect(findMessageFaults(long[0])).toEqual([])
  })

  test('of very many short paragraphs holds the limit of components, buttons and all', () => {
    const blocks = Array.from({ length: 72 }, (_, at) => ({ type: 'text' as const, text: `Word ${at}` }))
    const asks = Array.from({ length: 20 }, (_, at) => ({ label: `Ada ${at}`, words: `person Ada ${at}` }))
    const messages = renderReply({ blocks, visibility: 'asker', actions: asks }, idOf)
    expectSafe(messages, new Set())
    expect(messages.flatMap((message) => textOf(message).match(/Word \d+/gu) ?? [])).toHaveLength(72)
    const more = { blocks: [...blocks, ...blocks], visibility: 'asker', actions: asks } as const
    const capped = renderReply(more, idOf)
    expectSafe(capped, new Set(), MAX_ANSWER)
    expect(capped.map((message) => textOf(message)).join('\n')).toContain('… 72 more lines left out')
  })

  test('links an item to its source where it has one', () => {
    const reply: Reply = {
      blocks: [
        { type: 'list', items: ['Lantern Wire', 'No address', 'Bad'], urls: [`https://${HOST}/a`, null, 'file:///x'] },
      ],
      visibility: 'asker',
    }
    expect(renderReply(reply, idOf).map((message) => textOf(message))).toEqual([
      `- Lantern Wire · [open](<https://${HOST}/a>)\n- No address\n- Bad`,
    ])
  })

  test('names the sources of the passages that it brings along', () => {
    const reply: Reply = { blocks: told.blocks, passages: told.passages, visibility: 'asker' }
    const text = renderReply(reply, idOf)
      .map((message) => textOf(message))
      .join('\n')
    expect(text).toContain(`[Lantern Wire](<https://${HOST}/a>), 9 Mar 2026`)
  })
})

describe('buttons', () => {
  test('are all there, each once, over as many messages as it takes', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ label: `Ada ${at}`, words: `person Ada ${at % 38}` }))
    const messages = renderReply(
      { blocks: [{ type: 'text', text: 'Whom?' }], visibility: 'asker', actions: many },
      idOf,
    )
    expectSafe(messages, new Set())
    const ids = messages.flatMap((message) => buttonsOf(message).map(({ id }) => id))
    expect(new Set(ids)).toEqual(new Set(many.map(({ words }) => idOf(words))))
    expect(ids).toHaveLength(38)
  })

  test('of more than anybody looks through: so many are left out, and that is said', () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ label: `Ada ${at}`, words: `person Ada ${at}` }))
    const messages = renderReply(
      { blocks: [{ type: 'text', text: 'Whom?' }], visibility: 'asker', actions: many },
      idOf,
    )
    expectSafe(messages, new Set(), MAX_ANSWER)
    const shown = messages.flatMap((message) => buttonsOf(message)).length
    expect(messages.map((message) => textOf(message)).join('\n')).toContain(`… ${200 - shown} more buttons left out`)
  })
})

const told = compose(storyOf([call, answers]), { asOf: NOW })
