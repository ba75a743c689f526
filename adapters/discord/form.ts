// Why it exists: the form in which a channel's manager picks topic, hour, time zone and days; filled in, it becomes words.
import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js'
import { plain } from '../../src/briefing/plain.ts'
import type { FormField, SubscribeForm } from '../../src/core/command.ts'
import { escapeInPieces } from './escape.ts'
import { subscribeWords } from './words.ts'

export const FORM_ID = 'subscribe'
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MAX_TOPIC = 100
const MAX_ZONE = 64
const MAX_PROBLEM = 1_000

/** Every hour, and one that was asked for where it is another: 25 options at most. */
function hoursWith(wanted: readonly string[]): readonly string[] {
  const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
  const given = wanted.find((at) => /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(at) && !hours.includes(at))
  return [...hours, ...(given === undefined ? [] : [given])].sort()
}

export function renderForm({
  topic,
  at,
  second,
  timeZone,
  days,
  problem,
  field = 'topic',
}: SubscribeForm): APIModalInteractionResponseCallbackData {
  const hours = hoursWith([at, second].flatMap((hour) => hour ?? []))
  const found = hours.filter((hour) => hour === at || hour === second)
  const chosen = found.length === 0 ? ['08:00'] : found
  const wanted = days === undefined || days.length === 0 ? DAYS.map((_, day) => day + 1) : days
  const [what] = problem === null ? [] : escapeInPieces(problem, MAX_PROBLEM)
  const wrong = (at: FormField) =>
    what === undefined || at !== FIELDS[field] ? [] : [{ type: ComponentType.TextDisplay as const, content: what }]
  return {
    custom_id: FORM_ID,
    title: 'Briefings in this channel',
    components: [
      ...wrong('topic'),
      label('Topic', 'Words, a "phrase", -not, or: all', {
        ...textInput('topic', MAX_TOPIC, topic),
        placeholder: '"grain talks" -sports',
      }),
      ...wrong('at'),
      label('Hour', 'Two for twice a day. Another minute: /readout subscribe at:08:30', {
        type: ComponentType.StringSelect,
        custom_id: 'at',
        min_values: 1,
        max_values: 2,
        options: hours.map((hour) => ({ label: hour, value: hour, default: chosen.includes(hour) })),
      }),
      ...wrong('timeZone'),
      label('Time zone', 'The name of the nearest big city in its region', {
        ...textInput('timezone', MAX_ZONE, timeZone),
        placeholder: 'Europe/Berlin',
      }),
      ...wrong('days'),
      label('Days', 'One for once a week. Breaking news: /readout subscribe often:breaking', {
        type: ComponentType.StringSelect,
        custom_id: 'days',
        min_values: 1,
        max_values: DAYS.length,
        options: DAYS.map((day, at) => ({ label: day, value: shortDay(day), default: wanted.includes(at + 1) })),
      }),
    ],
  }
}

/** Where the form says what is wrong. */
const FIELDS: Readonly<Record<FormField, FormField>> = {
  ...{ topic: 'topic', cadence: 'at', at: 'at', timeZone: 'timeZone', days: 'days', breaking: 'topic' },
}

type Label = Extract<APIModalInteractionResponseCallbackData['components'][number], { type: ComponentType.Label }>

function label(title: string, description: string, component: Label['component']): Label {
  return { type: ComponentType.Label, label: title, description, component }
}

function textInput(id: string, maxLength: number, given: string | null) {
  const value = given === null ? '' : plain(given).slice(0, maxLength).toWellFormed()
  return {
    type: ComponentType.TextInput as const,
    custom_id: id,
    style: TextInputStyle.Short,
    min_length: 1,
    max_length: maxLength,
    required: true,
    ...(value === '' ? {} : { value }),
  }
}

function shortDay(day: string): string {
  return day.slice(0, 3).toLowerCase()
}

/** What was filled in, as words. A sender may have left out or made up any field: `ask` says what is wrong then. */
export function wordsOfForm(fields: {
  readonly text: (id: string) => string
  readonly picked: (id: string) => readonly string[]
}): string {
  const text = (id: string) => fields.text(id).replace(/\s+/gu, ' ').trim() || null
  const known = DAYS.map(shortDay)
  const picked = known.filter((day) => fields.picked('days').includes(day))
  const days = picked.length === 0 || picked.length === known.length ? null : picked.join(',')
  const at = fields.picked('at').toSorted().join(' ') || null
  return subscribeWords({ topic: text('topic'), at, timeZone: text('timezone'), days })
}
