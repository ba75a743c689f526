// Why it exists: feeds are added, removed, listed and tested by the same words everywhere, by those who may, and no key is shown.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeAsk } from '../../src/commands/ask.ts'
import { findSource, syncSources } from '../../src/commands/source.ts'
import { renderReply } from '../../src/commands/text.ts'
import type { Asker } from '../../src/core/command.ts'
import { ReadoutError } from '../../src/core/errors.ts'
import type { ProbeFeed, Store } from '../../src/core/ports.ts'
import { readAddress } from '../../src/core/source.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { sourceOf } from '../contract/sources.ts'

const NOON = Date.UTC(2031, 4, 5, 12)
const ASKER: Asker = {
  destination: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  ...{ userId: 'U1', timeZone: null, mayManage: true },
}
let store: Store
beforeEach(async () => {
  store = await openSqlite({ file: ':memory:', clock: () => NOON })
})
afterEach(() => store.close())

const probe: ProbeFeed = async (address) => {
  if (address.includes('broken')) throw new ReadoutError('unavailable', 'connection', 'broken.example is not there.')
  const url = address.includes('site') ? 'https://site.example/rss.xml' : address
  const newest = { title: 'Harbour opens', at: '2031-05-04T10:00:00Z' }
  return { url, title: 'Lantern Wire', entries: 2, newest, others: [] }
}

async function ask(words: string, asker = ASKER): Promise<string> {
  return renderReply(await makeAsk({ store, clock: () => NOON, probe })(words, asker))
}

describe('feeds', () => {
  it('are added once, by their own address or by their site’s', async () => {
    expect(await ask('feed list')).toContain('No feed is read yet')
    expect(await ask('feed add https://wire.example/feed?key=HUSH#top')).toBe(
      'Added: Lantern Wire (wire.example/feed?…). It has 2 entries now. It is read within a minute while the bot runs.',
    )
    expect(await ask('feed add https://wire.example/feed?key=HUSH')).toContain('is read already')
    expect(await ask('/readout feed add site.example')).toContain('site.example/rss.xml')
    expect(await ask('feed add https://site.example/')).toContain('is read already')
    const due = await store.sources.findDue(NOON)
    expect(due.map(({ url }) => url).toSorted()).toEqual([
      'https://site.example/rss.xml',
      'https://wire.example/feed?key=HUSH',
    ])
    expect(await ask('feeds')).not.toContain('HUSH')
  })

  it('that cannot be read are not added, and it is said why', async () => {
    expect(await ask('feed add https://broken.example/feed')).toBe('broken.example is not there.')
    expect(await ask('feed test https://broken.example/feed')).toBe('broken.example is not there.')
    for (const wrong of ['ftp://a.example/', 'javascript:alert(1)', 'nowhere', 'http://']) {
      expect(await ask(`feed add ${wrong}`), wrong).toContain('no address of the web')
    }
    expect(await store.sources.all()).toEqual([])
  })

  it('are refused with a password in one line that shows nothing of it', async () => {
    const line = 'An address that holds a user name or password is refused. Give it without them.'
    for (const verb of ['add', 'test', 'remove']) {
      for (const address of [
        'https://hush:sesame@wire.example/feed',
        'hush@wire.example',
        'http://:sesame@a.example',
      ]) {
        expect(await ask(`feed ${verb} ${address}`), `${verb} ${address}`).toBe(line)
      }
    }
    await expect(syncSources(store, ['https://hush:sesame@wire.example/feed'], NOON)).rejects.toThrow(line)
    expect(await store.sources.all()).toEqual([])
  })

  it('that ask to come later are listed with that, though it is no failure', async () => {
    await store.sources.add(sourceOf('a', { lastErrorAt: NOON, lastError: 'a.example asks us to come less often.' }))
    expect(await ask('feed list')).toContain('not read yet · a.example asks us to come less often. · next now')
  })

  it('are tested without being added', async () => {
    expect(await ask('feed test https://wire.example/feed')).toContain('the newest is “Harbour opens” of 2031-05-04')
    expect(await store.sources.all()).toEqual([])
  })

  it('are listed with how each stands, those that fail first', async () => {
    const minutes = (count: number) => NOON + count * 60_000
    await store.sources.add(sourceOf('a', { lastSuccessAt: minutes(-12), nextPollAt: minutes(3), origin: 'setting' }))
    const failing = { failures: 2, lastError: 'b.example is not there.', lastSuccessAt: minutes(-3000) }
    await store.sources.add(sourceOf('b', { ...failing, nextPollAt: minutes(90) }))
    await store.sources.add(sourceOf('c', { state: 'gone' }))
    expect((await ask('feed list')).split('\n')).toEqual([
      '3 feeds are read:',
      '- b.example/feed · read 2 days ago · 2 failures in a row: b.example is not there. · next in 2 hours',
      '- c.example/feed · not read yet · ended: its site says that it is gone for good',
      '- a.example/feed · read 12 minutes ago · next in 3 minutes · from READOUT_FEEDS',
    ])
  })

  it('are removed by their address or as they are shown, those of the setting not', async () => {
    await store.sources.add(sourceOf('a', { url: 'https://a.example/feed?key=1' }))
    await store.sources.add(sourceOf('b', { origin: 'setting' }))
    expect(await ask('feed remove https://nowhere.example/')).toContain('Not found')
    expect(await ask('feed remove https://b.example/feed')).toContain('READOUT_FEEDS')
    expect(await ask('feed remove a.example/feed?…')).toContain('Removed')
    expect((await store.sources.all()).map(({ id }) => id)).toEqual(['b'])
  })

  it('are nobody’s business who may not manage the channel', async () => {
    await store.sources.add(sourceOf('a'))
    for (const words of [
      'feed list',
      'feed add https://b.example/',
      'feed remove https://a.example/feed',
      'feed test b.example',
    ]) {
      expect(await ask(words, { ...ASKER, mayManage: false }), words).toContain('manage this channel')
    }
    expect(await store.sources.all()).toHaveLength(1)
  })

  it('are asked for in no other words', async () => {
    for (const words of ['feed drop a.example', 'feed add', 'feed add a.example b.example', 'feed list all']) {
      expect(await ask(words), words).toContain('Write feed list, feed add URL')
    }
  })
})

describe('the setting', () => {
  it('brings its feeds in, and takes out what it names no more', async () => {
    await store.sources.add(sourceOf('mine'))
    expect(
      await syncSources(store, ['https://a.example/feed', 'https://b.example/feed', 'https://mine.example/feed'], NOON),
    ).toBe(3)
    const [a] = await store.sources.all()
    if (a !== undefined) await store.sources.update({ ...a, etag: '"1"', nextPollAt: NOON + 5 })
    expect(await syncSources(store, ['https://a.example/feed'], NOON)).toBe(2)
    const kept = await store.sources.all()
    expect(kept.map(({ url, origin }) => [url, origin])).toEqual([
      ['https://a.example/feed', 'setting'],
      ['https://mine.example/feed', 'user'],
    ])
    expect(kept[0]).toMatchObject({ etag: '"1"', nextPollAt: NOON + 5 })
  })
})

describe('an address', () => {
  it.each([
    ['wire.example/feed', 'https://wire.example/feed'],
    [' <https://wire.example> ', 'https://wire.example/'],
    ['https://wire.example/#x', 'https://wire.example/'],
    ['file:///etc/passwd', null],
    ['', null],
    [`https://wire.example/${'a'.repeat(3000)}`, null],
  ])('%j', (written, url) => {
    expect(readAddress(written)).toBe(url)
  })
  it('as lists show it is that of one source only', () => {
    const two = [sourceOf('a', { url: 'https://a.example/f?k=1' }), sourceOf('b', { url: 'https://a.example/f?k=2' })]
    expect(findSource(two, 'a.example/f?…')).toBeNull()
    expect(findSource(two, 'https://a.example/f?k=2')?.id).toBe('b')
  })
})
