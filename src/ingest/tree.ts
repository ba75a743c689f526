// Why it exists: the part of a DOM that Readability and we ask for, and no more: built while a page is scanned, copied
// instead of parsed again. Where linkedom has an attribute, a style and a list of listeners for everything, this has none.
// A class, because Readability reads and sets what it finds by name.

type Attributes = Readonly<Record<string, string>>

const ELEMENT = 1
const TEXT = 3
const DOCUMENT = 9

abstract class TreeNode {
  abstract readonly nodeType: number
  abstract readonly textContent: string
  abstract clone(): DomNode
  parentNode: DomElement | null = null
  previousSibling: DomNode | null = null
  nextSibling: DomNode | null = null

  get parentElement(): DomElement | null {
    return this.parentNode?.nodeType === ELEMENT ? this.parentNode : null
  }

  get nextElementSibling(): DomElement | null {
    let node = this.nextSibling
    while (node !== null && !isElement(node)) node = node.nextSibling
    return node
  }

  remove(): void {
    const { parentNode, previousSibling, nextSibling } = this
    if (parentNode === null) return
    parentNode.forgetText()
    if (previousSibling === null) parentNode.firstChild = nextSibling
    else previousSibling.nextSibling = nextSibling
    if (nextSibling === null) parentNode.lastChild = previousSibling
    else nextSibling.previousSibling = previousSibling
    this.parentNode = null
    this.previousSibling = null
    this.nextSibling = null
  }
}

export class DomText extends TreeNode {
  override readonly nodeType = TEXT
  /** Changed while the tree is made alone: what elements keep of it would not follow. */
  textContent: string

  constructor(text: string) {
    super()
    this.textContent = text
  }

  get tagName(): undefined {
    return undefined
  }

  get childNodes(): readonly DomNode[] {
    return []
  }

  override clone(): DomText {
    return new DomText(this.textContent)
  }
}

export class DomElement extends TreeNode {
  override readonly nodeType: number = ELEMENT
  readonly localName: string
  readonly tagName: string | undefined
  firstChild: DomNode | null = null
  lastChild: DomNode | null = null
  /** Never changed but replaced, so that copies share it. */
  #attributes: Attributes
  /** Kept until something below changes: it is asked for again and again. Where it is kept, so is all that is below. */
  #text: string | null = null
  /** Readability's notes about an element. */
  readability: unknown = undefined
  _readabilityDataTable: unknown = undefined

  constructor(localName: string, attributes: Attributes = NONE, tagName: string | undefined = localName.toUpperCase()) {
    super()
    this.localName = localName
    this.tagName = tagName
    this.#attributes = attributes
  }

  get nodeName(): string | undefined {
    return this.tagName
  }

  get ownerDocument(): typeof MAKER {
    return MAKER
  }

  get className(): string {
    return this.#attributes.class ?? ''
  }
  set className(value: string) {
    this.setAttribute('class', value)
  }

  get id(): string {
    return this.#attributes.id ?? ''
  }
  set id(value: string) {
    this.setAttribute('id', value)
  }

  get attributes(): readonly Attribute[] {
    return Object.entries(this.#attributes).map(([name, value]) => new Attribute(name, value))
  }

  getAttribute(name: string): string | null {
    return this.#attributes[name] ?? null
  }

  hasAttribute(name: string): boolean {
    return this.#attributes[name] !== undefined
  }

  setAttribute(name: string, value: string): void {
    this.#attributes = { ...this.#attributes, [name]: value }
  }

  setAttributeNode({ name, value }: Attribute): void {
    this.setAttribute(name, value)
  }

  removeAttribute(name: string): void {
    if (this.#attributes[name] === undefined) return
    const { [name]: _, ...rest } = this.#attributes
    this.#attributes = rest
  }

  get childNodes(): readonly DomNode[] {
    const nodes: DomNode[] = []
    for (let node = this.firstChild; node !== null; node = node.nextSibling) nodes.push(node)
    return nodes
  }

  get children(): readonly DomElement[] {
    return this.childNodes.filter(isElement)
  }

  get firstElementChild(): DomElement | null {
    const { firstChild } = this
    return firstChild === null || isElement(firstChild) ? firstChild : firstChild.nextElementSibling
  }

  get textContent(): string {
    if (this.#text !== null) return this.#text
    let text = ''
    for (let node = this.firstChild; node !== null; node = node.nextSibling) text += node.textContent
    this.#text = text
    return text
  }

  forgetText(): void {
    for (let at: DomElement | null = this; at !== null && at.#text !== null; at = at.parentNode) at.#text = null
  }

  appendChild(node: DomNode): DomNode {
    node.remove()
    this.forgetText()
    node.parentNode = this
    node.previousSibling = this.lastChild
    if (this.lastChild === null) this.firstChild = node
    else this.lastChild.nextSibling = node
    this.lastChild = node
    return node
  }

  removeChild(node: DomNode): DomNode {
    node.remove()
    return node
  }

  replaceChild(fresh: DomNode, old: DomNode): DomNode {
    fresh.remove()
    this.forgetText()
    const { previousSibling, nextSibling } = old
    fresh.parentNode = this
    fresh.previousSibling = previousSibling
    fresh.nextSibling = nextSibling
    if (previousSibling === null) this.firstChild = fresh
    else previousSibling.nextSibling = fresh
    if (nextSibling === null) this.lastChild = fresh
    else nextSibling.previousSibling = fresh
    old.parentNode = null
    old.previousSibling = null
    old.nextSibling = null
    return old
  }

  override clone(): DomElement {
    return copyInto(new DomElement(this.localName, this.#attributes, this.tagName), this)
  }

  /** Readability puts a page back as it was before another try: kept as a copy, neither written nor parsed again. */
  get innerHTML(): DomElement {
    return this.clone()
  }
  set innerHTML(kept: DomElement) {
    while (this.firstChild !== null) this.firstChild.remove()
    copyInto(this, kept)
  }

  /** Elements of some names, in order; `names` as in 'h1,H2'. */
  querySelectorAll(names: string): readonly DomElement[] {
    const wanted = names.toLowerCase().split(',')
    return findAll(this, ({ localName }) => wanted.includes(localName))
  }

  getElementsByTagName(name: string): readonly DomElement[] {
    return this.querySelectorAll(name)
  }
}

/** A page. */
export class DomDocument extends DomElement {
  override readonly nodeType = DOCUMENT
  readonly baseURI = 'about:blank'
  readonly documentURI = 'about:blank'

  constructor() {
    super('#document', NONE, undefined)
  }

  get documentElement(): DomElement | null {
    return this.firstElementChild
  }

  /** Where it is written in its place; else null. */
  get body(): DomElement | null {
    const first = this.documentElement?.firstElementChild ?? null
    const body = first?.localName === 'head' ? first.nextElementSibling : first
    return body?.localName === 'body' ? body : null
  }

  get title(): string {
    return this.getElementsByTagName('title')[0]?.textContent ?? ''
  }

  createElement(name: string): DomElement {
    return MAKER.createElement(name)
  }

  createTextNode(text: string): DomText {
    return new DomText(text)
  }

  override clone(): DomDocument {
    return copyInto(new DomDocument(), this)
  }
}

export type DomNode = DomElement | DomText

class Attribute {
  readonly name: string
  readonly value: string
  constructor(name: string, value: string) {
    this.name = name
    this.value = value
  }
  cloneNode(): Attribute {
    return this
  }
}

const NONE: Attributes = Object.freeze({})
const MAKER = { createElement: (name: string): DomElement => new DomElement(name.toLowerCase()) }

function copyInto<Copy extends DomElement>(copy: Copy, from: DomElement): Copy {
  for (let node = from.firstChild; node !== null; node = node.nextSibling) copy.appendChild(node.clone())
  return copy
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT
}

export function isText(node: DomNode): node is DomText {
  return node.nodeType === TEXT
}

/** All elements inside another that are wanted, in order; as they are now. */
export function findAll(root: DomElement, isWanted: (element: DomElement) => boolean): readonly DomElement[] {
  const found: DomElement[] = []
  let node: DomElement | null = root.firstElementChild
  while (node !== null) {
    if (isWanted(node)) found.push(node)
    let next: DomElement | null = node.firstElementChild
    for (let at: DomElement | null = node; next === null && at !== null && at !== root; at = at.parentNode) {
      next = at.nextElementSibling
    }
    node = next
  }
  return found
}
