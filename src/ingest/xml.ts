// Why it exists: a feed's XML as a small tree with namespaces told apart, whatever prefixes it chose, and no entity of its own.
import { Parser } from 'htmlparser2'
import { ReadoutError } from '../core/errors.ts'

export type XmlElement = {
  /** 'title', 'dc:creator': the local name in lower case, with our prefix for its namespace. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}
type Open = {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: (Open | string)[]
  readonly prefixes: ReadonlyMap<string, string>
}

const MAX_DEPTH = 200
/** Namespaces by what their address contains → our prefix; the formats themselves have none. */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/(www\.w3\.org\/2005\/atom|purl\.org\/atom\/)/, ''],
  [/^http:\/\/purl\.org\/(rss\/1\.0\/?|net\/rss1\.1#?)$/, ''],
  [/^http:\/\/((my|channel)\.netscape\.com\/rdf|backend\.userland\.com\/rss)/, ''],
  [/^http:\/\/purl\.org\/dc\//, 'dc'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/, 'rdf'],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml/, 'xhtml'],
  [/^http:\/\/search\.yahoo\.com\/mrss/, 'media'],
  [/^http:\/\/www\.itunes\.com\/dtds/, 'itunes'],
]
/** Feeds that forget to declare them mean these. */
const WELL_KNOWN: ReadonlyMap<string, string> = new Map(
  ['dc', 'content', 'rdf', 'media', 'itunes', 'xhtml', 'xml'].map((prefix) => [prefix, prefix]),
)

/** The root of a document; null when there is no element. Throws `doctype_refused` and, for nesting without end, `too_large`. */
export function parseXml(text: string): XmlElement | null {
  const root: Open = { name: '', attributes: {}, children: [], prefixes: WELL_KNOWN }
  const stack: Open[] = [root]
  const top = () => stack[stack.length - 1] ?? root
  const parser = new Parser(
    {
      onprocessinginstruction(_, content) {
        if (/^!doctype/i.test(content) && /\[|<!entity/i.test(content)) throw doctypeRefused()
        if (/^!entity/i.test(content)) throw doctypeRefused()
      },
      onopentag(tag, attributes) {
        if (stack.length > MAX_DEPTH) throw tooDeep()
        const prefixes = declare(attributes, top().prefixes)
        const element: Open = {
          name: nameOf(tag, prefixes),
          attributes: nameAttributes(attributes, prefixes),
          children: [],
          prefixes,
        }
        top().children.push(element)
        stack.push(element)
      },
      onclosetag() {
        if (stack.length > 1) stack.pop()
      },
      ontext(content) {
        const { children } = top()
        const last = children.length - 1
        const before = children[last]
        if (typeof before === 'string') children[last] = before + content
        else children.push(content)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(text)
  parser.end()
  return childElements(root)[0] ?? null
}

function declare(attributes: Readonly<Record<string, string>>, outer: Open['prefixes']): Open['prefixes'] {
  const declared = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return outer
  const prefixes = new Map(outer)
  for (const [name, address] of declared) {
    const prefix = name.slice('xmlns:'.length)
    const known = NAMESPACES.find(([pattern]) => pattern.test(address.trim().toLowerCase()))
    prefixes.set(prefix, known?.[1] ?? (prefix === '' ? '' : prefix))
  }
  return prefixes
}

function nameOf(tag: string, prefixes: Open['prefixes']): string {
  const colon = tag.indexOf(':')
  const prefix = colon < 0 ? '' : tag.slice(0, colon)
  const local = tag.slice(colon + 1).toLowerCase()
  const ours = prefixes.get(prefix) ?? prefix.toLowerCase()
  return ours === '' ? local : `${ours}:${local}`
}

/** Declarations are done with; an attribute without a prefix has no namespace. */
function nameAttributes(
  attributes: Readonly<Record<string, string>>,
  prefixes: Open['prefixes'],
): Record<string, string> {
  const named = Object.entries(attributes).filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
  return Object.fromEntries(
    named.map(([name, value]) => [name.includes(':') ? nameOf(name, prefixes) : name.toLowerCase(), value]),
  )
}

export function childElements(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  )
}

/** The first child of the first of `names` that there is. */
export function firstChild(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  for (const name of names) {
    const found = childElements(element, name)[0]
    if (found !== undefined) return found
  }
  return null
}

/** All text in an element, in order. */
export function xmlText(element: XmlElement | null): string {
  if (element === null) return ''
  return element.children.map((child) => (typeof child === 'string' ? child : xmlText(child))).join('')
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
}

/** What is inside an element written as markup, for content that is XHTML. */
export function innerMarkup(element: XmlElement): string {
  const parts = element.children.map((child) => {
    if (typeof child === 'string') return escapeMarkup(child)
    const name = child.name.slice(child.name.indexOf(':') + 1)
    const attributes = Object.entries(child.attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`)
    const open = `<${name}${attributes.join('')}>`
    return /^(br|img|hr)$/.test(name) ? open : `${open}${innerMarkup(child)}</${name}>`
  })
  return parts.join('')
}

function doctypeRefused(): ReadoutError {
  return new ReadoutError(
    'unsupported',
    'doctype_refused',
    'This feed defines XML entities of its own, which are never read. Its publisher has to leave them out.',
  )
}

function tooDeep(): ReadoutError {
  return new ReadoutError('invalid', 'too_large', `This feed is nested more than ${MAX_DEPTH} deep, and is not read.`)
}
