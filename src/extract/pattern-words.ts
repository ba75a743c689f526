// Why it exists: the words without which a pattern cannot match, read from the pattern itself, so that no list goes stale.

/** For each form (what `|` parts at the top) the sets of words of each of which one must be there; null: nothing is known. */
export type Needs = readonly (readonly ReadonlySet<string>[])[] | null

/** Stands for any characters or none. */
const ANY = '\u0001'
/** Stands for a place where a word begins or ends. */
const EDGE = '\u0002'
// More spellings than that of one part are not followed.
const MOST = 400
const WORD = /[a-z0-9_]/
/** These stand in every text, so that a pattern that needs one is not kept from any. */
const EVERYWHERE = new Set('the a an of to in and that for on with is was it at by he his as be'.split(' '))

/** What `pattern` needs; `groups` keeps what groups hold from one pattern to the next. It may know less than is true, never more: what it does not follow counts as anything. */
export function needsOf(pattern: RegExp, groups: Map<string, Spellings> = new Map()): Needs {
  const reader: Reader = { source: pattern.source, at: 0, groups }
  const forms: ReadonlySet<string>[][] = []
  do {
    if (reader.source[reader.at] === '|') reader.at++
    forms.push(readForm(reader))
  } while (reader.source[reader.at] === '|')
  return forms.every((sets) => sets.length > 0) ? forms : null
}

type Reader = { readonly source: string; at: number; readonly groups: Map<string, Spellings> }
/** All spellings of a part: its letters in lower case, ANY and EDGE between them. */
export type Spellings = readonly string[]

/** One form at the top: whenever each spelling holds a whole word, a set of words is complete. */
function readForm(reader: Reader): ReadonlySet<string>[] {
  const sets: ReadonlySet<string>[] = []
  let open: Spellings = [ANY]
  while (reader.at < reader.source.length && reader.source[reader.at] !== '|') {
    open = joined(open, readPart(reader))
    if (!open.every((one) => isEdge(one.at(-1)))) continue
    const words = open.map(wholeWord)
    if (!words.every((word) => word !== null)) continue
    if (!words.some((word) => EVERYWHERE.has(word))) sets.push(new Set(words))
    open = [EDGE]
  }
  return sets
}

/** A group's inside, up to its closing bracket. */
function readOptions(reader: Reader): Spellings {
  const options: string[] = []
  for (;;) {
    let open: Spellings = ['']
    while (reader.at < reader.source.length && !/[|)]/.test(reader.source[reader.at] ?? ''))
      open = joined(open, readPart(reader))
    options.push(...open)
    if (reader.source[reader.at] !== '|') break
    reader.at++
  }
  return bounded(options)
}

/** Every spelling of one behind every spelling of the other; where that is too much, only the edges stay. */
function joined(open: Spellings, next: Spellings): Spellings {
  if (next.length === 1 && next[0] === '') return open
  if (open.length * next.length <= MOST) return bounded(open.flatMap((one) => next.map((other) => one + other)))
  if (open.length > 1) return joined(collapsed(open), next)
  return joined(open, collapsed(next))
}

function bounded(spellings: Spellings): Spellings {
  const own = [...new Set(spellings)]
  return own.length > MOST ? collapsed(own) : own
}

/** Anything, with what is certain of its two ends; nothing at all stays a spelling of its own. */
function collapsed(spellings: Spellings): Spellings {
  const some = spellings.filter((one) => one !== '')
  const lead = some.every((one) => isEdge(one[0])) ? EDGE : ''
  const tail = some.every((one) => isEdge(one.at(-1))) ? EDGE : ''
  return [...(some.length < spellings.length ? [''] : []), lead + ANY + tail]
}

function isEdge(character: string | undefined): boolean {
  return character !== undefined && character !== ANY && !WORD.test(character)
}

/** The longest word that is whole in a spelling; null for none. One that stands in every text only where there is no other. */
function wholeWord(spelling: string): string | null {
  let best: string | null = null
  for (const match of spelling.matchAll(/[a-z0-9_]+/g)) {
    const [word] = match
    if (!isEdge(spelling[match.index - 1]) || !isEdge(spelling[match.index + word.length])) continue
    const better = best === null || EVERYWHERE.has(best) || (word.length > best.length && !EVERYWHERE.has(word))
    if (better) best = word
  }
  return best
}

/** Letters and blanks that no quantifier follows: one part. */
const PLAIN = /[a-zA-Z0-9 ]+(?![?*+{])/y

/** One part with its quantifier. */
function readPart(reader: Reader): Spellings {
  PLAIN.lastIndex = reader.at
  const plain = PLAIN.exec(reader.source)?.[0] ?? ''
  reader.at += plain.length
  if (plain !== '') return [plain.toLowerCase()]
  const part = readAtom(reader)
  const match = /^(?:[?*+]|\{(\d+)(,)?(\d*)\})\??/.exec(reader.source.slice(reader.at, reader.at + 12))
  if (match === null) return part
  reader.at += match[0].length
  const sign = match[0][0]
  const least = sign === '+' ? 1 : sign === '{' ? Number(match[1]) : 0
  const once = sign === '?' || (match[1] !== undefined && match[2] === undefined && match[1] === '1')
  const many = once ? part : collapsed(part)
  return least === 0 ? bounded(['', ...many]) : many
}

function readAtom(reader: Reader): Spellings {
  const character = reader.source[reader.at++] ?? ''
  if (character === '\\') return readEscape(reader)
  if (character === '[') return readClass(reader)
  if (character === '(') return readGroup(reader)
  if (character === '^' || character === '$') return [EDGE]
  return [character === '.' ? ANY : character.toLowerCase()]
}

function readEscape(reader: Reader): Spellings {
  const character = reader.source[reader.at++] ?? ''
  if (/[pPku]/.test(character)) {
    const rest = /^(?:\{[^}]*\}|<[^>]*>|[0-9a-fA-F]{4})/.exec(reader.source.slice(reader.at, reader.at + 40))
    reader.at += rest?.[0].length ?? 0
    return [ANY]
  }
  if (character === 'b') return [EDGE]
  if (character === 'B') return ['']
  if (/[sW]/.test(character)) return [' ']
  return [/[a-zA-Z0-9]/.test(character) ? ANY : character]
}

/** A class of a few plain characters is each of them, any other anything. */
function readClass(reader: Reader): Spellings {
  const from = reader.at
  while (reader.at < reader.source.length && reader.source[reader.at] !== ']')
    reader.at += reader.source[reader.at] === '\\' ? 2 : 1
  const inside = reader.source.slice(from, reader.at++)
  if (!/^[^\\^-]{1,8}$/.test(inside)) return [ANY]
  return [...new Set([...inside].map((character) => character.toLowerCase()))]
}

/** What is looked at ahead or behind is no part of the match: of it is known only whether a word must end in front of it. */
function readGroup(reader: Reader): Spellings {
  const head = /^\?(?:<?[=!]|:|<[^>=!]+>|[a-z-]+:)/.exec(reader.source.slice(reader.at, reader.at + 60))?.[0] ?? ''
  const end = endOfGroup(reader)
  const key = reader.source.slice(reader.at + head.length, end)
  const known = reader.groups.get(key)
  reader.at += head.length
  const inside = known ?? readOptions(reader)
  reader.groups.set(key, inside)
  reader.at = end + 1
  if (head === '?=') return inside.every((one) => isEdge(one[0])) ? [EDGE] : ['']
  return /^\?<?[=!]$/.test(head) ? [''] : inside
}

/** Where the bracket stands that closes the group whose inside begins here. */
function endOfGroup({ source, at }: Reader): number {
  let depth = 0
  let inClass = false
  for (let index = at; index < source.length; index++) {
    const character = source[index]
    if (character === '\\') index++
    else if (inClass) inClass = character !== ']'
    else if (character === '[') inClass = true
    else if (character === '(') depth++
    else if (character === ')' && depth-- === 0) return index
  }
  return source.length
}
