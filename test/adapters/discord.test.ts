// Why it exists: whatever a user does on Discord gets one answer in time, seen by whom it is for, through the official client.
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { say, useStage } from './discord-bot.ts'
import { buttonsOf } from './discord-text.ts'

const stage = useStage()

describe('commands', () => {
  test.each([
    ['latest', {}, 'latest'],
    ['latest', { topic: 'grain talks' }, 'latest grain talks'],
    ['story', { story: 's123abc' }, 'story s123abc'],
    ['person', { name: '  Ada \n Quill ' }, 'person Ada Quill'],
    ['claims', { status: 'denied' }, 'claims denied'],
    ['of', { part: 'claims', story: 's123abc' }, 'claims of s123abc'],
    ['of', { story: '“Varrel”  meets "Tovan"', part: 'sources' }, 'sources of "Varrel meets Tovan"'],
    ['subscribe', {}, 'subscribe'],
    ['subscribe', { topic: '"grain talks" -sports' }, 'subscribe "grain talks" -sports'],
    [
      'subscribe',
      { days: 'mon, tue', topic: 'grain', at: '08:30', timezone: 'Europe/Berlin' },
      'subscribe grain daily 08:30 Europe/Berlin on mon,tue',
    ],
    ['unsubscribe', { topic: 'grain' }, 'unsubscribe grain'],
    ['list', {}, 'list'],
    ['pause', { topic: 'grain' }, 'pause grain'],
    ['resume', { topic: 'grain' }, 'resume grain'],
    ['preview', { topic: 'grain' }, 'preview grain'],
    ['claim', { claim: 'c12' }, 'claim c12'],
    ['next', { topic: 'grain' }, 'next grain'],
    ['changes', { story: 's1', since: '2031-05-06' }, 'changes s1 since 2031-05-06'],
    ['search', { words: '"grain talks"', to: '2031-05-06' }, 'search "grain talks" to:2031-05-06'],
    ['status', {}, 'status'],
    ['why', { id: 'R-1A2B3' }, 'why R-1A2B3'],
    ['claims', { by: 'Ann Lee' }, 'claims by Ann Lee'],
    ['claims', { about: 'Ann Lee' }, 'claims about Ann Lee'],
    ['people', { what: 'merge', first: 'Lee, Ann', second: 'Anna Li' }, 'people merge Lee Ann, Anna Li'],
    ['people', { what: 'split', second: 'judge', first: 'Jon Amsel' }, 'people split Jon Amsel, judge'],
    ['people', { what: 'undo' }, 'people undo'],
    ['people', { what: 'undo', first: 'p3' }, 'people undo p3'],
    ['topic', { what: 'list' }, 'topic list'],
    ['topic', { what: 'show', topic: '"grain" talks' }, 'topic show "grain talks"'],
    [
      'topic',
      { query: 'grain OR "wheat talks" -sports', what: 'create', topic: 'grain talks' },
      'topic create "grain talks" grain OR "wheat talks" -sports',
    ],
    ['settings', {}, 'settings'],
    ['settings', { value: 'Europe/Berlin', setting: 'timezone' }, 'settings timezone Europe/Berlin'],
    ['export', {}, 'export'],
    ['import', { text: '{"readout":1}' }, 'import {"readout":1}'],
    ['import', { text: '{"readout":1}', check: 'check' }, 'import check {"readout":1}'],
    ['help', {}, 'help'],
  ])('%s %j asks "%s", and only the asker sees the answer', async (subcommand, options, words) => {
    await stage.start(() => say('Yes.'))
    const doing = stage.discord.command(subcommand, options as Record<string, string>)
    expect(await stage.seen(doing)).toEqual(['Yes.'])
    expect(stage.asked.map((one) => one.words)).toEqual([words])
    expect(doing.shown.map(({ ephemeral }) => ephemeral)).toEqual([true])
    expect(stage.discord.state.violations).toEqual([])
  })

  test('tells where the asker is and reads from each interaction who may manage the channel', async () => {
    await stage.start()
    await stage.seen(stage.discord.command('list', {}, { userId: '200000000000000009' }))
    await stage.seen(stage.discord.command('list', {}, { mayManage: true }))
    await stage.seen(stage.discord.command('list', {}, { permissions: 1n << 3n }))
    await stage.seen(stage.discord.command('list', {}, { permissions: 1n << 5n }))
    const { guildId, channelId } = stage.discord
    expect(stage.asked[0]?.asker).toEqual({
      destination: { platform: 'discord', workspace: guildId, channel: channelId },
      userId: '200000000000000009',
      timeZone: null,
      mayManage: false,
    })
    // A manager, an administrator, and somebody who may manage the server alone.
    expect(stage.asked.slice(1).map(({ asker }) => asker.mayManage)).toEqual([true, true, false])
  })

  test('shows a reply for the channel to the channel', async () => {
    await stage.start(() => say('For all.', { visibility: 'channel' }))
    const doing = stage.discord.command('latest')
    expect(await stage.seen(doing)).toEqual(['For all.'])
    expect(doing.shown.map(({ ephemeral }) => ephemeral)).toEqual([false])
  })

  test.each([
    [45, 0],
    [400, 355],
  ])('hands %d lines out in parts, the rest behind a button, and leaves out %d', async (count, leftOut) => {
    const items = Array.from({ length: count }, (_, at) => `Item ${at + 1}: ${'word '.repeat(60)}`)
    await stage.start(() => ({ blocks: [{ type: 'list', items }], visibility: 'asker' }))
    const first = stage.discord.command('claims')
    const shown = [...(await stage.seen(first, 3))]
    const left = (doing: typeof first) => buttonsOf(doing.shown.at(-1) ?? {})[0]
    for (let more = left(first); more !== undefined; ) {
      const [, count] = /^More \((\d+)\)$/u.exec(more.label) ?? []
      const next = stage.discord.press(more.id)
      shown.push(...(await stage.seen(next, Math.min(3, Number(count)))))
      more = left(next)
    }
    const numbers = [...shown.join('\n').matchAll(/Item (\d+)/gu)].map(([, number]) => Number(number))
    expect(numbers).toEqual(items.slice(0, count - leftOut).map((_, at) => at + 1))
    expect(shown.length).toBeLessThanOrEqual(5)
    const said = /… (\d+) more lines left out: ask for something narrower/u.exec(shown.at(-1) ?? '')?.[1]
    expect(Number(said ?? 0)).toBe(leftOut)
    expect(stage.asked).toHaveLength(1)
    expect(stage.discord.state.violations).toEqual([])
  })

  test('answers what it does not know: another command, an old subcommand, menus and forms of others', async () => {
    await stage.start()
    const { discord } = stage
    const none = [
      discord.act(2, { id: '1', name: 'other', type: 1 }),
      discord.command('constructor'),
      discord.command('__proto__', { topic: 'x' }),
      discord.act(2, { id: '1', name: 'Report', type: 2, target_id: '200000000000000002', resolved: {} }),
      discord.act(3, { custom_id: 'x', component_type: 3, values: ['a'] }, {}, { ...messageBase, id: '1' }),
      discord.submit('other', []),
      discord.press('unheard-of'),
    ]
    for (const doing of none) {
      const [text] = await stage.seen(doing)
      expect(text).toMatch(/I know no such command here|has expired/u)
      expect(doing.shown[0]?.ephemeral).toBe(true)
    }
    expect(stage.asked).toEqual([])
    expect(stage.reported).toEqual([])
  })
})

const messageBase = {
  channel_id: '100000000000000003',
  author: { id: '1', username: 'x', discriminator: '0', avatar: null },
  content: '',
  timestamp: '2026-03-09T19:05:00Z',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
  type: 0,
}

describe('an answer that takes its time', () => {
  test.each([
    ['asker', [true]],
    ['channel', [true, false]],
  ] as const)('is announced at once and comes later: for the %s', async (visibility, ephemeral) => {
    const slow = Promise.withResolvers<void>()
    await stage.start(() => slow.promise.then(() => say('At last.', { visibility })), { acknowledgeWithinMs: 0 })
    const doing = stage.discord.command('latest')
    await stage.discord.when(() => doing.type === 5)
    expect(doing.shown).toEqual([])
    slow.resolve()
    const texts = await stage.seen(doing, ephemeral.length)
    expect(texts.at(-1)).toBe('At last.')
    expect(doing.shown.map((one) => one.ephemeral)).toEqual(ephemeral)
    expect(stage.discord.state.violations).toEqual([])
  })

  test('may be a form: then a button opens it', async () => {
    const slow = Promise.withResolvers<void>()
    const form = { topic: 'grain', at: null, timeZone: null, problem: null }
    await stage.start(() => slow.promise.then(() => say('Write: subscribe …', { form })), { acknowledgeWithinMs: 0 })
    const doing = stage.discord.command('subscribe')
    await stage.discord.when(() => doing.type === 5)
    slow.resolve()
    await stage.seen(doing)
    const [button] = buttonsOf(doing.shown[0] ?? {})
    const pressed = stage.discord.press(button?.id ?? '')
    await stage.discord.when(() => pressed.type !== null)
    expect(pressed.type).toBe(9)
  })

  test('is one general line where asking fails, and the log hears why', async () => {
    await stage.start(() => Promise.reject(new Error('the secret of the store')))
    const texts = await stage.seen(stage.discord.command('latest'))
    expect(texts).toEqual(['Something went wrong inside Readout; the log says what.'])
    expect(inspect(stage.reported)).toContain('the secret of the store')
  })
})

describe('acknowledging', () => {
  const callback = /^\/interactions\/.*\/callback$/u

  test.each([
    ['its answer is lost after it counted', { kind: 'cut', accepted: true }],
    ['it is lost before it counted', { kind: 'cut', accepted: false }],
    ['Discord answers 502 after it counted', { kind: 'status', status: 502, accepted: true }],
    ['Discord answers 500 before it counted', { kind: 'status', status: 500 }],
  ] as const)('is made once more where %s: one answer', async (_, fault) => {
    stage.discord.order('POST', callback, fault)
    await stage.start()
    const doing = stage.discord.command('latest')
    expect(await stage.seen(doing)).toEqual(['Yes.'])
    await stage.discord.when(() => stage.discord.state.calls.filter(({ path }) => callback.test(path)).length === 2)
    expect(doing.shown).toHaveLength(1)
  })

  test.each([
    ['the edit of an announced answer', 0, 'PATCH', /^\/webhooks\//u],
    ['an answer at once', 5_000, 'POST', callback],
  ] as const)('is no silence where Discord refuses %s', async (_, acknowledgeWithinMs, method, path) => {
    const refused = { kind: 'status', status: 400, body: { code: 50035, message: 'Invalid Form Body' } } as const
    const slow = Promise.withResolvers<void>()
    stage.discord.order(method, path, refused)
    await stage.start(() => slow.promise.then(() => say('Yes.')), { acknowledgeWithinMs })
    const doing = stage.discord.command('latest')
    if (acknowledgeWithinMs === 0) await stage.discord.when(() => doing.type === 5)
    slow.resolve()
    expect(await stage.seen(doing)).toEqual([expect.stringContaining('could not be shown')])
    expect(doing.shown[0]?.ephemeral).toBe(true)
    expect(stage.reported).toHaveLength(1)
  })

  test('survives a 204 that claims to be JSON', async () => {
    await stage.start()
    await stage.seen(stage.discord.command('latest'))
    expect(stage.reported).toEqual([])
  })

  test('leaves an interaction to the process that was faster', async () => {
    const taken = { status: 400, body: { code: 40060, message: 'Interaction has already been acknowledged.' } } as const
    stage.discord.order('POST', callback, { kind: 'status', ...taken })
    await stage.start()
    const doing = stage.discord.command('latest')
    await stage.seen(stage.discord.command('help'))
    expect(doing.shown).toEqual([])
    expect(stage.reported).toEqual([])
  })

  test('too late is told to the log, without the token that the address holds', async () => {
    stage.discord.state.tooLate = true
    const heard = Promise.withResolvers<unknown>()
    await stage.start(undefined, { report: heard.resolve })
    const doing = stage.discord.command('latest')
    const error = inspect(await heard.promise, { depth: 9 })
    expect(error).toContain('Unknown interaction')
    expect(error).not.toContain(doing.token)
  })
})
