// Why it exists: a feed may link to anything; only what can be opened in a browser without harm is kept.

/** An address as http or https, relative ones resolved; null for 'javascript:' and everything else. */
export function webLink(written: string | null | undefined, base: string | null): string | null {
  const text = written?.trim() ?? ''
  if (text === '') return null
  const url = base === null ? URL.parse(text) : URL.parse(text, base)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : null
}
