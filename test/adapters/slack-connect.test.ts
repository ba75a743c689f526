// Why it exists: the line to Slack holds: a socket that comes back, a signature that is checked, a token that is refused.
import { afterEach, describe, expect, test } from 'vitest'
import { makeSlack } from '../../adapters/slack/register.ts'
import { makeSlackDouble } from '../doubles/slack.ts'
import { type Bench, makeBench, SECRET, say } from '../doubles/slack-bench.ts'
import { postSigned } from '../doubles/slack-people.ts'

let open: Bench[] = []
afterEach(async () => {
  for (const bench of open) await bench.close()
  open = []
})
const bench: typeof makeBench = async (...args) => {
  const made = await makeBench(...args)
  open.push(made)
  return made
}

describe('the socket', () => {
  test('comes back at once when Slack asks to leave or the network breaks', async () => {
    const { people, double } = await bench('socket', () => say('x'))
    for (const [at, lose] of [double.socket.askToLeave, double.socket.cut].entries()) {
      const began = performance.now()
      lose()
      await double.until(() => double.socket.opened() === at + 2 && double.socket.isOpen())
      expect(performance.now() - began).toBeLessThan(2_000)
    }
    await people.command('latest')
    await double.until(() => double.answers.length === 1)
  })

  test('is tried again when Slack cannot be reached', async () => {
    const { double, reported } = await bench('socket', () => say('x'), {
      prepare: (slack) => slack.fail('apps.connections.open', { kind: 'cut' }),
    })
    await double.until(() => double.socket.isOpen())
    expect(reported.length).toBeGreaterThan(0)
  })

  test('a token that is revoked while it runs ends the socket, not the process', async () => {
    const { double, reported, slack } = await bench('socket', () => say('x'))
    double.world.appToken = 'xapp-new'
    const calls = double.calls.length
    double.socket.cut()
    await double.until(() => double.calls.slice(calls).some(({ method }) => method === 'apps.connections.open'))
    await slack.stop()
    expect(reported.map(String).join('\n')).toContain('Slack does not accept the app token any more')
    expect(double.socket.opened()).toBe(1)
  })

  test('a token that is wrong from the start is said as a setting that is wrong', async () => {
    const bad = bench('socket', () => say('x'), {
      prepare: ({ world }) => Object.assign(world, { appToken: 'xapp-other' }),
    })
    await expect(bad).rejects.toMatchObject({ reason: 'config', message: expect.stringContaining('app token') })
    const bot = bench('socket', () => say('x'), { botToken: 'xoxb-wrong-1' })
    await expect(bot).rejects.toMatchObject({ reason: 'config', message: expect.not.stringContaining('xoxb') })
  })
})

test('it stops in time although Slack is silent', async () => {
  const double = await makeSlackDouble()
  double.fail('apps.connections.open', { kind: 'silence' })
  const slack = makeSlack({
    ask: async () => say('x'),
    suggest: async () => [],
    clock: Date.now,
    report: () => {},
    botToken: double.world.botToken,
    connect: { by: 'socket', appToken: double.world.appToken },
    listForHome: async () => [],
    apiUrl: double.apiUrl,
  })
  const starting = slack.start()
  await double.until(() => double.calls.some(({ method }) => method === 'apps.connections.open'))
  const began = performance.now()
  await slack.stop()
  expect(performance.now() - began).toBeLessThan(5_000)
  await double.close()
  await starting
})

describe('a signed request', () => {
  const payload = {
    command: '/readout',
    text: 'latest',
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    trigger_id: 't',
  }

  test.each([
    ['in time', 0, SECRET, 200],
    ['six minutes old', -360_000, SECRET, 401],
    ['six minutes ahead', 360_000, SECRET, 401],
    ['signed by another', 0, 'another-secret', 401],
  ])('%s', async (_, skew, secret, status) => {
    const { slack, asked } = await bench('http', () => say('x'))
    const port = slack.port() ?? 0
    const answer = await postSigned({ port, secret, type: 'slash_commands', payload, at: Date.now() + skew })
    await slack.stop()
    expect(answer.status).toBe(status)
    expect(asked.length).toBe(status === 200 ? 1 : 0)
  })

  test('to any other path, or of another kind, does nothing', async () => {
    const { slack, asked } = await bench('http', () => say('x'))
    const port = slack.port() ?? 0
    const other = await postSigned({ port, secret: SECRET, type: 'slash_commands', payload, path: '/other' })
    const get = await fetch(`http://127.0.0.1:${port}/slack/events`)
    const odd = await postSigned({ port, secret: SECRET, type: 'something_new', payload: { type: 'new_thing' } })
    await slack.stop()
    expect([other.status, get.status, odd.status]).toEqual([404, 404, 200])
    expect(slack.ignored()).toEqual({ unknown: 1, repeated: 0 })
    expect(asked).toEqual([])
  })

  test('replayed to the letter has no effect', async () => {
    const { slack, asked } = await bench('http', () => say('x'))
    const options = {
      port: slack.port() ?? 0,
      secret: SECRET,
      type: 'slash_commands',
      payload,
      at: Date.now(),
    } as const
    const statuses = [(await postSigned(options)).status, (await postSigned(options)).status]
    await slack.stop()
    expect(statuses).toEqual([200, 200])
    expect(asked).toHaveLength(1)
    expect(slack.ignored().repeated).toBe(1)
  })
})
