// Why it exists: whatever a user writes is a command or gets help; nothing makes it fail.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/commands/parse.ts'

describe('parse', () => {
  it.each([
    ['person Anton Varrel', { name: 'person', query: 'Anton Varrel' }],
    ['  /readout   PERSON   Anton   Varrel ', { name: 'person', query: 'Anton Varrel' }],
    ['person “Varrel”', { name: 'person', query: 'Varrel' }],
    ['person __proto__', { name: 'person', query: '__proto__' }],
    ['claims', { name: 'claims', status: null }],
    ['claims Denied', { name: 'claims', status: 'denied' }],
    ['help', { name: 'help' }],
    ['?', { name: 'help' }],
    ['', { name: 'help' }],
    ['/readout', { name: 'help' }],
  ])('%j', (words, command) => {
    expect(parse(words)).toEqual(command)
  })
  it.each([
    ['__proto__', 'I know no such command.'],
    ['constructor x', 'I know no such command.'],
    ['persn Varrel', 'did you mean "person"'],
    ['person', 'Write a name'],
    ['person ""', 'Write a name'],
    [`person ${'x'.repeat(150)}`, 'at most 100 characters'],
    ['x'.repeat(1_000_000), 'longer than 300 characters'],
  ])('%.30s gets help that says why', (words, problem) => {
    expect(parse(words)).toEqual({ name: 'help', problem: expect.stringContaining(problem) })
  })
  it('takes anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => ['person', 'claims', 'help'].includes(parse(words).name)),
    )
  })
})
