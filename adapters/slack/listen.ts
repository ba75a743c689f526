// Why it exists: each of the things that people do in Slack, and what it sets off.
import type { App, webApi } from '@slack/bolt'
import type { Asker } from '../../src/core/command.ts'
import type { Presence, Suggest } from '../../src/core/ports.ts'
import type { Access } from './access.ts'
import type { Answer } from './answer.ts'
import { FORM, option, readPlace, type ViewState, ZONE_ACTION } from './form.ts'
import { type Body, within } from './guard.ts'
import { type HomeSubscription, renderHome } from './home.ts'
import { LIMITS } from './limits.ts'
import { ASK_ACTION } from './render.ts'
import type { makeSubmit, Submission } from './submit.ts'
import type { Installation } from './transport.ts'

/** Slack shows no more than this at once anyway. */
const MAX_ZONES = 25
/** Before the guard acknowledges by itself, which Slack would show as a fault. */
const SUGGEST_MS = 2_000
/** Each channel costs a question to Slack who may see it, and Slack limits those: so many at all, so many at once. */
const MAX_ASKED = 200
const ASKED_AT_ONCE = 20

type Ports = {
  readonly suggest: Suggest
  readonly access: Access
  readonly client: webApi.WebClient
  readonly installation: Installation
  readonly presence: Presence
  readonly listForHome: (workspace: string) => Promise<readonly HomeSubscription[]>
  readonly answer: Answer
  readonly submit: ReturnType<typeof makeSubmit>
}

const TYPES = ['block_actions', 'block_suggestion', 'view_submission', 'view_closed', 'shortcut', 'message_action']

/** Whether the library knows what to do with a payload; it never acknowledges any other. */
export function isOwnBody({ command, event, type }: Body): boolean {
  if (typeof command === 'string') return true
  if (typeof event === 'object' && event !== null) return 'type' in event && typeof event.type === 'string'
  return typeof type === 'string' && TYPES.includes(type)
}

export function listen(app: App, ports: Ports): void {
  listenToWords(app, ports)
  listenToForm(app, ports)
  listenToEvents(app, ports)
}

function listenToWords(app: App, { answer, installation, presence }: Ports): void {
  // Whatever the command is called in this workspace: only ours arrive.
  app.command(/^/u, async ({ command, ack, respond }) => {
    await ack()
    // Somebody uses the app, so that it is installed: the next post may show whether its token works again.
    if (installation.gone !== null) await presence(command.team_id, true)
    installation.gone = null
    await answer({
      words: command.text?.trim() || 'help',
      place: { team: command.team_id, channel: command.channel_id, userId: command.user_id },
      triggerId: command.trigger_id ?? null,
      respond,
      viewId: null,
      alone: false,
    })
  })

  app.action(new RegExp(`^${ASK_ACTION}:`, 'u'), async ({ body, action, ack, respond }) => {
    await ack()
    if (body.type !== 'block_actions' || action.type !== 'button') return
    const viewPlace = readPlace(body.view?.private_metadata ?? '')
    const channel = body.channel?.id ?? body.container?.channel_id ?? viewPlace?.channel
    const team = body.team?.id ?? installation.team
    if (!action.value || typeof channel !== 'string' || team === null) return
    await answer({
      words: action.value,
      place: { team, channel, userId: body.user.id },
      triggerId: body.trigger_id ?? null,
      respond: respond ?? null,
      viewId: body.view?.id ?? null,
      alone: true,
    })
  })
}

function listenToForm(app: App, { suggest, submit, installation }: Ports): void {
  app.options(ZONE_ACTION, async ({ body, payload, ack }) => {
    const asker: Asker = {
      destination: { platform: 'slack', workspace: body.team?.id ?? installation.team ?? '', channel: '' },
      userId: body.user.id,
      timeZone: null,
      mayManage: false,
    }
    const typed = String(payload.value ?? '').slice(0, LIMITS.optionText)
    const found = (await within(suggest('timezone', typed, asker), SUGGEST_MS)) ?? []
    const zones = found.filter((zone) => zone !== '' && zone.length <= LIMITS.optionText).slice(0, MAX_ZONES)
    await ack({ options: zones.map((zone) => option(zone, zone)) })
  })

  app.view(FORM, async ({ body, view, ack }) => {
    await submit({
      viewId: view.id,
      state: view.state.values as ViewState,
      metadata: view.private_metadata,
      team: body.team?.id ?? installation.team ?? '',
      userId: body.user.id,
      // The library's type joins what it means to part.
      ack: ack as Submission['ack'],
    })
  })
}

function listenToEvents(app: App, { access, client, installation, listForHome, presence }: Ports): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return
    const team = body.team_id
    const subscriptions = await listForHome(team)
    const channels = [...new Set(subscriptions.map(({ channel }) => channel))]
    const asked = channels.slice(0, MAX_ASKED)
    const visible = await findVisible(asked, (channel) => access.maySee({ team, channel, userId: event.user }))
    const shown = subscriptions.filter(({ channel }) => visible.has(channel))
    const view = renderHome(shown, { hidden: true, unasked: asked.length < channels.length })
    await client.views.publish({ user_id: event.user, view })
  })

  app.event('app_uninstalled', async ({ body }) => {
    installation.gone = 'Slack: the app was uninstalled'
    await presence(body.team_id, false)
  })

  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot?.length ?? 0) === 0) return
    installation.gone = 'Slack: the token was revoked (token_revoked)'
    await presence(body.team_id, false)
  })
}

async function findVisible(
  channels: readonly string[],
  maySee: (channel: string) => Promise<boolean>,
): Promise<ReadonlySet<string>> {
  const visible = new Set<string>()
  for (let at = 0; at < channels.length; at += ASKED_AT_ONCE) {
    const some = channels.slice(at, at + ASKED_AT_ONCE)
    const may = await Promise.all(some.map(maySee))
    for (const [one, channel] of some.entries()) if (may[one] === true) visible.add(channel)
  }
  return visible
}
