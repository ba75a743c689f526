// Why it exists: the line to Slack holds: a socket that comes back, a signature that is checked, a token that is refused.
import { inspect } from 'node:util'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeSlack, type Slack, type SlackOptions } from '../../adapters/slack/register.ts'
import { makeSlackDouble, type SlackDouble } from '../doubles/slack.ts'
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

describe('an app that is removed', () => {
  test.each([
    ['is uninstalled', { type: 'app_uninstalled' }],
    ['loses its token', { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }],
  ])('and %s is said with its workspace, and back when somebody uses it again', async (_, event) => {
    const told: unknown[] = []
    const presence = async (workspace: string, isHere: boolean) => {
      told.push([workspace, isHere])
    }
    const { people, double } = await bench('socket', () => say('x'), { presence })
    await people.event(event)
    await double.until(() => told.length === 2)
    await people.command('latest')
    await double.until(() => double.answers.length === 1)
    expect(told).toEqual([
      ['T1', true],
      ['T1', false],
      ['T1', true],
    ])
  })

  test('is none for a token of a user', async () => {
    const told: unknown[] = []
    const presence = async (workspace: string, isHere: boolean) => {
      told.push([workspace, isHere])
    }
    const { people, double } = await bench('socket', () => say('x'), { presence })
    await people.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } })
    await people.command('latest')
    await double.until(() => double.answers.length === 1)
    expect(told).toEqual([['T1', true]])
  })
})

function slackAt(double: SlackDouble, more: Partial<SlackOptions> = {}): Slack {
  return makeSlack({
    ask: async () => say('x'),
    suggest: async () => [],
    clock: Date.now,
    report: () => {},
    botToken: double.world.botToken,
    connect: { by: 'socket', appToken: double.world.appToken },
    listForHome: async () => [],
    apiUrl: double.apiUrl,
    ...more,
  })
}

describe('a start', () => {
  const unavailable = {
    code: 'unavailable',
    reason: 'connection',
    message: expect.stringContaining('cannot be reached'),
  }

  test.each(['auth.test', 'apps.connections.open'])(
    'is none while %s gets no answer; another one connects, and asks anew whose the token is',
    async (method) => {
      const double = await makeSlackDouble()
      double.fail(method, { kind: 'cut' }, { kind: 'status', status: 503 }, { kind: 'status', status: 429 })
      const slack = slackAt(double)
      for (let attempt = 0; attempt < 3; attempt++) {
        await expect(slack.start()).rejects.toMatchObject(unavailable)
        expect(double.socket.opened()).toBe(0)
      }
      await slack.start()
      expect([double.socket.isOpen(), double.socket.opened()]).toEqual([true, 1])
      expect(double.calls.filter((call) => call.method === 'auth.test')).toHaveLength(4)
      const elsewhere = { platform: 'slack', workspace: 'T2', channel: 'C1' } as const
      const [payload = ''] = slack.platform.render(
        { id: 'b', storyId: 's', version: 1, asOf: 0, blocks: [], passages: [] },
        [],
      )
      expect(await slack.platform.send(elsewhere, payload, 'k')).toMatchObject({ scope: 'destination' })
      await slack.stop()
      await double.close()
    },
  )

  test('that failed leaves nothing behind that goes on trying beside the next one', async () => {
    const double = await makeSlackDouble()
    double.fail('apps.connections.open', { kind: 'cut' })
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const slack = slackAt(double)
    await expect(slack.start()).rejects.toMatchObject(unavailable)
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    await slack.stop()
    expect(double.calls.filter(({ method }) => method === 'apps.connections.open')).toHaveLength(1)
    await double.close()
  })

  test('over HTTP opens no port before Slack has said whose the token is', async () => {
    const double = await makeSlackDouble()
    double.fail('auth.test', { kind: 'cut' })
    const slack = slackAt(double, { connect: { by: 'http', signingSecret: SECRET, port: 0 } })
    await expect(slack.start()).rejects.toMatchObject(unavailable)
    expect(slack.port()).toBeNull()
    await slack.start()
    expect(slack.port()).toBeGreaterThan(0)
    await slack.stop()
    await double.close()
  })

  test('says nothing of a token, nor of a ticket', async () => {
    const double = await makeSlackDouble()
    double.fail('auth.test', { kind: 'cut' })
    const error = await slackAt(double)
      .start()
      .catch((thrown: unknown) => thrown)
    expect(inspect(error, { depth: 9 })).not.toMatch(/xoxb-double|xapp-double|ticket=t/u)
    await double.close()
  })
})

test('it stops in time although Slack is silent', async () => {
  const double = await makeSlackDouble()
  double.fail('apps.connections.open', { kind: 'silence' })
  const slack = slackAt(double)
  const starting = slack.start().catch((error: unknown) => error)
  await double.until(() => double.calls.some(({ method }) => method === 'apps.connections.open'))
  const began = performance.now()
  await slack.stop()
  expect(performance.now() - began).toBeLessThan(5_000)
  await double.close()
  // Nobody is told that it is connected.
  expect(await starting).toMatchObject({ code: 'unavailable' })
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
