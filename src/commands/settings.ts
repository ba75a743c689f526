// Why it exists: what a channel can set for itself: shown, set, and set back to what it is for everybody.
import type { Asker, Command, Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import { type ChannelSettings, DETAILS } from '../core/settings.ts'
import { findZone } from '../delivery/slots.ts'
import { findNearestWord } from './nearest.ts'
import { readQuiet, showQuiet } from './quiet.ts'
import { nameChannel, say, sayList } from './say.ts'
import { NOT_ALLOWED } from './subscribe.ts'
import { sayNoZone } from './wish-words.ts'

/** One thing that can be set. `name` is also what an export calls it. */
type Setting = {
  readonly name: string
  readonly also: readonly string[]
  readonly about: string
  readonly example: string
  /** In the words that set it; null where it is not set. */
  readonly show: (settings: ChannelSettings) => string | null
  /** How it is where it is not set. */
  readonly otherwise: string
  /** A string says what is wrong with the words; null is what sets it back. `zone`: the asker's, where it is known. */
  readonly set: (settings: ChannelSettings, words: string | null, zone: string | null) => ChannelSettings | string
}

/** In the order in which they are shown. */
export const CHANNEL_SETTINGS: readonly Setting[] = [
  {
    name: 'timezone',
    also: ['zone', 'tz'],
    about: 'of new subscriptions that name none',
    example: 'settings timezone Europe/Berlin',
    show: ({ timeZone }) => timeZone ?? null,
    otherwise: 'none, each subscription names its own',
    set: ({ timeZone: _, ...rest }, words) => {
      if (words === null) return rest
      const zone = findZone(words)
      return zone === null ? sayNoZone(words) : { ...rest, timeZone: zone }
    },
  },
  {
    name: 'quiet',
    also: ['quiet-hours', 'silence', 'mute'],
    about: 'hours in which nothing is posted; what is due in them comes at their end',
    example: 'settings quiet 22:00-07:00 Europe/Berlin',
    show: ({ quiet }) => (quiet === undefined ? null : showQuiet(quiet)),
    otherwise: 'none',
    set: ({ quiet: _, ...rest }, words, zone) => {
      if (words === null) return rest
      const quiet = readQuiet(words, rest.timeZone ?? zone)
      return typeof quiet === 'string' ? quiet : { ...rest, quiet }
    },
  },
  {
    name: 'detail',
    also: ['length', 'size'],
    about: 'how long a posted briefing is: short, standard or full',
    example: 'settings detail short',
    show: ({ detail }) => detail ?? null,
    otherwise: 'standard',
    set: ({ detail: _, ...rest }, words) => {
      if (words === null) return rest
      const detail = DETAILS.find((one) => one === words.toLowerCase())
      return detail === undefined ? `Write one of ${DETAILS.join(', ')}: settings detail short` : { ...rest, detail }
    },
  },
]

const BACK = ['off', 'default', 'reset', 'none']

/** 'settings', 'settings timezone Europe/Berlin', 'settings detail off'. */
export function parseSettings(words: string): Command {
  const [setting = '', ...value] = words
    .replace('=', ' ')
    .split(' ')
    .filter((word) => word !== '')
  return { name: 'settings', wish: setting === '' ? null : { setting, value: value.join(' ') } }
}

export function findSetting(word: string): Setting | null {
  const wanted = word.toLowerCase()
  return CHANNEL_SETTINGS.find(({ name, also }) => name === wanted || also.includes(wanted)) ?? null
}

export async function answerSettings(
  { store }: { readonly store: Store },
  { wish }: Extract<Command, { name: 'settings' }>,
  asker: Asker,
): Promise<Reply> {
  if (wish === null) return showAll(await store.settings.find(asker.destination), asker)
  const setting = findSetting(wish.setting)
  if (setting === null) {
    const names = CHANNEL_SETTINGS.map(({ name }) => name)
    const near = findNearestWord(wish.setting, names)
    const end = near === null ? `There are: ${names.join(', ')}.` : `Did you mean "settings ${near}"?`
    return say(`Nothing of that name can be set. ${end}`)
  }
  if (wish.value === '')
    return say(`${showOne(setting, await store.settings.find(asker.destination))}. For example: ${setting.example}`)
  if (!asker.mayManage) return say(NOT_ALLOWED)
  return store.transact(async (trx) => {
    const before = await trx.settings.find(asker.destination)
    const after = setting.set(before, BACK.includes(wish.value.toLowerCase()) ? null : wish.value, asker.timeZone)
    if (typeof after === 'string') return say(after)
    await trx.settings.save(asker.destination, after)
    return say(`Set for ${nameChannel(asker)}: ${showOne(setting, after)}.`)
  })
}

function showAll(settings: ChannelSettings, asker: Asker): Reply {
  const items = CHANNEL_SETTINGS.map((setting) => `${showOne(setting, settings)} · ${setting.example}`)
  return sayList(`What ${nameChannel(asker)} has set; "off" behind its name sets one back:`, items)
}

function showOne({ name, about, show, otherwise }: Setting, settings: ChannelSettings): string {
  return `${name}: ${show(settings) ?? otherwise} (${about})`
}
