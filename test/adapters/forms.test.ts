// Why it exists: what is picked in the form of each platform becomes words that mean the same: once or twice a day, weekly, breaking news.
import { describe, expect, it } from 'vitest'
import { wordsOfForm as discordWords, renderForm as renderDiscord } from '../../adapters/discord/form.ts'
import { wordsOf } from '../../adapters/discord/words.ts'
import { formView, readForm } from '../../adapters/slack/form.ts'
import { readForm as readWeb, wordsOfForm as webWords } from '../../adapters/web/form.ts'
import { parse } from '../../src/commands/parse.ts'
import type { SubscribeForm } from '../../src/core/command.ts'

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const PLACE = JSON.stringify({ channel: 'C1' })

type Picked = {
  readonly cadence: string
  readonly at?: string
  readonly second?: string
  readonly days?: readonly string[]
}

function slack({ cadence, at = '08:00', second, days = WEEK }: Picked) {
  const state = {
    topic: { topic: { value: 'grain' } },
    cadence: { cadence: { selected_option: { value: cadence } } },
    at: { at: { selected_time: at } },
    second: { second: { selected_time: second ?? null } },
    zone: { zone: { selected_option: { value: 'Europe/Berlin' } } },
    days: { days: { selected_options: days.map((value) => ({ value })) } },
  }
  const read = readForm(state, PLACE)
  return 'errors' in read ? read.errors : read.words
}

function web({ cadence, at = '08:00', second = '', days = WEEK }: Picked) {
  const fields = new URLSearchParams({ topic: 'grain', cadence, at, second, zone: 'Europe/Berlin' })
  for (const day of days) fields.append('day', day)
  const form = readWeb(fields, 't')
  return form.problem ?? webWords(form)
}

function wishOf(words: unknown): SubscribeForm {
  const command = parse(String(words))
  if (command.name !== 'subscribe') throw new Error(String(words))
  return command.wish
}

const WISHES: readonly (readonly [Picked, Partial<SubscribeForm>])[] = [
  [{ cadence: 'daily' }, { at: '08:00', timeZone: 'Europe/Berlin' }],
  [{ cadence: 'daily', second: '18:00' }, { at: '08:00' }],
  [
    { cadence: 'twice', second: '18:00' },
    { cadence: 'twice', at: '08:00', second: '18:00' },
  ],
  [
    { cadence: 'twice', at: '18:00', second: '08:00', days: ['mon', 'fri'] },
    { at: '08:00', second: '18:00', days: [1, 5] },
  ],
  [
    { cadence: 'weekly', days: ['fri'] },
    { cadence: 'weekly', at: '08:00', days: [5] },
  ],
  [
    { cadence: 'breaking', at: '', days: [] },
    { cadence: 'breaking', at: null, breaking: { sources: 3, perHour: 2 } },
  ],
]

describe.each([
  ['Slack', slack],
  ['the page', web],
])('the form of %s', (_, words) => {
  it.each(WISHES)('%j', (picked, wish) => {
    expect(wishOf(words(picked))).toMatchObject({ topic: 'grain', problem: null, ...wish })
  })
})

describe('what is missing or too much stands at its field', () => {
  it.each([
    [{ cadence: 'twice' }, 'second'],
    [{ cadence: 'twice', second: '08:00' }, 'second'],
    [{ cadence: 'weekly' }, 'days'],
    [{ cadence: 'hourly' }, 'cadence'],
    [{ cadence: 'daily', at: '' }, 'at'],
  ])('in Slack, %j: %s', (picked, field) => {
    expect(Object.keys(slack(picked))).toEqual([field])
  })
  it.each([
    [{ cadence: 'twice' }, 'Pick another second hour'],
    [{ cadence: 'twice', second: '08:00' }, 'Pick another second hour'],
    [{ cadence: 'weekly' }, 'Once a week is one day'],
  ])('on the page, %j: %s', (picked, problem) => {
    expect(web(picked)).toContain(problem)
  })
})

it('a form of Slack is filled in with what was said', () => {
  const wish = { ...wishOf('subscribe grain twice 07:00 19:30 Europe/Berlin'), days: [1, 2] }
  const view = JSON.stringify(formView(wish, { channel: 'C1' }, null))
  for (const part of ['Twice a day', '"initial_time":"07:00"', '"initial_time":"19:30"']) expect(view).toContain(part)
})

describe('Discord', () => {
  const form = (at: readonly string[], days: readonly string[]) => {
    const text = (id: string) => (id === 'topic' ? 'grain' : 'Europe/Berlin')
    return discordWords({ text, picked: (id) => (id === 'at' ? at : days) })
  }
  it('takes two hours for twice a day, in whatever order', () => {
    const wish = { cadence: 'twice', at: '08:00', second: '18:00', problem: null }
    expect(wishOf(form(['18:00', '08:00'], WEEK))).toMatchObject(wish)
    expect(wishOf(form(['08:00'], ['fri']))).toMatchObject({ at: '08:00', days: [5], problem: null })
  })
  it('shows both hours that were said', () => {
    const view = JSON.stringify(renderDiscord(wishOf('subscribe grain twice 07:00 19:30 Europe/Berlin')))
    expect(view.match(/"value":"(?:07:00|19:30)","default":true/gu)).toHaveLength(2)
  })
  it.each([
    [{ often: 'breaking' }, { cadence: 'breaking', breaking: { sources: 3, perHour: 2 } }],
    [{ often: 'breaking', sources: '5', most: '1' }, { breaking: { sources: 5, perHour: 1 } }],
    [{ sources: '5' }, { cadence: 'breaking', breaking: { sources: 5, perHour: 2 } }],
    [
      { at: '08:00 18:00', timezone: 'UTC' },
      { cadence: 'twice', at: '08:00', second: '18:00' },
    ],
    [
      { often: 'weekly', at: '09:00', timezone: 'UTC', days: 'mon' },
      { cadence: 'weekly', days: [1] },
    ],
  ])('has options: %j', (options: Readonly<Record<string, string>>, wish) => {
    const words = wordsOf('subscribe', (name) => (name === 'topic' ? 'grain' : (options[name] ?? null)))
    expect(wishOf(words)).toMatchObject({ topic: 'grain', problem: null, ...wish })
  })
})
