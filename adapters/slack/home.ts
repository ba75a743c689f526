// Why it exists: the app's own page in Slack: what this workspace has subscribed to, and when each comes next.
import type { types } from '@slack/bolt'
import { literal } from './escape.ts'
import { LIMITS } from './limits.ts'
import { pack } from './render.ts'
import { type Inline, text, type Unit, unitsOf, weigh } from './units.ts'

export type HomeSubscription = {
  readonly channel: string
  readonly topic: string
  /** 'daily 08:00 Europe/Berlin', as other answers say it. */
  readonly when: string
  readonly paused: boolean
  /** 'Wed 25 Nov 2026, 08:00' by the subscription's own clock; null where none comes. */
  readonly next: string | null
}

/** Lines of subscriptions; what one can do stands under them on the same page. */
const MAX_LINES = 50
const ROOM = LIMITS.message - 3_000

/** `subscriptions`: those that the reader may see. `hidden`: there are others. `unasked`: not all could be looked at. */
export function renderHome(
  subscriptions: readonly HomeSubscription[],
  { hidden, unasked = false }: { readonly hidden: boolean; readonly unasked?: boolean },
): types.HomeView {
  const shown = fitItems(subscriptions.map(itemOf))
  const left = subscriptions.length - shown.length
  const units: readonly Unit[] = [
    ...unitsOf([{ type: 'title', text: 'Subscriptions of this workspace' }]),
    ...(shown.length === 0
      ? unitsOf([{ type: 'text', text: 'No channel that you can see has subscribed yet.' }])
      : shown),
    ...(left === 0
      ? []
      : unitsOf([{ type: 'footer', text: `… and ${left} more: /readout list shows those of a channel` }])),
    ...(unasked
      ? unitsOf([{ type: 'footer', text: 'Not every channel could be looked at: there are too many.' }])
      : []),
    ...(hidden ? unitsOf([{ type: 'footer', text: 'Private channels are shown to their members only.' }]) : []),
    ...unitsOf([
      { type: 'heading', text: 'What you can do' },
      {
        type: 'list',
        items: [
          '/readout subscribe – in a channel that you manage, after you have invited Readout to it',
          '/readout latest – the briefing of the newest story, for you alone',
          '/readout help – all that you can ask',
        ],
      },
    ]),
  ]
  const [message] = pack(units, { actions: [], maxMessages: 1 })
  return { type: 'home', blocks: [...(message?.blocks ?? [])] }
}

function fitItems(items: readonly Unit[]): readonly Unit[] {
  let room = ROOM
  const end = items.findIndex((item, at) => {
    room -= weigh(item)
    return room < 0 || at === MAX_LINES
  })
  return end === -1 ? items : items.slice(0, end)
}

function itemOf({ channel, topic, when, paused, next }: HomeSubscription): Unit {
  const place: Inline = /^[CGD][A-Z0-9]{1,30}$/u.test(channel)
    ? { type: 'channel', channel_id: channel }
    : text(literal(channel, 40) || 'a channel')
  const coming = paused ? 'paused' : next === null ? 'nothing planned' : `next ${next}`
  return { type: 'item', indent: 0, elements: [place, text(` ${literal(`${topic} · ${when} · ${coming}`, 500)}`)] }
}
