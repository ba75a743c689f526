// Why it exists: the page as a part of the bot: it starts, stops, completes what is typed, and is a platform to the outbox.
import { afterEach, describe, expect, it } from 'vitest'
import { makeWeb, type WebPorts } from '../../adapters/web/server.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import { NOW, postOf, say, send, startWeb, suggest } from './web-page.ts'

const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const web of running.splice(0)) await web.stop()
})

async function open(more: Partial<WebPorts> = {}) {
  const started = await startWeb(more)
  running.push(started.web)
  return started
}

describe('completion', () => {
  const complete = async (typed: string, kind = 'words') => {
    const { url } = await open()
    return JSON.parse((await send(`${url}/suggest?${new URLSearchParams({ kind, typed })}`)).text) as unknown
  }

  it.each([
    ['pers', ['person ']],
    ['tovan', ['person Mirela Tovan']],
    ['person Var', ['person Anton Varrel']],
    ['/readout person Var', ['person Anton Varrel']],
    ['person ', ['person Anton Varrel', 'person Mirela Tovan']],
    ['claims un', ['claims unconfirmed']],
    ['claims Con', ['claims confirmed', 'claims contested']],
    ['story s', ['story s1']],
    ['subscribe sella', ['subscribe sella strait daily 08:00']],
    ['subscribe sella strait daily 08:00 berl', ['subscribe sella strait daily 08:00 Europe/Berlin']],
    ['pause al', ['pause all']],
    ['topic s', ['topic show ']],
    ['topic show gr', ['topic show grain talks']],
    ['topic edit ', ['topic edit "grain talks" ']],
    ['topic show xyz', []],
    ['settings d', ['settings detail short', 'settings detail standard', 'settings detail full']],
    ['settings timezone berl', ['settings timezone Europe/Berlin']],
    ['settings quiet 22:00-07:00 berl', ['settings quiet 22:00-07:00 Europe/Berlin']],
    ['__proto__ x', []],
  ])('%s', async (typed, lines) => {
    expect(await complete(typed)).toEqual(lines)
  })

  it('offers topics to the form', async () => {
    expect(await complete('str', 'topic')).toEqual(['sella strait'])
  })
})

describe('the platform', () => {
  const { platform } = makeWeb({
    ...{ ask: async () => say(''), suggest, findChannel: async () => [], findBriefing: async () => null },
    ...{ clock: () => NOW, port: 0, timeZone: 'UTC' },
  })
  const destination = { platform: 'web', workspace: 'web', channel: 'web' } as const

  it('posts a briefing in one message, since the page reads what is stored', async () => {
    const payloads = platform.render(postOf(3).briefing, [])
    expect(payloads).toHaveLength(1)
    expect(await platform.send(destination, payloads[0] ?? '', 'k')).toEqual({ kind: 'posted', messageId: 's1-v3' })
    expect(await platform.edit(destination, 's1-v3', payloads[0] ?? '')).toEqual({ kind: 'posted', messageId: 's1-v3' })
    expect(await platform.find(destination, 'k')).toBeNull()
    // The page shows what is stored: it has no second copy that would need a label.
    expect(platform.markRepeat?.(payloads[0] ?? '')).toBe(payloads[0])
  })
})

describe('starting and stopping', () => {
  it('says what to do where the port is taken, and stops with a connection open', async () => {
    const first = await open()
    const port = Number(new URL(first.url).port)
    await expect(startWeb({ port })).rejects.toThrow(ReadoutError)
    await expect(startWeb({ port })).rejects.toThrow(/is taken.*set READOUT_PORT/u)
    // fetch keeps its connection.
    expect(await (await fetch(`${first.url}/newest`)).text()).toBe('s1-v2')
    await first.web.stop()
    await first.web.stop()
    await expect(fetch(first.url)).rejects.toThrow()
  })
})
