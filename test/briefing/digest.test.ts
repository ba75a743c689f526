// Why it exists: a digest tells each story in two lines, each borne by a sentence of a source, and counts the rest.
import { describe, expect, it } from 'vitest'
import { composeDigest } from '../../src/briefing/digest.ts'
import { fit } from '../../src/briefing/fit.ts'
import { renderText } from '../../src/briefing/text.ts'
import { briefingSchema } from '../../src/core/briefing.ts'
import { articleOf, entryOf, ledgerOf, NOW, storyOf } from './build.ts'
import { call, THE_CLAIM } from './news.ts'

const informed = THE_CLAIM.slice('claimed '.length)
const claim = ledgerOf({
  text: informed,
  by: { personId: 'anton-varrel', name: 'Anton Varrel' },
  entries: [entryOf(call, { status: 'unconfirmed', evidence: [informed] })],
})
const ferry = articleOf({
  id: 'ferry',
  title: 'Ferry to Lume resumes',
  body: 'The ferry sails again.',
  publisher: 'Quayside Dispatch',
})
const stories = [
  { ...storyOf([call], [claim]), id: 's-call' },
  { ...storyOf([ferry]), id: 's-ferry' },
]
const options = { id: 'b1', asOf: NOW, topic: 'grain', rest: ['s3'] }

describe('a digest', () => {
  const digest = composeDigest(stories, options)
  it('tells headline and what is open of each story, with the sentences that bear them', () => {
    const text = renderText(digest, { passages: true })
    expect(text).toMatch(
      /^3 stories: grain\n2 articles behind these lines · as of 19:05 UTC\n\nSTORIES\n1: Varrel and Tovan talk for more than 90 minutes \[1\]\n {3}\? unconfirmed · .*he had since rung.*\[2\]/u,
    )
    expect(text).toContain('\n2: Ferry to Lume resumes [')
    expect(text).toContain('1 more story not told here · R-')
    expect(text).toContain('[1] Lantern Wire, 9 Mar 2026: “Varrel and Tovan talk for more than 90 minutes”')
  })
  it('points only at passages that it has, and each is in its article', () => {
    const numbers = new Set(digest.passages.map(({ number }) => number))
    const lines = digest.blocks.flatMap((block) => (block.type === 'section' ? block.lines : []))
    for (const ref of lines.flatMap((line) => [...line.refs, ...line.notes.flatMap(({ refs }) => refs)])) {
      expect(numbers).toContain(ref)
    }
    for (const { articleId, evidence } of digest.passages) {
      const { text } = (articleId === 'call' ? call : ferry).extraction.article
      expect(text.slice(evidence.span.start, evidence.span.end)).toBe(evidence.quote)
    }
  })
  it('names its stories, carries the claim, and is read again from what is stored', () => {
    expect(digest).toMatchObject({ storyId: 's-call', storyIds: ['s-call', 's-ferry', 's3'] })
    expect(digest.blocks[2]).toMatchObject({ lines: [{ claimId: 'k1' }, { claimId: null }] })
    expect(briefingSchema.parse(JSON.parse(JSON.stringify(digest)))).toEqual(digest)
  })
  it('fits where there is little room, and says what is left out', () => {
    const short = fit(digest, { maxCharacters: 220 })
    const text = renderText(short, { passages: false })
    expect(text.length).toBeLessThanOrEqual(220)
    expect(text).toContain('left out')
  })
  it('tells a story without a headline by its first sentence', () => {
    const bare = { ...storyOf([articleOf({ body: 'The ferry sails again. Nobody said why.' })]), id: 's-bare' }
    const [, , section] = composeDigest([bare, ...stories], options).blocks
    expect(section).toMatchObject({ lines: [{ text: 'The ferry sails again.' }, {}, {}] })
  })
})
