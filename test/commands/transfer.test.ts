// Why it exists: what a channel has set up can be given out and taken in again: all of it or nothing, and twice is once.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeAsk } from '../../src/commands/ask.ts'
import { makeTransfer } from '../../src/commands/export.ts'
import { renderReply } from '../../src/commands/text.ts'
import { type Asker, MAX_CODE } from '../../src/core/command.ts'
import type { Store } from '../../src/core/ports.ts'
import { readTransfer } from '../../src/core/transfer.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, makeClock } from '../delivery/fakes.ts'

const MANAGER: Asker = { destination: channel('C1'), userId: 'U1', timeZone: null, mayManage: true }
const READER: Asker = { ...MANAGER, userId: 'U2', mayManage: false }
const SIBLING: Asker = { ...MANAGER, destination: channel('C2') }
const STRANGER: Asker = { ...MANAGER, destination: { ...channel('C1'), workspace: 'T9' } }

let time: ReturnType<typeof makeClock>
let store: Store
beforeEach(async () => {
  time = makeClock('2031-05-06T12:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
})
afterEach(async () => {
  await store.close()
})

function raise(error: unknown): void {
  throw error
}

function ask(words: string, asker: Asker = MANAGER) {
  return makeAsk({ store, clock: time.clock, report: raise })(words, asker)
}

async function say(words: string, asker: Asker = MANAGER): Promise<string> {
  return renderReply(await ask(words, asker))
}

async function codesOf(asker: Asker): Promise<readonly string[]> {
  return (await ask('export', asker)).blocks.flatMap((block) => (block.type === 'code' ? [block.text] : []))
}

async function setUp(): Promise<void> {
  for (const words of [
    'topic create "grain talks" grain OR person:"Ann Lee" -"winter games"',
    'topic create rye rye',
    'settings timezone Europe/Berlin',
    'settings detail short',
    'settings quiet 22:00-07:00 Europe/Berlin',
    'subscribe grain talks daily 08:00',
    'subscribe "the strait" -sports weekly monday 09:00 UTC',
    'subscribe all twice 08:00 18:30 America/New_York on weekdays',
    'subscribe grain talks breaking from 4 sources at most 1 an hour',
    'pause all',
  ]) {
    await say(words)
    time.pass(1)
  }
}

const WHOLE =
  '{"readout":1,"topics":[{"name":"grain talks","query":"grain OR person:\\"ann lee\\" -\\"winter games\\""},{"name":"rye","query":"rye"}],"settings":[{"name":"timezone","value":"Europe/Berlin"},{"name":"quiet","value":"22:00-07:00 Europe/Berlin"},{"name":"detail","value":"short"}],"subscriptions":[{"named":"grain talks","when":"daily 08:00 Europe/Berlin"},{"topic":"\\"the strait\\" -sports","when":"weekly 09:00 UTC on mon"},{"topic":"all","when":"twice 08:00 18:30 America/New_York on mon,tue,wed,thu,fri","paused":true},{"named":"grain talks","when":"breaking from 4 sources at most 1 an hour Europe/Berlin"}]}'

describe('export', () => {
  it('gives all that the channel has, for anybody who may read it', async () => {
    await setUp()
    const text = await say('export', READER)
    expect(text).toContain('This channel: 4 subscriptions, 3 settings, 2 topics. Write "import" and this behind it')
    expect(await codesOf(READER)).toEqual([WHOLE])
    expect(await codesOf({ ...SIBLING, destination: channel('C3') })).toEqual([
      expect.stringMatching(/^\{"readout":1,"topics":\[.*\],"settings":\[\],"subscriptions":\[\]\}$/u),
    ])
    expect(await say('export', STRANGER)).toContain('there is nothing to export')
  })

  it('comes in parts that can each be taken in, where one message has no room', async () => {
    for (let at = 0; at < 45; at++) await say(`topic create topic${at} ${'word '.repeat(10)}number${at}`)
    for (let at = 0; at < 45; at++) {
      await say(`subscribe topic${at} daily 08:00 America/Argentina/Buenos_Aires`)
      time.pass(1)
    }
    const codes = await codesOf(MANAGER)
    expect(codes.length).toBeGreaterThan(1)
    for (const code of codes) expect(code.length).toBeLessThanOrEqual(MAX_CODE)
    for (const code of codes) {
      expect(await say(`import ${code}`, STRANGER)).toContain('Imported into this channel')
      time.pass(1_000)
    }
    expect(await makeTransfer(store, STRANGER.destination)).toEqual(await makeTransfer(store, MANAGER.destination))
  })
})

describe('import', () => {
  it('makes the same elsewhere, says what it did, and changes nothing the second time', async () => {
    await setUp()
    expect(await say(`import check ${WHOLE}`, STRANGER)).toMatch(
      /^This would be done, and nothing is done yet:\n- topic/u,
    )
    expect(await makeTransfer(store, STRANGER.destination)).toMatchObject({
      topics: [],
      settings: [],
      subscriptions: [],
    })
    expect(await say(`import ${WHOLE}`, STRANGER)).toBe(`Imported into this channel:
- topic grain talks: grain OR person:"ann lee" -"winter games"
- topic rye: rye
- setting timezone: Europe/Berlin
- setting quiet: 22:00-07:00 Europe/Berlin
- setting detail: short
- subscription grain talks (grain OR person:"ann lee" -"winter games") daily 08:00 Europe/Berlin
- subscription "the strait" -sports weekly 09:00 UTC on mon
- subscription all twice 08:00 18:30 America/New_York on mon,tue,wed,thu,fri, paused
- subscription grain talks (grain OR person:"ann lee" -"winter games") breaking from 4 sources at most 1 an hour Europe/Berlin`)
    expect(await makeTransfer(store, STRANGER.destination)).toEqual(await makeTransfer(store, MANAGER.destination))
    const before = await store.subscriptions.all()
    time.pass(60_000)
    for (const asker of [STRANGER, MANAGER]) {
      expect(await say(`import ${WHOLE}`, asker)).toBe('Nothing to change: this channel has all of that already.')
    }
    expect(await store.subscriptions.all()).toEqual(before)
  })

  it('takes a block of code, typographic quotation marks and pretty lines', async () => {
    await setUp()
    const pretty = JSON.stringify(JSON.parse(WHOLE), null, 2)
    for (const text of [`\`\`\`json\n${pretty}\n\`\`\``, `\`\`\`${WHOLE}\`\`\``]) {
      expect(await say(`import ${text}`)).toContain('Nothing to change')
    }
    const curly = '{“readout”:1,“subscriptions”:[{“topic”:“grain”,“when”:“daily 08:00 UTC”}]}'
    expect(await say(`/readout import ${curly}`)).toContain('- subscription grain daily 08:00 UTC')
  })

  it('leaves what it does not name, and changes what it names', async () => {
    await setUp()
    const text = '{"readout":1,"subscriptions":[{"topic":"all","when":"daily 07:00 UTC"}]}'
    expect(await say(`import ${text}`)).toContain(
      '- subscription all daily 07:00 UTC; before: all twice 08:00 18:30 America/New_York on mon,tue,wed,thu,fri, paused',
    )
    expect((await makeTransfer(store, MANAGER.destination)).subscriptions).toHaveLength(4)
    expect((await makeTransfer(store, MANAGER.destination)).settings).toHaveLength(3)
  })

  it('takes words for words though a topic bears them as its name', async () => {
    await say('topic create grain rye')
    await say('import {"readout":1,"subscriptions":[{"topic":"grain","when":"daily 07:00 UTC"}]}')
    const [subscription] = await store.subscriptions.all()
    expect(subscription).toMatchObject({ topic: 'grain' })
    expect(subscription).not.toHaveProperty('named')
  })

  it('changes no topic under other channels that follow it', async () => {
    await say('topic create rye rye')
    await say('subscribe rye daily 08:00 UTC')
    const text = '{"readout":1,"topics":[{"name":"rye","query":"rye OR barley"}]}'
    expect(await say(`import ${text}`)).toContain('topic rye: rye OR barley; before: rye')
    expect(await say('import {"readout":1,"topics":[{"name":"rye","query":"oats"}]}', SIBLING)).toContain(
      'topic rye: other channels follow it as rye OR barley; "topic edit" changes it for them.',
    )
    expect(await say('topic show rye')).toContain('looks for rye OR barley')
  })

  it('is for managers, and where something can be posted', async () => {
    const text = '{"readout":1,"subscriptions":[{"topic":"grain","when":"daily 08:00 UTC"}]}'
    expect(await say(`import ${text}`, READER)).toBe(
      'Only somebody who may manage this channel can change what it gets.',
    )
    expect(await say(`import ${text}`, { ...MANAGER, canPost: false })).toContain('invite it here')
    expect(await store.subscriptions.all()).toEqual([])
  })

  it('names every fault and does nothing then', async () => {
    const text = JSON.stringify({
      readout: 1,
      topics: [
        { name: 'rye', query: 'rye' },
        { name: 'Rye', query: 'oats' },
        { name: 'all', query: 'x' },
        { name: 'empty', query: '' },
      ],
      settings: [
        { name: 'colour', value: 'red' },
        { name: 'timezone', value: 'Mars/Phobos' },
        { name: 'detail', value: 'short' },
      ],
      subscriptions: [
        { topic: 'grain', when: 'daily 08:00 UTC' },
        { topic: 'grain', when: 'daily 09:00 UTC' },
        { named: 'nobody', when: 'daily 08:00 UTC' },
        { topic: '', when: 'daily 08:00 UTC' },
        { topic: 'x', when: 'sometimes' },
        { topic: 'x', when: 'daily 25:00 UTC' },
        { topic: 'x', when: '' },
      ],
    })
    const answer = await say(`import ${text}`)
    for (const fault of [
      'topic Rye: it is there twice.',
      'topic “all”: A topic’s name',
      'topic “empty”: What does it look for?',
      'setting “colour”: nothing of that name can be set.',
      'setting “timezone”: “Mars/Phobos” is no time zone',
      'subscription grain: it is there twice.',
      'subscription “nobody”: no topic has that name here.',
      'subscription “”: that is no topic',
      'subscription “x”: Write when it comes, such as: daily 08:00 Europe/Berlin',
      'subscription “x”: “25:00” is no hour',
      'subscription “x”: Still missing: the hour',
    ]) {
      expect(answer).toContain(fault)
    }
    expect(answer).toMatch(/^Nothing was imported\./u)
    expect(await makeTransfer(store, MANAGER.destination)).toMatchObject({
      topics: [],
      settings: [],
      subscriptions: [],
    })
  })

  it.each([
    ['import', 'Write what "export" gave behind it, such as: import {"readout":1'],
    ['import check', 'Write what "export" gave behind it'],
    ['import hello', 'It is no JSON, or was cut off.'],
    [`import ${WHOLE.slice(0, -2)}`, 'It is no JSON, or was cut off.'],
    ['import null', 'It is no JSON'],
    ['import []', 'Invalid input: expected object'],
    ['import {"readout":2}', 'readout: only version 1 is known here'],
    ['import {"readout":1,"subscriptions":[{"when":"daily"}]}', 'subscriptions 1: either "topic" or "named"'],
    ['import {"readout":1,"feeds":[]}', 'Unrecognized key: "feeds"'],
    ['import {"readout":1,"__proto__":{"subscriptions":[]}}', 'Unrecognized key'],
    ['import {"readout":1,"constructor":{}}', 'Unrecognized key'],
    [`import {"readout":1,"topics":${'['.repeat(5_000)}`, 'It is no JSON'],
    [`import ${'x'.repeat(1_000_000)}`, 'longer than 40000 characters'],
    [`import {"readout":1,"topics":[${'{"name":"a","query":"b"},'.repeat(250)}{}]}`, 'topics'],
  ])('%.60s is refused in a few lines', async (words, told) => {
    const answer = await say(words)
    expect(answer).toContain(told)
    expect(answer.length).toBeLessThan(9_000)
    expect(await makeTransfer(store, MANAGER.destination)).toMatchObject({
      topics: [],
      settings: [],
      subscriptions: [],
    })
  })

  it('never throws for what somebody pastes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const read = readTransfer(text)
        expect('readout' in read || read.length > 0).toBe(true)
      }),
    )
  })

  it('has an end', async () => {
    const rows = Array.from({ length: 51 }, (_, at) => ({ topic: `word${at}`, when: 'daily 08:00 UTC' }))
    expect(await say(`import ${JSON.stringify({ readout: 1, subscriptions: rows })}`)).toContain(
      'subscriptions: a channel has at most 50; these would make 51.',
    )
    expect(await store.subscriptions.all()).toEqual([])
  })
})
