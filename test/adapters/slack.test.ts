// Why it exists: what people do in Slack is answered, through the official clients, over a socket and over signed HTTP.
import { afterEach, describe, expect, test } from 'vitest'
import type { Reply } from '../../src/core/command.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import { type Bench, type Mode, makeBench, say } from '../doubles/slack-bench.ts'
import { picked } from '../doubles/slack-people.ts'
import { fields, textsOf } from '../doubles/slack-rules.ts'

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

const FORM: Reply = say('Write: subscribe TOPIC daily 08:00 Europe/Berlin', {
  form: { topic: 'grain', at: null, timeZone: null, problem: null },
})
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function textOf(message: unknown): string {
  return textsOf(fields(message).blocks).join('\n')
}

describe.each<Mode>(['socket', 'http'])('over %s', (mode) => {
  test('a command is acknowledged at once and answered to the asker alone', async () => {
    const { people, double, asked } = await bench(mode, () => say('Nobody of that name.'))
    const ack = await people.command('person Ushal')
    await double.until(() => double.answers.length === 1)
    expect(ack.payload).toEqual({})
    expect(asked.map(({ words }) => words)).toEqual(['person Ushal'])
    expect(asked[0]?.asker).toEqual({
      destination: { platform: 'slack', workspace: 'T1', channel: 'C1' },
      userId: 'U1',
      timeZone: 'Europe/Berlin',
      mayManage: true,
      canPost: true,
    })
    expect(double.answers[0]).toMatchObject({ to: 'response_url', message: { response_type: 'ephemeral' } })
    expect(textOf(double.answers[0]?.message)).toBe('Nobody of that name.')
  })

  test('a story of hundreds of lines is five answers, and the last says what is left out', async () => {
    const items = Array.from({ length: 400 }, (_, at) => `Item ${at + 1}: ${'word '.repeat(60)}`)
    const { people, double, slack } = await bench(mode, () => ({
      blocks: [{ type: 'list', items }],
      visibility: 'asker',
    }))
    await people.command('story s1')
    await double.until(() => double.answers.length === 5)
    await slack.stop()
    expect(double.answers.map(({ to }) => to)).toEqual(Array.from({ length: 5 }, () => 'response_url'))
    const texts = double.answers.map(({ message }) => textOf(message)).join('\n')
    const told = texts.match(/^Item \d+/gmu)?.length ?? 0
    expect(texts).toContain(`… ${400 - told} more lines left out`)
    expect(double.refused).toEqual([])
  })

  test('an answer for the channel is seen by all, a bare command asks for help', async () => {
    const { people, double, asked } = await bench(mode, () => say('Subscribed.', { visibility: 'channel' }))
    await people.command('')
    await double.until(() => double.answers.length === 1)
    expect(asked[0]?.words).toBe('help')
    expect(double.answers[0]?.message.response_type).toBe('in_channel')
  })

  test('a button asks its words; only who pressed sees the answer', async () => {
    const { people, double, asked } = await bench(mode, () => say('Claims …', { visibility: 'channel' }))
    const ack = await people.press('claims of s123', { user: 'U7' })
    await double.until(() => double.answers.length === 1)
    expect(ack.payload).toEqual({})
    expect(asked[0]).toMatchObject({ words: 'claims of s123', asker: { userId: 'U7', mayManage: false } })
    expect(double.answers[0]?.message).toMatchObject({ response_type: 'ephemeral', replace_original: false })
  })

  test('a form opens, and what is picked in it becomes words whose answer stands where the form stood', async () => {
    const { people, double, asked } = await bench(mode, (words) =>
      words === 'subscribe' ? FORM : say('Subscribed to grain.'),
    )
    await people.command('subscribe')
    await double.until(() => double.views.length === 1)
    const view = double.views[0]?.view ?? {}
    expect(JSON.stringify(view)).toContain('"initial_option":{"text":{"type":"plain_text","text":"Europe/Berlin"')
    const ack = await people.submit(view, picked('grain "talks"', '07:30', 'America/New_York', ['mon', 'wed']))
    expect(asked.at(-1)).toMatchObject({
      words: 'subscribe grain "talks" daily 07:30 America/New_York on mon,wed',
      asker: { mayManage: true, destination: { workspace: 'T1', channel: 'C1' } },
    })
    expect(ack.payload).toMatchObject({ response_action: 'update', view: { type: 'modal' } })
    expect(textOf(ack.payload.view)).toBe('Subscribed to grain.')
    expect(double.answers).toEqual([])
  })

  test('what is wrong in a form is said at its field', async () => {
    // Its words name an hour and a day; the field alone says where it stands.
    const problem = 'Not there at any hour of any day: try Europe/Berlin.'
    const wrong = say('', { form: { topic: 'x', at: null, timeZone: null, problem, field: 'timeZone' } })
    const { people, asked } = await bench(mode, () => wrong)
    const view = { callback_id: 'subscribe', private_metadata: JSON.stringify({ channel: 'C1' }), type: 'modal' }
    const empty = await people.submit(view, picked('  ', '08:00', 'Europe/Berlin', []))
    expect(empty.payload).toEqual({
      response_action: 'errors',
      errors: { topic: 'Name a topic, for example: all', days: 'Pick at least one day' },
    })
    expect(asked).toEqual([])
    const zone = await people.submit(view, picked('x', '08:00', 'Mars/Phobos', WEEK))
    expect(asked[0]?.words).toBe('subscribe x daily 08:00 Mars/Phobos')
    expect(zone.payload.errors).toEqual({ zone: problem })
  })

  test('time zones are offered while somebody types', async () => {
    const suggest = async (kind: string, typed: string) =>
      kind === 'timezone' && typed === 'ber' ? ['Europe/Berlin', 'Atlantic/Bermuda', 'x'.repeat(200)] : []
    const { people } = await bench(mode, () => say(''), { suggest })
    const { payload } = await people.type('ber')
    expect(payload.options).toEqual([
      { text: { type: 'plain_text', text: 'Europe/Berlin', emoji: false }, value: 'Europe/Berlin' },
      { text: { type: 'plain_text', text: 'Atlantic/Bermuda', emoji: false }, value: 'Atlantic/Bermuda' },
    ])
  })

  test('what throws is acknowledged and answered without its cause; what is unknown is acknowledged and counted', async () => {
    const { people, double, reported, slack } = await bench(mode, (words) => {
      if (words === 'latest') throw new Error('the disk at /secret is full')
      throw new ReadoutError('unavailable', 'store', 'The store cannot be read now.')
    })
    await people.command('latest')
    await people.command('claims')
    await double.until(() => double.answers.length === 2)
    const said = double.answers.map(({ message }) => textOf(message)).toSorted()
    expect(said).toEqual(['Something went wrong inside Readout; the log says what.', 'The store cannot be read now.'])
    expect(reported).toHaveLength(2)
    const { ms } = await people.event({}, 'EvOdd')
    expect(ms).toBeLessThan(3_000)
    expect(slack.ignored().unknown).toBe(1)
    // A button of nobody's, and one without words.
    await people.press('x', {}, 'other')
    await people.press('')
    await slack.stop()
    expect(double.answers).toHaveLength(2)
  })

  test('one deed has one effect, however often Slack tells of it', async () => {
    const { double, people, asked, slack } = await bench(mode, () => say('yes'))
    const trigger = double.trigger
    Object.assign(double, { trigger: () => 'same' })
    await people.command('latest')
    await people.command('latest')
    Object.assign(double, { trigger })
    await people.command('latest')
    await double.until(() => double.answers.length === 2)
    expect(asked).toHaveLength(2)
    expect(slack.ignored().repeated).toBe(1)
  })

  test('the home page shows the subscriptions that its reader may see', async () => {
    const row = {
      topic: 'grain <!channel>',
      when: 'daily 08:00 Europe/Berlin',
      paused: false,
      next: 'Sun 29 Mar 2026, 08:00',
    }
    const { people, double } = await bench(mode, () => say(''), {
      listForHome: async (workspace) => {
        expect(workspace).toBe('T1')
        return [
          { ...row, channel: 'C1' },
          { ...row, channel: 'CSECRET', topic: 'secret' },
          { ...row, channel: 'COURS', topic: 'ours', paused: true },
        ]
      },
    })
    double.world.channels.CSECRET = { id: 'CSECRET', is_private: true, members: ['U9'] }
    double.world.channels.COURS = { id: 'COURS', is_private: true, members: ['U1'] }
    await people.openHome('U1')
    await double.until(() => double.views.length === 1)
    const shown = JSON.stringify(double.views[0])
    expect(double.views[0]).toMatchObject({ method: 'views.publish', user: 'U1', view: { type: 'home' } })
    expect(shown).toContain('grain <!channel> · daily 08:00 Europe/Berlin · next Sun 29 Mar 2026, 08:00')
    expect(shown).toContain('ours · daily 08:00 Europe/Berlin · paused')
    expect(shown).not.toContain('secret')
    expect(double.refused).toEqual([])
  })
})

describe('who may manage a channel', () => {
  const managers = 'S1'
  const prepare: Parameters<typeof makeBench>[2] = {
    managers,
    prepare: ({ world }) => {
      world.groups.S1 = ['UDESK']
      Object.assign(world.users, {
        UDESK: { id: 'UDESK', team_id: 'T1' },
        UGUEST: { id: 'UGUEST', team_id: 'T2', is_admin: true },
        U9: { id: 'U9', team_id: 'T1' },
      })
    },
  }
  test.each([
    ['who made it', 'U1', 'C1', true],
    ['nobody else', 'U9', 'C1', false],
    ['an admin', 'UADMIN', 'C1', true],
    ['no admin of another workspace', 'UGUEST', 'C1', false],
    ['a member of the chosen group', 'UDESK', 'C2', true],
    ['nobody in a channel that is not told', 'U1', 'CNONE', false],
    ['who is alone with the app', 'U9', 'D1', true],
  ])('%s', async (_, user, channel, may) => {
    const { people, double, asked } = await bench('socket', () => say('x'), prepare)
    double.world.channels.D1 = { id: 'D1' }
    await people.command('list', { user, channel })
    await double.until(() => double.answers.length === 1)
    expect(asked[0]?.asker.mayManage).toBe(may)
  })

  test.each([
    ['C404', undefined, false],
    ['C5', { id: 'C5', is_member: false }, false],
    ['D777', undefined, false],
    ['C6', { id: 'C6', is_member: true }, true],
  ])('in %s: whether anything could be posted is told', async (channel, found, canPost) => {
    const { people, double, asked } = await bench('socket', () => say('x'))
    if (found !== undefined) double.world.channels[channel] = found
    await people.command('list', { user: 'UADMIN', channel })
    await double.until(() => double.answers.length === 1)
    expect(asked[0]?.asker.canPost).toBe(canPost)
  })

  test('nobody, where Slack does not let us look', async () => {
    const { people, double, asked } = await bench('socket', () => say('x'), {
      prepare: ({ world }) => world.scopes.clear(),
    })
    await people.command('list', { user: 'UADMIN' })
    await double.until(() => double.answers.length === 1)
    expect(asked[0]?.asker).toMatchObject({ mayManage: false, timeZone: null })
  })
})

describe('when Slack is slow or the way back is shut', () => {
  test('a form that comes too late is said in words', async () => {
    const { people, double } = await bench('socket', () => FORM)
    double.fail('views.open', { kind: 'error', error: 'expired_trigger_id' })
    await people.command('subscribe')
    await double.until(() => double.answers.length === 1)
    expect(textOf(double.answers[0]?.message)).toBe('Write: subscribe TOPIC daily 08:00 Europe/Berlin')
  })

  test('an answer finds the other way', async () => {
    const { people, double } = await bench('socket', () => say('Here.'))
    double.fail('respond', { kind: 'status', status: 404 })
    await people.command('latest')
    await double.until(() => double.answers.length === 1)
    expect(double.answers[0]).toMatchObject({ to: 'ephemeral', message: { channel: 'C1', user: 'U1' } })
  })

  test('a submission that takes long is acknowledged in time and answered later', async () => {
    let finish = (_: Reply) => {}
    const answer = new Promise<Reply>((resolve) => {
      finish = resolve
    })
    const { people, double } = await bench('socket', () => answer)
    const view = { callback_id: 'subscribe', private_metadata: JSON.stringify({ channel: 'C1' }), type: 'modal' }
    const ack = await people.submit(view, picked('x', '08:00', 'Europe/Berlin', WEEK))
    expect(ack.ms).toBeLessThan(3_000)
    expect(textOf(ack.payload.view)).toBe('Working on it …')
    finish(say('Subscribed.'))
    await double.until(() => double.views.length === 1)
    expect(textOf(double.views[0]?.view)).toBe('Subscribed.')
  })
})
