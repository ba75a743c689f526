// Why it exists: no secret leaves the process, in whatever form it turns up: in a log, a message, a metric or an error.

/** A secret shorter than this would take ordinary words out of a text. */
const SHORTEST_SECRET = 6
const HIDDEN = '[secret]'

export type Scrub = {
  readonly text: (words: string) => string
  /** The same value with every text in it scrubbed, keys of objects too. For plain data. */
  readonly value: <T>(value: T) => T
}

/** Takes each of `secrets` out by its value: as it is, percent-encoded, escaped in JSON, and in Base64 wherever it begins. */
export function makeScrub(secrets: readonly string[]): Scrub {
  const forms = [...new Set(secrets.filter(({ length }) => length >= SHORTEST_SECRET).flatMap(formsOf))]
  // A form that holds another one goes first, so that no rest of it stays.
  const longest = forms.toSorted((a, b) => b.length - a.length)
  const text = (words: string): string => {
    let clean = words
    for (const form of longest) if (clean.includes(form)) clean = clean.replaceAll(form, HIDDEN)
    // An address may hold a password that no setting names.
    return clean.replace(/(\/\/)[^\s/@]+@/gu, '$1')
  }
  return { text, value: (value) => deep(value, text) as typeof value }
}

function formsOf(secret: string): readonly string[] {
  const escaped = JSON.stringify(secret).slice(1, -1)
  return [secret, encodeURIComponent(secret), escaped, ...base64Of(secret)]
}

/**
 * Three bytes make four characters of Base64, so what stands in front shifts the secret by 0, 1 or 2 bytes ("user:" in
 * an Authorization header). Of each shift those characters that no neighbour changes.
 */
function base64Of(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes])
    const begin = Math.ceil((shift * 8) / 6)
    const end = Math.floor((shifted.length * 8) / 6)
    return (['base64', 'base64url'] as const)
      .map((code) => shifted.toString(code).slice(begin, end))
      .filter(({ length }) => length >= SHORTEST_SECRET)
  })
}

function deep(value: unknown, text: (words: string) => string): unknown {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map((item) => deep(item, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [text(key), deep(item, text)]))
}
