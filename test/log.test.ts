// Why it exists: the log tells what happened on one line, and never a secret.
import { describe, expect, it } from 'vitest'
import { ReadoutError } from '../src/core/errors.ts'
import { type Level, makeLog } from '../src/log.ts'

const SECRET = 'xoxb-not-for-anybody'

function lines(level: Level, work: (log: ReturnType<typeof makeLog>) => void, json = false): string[] {
  const written: string[] = []
  work(makeLog({ level, secrets: [SECRET, ''], clock: () => 0, json, write: (line) => written.push(line) }))
  return written
}

describe('the log', () => {
  it('writes the time, the level and the words', () => {
    expect(lines('info', (log) => log.info('read a feed'))).toEqual(['1970-01-01T00:00:00.000Z info  read a feed\n'])
  })
  it('leaves out what is below its level', () => {
    const all = (log: ReturnType<typeof makeLog>) => {
      log.error('e')
      log.warn('w')
      log.info('i')
      log.debug('d')
    }
    expect(lines('warn', all)).toHaveLength(2)
    expect(lines('debug', all)).toHaveLength(4)
  })
  it('takes every secret out, in words, errors, causes and stacks', () => {
    const cause = new Error(`token ${SECRET} refused`)
    const error = new ReadoutError('forbidden', 'config', `no ${SECRET}`, { cause })
    const written = lines('debug', (log) => {
      log.info(`${SECRET} and ${SECRET}`)
      log.failure(error)
      log.failure(SECRET)
    }).join('')
    expect(written).not.toContain(SECRET)
    expect(written).toContain('[secret]')
  })
  it('takes a password out of an address', () => {
    expect(lines('info', (log) => log.info('read https://me:hush@a.example/feed')).join('')).not.toContain('hush')
  })
  it('keeps to one line of bounded length, whatever is in it', () => {
    const [line = ''] = lines('info', (log) => log.info(`a\nb\u001b[31m\u202e${'x'.repeat(10_000)}`))
    for (const hostile of ['\n', '\u001b', '\u202e']) expect(line.trimEnd()).not.toContain(hostile)
    expect(line.length).toBeLessThan(2_100)
  })
  it('is an object a line for programs, with the reason of a failure and no secret', () => {
    const written = lines(
      'info',
      (log) => {
        log.warn(`said "${SECRET}"\nand more`)
        log.failure(new ReadoutError('unavailable', 'connection', 'no answer'))
        log.failure(new TypeError(`no ${SECRET}`))
      },
      true,
    ).map((line) => JSON.parse(line) as unknown)
    const time = '1970-01-01T00:00:00.000Z'
    expect(written).toEqual([
      { level: 'warn', time, msg: 'said "[secret]" and more' },
      { level: 'error', time, reason: 'connection', msg: 'no answer' },
      { level: 'error', time, reason: 'TypeError', msg: 'TypeError: no [secret]' },
    ])
  })
})
