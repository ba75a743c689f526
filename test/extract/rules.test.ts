// Why it exists: a reader is told by which rule a thing was found; each rule says what it reads and shows that it does.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Extraction } from '../../src/core/extraction.ts'
import { RULES, ruleOf } from '../../src/extract/lexicon/rules.ts'
import { read } from './read.ts'

const EXTRACT = join(import.meta.dirname, '../../src/extract')

function rulesIn({ attributions, claims, talks, inconsistencies, event }: Extraction): readonly (string | undefined)[] {
  return [...attributions, ...claims, ...talks, ...inconsistencies, ...(event === null ? [] : [event])].map(
    ({ rule }) => rule,
  )
}

describe.each(Object.entries(RULES))('%s', (name, { says, example }) => {
  test('finds something in its example', () => {
    expect(rulesIn(read(example, { publishedAt: '2026-03-31' }))).toContain(name)
  })

  test('says what it reads in one line', () => {
    expect(says).toMatch(/^[\p{Lu}“\d][^\n]{20,140}\.$/u)
  })
})

/** The names that stand in the engine's code as a finding's rule: behind `rule:` and in what gives a content its rule. */
function namedIn(code: string): readonly string[] {
  const places = code.matchAll(/\brule: (?:\w+ = )?(.*)|\b(?:give|rest)\((.*)/g)
  return [...places].flatMap(([, after = '', inside = '']) =>
    [...`${after} ${inside}`.matchAll(/(?<![=!]= )'([a-z]+(?:-[a-z]+)*)'/g)].map(([, name = '']) => name),
  )
}

describe('the catalogue', () => {
  const files = readdirSync(EXTRACT, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const named = new Set(files.flatMap((file) => namedIn(readFileSync(join(EXTRACT, file), 'utf8'))))

  test('holds every rule that stands in the code, and no other', () => {
    expect([...named].filter((name) => !Object.hasOwn(RULES, name))).toEqual([])
    expect(Object.keys(RULES).filter((name) => !named.has(name))).toEqual([])
  })

  test('reads names out of code', () => {
    const code =
      "{ rule: 'one-a' }\nrule: right === 'no-x' ? 'two-b' : 'three-c',\n  return give([start, end], 'four-d')"
    expect(namedIn(code)).toEqual(['one-a', 'two-b', 'three-c', 'four-d'])
  })

  test('knows no name that is not in it', () => {
    expect([ruleOf('constructor'), ruleOf(undefined), ruleOf('colon')?.says]).toEqual([null, null, RULES.colon.says])
  })
})
