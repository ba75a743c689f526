// Why it exists: `npm start` as its user sees it: it runs, answers on its page, ends when asked, and repeats nothing.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const start = fileURLToPath(new URL('../src/start.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'readout-main-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function run(settings: Record<string, string>) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('READOUT_')))
  const child = spawn(process.execPath, [start], {
    env: { ...env, READOUT_DATABASE: join(folder, 'news.sqlite'), READOUT_PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let text = ''
  const waiting: { words: RegExp; found: (match: RegExpExecArray) => void }[] = []
  const hear = (part: Buffer) => {
    text += part.toString('utf8')
    for (const { words, found } of waiting) {
      const match = words.exec(text)
      if (match !== null) found(match)
    }
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const until = (words: RegExp) =>
    new Promise<RegExpExecArray>((found, fail) => {
      const match = words.exec(text)
      if (match !== null) return found(match)
      waiting.push({ words, found })
      void once(child, 'close').then(() => fail(new Error(`ended without ${words}: ${text}`)))
    })
  return { child, until, text: () => text }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<{ code: number | null; ms: number }> {
  const asked = performance.now()
  const closed = once(child, 'close')
  child.kill(signal)
  const [code] = (await closed) as [number | null]
  return { code, ms: performance.now() - asked }
}

describe('the running bot', () => {
  it('tells the sample, answers on its page, ends within five seconds, and repeats nothing', async () => {
    const first = run({})
    const url = (await first.until(/http:\/\/127\.0\.0\.1:\d+/))[0]
    await first.until(/posted to the page/)
    expect(first.text()).toContain('Own word: 2 of 3: Ines Calder confirms, Jonas Peltrane denies')
    expect(first.text()).toContain('READOUT_SLACK_BOT_TOKEN')
    const page = await (await fetch(url)).text()
    expect(page).toContain('Calder confirms Varrel told her')
    const answer = await (await fetch(`${url}/?ask=${encodeURIComponent('person Calder')}`)).text()
    expect(answer).toContain('Brennish Prime Minister')
    const { code, ms } = await end(first.child, 'SIGINT')
    expect(code).toBe(0)
    expect(ms).toBeLessThan(5_500)

    const second = run({})
    await second.until(/nothing new to tell/)
    expect(second.text()).not.toContain('posted to')
    const again = (await second.until(/http:\/\/127\.0\.0\.1:\d+/))[0]
    const posts = await (await fetch(again)).text()
    expect(posts.match(/<article/g)).toHaveLength(1)
    expect((await end(second.child, 'SIGTERM')).code).toBe(0)
  }, 60_000)

  it('stops the start with status 78 and names every wrong setting, showing none', async () => {
    const wrong = run({ READOUT_PORT: 'http', READOUT_SLACK_BOT_TOKEN: 'hush-hush', READOUT_FEED: 'x' })
    const [code] = await once(wrong.child, 'close')
    expect(code).toBe(78)
    expect(wrong.text()).toMatch(/3 settings are wrong/)
    expect(wrong.text()).not.toContain('hush-hush')
  }, 30_000)

  it('says what to do when the port of the page is taken', async () => {
    const one = run({ READOUT_DATABASE: join(folder, 'one.sqlite') })
    const port = (await one.until(/http:\/\/127\.0\.0\.1:(\d+)/))[1] ?? ''
    const two = run({ READOUT_DATABASE: join(folder, 'two.sqlite'), READOUT_PORT: port })
    const [code] = await once(two.child, 'close')
    expect(code).toBe(1)
    expect(two.text()).toContain(`Port ${port} is taken`)
    await end(one.child, 'SIGTERM')
  }, 60_000)
})
