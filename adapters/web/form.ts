// Why it exists: subscribing by a form, and asking before anything is changed; a GET never writes.
import { html } from 'hono/html'
import { plain } from '../../src/briefing/plain.ts'
import type { SubscribeForm } from '../../src/core/command.ts'
import { CADENCES, type Cadence } from '../../src/core/subscription.ts'
import { type Markup, nothing, words } from './markup.ts'

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MAX_FIELD = 200

const CADENCE_NAMES: Readonly<Record<Cadence, string>> = {
  daily: 'Once a day',
  twice: 'Twice a day',
  weekly: 'Once a week',
  breaking: 'Breaking news',
}

export type Form = {
  readonly topic: string
  readonly cadence: Cadence
  readonly at: string
  /** The second hour of twice a day; '' without it. */
  readonly second: string
  readonly timeZone: string
  readonly days: readonly string[]
  /** What was wrong, for the user. */
  readonly problem: string | null
  readonly token: string
}

/** What to open a form with: the user's own words, then what was written in the form, then what is likely. */
export function formOf(
  given: SubscribeForm | null,
  { written, timeZone, token }: { readonly written?: Form; readonly timeZone: string; readonly token: string },
): Form {
  return {
    topic: plain(given?.topic ?? written?.topic ?? ''),
    cadence: given?.cadence ?? written?.cadence ?? 'daily',
    at: given?.at ?? written?.at ?? '08:00',
    second: given?.second ?? written?.second ?? '',
    timeZone: given?.timeZone ?? written?.timeZone ?? timeZone,
    days: given?.days?.flatMap((day) => DAYS[day - 1] ?? []) ?? written?.days ?? DAYS,
    problem: given?.problem ?? null,
    token,
  }
}

/** What came back from the form. Its fields are words from outside: the command checks them again. */
export function readForm(fields: URLSearchParams, token: string): Form {
  const field = (name: string) => plain(fields.get(name) ?? '').slice(0, MAX_FIELD)
  const days = DAYS.filter((day) => fields.getAll('day').includes(day))
  const cadence = CADENCES.find((one) => one === field('cadence')) ?? 'daily'
  const hours = { at: field('at'), second: field('second') }
  const form = { topic: field('topic'), cadence, ...hours, timeZone: field('zone'), days, token }
  return { ...form, problem: findProblem(form) }
}

function findProblem({ topic, cadence, at, second, timeZone, days }: Omit<Form, 'problem' | 'token'>): string | null {
  if (topic === '') return 'Write what the channel wants to hear of: words, a "phrase", or all.'
  if (cadence === 'breaking') return null
  if (at === '') return 'Pick an hour, such as 08:00.'
  if (cadence === 'twice' && (second === '' || second === at)) return 'Pick another second hour, such as 18:00.'
  if (timeZone === '') return 'Name a time zone, such as Europe/Berlin.'
  if (cadence === 'weekly' && days.length > 1) return 'Once a week is one day: pick one, or once a day for several.'
  return days.length === 0 ? 'Pick at least one day.' : null
}

/** The same words that chat takes. */
export function wordsOfForm({ topic, cadence, at, second, timeZone, days }: Form): string {
  if (cadence === 'breaking') return `subscribe ${topic} breaking`
  const on = days.length === DAYS.length ? '' : ` on ${days.join(',')}`
  return `subscribe ${topic} ${cadence} ${at}${cadence === 'twice' ? ` ${second}` : ''} ${timeZone}${on}`
}

export function renderForm({ topic, cadence, at, second, timeZone, days, problem, token }: Form): Markup {
  return html`<form class="subscribe" method="post" action="/subscribe#answer" data-answer>
    <h3 class="heading">Briefings for this channel</h3>
    ${problem === null ? nothing : html`<p class="problem" role="alert"><span aria-hidden="true">⚠</span> ${words(problem)}</p>`}
    <input type="hidden" name="token" value="${token}">
    <p><label>Topic <input name="topic" value="${topic}" required maxlength="${MAX_FIELD}" list="topics" data-suggest="topic"
        autocomplete="off" aria-describedby="topic-hint"></label><datalist id="topics"></datalist>
      <span class="hint" id="topic-hint">words, a "phrase", -without this; or all</span></p>
    <p class="pair"><label>How often <select name="cadence">${CADENCES.map(
      (one) =>
        html`<option value="${one}"${one === cadence ? html` selected` : nothing}>${CADENCE_NAMES[one]}</option>`,
    )}</select></label>
      <label>Hour <input name="at" type="time" value="${at}"></label>
      <label>Also at <input name="second" type="time" value="${second}" aria-describedby="second-hint"></label>
      <span class="hint" id="second-hint">for twice a day; breaking news needs no hour and no day</span></p>
    <p class="pair"><label>Time zone <input name="zone" value="${timeZone}" required maxlength="64" list="zones" autocomplete="off"></label>
      <datalist id="zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option>${zone}</option>`)}</datalist></p>
    <fieldset><legend>Days</legend>${DAYS.map(
      (day, at) =>
        html`<label class="day"><input type="checkbox" name="day" value="${day}"${days.includes(day) ? html` checked` : nothing}> <span
          aria-hidden="true">${(DAY_NAMES[at] ?? day).slice(0, 3)}</span><span class="sr">${DAY_NAMES[at]}</span></label>`,
    )}</fieldset>
    <p><button class="main">Subscribe</button></p>
  </form>`
}

/** Shown instead of doing what would change something: whoever follows a link has not asked for it yet. */
export function renderConfirm(asked: string, token: string): Markup {
  return html`<form class="confirm" method="post" action="/ask#answer" data-answer>
    <p>This changes what the channel gets. Do you want it?</p>
    <input type="hidden" name="token" value="${token}"><input type="hidden" name="ask" value="${asked}">
    <p><button class="main">Yes, do it</button> <a href="/">No</a></p>
  </form>`
}
