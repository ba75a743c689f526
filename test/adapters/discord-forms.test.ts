// Why it exists: subscribing by form, the buttons under a briefing and completion, through the official client.
import { describe, expect, test } from 'vitest'
import type { Reply, SubscribeForm } from '../../src/core/command.ts'
import { say, useStage } from './discord-bot.ts'
import { buttonsOf } from './discord-text.ts'

const stage = useStage()
const EMPTY: SubscribeForm = { topic: null, at: null, timeZone: null, problem: null }

type Field = { custom_id: string; value?: string; options?: { value: string; default?: boolean }[] }

/** The fields of the form that an interaction was answered with, as what stands in them. */
function fieldsOf(form: unknown): Record<string, unknown> {
  const { components } = form as { components: { component?: Field; content?: string }[] }
  const entries = components.map(({ component, content }) => {
    if (component === undefined) return ['problem', content]
    const chosen = component.options?.filter((option) => option.default === true).map(({ value }) => value)
    return [component.custom_id, chosen ?? component.value ?? null]
  })
  return Object.fromEntries(entries)
}

const FILLED = [
  { type: 4, custom_id: 'topic', value: '  grain talks\n-sports ' },
  { type: 3, custom_id: 'at', values: ['07:00'] },
  { type: 4, custom_id: 'timezone', value: 'Europe/Berlin' },
  { type: 3, custom_id: 'days', values: ['fri', 'mon'] },
]
const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

describe('the form', () => {
  test('opens at once, with what was said already and what was wrong with it', async () => {
    const form = { ...EMPTY, topic: 'grain', problem: 'There is no hour 25:00; write 08:00.', days: [1, 7] }
    await stage.start(() => say('Write: subscribe …', { form }))
    const doing = stage.discord.command('subscribe', { topic: 'grain', at: '25:00', timezone: 'Europe/Oslo' })
    await stage.discord.when(() => doing.type !== null)
    expect(doing.type).toBe(9)
    expect(fieldsOf(doing.callback)).toEqual({
      problem: 'There is no hour 25\\:00; write 08\\:00.',
      topic: 'grain',
      at: ['08:00'],
      timezone: 'Europe/Oslo',
      days: ['mon', 'sun'],
    })
    expect(stage.discord.state.violations).toEqual([])
  })

  test.each([
    ['topic', ['problem', 'topic', 'at', 'timezone', 'days']],
    ['at', ['topic', 'problem', 'at', 'timezone', 'days']],
    ['timeZone', ['topic', 'at', 'problem', 'timezone', 'days']],
    ['days', ['topic', 'at', 'timezone', 'problem', 'days']],
    [undefined, ['problem', 'topic', 'at', 'timezone', 'days']],
  ] as const)('says what is wrong right above its field: %s', async (field, order) => {
    const form = { ...EMPTY, problem: 'Not so.', ...(field === undefined ? {} : { field }) }
    await stage.start(() => say('', { form }))
    const doing = stage.discord.command('subscribe')
    await stage.discord.when(() => doing.type !== null)
    expect(Object.keys(fieldsOf(doing.callback))).toEqual(order)
    expect(stage.discord.state.violations).toEqual([])
  })

  test('offers every hour and the odd one that was asked for', async () => {
    await stage.start(() => say('', { form: { ...EMPTY, at: '08:25' } }))
    const doing = stage.discord.command('subscribe')
    await stage.discord.when(() => doing.type !== null)
    expect(fieldsOf(doing.callback)).toMatchObject({ topic: null, at: ['08:25'], days: EVERY_DAY })
    const { components } = doing.callback as { components: { component: Field }[] }
    expect(components[1]?.component.options).toHaveLength(25)
  })

  test.each([
    ['all of it', FILLED, 'subscribe grain talks -sports daily 07:00 Europe/Berlin on mon,fri'],
    [
      'every day',
      FILLED.map((one) => (one.custom_id === 'days' ? { ...one, values: EVERY_DAY } : one)),
      'subscribe grain talks -sports daily 07:00 Europe/Berlin',
    ],
    ['nothing', [], 'subscribe'],
    [
      'fields of another kind',
      [
        { type: 4, custom_id: 'days', value: 'x' },
        { type: 3, custom_id: 'topic', values: ['x'] },
      ],
      'subscribe',
    ],
    [
      'a made-up day',
      [FILLED[0], { type: 3, custom_id: 'days', values: ['mon; x', 'tue'] }],
      'subscribe grain talks -sports daily on tue',
    ],
  ])('filled in with %s becomes words', async (_, fields, words) => {
    await stage.start()
    const doing = stage.discord.submit('subscribe', fields as object[] as Record<string, unknown>[], {
      mayManage: true,
    })
    expect(await stage.seen(doing)).toEqual(['Yes.'])
    expect(stage.asked).toMatchObject([{ words, asker: { mayManage: true } }])
    expect(doing.shown[0]?.ephemeral).toBe(true)
  })

  test('with a mistake in it comes back by a button, filled in', async () => {
    const form = { topic: 'grain', at: '07:00', timeZone: 'Mars/Phobos', problem: 'I know no time zone Mars/Phobos.' }
    await stage.start((words) => (words === 'subscribe' ? say('', { form: EMPTY }) : say(form.problem, { form })))
    const opened = stage.discord.command('subscribe')
    await stage.discord.when(() => opened.type === 9)
    const wrong = stage.discord.submit(String(opened.callback.custom_id), FILLED)
    expect(await stage.seen(wrong)).toEqual(['I know no time zone Mars\\/Phobos.'])
    const [button] = buttonsOf(wrong.shown[0] ?? {})
    const again = stage.discord.press(button?.id ?? '')
    await stage.discord.when(() => again.type !== null)
    expect(fieldsOf(again.callback)).toMatchObject({ topic: 'grain', at: ['07:00'], timezone: 'Mars/Phobos' })
  })

  test('holds whatever is put into it within the limits', async () => {
    const long = '\ud83d\ude00@everyone '.repeat(500)
    await stage.start(() => say('', { form: { topic: long, at: long, timeZone: long, problem: long } }))
    const doing = stage.discord.command('subscribe')
    await stage.discord.when(() => doing.type !== null)
    expect(doing.type).toBe(9)
    expect(stage.discord.state.violations).toEqual([])
  })
})

describe('buttons', () => {
  const actions = [
    { label: 'Claims', words: 'claims of s1' },
    { label: 'Long', words: `person ${'Ada '.repeat(40)}` },
  ]
  const press = async (label: string, shown: { readonly components?: unknown } | undefined) =>
    stage.discord.press(buttonsOf(shown ?? {}).find((one) => one.label === label)?.id ?? '')

  test('ask their words, long ones too, and only who pressed sees the answer', async () => {
    await stage.start((words) =>
      words === 'latest' ? say('News.', { actions }) : say('Yes.', { visibility: 'channel' }),
    )
    const latest = stage.discord.command('latest')
    await stage.seen(latest)
    for (const { label } of actions) {
      const pressed = await press(label, latest.shown[0])
      await stage.seen(pressed)
      expect(pressed.shown.map(({ ephemeral }) => ephemeral)).toEqual([true])
    }
    expect(stage.asked.map(({ words }) => words)).toEqual(['latest', ...actions.map(({ words }) => words)])
  })

  test('after a restart: short words still work, kept ones have expired', async () => {
    const first = await stage.start(() => say('News.', { actions }))
    const latest = stage.discord.command('latest')
    await stage.seen(latest)
    await first.stop()
    await stage.start()
    expect(await stage.seen(await press('Claims', latest.shown[0]))).toEqual(['Yes.'])
    expect(await stage.seen(await press('Long', latest.shown[0]))).toEqual([expect.stringContaining('has expired')])
    expect(stage.asked.map(({ words }) => words)).toEqual(['latest', 'claims of s1'])
  })

  test('pressed twice in a row have one effect; another reader may press as well', async () => {
    const slow = Promise.withResolvers<void>()
    await stage.start(() => slow.promise.then(() => say('Done.')))
    const first = stage.discord.press('ask:pause grain')
    const second = stage.discord.press('ask:pause grain')
    const other = stage.discord.press('ask:pause grain', { userId: '200000000000000077' })
    expect(await stage.seen(second)).toEqual([expect.stringContaining('Already on it')])
    slow.resolve()
    expect([...(await stage.seen(first)), ...(await stage.seen(other))]).toEqual(['Done.', 'Done.'])
    expect(stage.asked).toHaveLength(2)
  })
})

describe('completion', () => {
  test.each([
    ['person', 'name', 'person'],
    ['subscribe', 'topic', 'topic'],
    ['subscribe', 'timezone', 'timezone'],
    ['story', 'story', 'story'],
    ['topic', 'topic', 'named'],
    ['claims', 'by', 'person'],
    ['people', 'second', 'person'],
  ])('/readout %s %s offers what fits, within the limits', async (subcommand, option, kind) => {
    const asked: unknown[] = []
    const offers = ['', '\u202e', 'same', 'same', ...Array.from({ length: 40 }, (_, at) => `${at} ${'x'.repeat(300)}`)]
    await stage.start(undefined, {
      suggest: async (...call) => {
        asked.push(call.slice(0, 2))
        return offers
      },
    })
    const doing = stage.discord.complete(subcommand, option, 'be')
    await stage.discord.when(() => doing.type !== null)
    expect(doing.type).toBe(8)
    expect(asked).toEqual([[kind, 'be']])
    const { choices } = doing.callback as { choices: { name: string; value: string }[] }
    expect(choices).toHaveLength(25)
    expect(choices[0]).toEqual({ name: 'same', value: 'same' })
    expect(stage.discord.state.violations).toEqual([])
  })

  test('offers nothing where it fails or nothing is completed', async () => {
    await stage.start(undefined, { suggest: () => Promise.reject(new Error('locked')) })
    for (const option of ['topic', 'at', 'constructor']) {
      const doing = stage.discord.complete('subscribe', option, '')
      await stage.discord.when(() => doing.type !== null)
      expect(doing.callback).toEqual({ choices: [] })
    }
    expect(stage.reported).toHaveLength(1)
  })
})

test('a reply of nothing but hidden characters is still an answer', async () => {
  const empty: Reply = { blocks: [{ type: 'text', text: '\u200b\u202e' }], visibility: 'asker' }
  await stage.start(() => empty)
  expect(await stage.seen(stage.discord.command('latest'))).toEqual(['Nothing to show.'])
})
