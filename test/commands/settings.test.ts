// Why it exists: what a channel sets does something: the zone of new subscriptions, how long what is posted is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fit } from '../../src/briefing/fit.ts'
import { renderText } from '../../src/briefing/text.ts'
import { makeAsk } from '../../src/commands/ask.ts'
import { renderReply } from '../../src/commands/text.ts'
import type { Asker, Reply } from '../../src/core/command.ts'
import type { Store } from '../../src/core/ports.ts'
import { extract } from '../../src/extract/extract.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { loadSample } from '../../src/sample/edition.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, makeClock, planOf } from '../delivery/fakes.ts'

const MANAGER: Asker = { destination: channel('C1'), userId: 'U1', timeZone: 'Asia/Tokyo', mayManage: true }
const READER: Asker = { ...MANAGER, userId: 'U2', mayManage: false }
const ELSEWHERE: Asker = { ...MANAGER, destination: channel('C2') }

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

async function ask(words: string, asker: Asker = MANAGER): Promise<Reply> {
  return makeAsk({ store, clock: time.clock, report: raise })(words, asker)
}

async function say(words: string, asker: Asker = MANAGER): Promise<string> {
  return renderReply(await ask(words, asker))
}

describe('settings', () => {
  it('are shown, set and set back, for one channel', async () => {
    expect(await say('settings', READER)).toContain('- timezone: none, each subscription names its own')
    expect(await say('settings', READER)).toContain('- detail: standard')
    expect(await say('settings timezone europe/berlin')).toBe(
      'Set for this channel: timezone: Europe/Berlin (of new subscriptions that name none).',
    )
    expect(await say('setting zone = Asia/Kolkata')).toContain('timezone: Asia/Kolkata')
    expect(await say('settings timezone', READER)).toContain('timezone: Asia/Kolkata')
    expect(await say('settings detail SHORT')).toContain('detail: short')
    expect(await say('settings', ELSEWHERE)).toContain('- detail: standard')
    expect(await store.settings.find(MANAGER.destination)).toEqual({ timeZone: 'Asia/Kolkata', detail: 'short' })
    expect(await say('settings timezone off')).toContain('timezone: none')
    expect(await store.settings.find(MANAGER.destination)).toEqual({ detail: 'short' })
  })

  it('are for managers to change', async () => {
    for (const words of ['settings timezone UTC', 'settings detail short', 'settings detail off']) {
      expect(await say(words, READER)).toBe('Only somebody who may manage this channel can change what it gets.')
    }
    expect(await store.settings.find(MANAGER.destination)).toEqual({})
  })

  it.each([
    ['settings timezone Berlin', '“Berlin” is no time zone: did you mean Europe/Berlin?'],
    ['settings timezone Europe/Berlim', 'write one such as Europe/Berlin.'],
    ['settings timezone Europe Berlin please', 'is no time zone'],
    ['settings detail tiny', 'Write one of short, standard, full: settings detail short'],
    ['settings tiemzone UTC', 'Did you mean "settings timezone"?'],
    ['settings colour red', 'Nothing of that name can be set. There are: timezone, quiet, detail.'],
    ['settings __proto__ x', 'Nothing of that name can be set.'],
    ['settings constructor', 'Nothing of that name can be set.'],
    ['sttings', 'did you mean "settings"?'],
    [`settings timezone ${'x'.repeat(250)}`, 'is no time zone'],
    [`settings timezone ${'x'.repeat(1_000_000)}`, 'longer than 300 characters'],
  ])('%.50s is told what can be set', async (words, told) => {
    expect(await say(words)).toContain(told)
    expect(await store.settings.find(MANAGER.destination)).toEqual({})
  })

  it('give the time zone of a subscription that names none', async () => {
    expect((await ask('subscribe grain daily 08:00')).form).toMatchObject({ timeZone: 'Asia/Tokyo' })
    await say('settings timezone Europe/Berlin')
    expect((await ask('subscribe')).form).toMatchObject({ timeZone: 'Europe/Berlin' })
    expect(await say('subscribe grain daily 08:00')).toContain('daily 08:00 Europe/Berlin')
    expect(await say('subscribe wheat twice 08:00 18:00 on mon')).toContain('08:00 and 18:00 Europe/Berlin')
    expect(await say('subscribe rye daily 08:00 UTC')).toContain('daily 08:00 UTC')
    // What is wrong stays wrong.
    expect(await say('subscribe rye daily 25:00')).toContain('“25:00” is no hour')
    expect(await say('subscribe rye')).toContain('Still missing: the hour')
    expect(await say('subscribe grain daily 08:00', ELSEWHERE)).toContain('Still missing: the time zone')
  })

  it('say how long a posted briefing is, and its preview', async () => {
    const ingest = makeIngest({ store, extract, clock: time.clock })
    for (const article of loadSample()) await ingest(article)
    const lengths: number[] = []
    for (const [at, detail] of (['short', 'standard', 'full'] as const).entries()) {
      const asker = { ...MANAGER, destination: channel(`C${at}`) }
      await say(`settings detail ${detail}`, asker)
      await say('subscribe all daily 13:00 UTC', asker)
      time.set('2031-05-06T13:00:00Z')
      await planOf(store, time.clock)()
      const [subscription] = await store.subscriptions.findByDestination(asker.destination)
      const delivery = await store.deliveries.findLast(subscription?.id ?? '')
      const briefing = await store.briefings.find(delivery?.briefingId ?? '')
      if (briefing === null) throw new Error('Nothing was planned.')
      lengths.push(renderText(fit(briefing), { passages: false }).length)
      time.set('2031-05-06T12:00:00Z')
      const preview = await ask('preview all', { ...asker, destination: channel(`C${at}`) })
      expect(preview.blocks.length).toBeGreaterThan(0)
    }
    const [short = 0, standard = 0, full = 0] = lengths
    expect(short).toBeLessThanOrEqual(900)
    expect(standard).toBeGreaterThan(short)
    expect(standard).toBeLessThanOrEqual(1_800)
    expect(full).toBeGreaterThan(standard)
  })
})
