// Why it exists: a feed's address becomes a source, the same from the settings, the terminal and chat.
import { createHash } from 'node:crypto'
import type { Store } from '../core/ports.ts'
import { FIRST_INTERVAL_MS, MAX_SOURCES, readAddress, type Source, showAddress } from '../core/source.ts'

/** Due at once. */
export function makeSource(url: string, options: Pick<Source, 'origin' | 'title'> & { readonly now: number }): Source {
  const { origin, title, now } = options
  return {
    ...{ id: `f${createHash('sha256').update(url).digest('hex').slice(0, 12)}`, url, title, origin },
    ...{ state: 'active', addedAt: now, etag: null, lastModified: null },
    ...{ lastSuccessAt: null, lastErrorAt: null, lastError: null, failures: 0, failingSince: null },
    ...{ nextPollAt: now, intervalMs: FIRST_INTERVAL_MS, ttlMs: null, skipHours: [] },
    ...{ told: 'up', toldAt: null },
  }
}

/** Brings what the setting names into the store, takes out what it named once; resolves to how many sources there are. */
export async function syncSources(store: Store, urls: readonly string[], now: number): Promise<number> {
  const wanted = new Set(urls.flatMap((url) => readAddress(url) ?? []))
  return store.transact(async ({ sources }) => {
    for (const { id, url, origin } of await sources.all()) {
      if (origin === 'setting' && !wanted.has(url)) await sources.remove(id)
    }
    for (const url of wanted) await sources.add(makeSource(url, { origin: 'setting', title: null, now }))
    return (await sources.all()).length
  })
}

export type Added = 'added' | 'known' | 'full'

/** One that had ended is asked again. */
export async function addSource(store: Store, source: Source): Promise<Added> {
  return store.transact(async ({ sources }) => {
    const known = await sources.findByUrl(source.url)
    if (known !== null && known.state === 'active') return 'known'
    if (known !== null) await sources.remove(known.id)
    if ((await sources.all()).length >= MAX_SOURCES) return 'full'
    const origin = known?.origin ?? source.origin
    await sources.add({ ...source, origin })
    return 'added'
  })
}

/** By its whole address, or as lists show it where that is one source's alone. */
export function findSource(all: readonly Source[], written: string): Source | null {
  const url = readAddress(written)
  const whole = all.find((source) => source.url === url)
  const shown = all.filter((source) => showAddress(source.url) === written.trim().replace(/^https?:\/\//iu, ''))
  return whole ?? (shown.length === 1 ? (shown[0] ?? null) : null)
}
