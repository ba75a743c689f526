// Why it exists: subscribing by picking: the modal, and what was picked in it as the words that mean the same.
import type { types } from '@slack/bolt'
import type { FormField, SubscribeForm } from '../../src/core/command.ts'
import { CADENCES, type Cadence } from '../../src/core/subscription.ts'
import { inert, literal } from './escape.ts'
import { LIMITS } from './limits.ts'

export const FORM = 'subscribe'
/** The select whose options Slack asks of us while the user types. */
export const ZONE_ACTION = 'zone'
const MAX_TOPIC = 200
const HOUR = /^\d\d:\d\d$/u
const ZONE = /^[A-Za-z][A-Za-z0-9_+\-/]{0,60}$/u

/** Input blocks by name: where an error is shown. */
export type Field = 'topic' | 'cadence' | 'at' | 'second' | 'zone' | 'days'

/** ISO weekdays in order, in the words of commands. */
const DAYS = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const

const CADENCE_NAMES: Readonly<Record<Cadence, string>> = {
  daily: 'Once a day',
  twice: 'Twice a day',
  weekly: 'Once a week',
  breaking: 'Breaking news, when there is some',
}

/** Goes to Slack and comes back signed by it: the channel that the form was opened in. */
export type FormPlace = { readonly channel: string }

export function formView(form: SubscribeForm, place: FormPlace, zone: string | null): types.ModalView {
  const timeZone = [form.timeZone, zone].find((name) => name !== null && ZONE.test(name)) ?? null
  const problem = inert(form.problem ?? '', 1_000)
  const wrong = (field: Field) =>
    problem === '' || field !== fieldOf(form) ? [] : [{ type: 'section', text: label(problem) } as const]
  const topic = literal(form.topic ?? '', MAX_TOPIC)
  const days = DAYS.map(([value, name]) => option(name, value))
  const chosen = days.filter((_, at) => form.days?.includes(at + 1) === true)
  const cadences = CADENCES.map((cadence) => option(CADENCE_NAMES[cadence], cadence))
  const often = option(CADENCE_NAMES[form.cadence ?? 'daily'], form.cadence ?? 'daily')
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: JSON.stringify(place),
    title: label('Subscribe this channel'),
    submit: label('Subscribe'),
    close: label('Cancel'),
    blocks: [
      ...wrong('topic'),
      input('topic', 'Topic', 'Words or a "phrase"; a minus before what you do not want; all for everything', {
        type: 'plain_text_input',
        action_id: 'topic',
        max_length: MAX_TOPIC,
        ...(topic === '' ? {} : { initial_value: topic }),
        placeholder: label('"grain talks" -sports'),
      }),
      ...wrong('cadence'),
      input('cadence', 'How often', 'Breaking news needs no hour and no day', {
        type: 'static_select',
        action_id: 'cadence',
        options: cadences,
        initial_option: often,
      }),
      ...wrong('at'),
      input('at', 'Hour', null, { type: 'timepicker', action_id: 'at', initial_time: hourOf(form.at) }),
      secondHour(form.second),
      ...wrong('zone'),
      input('zone', 'Time zone', 'Begin to type a city', {
        type: 'external_select',
        action_id: ZONE_ACTION,
        min_query_length: 1,
        ...(timeZone === null ? {} : { initial_option: option(timeZone, timeZone) }),
        placeholder: label('Europe/Berlin'),
      }),
      ...wrong('days'),
      input('days', 'Days', 'Once a week: pick one', {
        type: 'checkboxes',
        action_id: 'days',
        options: days,
        initial_options: chosen.length === 0 ? days : chosen,
      }),
    ],
  }
}

function secondHour(at: string | undefined): types.InputBlock {
  const initial = at === undefined ? {} : { initial_time: hourOf(at) }
  const element = { type: 'timepicker', action_id: 'second', ...initial } as const
  return { ...input('second', 'Second hour', 'For twice a day alone', element), optional: true }
}

export type Submitted =
  | { readonly words: string; readonly place: FormPlace }
  | { readonly errors: Readonly<Partial<Record<Field, string>>> }

export type ViewState = Readonly<Record<string, Readonly<Record<string, Picked>>>>
/** The parts of Slack's state of a view that the form uses. */
type Picked = {
  readonly value?: string | null
  readonly selected_time?: string | null
  readonly selected_option?: { readonly value?: string } | null
  readonly selected_options?: readonly { readonly value?: string }[] | null
}

/** 'subscribe TOPIC daily 08:00 Europe/Berlin on mon,tue'. Everything is checked: it comes over the network. */
export function readForm(values: ViewState, privateMetadata: string): Submitted {
  const topic = literal(values.topic?.topic?.value ?? '', MAX_TOPIC)
  const often = values.cadence?.cadence?.selected_option?.value ?? 'daily'
  const cadence = CADENCES.find((one) => one === often) ?? null
  const place = readPlace(privateMetadata)
  const when = cadence === 'breaking' ? { words: '', errors: {} } : readWhen(values, cadence)
  const errors = {
    ...(topic === '' || place === null ? { topic: 'Name a topic, for example: all' } : {}),
    ...(cadence === null ? { cadence: 'Pick how often it comes' } : {}),
    ...when.errors,
  }
  if (place === null || Object.keys(errors).length > 0) return { errors }
  return { words: `subscribe ${topic} ${cadence}${when.words}`, place }
}

/** Hours, zone and days. */
function readWhen(values: ViewState, cadence: Cadence | null) {
  const at = values.at?.at?.selected_time ?? ''
  const second = values.second?.second?.selected_time ?? ''
  const zone = values.zone?.[ZONE_ACTION]?.selected_option?.value ?? ''
  const picked = new Set(values.days?.days?.selected_options?.map(({ value }) => value))
  const days = DAYS.map(([value]) => value).filter((value) => picked.has(value))
  const isTwice = cadence === 'twice'
  const errors = {
    ...(HOUR.test(at) ? {} : { at: 'Pick an hour, for example 08:00' }),
    ...(!isTwice || (HOUR.test(second) && second !== at) ? {} : { second: 'Pick another hour, for example 18:00' }),
    ...(ZONE.test(zone) ? {} : { zone: 'Pick a time zone, for example Europe/Berlin' }),
    ...(days.length > 0 ? {} : { days: 'Pick at least one day' }),
    ...(cadence === 'weekly' && days.length > 1 ? { days: 'Pick one day, or once a day above for several' } : {}),
  }
  const on = days.length === DAYS.length ? '' : ` on ${days.join(',')}`
  return { words: ` ${at}${isTwice ? ` ${second}` : ''} ${zone}${on}`, errors }
}

const FIELDS: Readonly<Record<FormField, Field>> = {
  topic: 'topic',
  cadence: 'cadence',
  at: 'at',
  timeZone: 'zone',
  days: 'days',
  breaking: 'cadence',
}

/** Where the form says what a command found wrong. */
export function fieldOf({ field = 'topic' }: SubscribeForm): Field {
  return FIELDS[field]
}

/** An answer that takes the form's place; its buttons ask for the same channel. */
export function answerView(blocks: readonly types.KnownBlock[], place: FormPlace): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'answer',
    private_metadata: JSON.stringify(place),
    title: label('Readout'),
    close: label('Done'),
    blocks: blocks.slice(0, LIMITS.viewBlocks),
  }
}

/** `words` that we wrote, or that were escaped. */
export function label(words: string): types.PlainTextElement {
  return { type: 'plain_text', text: words, emoji: false }
}

export function option(name: string, value: string): types.PlainTextOption {
  return { text: label(literal(name, LIMITS.optionText)), value: value.slice(0, LIMITS.optionValue) }
}

function input(
  name: Field,
  title: string,
  hint: string | null,
  element: types.InputBlock['element'],
): types.InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: label(title),
    element,
    ...(hint === null ? {} : { hint: label(hint) }),
  }
}

function hourOf(at: string | null): string {
  return at !== null && /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(at) ? at : '08:00'
}

export function readPlace(metadata: string): FormPlace | null {
  try {
    const { channel } = JSON.parse(metadata) as Partial<FormPlace>
    return typeof channel === 'string' && /^[A-Z0-9]{1,40}$/u.test(channel) ? { channel } : null
  } catch {
    return null
  }
}
