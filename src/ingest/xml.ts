// Why it exists: a feed's XML as a small tree with namespaces told apart, whatever prefixes it chose, and no entity of its own.
import { Parser } from 'htmlparser2'
import { ReadoutError } from '../core/errors.ts'

export type XmlElement = {
  /** 'title', 'dc:creator': the local name in lower case, with our prefix for its namespace. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}
/** Prefix → ours, and the names that were found by it. */
type Scope = { readonly prefixes: ReadonlyMap<string, string>; readonly names: Map<string, string> }
type Open = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
  readonly scope: Scope
}
/** An element that is complete, and those before it inside its parent, itself the last: what is taken out there is forgotten. */
export type OnElement = (element: XmlElement, siblings: (XmlElement | string)[]) => void

const MAX_DEPTH = 200
/** Namespaces by what their address contains → our prefix; the formats themselves have none. */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/(www\.w3\.org\/2005\/atom|purl\.org\/atom\/)/, ''],
  [/^https?:\/\/purl\.org\/(rss\/1\.0\/?|net\/rss1\.1#?)$/, ''],
  [/^https?:\/\/((my|channel)\.netscape\.com\/rdf|backend\.userland\.com\/rss)/, ''],
  [/^https?:\/\/purl\.org\/dc\//, 'dc'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/, 'rdf'],
  [/^https?:\/\/www\.w3\.org\/1999\/xhtml/, 'xhtml'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/, 'media'],
  [/^https?:\/\/www\.itunes\.com\/dtds/, 'itunes'],
]
/** Feeds that forget to declare them mean these. */
const WELL_KNOWN: ReadonlyMap<string, string> = new Map([
  ...['dc', 'content', 'rdf', 'media', 'itunes', 'xhtml', 'xml'].map((prefix) => [prefix, prefix] as const),
  ['dcterms', 'dc'],
  ['atom', ''],
  ['rss', ''],
])
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {}
const MAX_NAMES = 1000
/** Each element that declares one copies those around it. */
const MAX_PREFIXES = 100

/** The root of a document; null when there is no element. Throws `doctype_refused` and, for nesting without end, `too_large`. */
export function parseXml(text: string, onElement: OnElement | null = null): XmlElement | null {
  const root: Open = {
    name: '',
    attributes: NO_ATTRIBUTES,
    children: [],
    scope: { prefixes: WELL_KNOWN, names: new Map() },
  }
  const stack: Open[] = [root]
  let top = root
  const parser = new Parser(
    {
      onprocessinginstruction(_, content) {
        if (/^!doctype/i.test(content) && /\[|<!entity/i.test(content)) throw doctypeRefused()
        if (/^!entity/i.test(content)) throw doctypeRefused()
      },
      onopentag(tag, attributes) {
        if (stack.length > MAX_DEPTH) throw tooDeep()
        const scope = scopeOf(attributes, top.scope)
        const element = { name: nameOf(tag, scope), attributes: nameAttributes(attributes, scope), children: [], scope }
        top.children.push(element)
        stack.push(element)
        top = element
      },
      onclosetag() {
        if (stack.length === 1) return
        const closed = top
        stack.pop()
        top = stack[stack.length - 1] ?? root
        onElement?.(closed, top.children)
      },
      ontext(content) {
        const { children } = top
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

function scopeOf(attributes: Readonly<Record<string, string>>, outer: Scope): Scope {
  let prefixes: Map<string, string> | null = null
  for (const name in attributes) {
    if (!isDeclaration(name) || (prefixes ?? outer.prefixes).size >= MAX_PREFIXES) continue
    prefixes ??= new Map(outer.prefixes)
    const address = attributes[name]?.trim().toLowerCase() ?? ''
    const prefix = name.slice('xmlns:'.length)
    const known = NAMESPACES.find(([pattern]) => pattern.test(address))
    prefixes.set(prefix, known?.[1] ?? prefix)
  }
  return prefixes === null ? outer : { prefixes, names: new Map() }
}

function isDeclaration(attribute: string): boolean {
  return attribute.startsWith('xmlns') && (attribute.length === 'xmlns'.length || attribute[5] === ':')
}

function nameOf(tag: string, { prefixes, names }: Scope): string {
  const found = names.get(tag)
  if (found !== undefined) return found
  const colon = tag.indexOf(':')
  const prefix = colon < 0 ? '' : tag.slice(0, colon)
  const local = tag.slice(colon + 1).toLowerCase()
  const ours = prefixes.get(prefix) ?? prefix.toLowerCase()
  const name = ours === '' ? local : `${ours}:${local}`
  if (names.size < MAX_NAMES) names.set(tag, name)
  return name
}

/** Declarations are done with; an attribute without a prefix has no namespace. */
function nameAttributes(attributes: Readonly<Record<string, string>>, scope: Scope): Readonly<Record<string, string>> {
  let named: Record<string, string> | null = null
  for (const name in attributes) {
    if (isDeclaration(name)) continue
    named ??= {}
    named[name.includes(':') ? nameOf(name, scope) : name.toLowerCase()] = attributes[name] ?? ''
  }
  return named ?? NO_ATTRIBUTES
}

export function childElements(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (names.length === 0 || names.includes(child.name)),
  )
}

/** The first child of the first of `names` that there is. */
export function firstChild(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  for (const name of names) {
    for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child
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
    // HTML that is no XML leaves these open: what follows stands inside.
    return `${open}${innerMarkup(child)}${/^(br|img|hr)$/.test(name) ? '' : `</${name}>`}`
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
