// Why it exists: what Discord refuses in a message, an answer, a form or a command, from its documentation and not from our adapter.

/** Where it is and what is wrong, as in Discord's "Invalid Form Body". */
export type Fault = string
type Json = { readonly [key: string]: unknown }

const V2 = 1 << 15
const EPHEMERAL = 1 << 6
const ACTION_ROW = 1
const BUTTON = 2
const SELECT = 3
const TEXT_INPUT = 4
const TEXT_DISPLAY = 10
const CONTAINER = 17
const LABEL = 18

function json(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

function list(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(json) : []
}

function within(where: string, value: unknown, min: number, max: number): Fault[] {
  if (typeof value !== 'string') return [`${where}: must be a string`]
  if (!value.isWellFormed()) return [`${where}: is no valid text`]
  return value.length < min || value.length > max ? [`${where}: ${value.length} characters, not ${min} to ${max}`] : []
}

function counted(where: string, count: number, min: number, max: number): Fault[] {
  return count < min || count > max ? [`${where}: ${count}, not ${min} to ${max}`] : []
}

export function findMessageFaults(body: unknown): readonly Fault[] {
  const { content, embeds, components, flags, nonce, allowed_mentions } = json(body)
  const isV2 = (Number(flags ?? 0) & V2) !== 0
  const faults = [...findMentionFaults(allowed_mentions), ...(nonce === undefined ? [] : within('nonce', nonce, 1, 25))]
  if (isV2) {
    if ((content ?? '') !== '' || list(embeds).length > 0) faults.push('content: not with Components V2')
    return [...faults, ...findV2Faults(list(components))]
  }
  if ((content ?? '') === '' && list(embeds).length === 0) faults.push('content: an empty message')
  if (content !== undefined && content !== null) faults.push(...within('content', content, 0, 2_000))
  faults.push(...counted('embeds', list(embeds).length, 0, 10), ...counted('rows', list(components).length, 0, 5))
  for (const row of list(components)) faults.push(...findRowFaults(row))
  return [...faults, ...findRepeatedIds(list(components))]
}

/** The API mentions all that it finds unless it is told otherwise; this bot must always tell it. */
function findMentionFaults(allowed: unknown): Fault[] {
  const { parse, users, roles } = json(allowed)
  const none = Array.isArray(parse) && parse.length === 0 && list(users).length === 0 && list(roles).length === 0
  return none ? [] : ['allowed_mentions: this message may ping']
}

function all(components: readonly Json[]): readonly Json[] {
  return components.flatMap((one) => [one, ...all(list(one.components))])
}

function findV2Faults(components: readonly Json[]): Fault[] {
  const every = all(components)
  const texts = every.filter(({ type }) => type === TEXT_DISPLAY)
  const characters = texts.reduce((sum, { content }) => sum + String(content).length, 0)
  const ids = every.map(({ id }) => id).filter((id) => id !== undefined)
  const faults = [
    ...counted('components', every.length, 1, 40),
    ...counted('characters of all texts', characters, 1, 4_000),
    ...texts.flatMap(({ content }) => within('text', content, 1, 4_000)),
    ...(new Set(ids).size === ids.length ? [] : ['id: twice']),
    ...ids
      .filter((id) => !Number.isInteger(id) || Number(id) < 1 || Number(id) > 2 ** 31 - 1)
      .map(() => 'id: no int32'),
  ]
  for (const one of components) {
    if (one.type === ACTION_ROW) faults.push(...findRowFaults(one))
    else if (one.type === CONTAINER) faults.push(...counted('container', list(one.components).length, 1, 39))
    else if (one.type !== TEXT_DISPLAY) faults.push(`component: type ${String(one.type)} not known here`)
  }
  return [...faults, ...findRepeatedIds(components)]
}

function findRowFaults(row: Json): Fault[] {
  if (row.type !== ACTION_ROW) return ['row: must be an action row']
  const buttons = list(row.components)
  return [
    ...counted('row', buttons.length, 1, 5),
    ...buttons.flatMap((button) => {
      if (button.type !== BUTTON) return ['row: only buttons are known here']
      return [...within('label', button.label, 1, 80), ...within('custom_id', button.custom_id, 1, 100)]
    }),
  ]
}

function findRepeatedIds(components: readonly Json[]): Fault[] {
  const ids = all(components).flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]))
  return new Set(ids).size === ids.length ? [] : ['custom_id: twice']
}

/** What may be the first answer to an interaction: a message, a promise of one, choices or a form. */
export function findCallbackFaults(body: unknown): readonly Fault[] {
  const { type, data } = json(body)
  const { flags, choices } = json(data)
  if (type === 4) return findMessageFaults(data)
  // Only this flag counts while deferring; Components V2 is set on the edit.
  if (type === 5) return (Number(flags ?? 0) & ~EPHEMERAL) === 0 ? [] : ['flags: only EPHEMERAL may be deferred']
  if (type === 8) {
    const each = list(choices).flatMap(({ name, value }) => [
      ...within('name', name, 1, 100),
      ...within('value', value, 1, 100),
    ])
    return [...counted('choices', list(choices).length, 0, 25), ...each]
  }
  return type === 9 ? findFormFaults(json(data)) : [`type: ${String(type)} is no answer`]
}

function findFormFaults({ title, custom_id, components }: Json): Fault[] {
  const faults = [
    ...within('title', title, 1, 45),
    ...within('custom_id', custom_id, 1, 100),
    ...counted('components', list(components).length, 1, 5),
  ]
  for (const one of list(components)) {
    if (one.type === TEXT_DISPLAY) faults.push(...within('text', one.content, 1, 4_000))
    else if (one.type === LABEL) faults.push(...findLabelFaults(one))
    else faults.push('form: only labels and texts')
  }
  return faults
}

function findLabelFaults({ label, description, component }: Json): Fault[] {
  const field = json(component)
  const faults = [
    ...within('label', label, 1, 45),
    ...(description === undefined ? [] : within('description', description, 1, 100)),
    ...within('field', field.custom_id, 1, 100),
  ]
  if (field.type === TEXT_INPUT) {
    if (field.value !== undefined) faults.push(...within('value', field.value, 0, Number(field.max_length ?? 4_000)))
    if (field.placeholder !== undefined) faults.push(...within('placeholder', field.placeholder, 0, 100))
  } else if (field.type === SELECT) {
    const options = list(field.options)
    const max = Number(field.max_values ?? 1)
    faults.push(...counted('options', options.length, 1, 25), ...counted('max_values', max, 1, options.length))
    faults.push(...counted('defaults', options.filter((option) => option.default === true).length, 0, max))
    for (const option of options)
      faults.push(...within('option', option.label, 1, 100), ...within('option', option.value, 1, 100))
    if (new Set(options.map(({ value }) => value)).size !== options.length) faults.push('option: twice')
  } else faults.push('field: not known here')
  return faults
}

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u

export function findCommandFaults(body: unknown): readonly Fault[] {
  if (!Array.isArray(body)) return ['body: must be a list']
  return list(body).flatMap((command) => [
    ...findNamed(command),
    ...list(command.options).flatMap((subcommand) => [
      ...findNamed(subcommand),
      ...counted('options', list(subcommand.options).length, 0, 25),
      ...list(subcommand.options).flatMap((option) => [
        ...findNamed(option),
        ...counted('choices', list(option.choices).length, 0, 25),
        ...(option.autocomplete === true && list(option.choices).length > 0
          ? ['option: choices with autocomplete']
          : []),
      ]),
      ...findLateRequired(list(subcommand.options)),
    ]),
    ...counted('options', list(command.options).length, 0, 25),
    ...counted('characters', weigh(command), 0, 8_000),
  ])
}

/** Names, descriptions and values of a command, its options and their choices count together. */
function weigh({ name, description, value, options, choices }: Json): number {
  const own = [name, description, value].map((text) => String(text ?? '').length)
  return [...own, ...list(options).map(weigh), ...list(choices).map(weigh)].reduce((sum, one) => sum + one, 0)
}

function findNamed({ name, description }: Json): Fault[] {
  const wrong = typeof name === 'string' && NAME.test(name) && name === name.toLowerCase() ? [] : ['name: not allowed']
  return [...wrong, ...within('description', description, 1, 100)]
}

function findLateRequired(options: readonly Json[]): Fault[] {
  const first = options.findIndex(({ required }) => required !== true)
  return first !== -1 && options.slice(first).some(({ required }) => required === true)
    ? ['option: required after optional']
    : []
}
