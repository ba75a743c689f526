// Why it exists: a story over three days gives each day the briefing that an editor has read, and nothing is told twice.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { GOLDENS } from '../scripts/golden.ts'
import { findStoryGoldens, readStoryGolden } from '../scripts/story.ts'

const slugs = await findStoryGoldens()

test('there is one', () => {
  expect(slugs).toContain('strait-story')
})

describe.each(slugs)('%s', (slug) => {
  const expectedOf = (name: string) => readFileSync(join(GOLDENS, slug, `expected-${name}.txt`), 'utf8')

  test('gives the expected briefing of each day', async () => {
    const days = await readStoryGolden(slug)
    expect(days.length).toBeGreaterThanOrEqual(3)
    for (const { name, text } of days) expect(text).toBe(expectedOf(name))
  })

  test('posts no line twice', async () => {
    const posted = (await readStoryGolden(slug)).map(
      ({ text }) => /== POSTED TO THE CHANNEL ==\n\n([\s\S]*?)\n\n(?:SOURCES|==)/.exec(text)?.[1] ?? '',
    )
    expect(posted.every((text) => text !== '')).toBe(true)
    // A claim that changed is named again; what was said and what is to come is not.
    const linesOf = (text: string) =>
      text
        .split(/\n\n(?=[A-Z⚠])/)
        .filter((section) => /^(?:WHAT EACH SIDE SAYS|ANNOUNCED NEXT)/.test(section))
        .flatMap((section) => section.split('\n').slice(1))
        .filter((line) => line.length > 40)
    for (const [at, text] of posted.entries()) {
      const before = posted
        .slice(0, at)
        .flatMap(linesOf)
        .map((line) => line.replace(/(?: ?\[\d+\])+$/, ''))
      for (const line of linesOf(text)) expect(before).not.toContain(line.replace(/(?: ?\[\d+\])+$/, ''))
    }
  })
})
