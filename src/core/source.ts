// Why it exists: a feed that is read again and again, and how that stands.

/** More than any newsroom reads; a flood is refused. */
export const MAX_SOURCES = 1000

export type Source = {
  readonly id: string
  readonly url: string
  /** What the feed calls itself; null until it was read. */
  readonly title: string | null
  /** `setting`: named by READOUT_FEEDS, and gone when that names it no more. */
  readonly origin: 'setting' | 'user'
  /** `gone`: its site says that it has ended (410); it is asked no more. */
  readonly state: 'active' | 'gone'
  readonly addedAt: number
  /** What its site gave, so that an unchanged feed need not be sent again. */
  readonly etag: string | null
  readonly lastModified: string | null
  readonly lastSuccessAt: number | null
  readonly lastErrorAt: number | null
  /** In words that may be shown. */
  readonly lastError: string | null
  /** In a row, up to now. */
  readonly failures: number
  readonly nextPollAt: number
  /** The pause between two polls that is meant while all goes well. */
  readonly intervalMs: number
  /** What channels were told last; `up`: nothing, or that it is back. */
  readonly told: 'up' | 'down' | 'gone'
  /** When they were last told that it fails. */
  readonly toldAt: number | null
}

/** How a source is called where its whole address may not be shown: its query may hold a key. */
export function showSource({ url, title }: Pick<Source, 'url' | 'title'>): string {
  return title === null ? showAddress(url) : `${title} (${showAddress(url)})`
}

/** 'wire.example/feed', 'wire.example/feed?…'. */
export function showAddress(address: string): string {
  const url = URL.parse(address)
  if (url === null) return 'a feed'
  return `${url.host}${url.pathname === '/' ? '' : url.pathname}${url.search === '' ? '' : '?…'}`
}
