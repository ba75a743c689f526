// Why it exists: whatever a story or an answer holds, Slack takes it, and none of it becomes a ping, a link or a style.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formView } from '../../adapters/slack/form.ts'
import { renderHome } from '../../adapters/slack/home.ts'
import { LIMITS, MAX_PARTS } from '../../adapters/slack/limits.ts'
import { type Message, renderBriefing, renderReply } from '../../adapters/slack/render.ts'
import { markRepeat } from '../../adapters/slack/repeat.ts'
import type { Line, Passage } from '../../src/core/briefing.ts'
import type { Reply, ReplyBlock } from '../../src/core/command.ts'
import { fields, findMessageFault, findViewFault, partsOf, textsOf } from '../doubles/slack-rules.ts'
import { actions, briefing, OURS, replyBlock, words } from './slack-hostile.ts'

/** Slack's own number: a response_url takes so many answers. */
const RESPONSES = 5

/** What Slack or a client of it would make of a message beyond words. */
function findLive({ text, blocks }: Message): readonly string[] {
  const parts = partsOf(blocks)
  const live = parts.filter(({ type }) =>
    ['user', 'usergroup', 'broadcast', 'team', 'mrkdwn', 'emoji'].includes(String(type)),
  )
  const links = parts.filter(({ type, url }) => type === 'link' && !String(url).startsWith(OURS))
  const badUrls = parts.filter(({ type, url }) => type === 'link' && /[<>|]/u.test(String(url)))
  const plain = parts.filter(({ type }) => type === 'plain_text').map(({ text }) => String(text))
  const emoji = parts.filter(({ type, emoji }) => type === 'plain_text' && emoji !== false)
  const found = [text, ...plain].filter((one) => /https?:\/\/|@(?:here|channel|everyone)|evil\.example/iu.test(one))
  const hidden = textsOf(blocks).filter((one) => /[\u202a-\u202e\u2066-\u2069\0]|\p{Cs}/u.test(one))
  const raw = /[<>]|&(?!amp;|lt;|gt;)/u.test(text) ? [text] : []
  return [live, links, badUrls, emoji]
    .flatMap((all) => all.map((one) => JSON.stringify(one)))
    .concat(found, hidden, raw)
}

function expectSound(messages: readonly Message[], max: number): void {
  expect(messages.length).toBeGreaterThan(0)
  expect(messages.length).toBeLessThanOrEqual(max)
  for (const message of messages) {
    expect(findMessageFault(message.blocks)).toBeNull()
    expect(message.blocks.length).toBeGreaterThan(0)
    expect(message.text.length).toBeGreaterThan(0)
    expect(message.text.length).toBeLessThanOrEqual(LIMITS.fallback)
    expect(textsOf(message.blocks).join('').length).toBeLessThanOrEqual(LIMITS.message)
    for (const block of message.blocks.filter(({ type }) => type === 'rich_text')) {
      expect(textsOf(block).join('').length).toBeLessThanOrEqual(LIMITS.section)
    }
    expect(findLive(message)).toEqual([])
  }
}

describe('anything at all', () => {
  test('a briefing fits, pings nobody and links to nothing but its sources', () => {
    fc.assert(
      fc.property(briefing, actions, (given, buttons) => expectSound(renderBriefing(given, buttons), MAX_PARTS)),
      { numRuns: 150 },
    )
  })

  test('so does a briefing that may be a repeat', () => {
    fc.assert(
      fc.property(briefing, actions, (given, buttons) =>
        expectSound(renderBriefing(given, buttons).map(markRepeat), MAX_PARTS),
      ),
      { numRuns: 100 },
    )
  })

  test('whose text keeps whole lines within the limit', () => {
    const long = Array.from({ length: 39 }, (_, at) => `${at} ${'w'.repeat(96)}`).join('\n')
    const { text } = markRepeat({ text: `${long}\n${'x'.repeat(4_000 - long.length - 1)}`, blocks: [] })
    expect(text.length).toBeLessThanOrEqual(LIMITS.fallback)
    expect(text).toMatch(/^Possible repeat: .*\n0 w+\n.*w\n…$/su)
  })

  test('so does an answer', () => {
    fc.assert(
      fc.property(fc.array(replyBlock, { maxLength: 15 }), actions, (blocks, buttons) => {
        expectSound(renderReply({ blocks, actions: buttons, visibility: 'asker' }), RESPONSES)
      }),
      { numRuns: 150 },
    )
  })

  test('a form and the home page are views that Slack takes', () => {
    fc.assert(
      fc.property(
        words,
        words,
        words,
        words,
        fc.array(fc.integer({ min: 0, max: 9 })),
        (topic, at, timeZone, problem, days) => {
          expect(
            findViewFault(formView({ topic, at, timeZone: timeZone || null, problem, days }, { channel: 'C1' }, null)),
          ).toBeNull()
          const home = renderHome([{ channel: topic, topic, when: at, paused: false, next: timeZone }], {
            hidden: true,
          })
          expect(findViewFault(home)).toBeNull()
        },
      ),
      { numRuns: 100 },
    )
  })
})

function reply(blocks: readonly ReplyBlock[], more: Partial<Reply> = {}): Reply {
  return { blocks, visibility: 'asker', ...more }
}

describe('what does not fit', () => {
  const items = Array.from({ length: 200 }, (_, at) => `item ${at} ${'word '.repeat(100)}`)

  test('goes into further messages, in order and whole', () => {
    const few = items.slice(0, 60)
    const messages = renderReply(reply([{ type: 'list', items: few }]))
    const written = messages.flatMap(({ blocks }) => textsOf(blocks)).join('\n')
    expect(messages.length).toBeGreaterThan(1)
    for (const item of few) expect(written).toContain(item.trim())
    expect(textsOf(messages[1]?.blocks)[0]).toBe(`Part 2 of ${messages.length}`)
  })

  test('is counted where even those do not do', () => {
    const messages = renderReply(reply([{ type: 'list', items }]))
    const written = messages.flatMap(({ blocks }) => textsOf(blocks))
    const shown = written.filter((one) => one.startsWith('item ')).length
    expect(messages).toHaveLength(RESPONSES)
    expect(written.at(-1)).toBe(`… ${200 - shown} more lines left out: ask for something narrower`)
  })

  test('buttons stand on the last message only; one too many is said', () => {
    const actions = Array.from({ length: 30 }, (_, at) => ({ label: `B${at}`, words: `claims of s${at}` }))
    const messages = renderReply(reply([{ type: 'list', items: items.slice(0, 40) }], { actions }))
    const withButtons = messages.filter(({ blocks }) => blocks.some(({ type }) => type === 'actions'))
    expect(withButtons).toEqual([messages.at(-1)])
    expect(textsOf(messages.at(-1)?.blocks).at(-1)).toBe('… 5 more buttons left out')
  })

  test('a heading does not end a message', () => {
    const blocks = items.slice(0, 60).flatMap((item): ReplyBlock[] => [
      { type: 'heading', text: 'Heading' },
      { type: 'list', items: [item] },
    ])
    for (const { blocks: sent } of renderReply(reply(blocks))) {
      const last = sent.filter(({ type }) => type === 'rich_text').at(-1)
      expect(partsOf(last).some(({ type }) => type === 'rich_text_list')).toBe(true)
    }
  })
})

describe('a line', () => {
  const passage = (number: number, url: string): Passage => ({
    number,
    articleId: 'a',
    publisher: 'Lantern Wire',
    url,
    evidence: { span: { start: 0, end: 1 }, quote: 'x' },
  })
  const given: Line = {
    label: 'Northmark',
    mark: { symbol: '?', word: 'unconfirmed' },
    text: 'the harbour stays open',
    refs: [1, 2],
    notes: [{ text: 'own word: 0 of 2', refs: [2] }],
    claimId: null,
  }
  const block: ReplyBlock = { type: 'section', id: 'sides', heading: 'SIDES', lines: [given], empty: null, omitted: 2 }

  test('carries its mark, and its numbers lead to the sources', () => {
    const [message] = renderReply(
      reply([block], { passages: [passage(1, `${OURS}a?b=1|2`), passage(2, 'javascript:x')] }),
    )
    const links = partsOf(message?.blocks).filter(({ type }) => type === 'link')
    expect(links).toEqual([{ type: 'link', url: `${OURS}a?b=1%7C2`, text: '[1]' }])
    expect(
      textsOf(message?.blocks)
        .filter((one) => !one.startsWith('https'))
        .join(''),
    ).toBe(
      'SIDES?unconfirmed'.replace('?', '? ') +
        '  Northmark: the harbour stays open [1] [2]own word: 0 of 2 [2]… 2 more lines left out',
    )
  })

  test('says in plain text what it says in blocks', () => {
    const [message] = renderReply(reply([block]))
    expect(message?.text).toBe(
      [
        'SIDES',
        '• ? unconfirmed Northmark: the harbour stays open [1] [2]',
        '• own word: 0 of 2 [2]',
        '• … 2 more lines left out',
      ].join('\n'),
    )
  })

  test('with more addresses than it has room for keeps its words and all its numbers', () => {
    const refs = Array.from({ length: 14 }, (_, at) => at + 1)
    const passages = refs.map((ref) => passage(ref, `${OURS}${ref}/${'p'.repeat(700)}`))
    const block: ReplyBlock = {
      type: 'section',
      id: 'sides',
      heading: 'SIDES',
      lines: [{ ...given, refs, notes: [] }],
      empty: null,
      omitted: 0,
    }
    const messages = renderReply(reply([block], { passages }))
    expectSound(messages, 1)
    const links = partsOf(messages[0]?.blocks).filter(({ type }) => type === 'link')
    expect(links).toHaveLength(3)
    expect(messages[0]?.text).toContain('the harbour stays open [1] [2] [3] [4] [5] [6] [7] [8] [9] [10] [11] [12] +2')
  })

  test('an item of a list leads to its own source', () => {
    const [message] = renderReply(reply([{ type: 'list', items: ['one', 'two'], urls: [null, `${OURS}two`] }]))
    expect(partsOf(message?.blocks).filter(({ type }) => type === 'link')).toEqual([
      { type: 'link', url: `${OURS}two`, text: 'source' },
    ])
  })
})

test('the manifest holds what Slack allows, and asks for no more than is used', async () => {
  const { default: manifest } = await import('../../adapters/slack/manifest.json', { with: { type: 'json' } })
  const { name, description } = manifest.display_information
  expect(name.length).toBeLessThanOrEqual(35)
  expect(description.length).toBeLessThanOrEqual(140)
  for (const { command, description } of manifest.features.slash_commands) {
    expect(command).toMatch(/^\/[a-z]{1,31}$/u)
    expect(description.length).toBeLessThanOrEqual(2_000)
  }
  expect(fields(manifest.oauth_config.scopes).bot).toEqual([
    'chat:write',
    'commands',
    'users:read',
    'channels:read',
    'groups:read',
    'usergroups:read',
  ])
})
