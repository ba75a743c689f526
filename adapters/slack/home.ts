// Why it exists: the app's own page in Slack: what this workspace has subscribed to, and when each comes next.
import type { types } from '@slack/bolt'
import { literal } from './escape.ts'
import { pack } from './render.ts'
import { type Inline, text, type Unit, unitsOf } from './units.ts'

export type HomeSubscription = {
  readonly channel: string
  readonly topic: string
  /** 'HH:MM' in its time zone. */
  readonly at: string
  readonly timeZone: string
  readonly paused: boolean
  /** Epoch ms; null where none comes. */
  readonly nextAt: number | null
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

function itemOf({ channel, topic, at, timeZone, paused, nextAt }: HomeSubscription): Unit {
  const place: Inline = /^[CGD][A-Z0-9]{1,30}$/u.test(channel)
    ? { type: 'channel', channel_id: channel }
    : text(literal(channel, 40) || 'a channel')
  const next = paused ? 'paused' : nextAt === null ? 'nothing planned' : `next ${showTime(nextAt, timeZone)}`
  const words = `  ${topic} · daily ${at} ${timeZone} · ${next}`
  return { type: 'item', indent: 0, elements: [place, text(` ${literal(words, 500)}`)] }
}

/** 'Mon, 9 Mar, 08:00' in the subscription's own zone. */
function showTime(at: number, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at)
  } catch {
    // A zone that this Node does not know any more.
    return new Date(at).toISOString()
  }
}
