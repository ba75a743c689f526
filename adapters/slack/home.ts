// Why it exists: the app's own page in Slack: what this workspace has subscribed to, and when each comes next.
import type { types } from '@slack/bolt'
import { literal } from './escape.ts'
import { pack } from './render.ts'
import { type Inline, text, type Unit, unitsOf } from './units.ts'

export type HomeSubscription = {
  readonly channel: string
  readonly topic: string
  /** 'daily 08:00 Europe/Berlin', as other answers say it. */
  readonly when: string
  readonly paused: boolean
  /** 'Wed 25 Nov 2026, 08:00' by the subscription's own clock; null where none comes. */
  readonly next: string | null
}

export function renderHome(
  subscriptions: readonly HomeSubscription[],
  { hidden }: { readonly hidden: boolean },
): types.HomeView {
  const units: readonly Unit[] = [
    ...unitsOf([{ type: 'title', text: 'Subscriptions of this workspace' }]),
    ...(subscriptions.length === 0
      ? unitsOf([{ type: 'text', text: 'No channel that you can see has subscribed yet.' }])
      : subscriptions.map(itemOf)),
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

function itemOf({ channel, topic, when, paused, next }: HomeSubscription): Unit {
  const place: Inline = /^[CGD][A-Z0-9]{1,30}$/u.test(channel)
    ? { type: 'channel', channel_id: channel }
    : text(literal(channel, 40) || 'a channel')
  const coming = paused ? 'paused' : next === null ? 'nothing planned' : `next ${next}`
  return { type: 'item', indent: 0, elements: [place, text(` ${literal(`${topic} · ${when} · ${coming}`, 500)}`)] }
}
