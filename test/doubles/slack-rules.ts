// Why it exists: what Slack refuses, so that a payload that passes the double passes Slack. Limits: docs.slack.dev.

export type Fields = Readonly<Record<string, unknown>>
type Fault = string | null
type Rule = (value: Fields, at: string) => Fault

/** Over all blocks of a message; undocumented, as measured. */
const MESSAGE_TEXT = 12_000

/** What is wrong with the blocks of a message, or null. */
export function findMessageFault(blocks: unknown): Fault {
  return findBlocksFault(blocks, 50, false)
}

export function findViewFault(view: unknown): Fault {
  const { type, title, submit, close, blocks, private_metadata, callback_id } = fields(view)
  const isModal = type === 'modal'
  if (!isModal && type !== 'home') return 'view: type'
  const names = [title, submit, close].filter((name) => name !== undefined)
  if (isModal && title === undefined) return 'view: no title'
  if (!isModal && names.length > 0) return 'view: a home has no title'
  const inputs = list(blocks).some((block) => fields(block).type === 'input')
  if (inputs && submit === undefined) return 'view: input without submit'
  return first([
    ...names.map((name) => plainText(fields(name), 'view title', 24)),
    size(private_metadata, 3_000, 'private_metadata', true),
    size(callback_id, 255, 'callback_id', true),
    findBlocksFault(blocks, 100, true),
  ])
}

function findBlocksFault(blocks: unknown, max: number, isView: boolean): Fault {
  if (!Array.isArray(blocks)) return 'blocks: no list'
  if (blocks.length > max) return `blocks: ${blocks.length}`
  const ids = blocks.map((block) => fields(block).block_id).filter((id) => id !== undefined)
  if (new Set(ids).size < ids.length) return 'blocks: block_id twice'
  const fault = first(
    blocks.map((block, at) => {
      const { type } = fields(block)
      const rule = Object.hasOwn(BLOCKS, String(type)) ? BLOCKS[String(type)] : undefined
      if (rule === undefined || (type === 'input' && !isView)) return `blocks[${at}]: type ${String(type)}`
      return rule(fields(block), `blocks[${at}]`)
    }),
  )
  if (fault !== null) return fault
  const written = textsOf(blocks).reduce((sum, text) => sum + text.length, 0)
  return !isView && written > MESSAGE_TEXT ? 'msg_too_long' : null
}

const BLOCKS: Readonly<Record<string, Rule>> = {
  header: ({ text }, at) => plainText(fields(text), at, 150),
  section: ({ text }, at) => textObject(fields(text), at, 3_000),
  divider: () => null,
  context: ({ elements }, at) =>
    count(elements, 1, 10, at) ?? first(list(elements).map((one) => textObject(fields(one), at, 3_000))),
  actions: ({ elements }, at) => {
    const ids = list(elements).map((one) => fields(one).action_id)
    if (new Set(ids).size < ids.length) return `${at}: action_id twice`
    return count(elements, 1, 25, at) ?? first(list(elements).map((one) => button(fields(one), at)))
  },
  rich_text: ({ elements }, at) =>
    count(elements, 1, 300, at) ?? first(list(elements).map((one) => rich(fields(one), at))),
  input: ({ label, hint, element, block_id }, at) =>
    first([
      plainText(fields(label), at, 2_000),
      hint === undefined ? null : plainText(fields(hint), at, 2_000),
      size(block_id, 255, at, true),
      inputElement(fields(element), at),
    ]),
}

function button({ type, text, value, action_id, url }: Fields, at: string): Fault {
  if (type !== 'button') return `${at}: element ${String(type)}`
  return first([
    plainText(fields(text), at, 75),
    size(value, 2_000, `${at} value`, true),
    size(action_id, 255, `${at} action_id`, false),
    url === undefined ? null : address(url, at),
  ])
}

const INPUTS: Readonly<Record<string, Rule>> = {
  plain_text_input: ({ initial_value, max_length }, at) => {
    const max = typeof max_length === 'number' ? max_length : 3_000
    return max < 1 || max > 3_000 ? `${at}: max_length` : size(initial_value, max, `${at} initial_value`, true)
  },
  timepicker: ({ initial_time }, at) =>
    initial_time === undefined || /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(String(initial_time))
      ? null
      : `${at}: initial_time`,
  external_select: ({ initial_option }, at) =>
    initial_option === undefined ? null : option(fields(initial_option), at),
  static_select: ({ options, initial_option }, at) => {
    const isForeign = !list(options).some((one) => JSON.stringify(one) === JSON.stringify(initial_option))
    if (initial_option !== undefined && isForeign) return `${at}: initial_option`
    return count(options, 1, 100, at) ?? first(list(options).map((one) => option(fields(one), at)))
  },
  checkboxes: ({ options, initial_options }, at) => {
    const values = new Set(list(options).map((one) => JSON.stringify(one)))
    const isForeign = list(initial_options ?? []).some((one) => !values.has(JSON.stringify(one)))
    if (isForeign || (initial_options !== undefined && list(initial_options).length === 0))
      return `${at}: initial_options`
    return count(options, 1, 10, at) ?? first(list(options).map((one) => option(fields(one), at)))
  },
}

function inputElement(element: Fields, at: string): Fault {
  const rule = Object.hasOwn(INPUTS, String(element.type)) ? INPUTS[String(element.type)] : undefined
  if (rule === undefined) return `${at}: element ${String(element.type)}`
  const { placeholder } = element
  return first([
    size(element.action_id, 255, `${at} action_id`, false),
    placeholder === undefined ? null : plainText(fields(placeholder), at, 150),
    rule(element, at),
  ])
}

export function option({ text, value }: Fields, at: string): Fault {
  return plainText(fields(text), at, 75) ?? size(value, 150, `${at} value`, false)
}

function rich({ type, style, indent, elements }: Fields, at: string): Fault {
  if (type === 'rich_text_section')
    return count(elements, 1, 1_000, at) ?? first(list(elements).map((one) => inline(fields(one), at)))
  if (type === 'rich_text_preformatted') {
    const isPlain = list(elements).every((one) => ['text', 'link'].includes(String(fields(one).type)))
    return isPlain
      ? (count(elements, 1, 1_000, at) ?? first(list(elements).map((one) => inline(fields(one), at))))
      : `${at}: code`
  }
  if (type !== 'rich_text_list') return `${at}: ${String(type)}`
  if (style !== 'bullet' && style !== 'ordered') return `${at}: style`
  if (typeof indent === 'number' && (indent < 0 || indent > 8)) return `${at}: indent`
  return count(elements, 1, 1_000, at) ?? first(list(elements).map((one) => rich(fields(one), at)))
}

const INLINES = ['text', 'link', 'channel', 'user', 'usergroup', 'broadcast', 'team', 'emoji', 'date']

function inline({ type, text, url }: Fields, at: string): Fault {
  if (!INLINES.includes(String(type))) return `${at}: ${String(type)}`
  if (type === 'text') return size(text, 3_000, `${at} text`, false)
  return type === 'link' ? (address(url, at) ?? size(text, 3_000, `${at} link`, true)) : null
}

function textObject(value: Fields, at: string, max: number): Fault {
  if (value.type === 'mrkdwn') return size(value.text, max, `${at} text`, false)
  return plainText(value, at, max)
}

function plainText({ type, text }: Fields, at: string, max: number): Fault {
  return type === 'plain_text' ? size(text, max, `${at} text`, false) : `${at}: no plain_text`
}

function address(url: unknown, at: string): Fault {
  const isWeb = typeof url === 'string' && URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol)
  return isWeb ? size(url, 3_000, `${at} url`, false) : `${at}: url`
}

function size(value: unknown, max: number, at: string, isOptional: boolean): Fault {
  if (value === undefined && isOptional) return null
  if (typeof value !== 'string') return `${at}: no string`
  return value.length > max || (value === '' && !isOptional) ? `${at}: ${value.length} characters` : null
}

function count(value: unknown, min: number, max: number, at: string): Fault {
  if (!Array.isArray(value)) return `${at}: no list`
  return value.length < min || value.length > max ? `${at}: ${value.length} elements` : null
}

function first(faults: readonly Fault[]): Fault {
  return faults.find((fault) => fault !== null) ?? null
}

/** All that is written in a tree of blocks, addresses included. */
export function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  const { text, url, ...rest } = fields(value)
  const own = [text, url].filter((one) => typeof one === 'string')
  return [
    ...own,
    ...textsOf(typeof text === 'object' ? [text] : []),
    ...Object.values(rest).flatMap((one) => (typeof one === 'object' ? textsOf(one) : [])),
  ]
}

/** Every object in a tree of blocks, by its type: for looking at what Slack would make live. */
export function partsOf(value: unknown): readonly Fields[] {
  if (Array.isArray(value)) return value.flatMap(partsOf)
  if (typeof value !== 'object' || value === null) return []
  return [fields(value), ...Object.values(value).flatMap(partsOf)]
}

export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
