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
    ['latest', { name: 'latest', topic: null }],
    ['news "grain talks" -sports', { name: 'latest', topic: '"grain talks" -sports' }],
    ['story s123abc', { name: 'story', query: 's123abc' }],
    ['story', { name: 'story', query: null }],
    ['claims of s123abc', { name: 'part', part: 'claims', id: 's123abc' }],
    ['People OF s123abc', { name: 'part', part: 'people', id: 's123abc' }],
    ['sources of s1', { name: 'part', part: 'sources', id: 's1' }],
    ['stories of b1', { name: 'part', part: 'stories', id: 'b1' }],
    ['claims of "Varrel meets Tovan"', { name: 'part', part: 'claims', id: 'Varrel meets Tovan' }],
    ['People of “Varrel”', { name: 'part', part: 'people', id: 'Varrel' }],
    ['people of ""', { name: 'person', query: 'of' }],
    ['people of the year', { name: 'person', query: 'of the year' }],
    ['unsubscribe grain', { name: 'unsubscribe', topic: 'grain' }],
    ['pause', { name: 'pause', topic: null }],
    ['RESUME all', { name: 'resume', topic: 'all' }],
    ['preview grain', { name: 'preview', topic: 'grain' }],
    ['subscriptions', { name: 'list' }],
    [
      '/readout follow grain daily 08:00 UTC',
      { name: 'subscribe', wish: { topic: 'grain', at: '08:00', timeZone: 'UTC', problem: null } },
    ],
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
  it('takes anything, and finds no command in noise', () => {
    const noise = fc.string({ unit: 'binary' }).filter((words) => !/[a-z?]/iu.test(words))
    fc.assert(fc.property(noise, (words) => parse(words).name === 'help'))
    const words = fc.tuple(
      fc.constantFrom('person', 'latest', 'subscribe', 'story', 'pause'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(fc.property(words, ([name, rest]) => [name, 'help'].includes(parse(`${name} ${rest}`).name)))
  })
})
