// Why it exists: a reader who doubts a line must see from which words it comes and by which rule, and nothing else.
import { expect, test } from 'vitest'
import { explain } from '../../src/cli/explain.ts'
import { RULES } from '../../src/extract/lexicon/rules.ts'
import { read } from '../extract/read.ts'

const TEXT = `President Signe Halvard and President Matteo Oriel spoke by phone for two hours on Sunday.
Oriel said that Halvard had promised to pay for 400 homes. Halvard has not confirmed the promise.
They will meet in Casmere next week. The ferry was late.
Oriel is a private citizen, and nobody minds.`
const GIVEN = { title: 'A call', publishedAt: '2026-03-31' }
const shown = explain(read(TEXT, GIVEN), 200)

/** What stands under the sentence that begins with these words. */
function under(words: string): string {
  const part = shown.split('\n\n').find((one) => one.startsWith(words))
  if (part === undefined) throw new Error(`no part begins with “${words}”`)
  return part
}

test('each finding under its sentence, with its words, its rule and what the rule reads', () => {
  expect(under('President Signe')).toContain('THE EVENT: call, held, phone')
  expect(under('President Signe')).toMatch(/^ {6}length {5}“two hours” = exact 120 minutes$/m)
  const claim = under('Oriel said')
  expect(claim).toMatch(/^ {6}source {5}“Oriel” = Matteo Oriel$/m)
  expect(claim).toMatch(/^ {6}content {4}“that Halvard had promised to pay for 400 homes”$/m)
  expect(claim).toContain(`clause-after-cue: ${RULES['clause-after-cue'].says}`)
  expect(claim).toMatch(/CLAIM c1: unconfirmed, stated[\s\S]*because of “Halvard has not confirmed the promise\.”/)
  expect(under('They will meet')).toMatch(/NEXT STEP t1: announced[\s\S]*rule {7}[a-z-]+: \S/)
  expect(under('Oriel is a private')).toMatch(
    /INCONSISTENT: role\n {6}one place {2}“President”\n {6}the other {2}“private citizen”/,
  )
})

test('what nothing was found in stands alone', () => {
  expect(under('The ferry')).toBe('The ferry was late.')
})

test('at the end, how often each rule found something', () => {
  const counts = under('RULES').split('\n').slice(1)
  const sum = counts.reduce((total, row) => total + Number(/^ +(\d+) {2}[a-z]/.exec(row)?.[1] ?? 0), 0)
  expect(sum).toBe(shown.match(/^ {6}rule {7}/gm)?.length)
  expect(under('RULES')).toMatch(/^ {3}1 {2}has-not-confirmed {12}“Y has not confirmed/m)
  expect(explain(read('The ferry was late.'), 100)).toBe(
    'The ferry was late.\n\nRULES\nNone found anything in this text.',
  )
})

test('no line is wider than asked, and no character acts on a terminal', () => {
  const hostile = read(
    `\u202eBerg said that \u001b[2Jthe ferry \u0007was late. “\u001b]0;x\u0007Never,” Berg\u200b said.`,
  )
  const text = explain(hostile, 60)
  expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u200b\u202e]/u)
  expect(text).toContain('the ferry was late')
  expect(text.split('\n').filter((line) => line.length > 60)).toEqual([])
})
