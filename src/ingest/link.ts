// Why it exists: a feed may link to anything; only what can be opened in a browser without harm is kept.

/** What needs no escaping in an address, so that it may stand as it was written. */
const CLEAN = /^https?:\/\/[\w.:-]+(?:[/?][\w\-.~:/?#[\]@!$&'()*+,;=%]*)?$/i

/** What browsers and servers take. */
const MAX_LENGTH = 8000

/**
 * An address as http or https, relative ones resolved; null for 'javascript:' and everything else. One that is whole stays
 * as the feed has it, letter by letter; a password in one is left out.
 */
export function webLink(written: string | null | undefined, base: string | null): string | null {
  const text = written?.trim() ?? ''
  if (text === '' || text.length > MAX_LENGTH) return null
  const url = base === null ? URL.parse(text) : URL.parse(text, base)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  // "#e1" in a feed at …?key=…: its own address with its key is no article's.
  if (base !== null && url.search !== '' && withoutHash(url) === withoutHash(new URL(base))) return null
  url.username = ''
  url.password = ''
  return CLEAN.test(text) ? text : url.href
}

function withoutHash({ origin, pathname, search }: URL): string {
  return origin + pathname + search
}

/** A language as BCP 47 has it; null for what is none. */
export function readLanguage(written: string): string | null {
  const tag = written.trim().replaceAll('_', '-')
  if (tag.length > 35 || !/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

/** Whether what a user names is no file. Other schemes go to the fetcher too, which refuses them; one letter is a drive. */
export function isAddress(source: string): boolean {
  return /^\s*([a-z][a-z0-9+.-]+:\/\/|(data|javascript|file|mailto|https?):)/i.test(source)
}
