// Why it exists: what people do in Slack, as the payloads that Slack sends for it, over a socket or signed over HTTP.
import { createHmac } from 'node:crypto'
import type { SlackDouble } from './slack.ts'
import type { Fields } from './slack-rules.ts'
import type { EnvelopeType } from './slack-socket.ts'

export type Deliver = (
  type: EnvelopeType,
  payload: Fields,
) => Promise<{ readonly payload: Fields; readonly ms: number }>
export type Who = { readonly user?: string; readonly channel?: string }

export function makePeople(slack: SlackDouble, deliver: Deliver) {
  const { team } = slack.world
  const common = (user: string) => ({
    team: { id: team },
    user: { id: user, team_id: team },
    api_app_id: 'A1',
    token: 'x',
  })
  let events = 0
  return {
    command: (text: string, { user = 'U1', channel = 'C1' }: Who = {}) =>
      deliver('slash_commands', {
        command: '/readout',
        text,
        team_id: team,
        channel_id: channel,
        user_id: user,
        trigger_id: slack.trigger(),
        response_url: slack.responseUrl(),
        api_app_id: 'A1',
      }),
    press: (value: string, { user = 'U1', channel = 'C1' }: Who = {}, action_id = 'ask:0') =>
      deliver('interactive', {
        type: 'block_actions',
        ...common(user),
        channel: { id: channel },
        container: { type: 'message', channel_id: channel },
        trigger_id: slack.trigger(),
        response_url: slack.responseUrl(),
        actions: [{ type: 'button', action_id, block_id: 'b', value, text: { type: 'plain_text', text: 'x' } }],
      }),
    pressInView: (value: string, view: Fields, { user = 'U1' }: Who = {}) =>
      deliver('interactive', {
        type: 'block_actions',
        ...common(user),
        container: { type: 'view', view_id: 'V1' },
        view: { id: 'V1', ...view },
        trigger_id: slack.trigger(),
        actions: [
          { type: 'button', action_id: 'ask:0', block_id: 'b', value, text: { type: 'plain_text', text: 'x' } },
        ],
      }),
    submit: (view: Fields, values: Fields, { user = 'U1' }: Who = {}) =>
      deliver('interactive', {
        type: 'view_submission',
        ...common(user),
        trigger_id: slack.trigger(),
        view: { id: 'V1', ...view, state: { values } },
      }),
    type: (value: string, { user = 'U1' }: Who = {}) =>
      deliver('interactive', {
        type: 'block_suggestion',
        ...common(user),
        action_id: 'zone',
        block_id: 'zone',
        value,
        view: { id: 'V1', type: 'modal' },
      }),
    openHome: (user = 'U1') => deliver('events_api', event({ type: 'app_home_opened', user, tab: 'home' }, ++events)),
    event: (inner: Fields, id?: string) => deliver('events_api', event(inner, ++events, id)),
  }

  function event(inner: Fields, at: number, id = `Ev${at}`): Fields {
    return { type: 'event_callback', team_id: team, api_app_id: 'A1', event_id: id, event_time: 1, event: inner }
  }
}

/** What was picked in the form for subscribing. */
export function picked(topic: string, at: string, zone: string, days: readonly string[]): Fields {
  return {
    topic: { topic: { type: 'plain_text_input', value: topic } },
    at: { at: { type: 'timepicker', selected_time: at } },
    zone: { zone: { type: 'external_select', selected_option: { value: zone } } },
    days: { days: { type: 'checkboxes', selected_options: days.map((value) => ({ value })) } },
  }
}

/** Slack's signed request for what would be an envelope on the socket. */
export async function postSigned(options: {
  readonly port: number
  readonly secret: string
  readonly type: EnvelopeType
  readonly payload: Fields
  /** Epoch ms of the stamp. */
  readonly at?: number
  readonly path?: string
}): Promise<{ readonly status: number; readonly payload: Fields; readonly ms: number }> {
  const { port, secret, type, payload, at = Date.now(), path = '/slack/events' } = options
  const isForm = type === 'slash_commands' || type === 'interactive'
  const form = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>)
  const body = isForm ? new URLSearchParams(form).toString() : JSON.stringify(payload)
  const stamp = String(Math.floor(at / 1_000))
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`
  const began = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': signature,
    },
  })
  const text = await response.text()
  const ms = performance.now() - began
  return { status: response.status, payload: text.startsWith('{') ? (JSON.parse(text) as Fields) : {}, ms }
}
