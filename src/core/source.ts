// Why it exists: a feed that is read again and again, and how that stands.
import { ReadoutError } from './errors.ts'

/** More than any newsroom reads; a flood is refused. */
export const MAX_SOURCES = 1000
/** Until it is known how often a feed changes. */
export const FIRST_INTERVAL_MS = 15 * 60_000
/** So many failures in a row, and its channels are told. */
export const FAILING_FROM = 3
const MAX_LENGTH = 2000

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
  /** In a row, up to now; what asks us to come later has not failed. */
  readonly failures: number
  /** Since when nothing has come of it, by a failure or because it only asks us to come later. */
  readonly failingSince: number | null
  readonly nextPollAt: number
  /** The pause between two polls that is meant while all goes well. */
  readonly intervalMs: number
  /** What the feed said of its own pace when it was last sent: an unchanged one says nothing. */
  readonly ttlMs: number | null
  readonly skipHours: readonly number[]
  /** What channels were told last; `up`: nothing, or that it is back. */
  readonly told: 'up' | 'down' | 'gone'
  /** When they were last told that it fails. */
  readonly toldAt: number | null
}

/** The address as it is kept; null for what is none of the web. Throws for one with a password. */
export function readAddress(written: string): string | null {
  const text = written.trim().replace(/^<(.*)>$/u, '$1')
  const whole = /^[a-z][a-z0-9+.-]*:/iu.test(text) ? text : `https://${text}`
  const url = text === '' || whole.length > MAX_LENGTH ? null : URL.parse(whole)
  if (url === null || !/^https?:$/u.test(url.protocol) || !/[.:]|^localhost$/u.test(url.hostname)) return null
  refusePassword(url)
  url.hash = ''
  return url.href
}

/** Not left out silently: without it the site answers otherwise, and stored or shown it is a secret that leaks. */
export function refusePassword({ username, password }: URL): void {
  if (username === '' && password === '') return
  const problem = 'An address that holds a user name or password is refused. Give it without them.'
  throw new ReadoutError('forbidden', 'bad_url', problem)
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
