// Why it exists: a bot that is told to end loses no post: what is in flight is waited for, and what stays unknown is known to be.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { at, makePlatform, outboxOf } from '../delivery/fakes.ts'

const child = fileURLToPath(new URL('ending-child.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'readout-ending-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const one of children) if (one.exitCode === null) one.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

let files = 0
/** Until a post is in flight. */
async function begin(options: { answerMs: number; postsMs: number; fault?: string }) {
  const file = join(folder, `${files++}.sqlite`)
  const args = [file, String(options.answerMs), String(options.postsMs), options.fault ?? '']
  const process_ = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  children.push(process_)
  let text = ''
  const sending = new Promise<void>((resolve) => {
    process_.stderr.on('data', (part: Buffer) => {
      text += part.toString('utf8')
      if (text.includes('sending')) resolve()
    })
  })
  const closed = once(process_, 'close') as Promise<[number | null]>
  await Promise.race([sending, closed])
  const ended = async (...signals: readonly NodeJS.Signals[]) => {
    const begun = performance.now()
    for (const signal of signals) {
      process_.kill(signal)
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 50))])
    }
    const [code] = await closed
    return { code, ms: performance.now() - begun, text }
  }
  return { file, ended }
}

/** The next start, two minutes later: what its outbox posts, and how the delivery ends. */
async function restart(file: string) {
  const clock = () => at('2026-03-24T08:02:00Z')
  const store = await openSqlite({ file, clock })
  const { platform, posts } = makePlatform({ finds: false })
  await outboxOf(store, { platforms: [platform], clock }).runDue()
  const delivery = await store.deliveries.findByKey('sub1|2026-03-24T08:00|slack:T1:C1')
  await store.close()
  return { posts: posts.map(({ payload }) => payload), state: delivery?.state }
}

describe('a bot that is told to end with a post in flight', () => {
  it('waits for it, begins no further one, and the next start posts the rest', async () => {
    const { file, ended } = await begin({ answerMs: 1_000, postsMs: 15_000 })
    const { code, ms } = await ended('SIGTERM')
    expect(code).toBe(0)
    expect(ms).toBeGreaterThan(500)
    expect(ms).toBeLessThan(15_000)
    const { posts, state } = await restart(file)
    expect(posts).toHaveLength(1)
    expect(posts[0]).not.toContain('repeat')
    expect(state).toBe('delivered')
  }, 40_000)

  it('does not wait for a platform that never answers, and the next start says that it may be a repeat', async () => {
    const { file, ended } = await begin({ answerMs: 60_000, postsMs: 300 })
    const { code, ms } = await ended('SIGINT')
    expect(code).toBe(0)
    expect(ms).toBeLessThan(10_000)
    const { posts, state } = await restart(file)
    expect(posts.map((post) => post.includes('repeat'))).toEqual([true, false])
    expect(state).toBe('delivered')
  }, 40_000)

  it('ends at once at a second signal', async () => {
    const { ended } = await begin({ answerMs: 60_000, postsMs: 30_000 })
    const { code, ms, text } = await ended('SIGTERM', 'SIGTERM')
    expect(code).toBe(130)
    expect(ms).toBeLessThan(5_000)
    expect(text).toContain('ended at once')
  }, 40_000)

  it('ends with status 1 after an error that nobody caught, and waits for the post all the same', async () => {
    const { file, ended } = await begin({ answerMs: 1_000, postsMs: 15_000, fault: 'a bug' })
    const { code, text } = await ended()
    expect(code).toBe(1)
    expect(text).toContain('Error: a bug')
    expect((await restart(file)).posts).toHaveLength(1)
  }, 40_000)
})
