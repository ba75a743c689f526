// Why it exists: what a short briefing leaves out is counted, and the whole one has just that besides.
import { expect, it } from 'vitest'
import { compose } from '../../src/briefing/compose.ts'
import { fit } from '../../src/briefing/fit.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeStoryOf } from '../../src/pipeline.ts'
import { loadSample } from '../../src/sample/edition.ts'
import { articleOf, NOW, storyOf } from './build.ts'

const STEPS = [
  'Talks open on Friday',
  'Talks go on in Sella',
  'A ferry sails again',
  'A treaty will be signed',
  'A visit',
]
const ROUNDS = STEPS.map((step, at) => `${step}, in the round of talks that is number ${at + 1}`)
const stepped = articleOf({
  id: 'stepped',
  body: ROUNDS.map((words) => `${words}, Ines Calder said.`).join('\n'),
  people: [{ name: 'Ines Calder' }],
  says: ROUNDS.map((words) => ({ by: 'Ines Calder', words })),
  talks: ROUNDS.map((text) => ({ text })),
})
const stories = [storyOf([stepped]), ...loadSample().map((article) => makeStoryOf(article, extract, NOW))]

it.each(stories)('a section has as many lines whole as it shows and counts short: $title', (story) => {
  const whole = compose(story, { asOf: NOW, full: true })
  for (const short of [compose(story, { asOf: NOW }), fit(compose(story, { asOf: NOW }), { maxCharacters: 900 })]) {
    const told = short.blocks.flatMap((block) => (block.type === 'section' ? [block] : []))
    expect(told.length).toBeGreaterThan(0)
    for (const { id, lines, omitted } of told) {
      const there = whole.blocks.find((block) => block.type === 'section' && block.id === id)
      expect([id, there?.type === 'section' ? there.lines.length : 0]).toEqual([id, lines.length + omitted])
    }
  }
})

const linesOf = (body: string, says: Parameters<typeof articleOf>[0]['says'] = []) =>
  compose(storyOf([articleOf({ id: 'told', body, people: [{ name: 'Rui Castel' }], says })]), { asOf: NOW })
    .blocks.flatMap((block) => (block.type === 'section' ? block.lines : []))
    .map(({ label, text }) => [label, text])

it('a paper that is told something is no second speaker', () => {
  const words = 'he would resign at once'
  const says = [{ by: 'Rui Castel', source: 'Rui Castel', cue: 'told', words, channel: 'Ora' }]
  expect(linesOf(`Rui Castel told Ora ${words}.`, says)).toContainEqual(['Rui Castel, to Ora', words])
})

it('the paragraphs of one quotation stand between one pair of marks', () => {
  const words = '“I heard the bell.\n“I saw the lights go out.\n“We rowed.”'
  const says = [{ by: 'Rui Castel', source: 'Rui Castel', cue: 'said', words }]
  expect(linesOf(`Rui Castel said: ${words}`, says)).toContainEqual([
    'Rui Castel',
    '“I heard the bell. I saw the lights go out. We rowed.”',
  ])
})

it.each([
  ['Talks are due in Lund on 14 December, according to an official.', 'an official', 'according to'],
  ['An official said that talks are due in Lund on 14 December.', 'An official', 'said'],
])('a step is told by who is its source: %s', (body, source, cue) => {
  const [, words = ''] = /(talks are due in Lund on 14 December)/i.exec(body) ?? []
  const told = articleOf({ id: 'due', body, says: [{ by: null, source, cue, words }], talks: [{ text: words }] })
  const notes = compose(storyOf([told]), { asOf: NOW }).blocks.flatMap((block) =>
    block.type === 'section' && block.id === 'next' ? block.lines.map((line) => line.notes[0]?.text) : [],
  )
  expect(notes).toEqual([expect.stringContaining('by an official')])
})
