// Why it exists: stories and answers as nobody would wish them, for the properties of Slack's rendering.
import fc from 'fast-check'
import type { Briefing, Line, Passage } from '../../src/core/briefing.ts'
import type { ReplyBlock } from '../../src/core/command.ts'

const HOSTILE = [
  '<!channel>',
  '<!here|here>',
  '<@U123ABC>',
  '<!subteam^S1>',
  '<https://evil.example|our bank>',
  'https://evil.example/login',
  'http://evil.example',
  'www.evil.example',
  'evil.example/path',
  '*bold* _it_ ~no~ `code`',
  ':tada: @here @everyone #general',
  '&lt;!channel&gt;',
  '[bank](https://evil.example)',
  'mailto:a@evil.example',
  '\u202emoc.elpmaxe\u202c',
  '```',
  '>quote',
  '\ud800',
  '\0',
  '\u2028',
  'a'.repeat(9_000),
  '👨‍👩‍👧‍👦'.repeat(400),
  'ﷺ'.repeat(300),
  '',
  ' ',
]
export const OURS = 'https://lantern.example/'

export const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 400 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 5 }).map((all) => all.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
const refs = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 })
const line: fc.Arbitrary<Line> = fc.record({
  label: fc.option(words, { nil: null }),
  mark: fc.option(fc.record({ symbol: words, word: words })),
  text: words.map((text) => text || 'x'),
  refs,
  notes: fc.array(fc.record({ text: words, refs }), { maxLength: 3 }),
  claimId: fc.constant(null),
})
const section: fc.Arbitrary<ReplyBlock> = fc.record({
  type: fc.constant('section' as const),
  id: fc.constantFrom('event', 'sides', 'next', 'unconfirmed', 'inconsistent', 'stories'),
  heading: words,
  lines: fc.array(line, { maxLength: 25 }),
  empty: fc.option(words, { nil: null }),
  omitted: fc.integer({ min: 0, max: 9 }),
})
const frame = fc.record({ type: fc.constantFrom('title' as const, 'state' as const, 'footer' as const), text: words })
const block = fc.oneof(section, frame)
const url = fc.oneof(
  fc.constant(null),
  fc.string({ maxLength: 30 }).map((path) => `${OURS}${path}`),
  fc.constantFrom(
    `${OURS}<!channel>|x`,
    `${OURS}${'p'.repeat(1_500)}`,
    'javascript:alert(1)',
    'ftp://evil.example',
    'nonsense',
  ),
)
const passages: fc.Arbitrary<readonly Passage[]> = fc.array(url, { maxLength: 40 }).map((urls) =>
  urls.map((url, at) => ({
    number: at + 1,
    articleId: 'a',
    publisher: 'Lantern Wire',
    url,
    evidence: { span: { start: 0, end: 1 }, quote: 'x' },
  })),
)
export const actions = fc.array(fc.record({ label: words, words: fc.oneof(words, fc.constant('claims of s1')) }), {
  maxLength: 40,
})
export const briefing = fc
  .record({ blocks: fc.array(block, { maxLength: 12 }), passages })
  .map(({ blocks, passages }) => ({ id: 'b', storyId: 's', version: 1, asOf: 0, blocks, passages }) as Briefing)
export const replyBlock: fc.Arbitrary<ReplyBlock> = fc.oneof(
  block,
  fc.record({ type: fc.constantFrom('heading' as const, 'text' as const, 'code' as const), text: words }),
  fc.record({ type: fc.constant('list' as const), items: fc.array(words, { maxLength: 60 }), urls: fc.array(url) }),
)
