// Why it exists: what an answer of Slack, or the lack of one, says about a message: taken, not taken, or not known.
import type { SendOutcome } from '../../src/core/delivery.ts'
import { connectionCodeOf, isNotConnected } from '../../src/core/network.ts'

type Failed = Extract<SendOutcome, { kind: 'failed' }>
type Refusals = Readonly<Record<string, string>>

/** Slack's codes (docs.slack.dev, chat.postMessage and chat.update), in words for whoever reads the delivery's reason. */
const REFUSALS: Readonly<Record<Failed['scope'], Refusals>> = {
  destination: {
    channel_not_found: 'there is no such channel, or Readout has not been invited to it',
    not_in_channel: 'Readout has not been invited to the channel',
    is_archived: 'the channel is archived',
    restricted_action: 'the workspace does not let Readout post in this channel',
    restricted_action_read_only_channel: 'the channel is read-only',
    restricted_action_thread_only_channel: 'the channel takes posts in threads only',
    restricted_action_non_threadable_channel: 'the channel takes no threads',
    cannot_reply_to_message: 'the message takes no replies',
    messages_tab_disabled: 'the messages tab of the app is switched off',
    no_permission: 'Readout may not post in this channel',
    user_not_found: 'there is no such user',
    team_not_found: 'there is no such workspace',
  },
  installation: {
    not_authed: 'no token was given',
    invalid_auth: 'the token is not valid',
    account_inactive: 'the app was uninstalled or its account is inactive',
    token_revoked: 'the token was revoked',
    token_expired: 'the token has expired',
    missing_scope: 'the app lacks a permission; install it again with the manifest',
    not_allowed_token_type: 'the token is of the wrong kind',
    org_login_required: 'the workspace is being moved to an organisation',
    ekm_access_denied: 'the workspace has shut the app out',
    team_access_not_granted: 'the app is not granted to the workspace',
    access_denied: 'the workspace has shut the app out',
    team_disabled: 'the workspace is switched off',
    user_removed_from_team: 'the bot was removed from the workspace',
  },
  message: {
    invalid_blocks: 'Slack does not take its blocks',
    invalid_blocks_format: 'Slack does not take its blocks',
    msg_too_long: 'it is too long',
    msg_blocks_too_long: 'it is too long',
    no_text: 'it is empty',
    invalid_arguments: 'Slack does not take its form',
    invalid_arg_name: 'Slack does not take its form',
    invalid_array_arg: 'Slack does not take its form',
    invalid_metadata_format: 'Slack does not take its metadata',
    invalid_metadata_schema: 'Slack does not take its metadata',
    metadata_too_large: 'Slack does not take its metadata',
    cant_update_message: 'Readout did not write the message to edit',
    edit_window_closed: 'the message may not be edited any more',
  },
}

/** What somebody can do about a channel, as a sentence. */
const INVITE = 'Invite Readout to it with /invite, or subscribe in another channel.'
const ALLOW = 'Ask whoever runs the workspace to let Readout post there, or subscribe in another channel.'
const MENDS: Refusals = {
  channel_not_found: INVITE,
  not_in_channel: INVITE,
  is_archived: 'Unarchive it, or subscribe in another channel.',
  restricted_action: ALLOW,
  restricted_action_read_only_channel: ALLOW,
  no_permission: ALLOW,
}

/** The message to edit, or the one to answer. */
const GONE = new Set(['message_not_found', 'thread_not_found'])

/** It may have been taken before this was said. */
const UNKNOWN = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout'])

/** What a failed call says of the message; whatever is not known for certain is uncertain, never a plain failure. */
export function outcomeOf(error: unknown): SendOutcome {
  const { code, message } = fieldsOf(error)
  switch (code) {
    case 'slack_webapi_rate_limited_error':
      return retry('Slack asks to wait', secondsOf(fieldsOf(error).retryAfter))
    case 'slack_webapi_platform_error':
      return refusalOf(error)
    case 'slack_webapi_http_error':
      return statusOf(Number(fieldsOf(error).statusCode))
    case 'slack_webapi_request_error':
      return connectionOf(fieldsOf(error).original)
    default:
      // The client throws a plain Error for a 429 that does not say how long.
      if (/^Retry header did not contain/u.test(String(message))) return retry('Slack asks to wait', null)
      return uncertain('the attempt broke off inside Readout')
  }
}

/** Slack's code for a refusal; null for any other error. */
export function slackCodeOf(error: unknown): string | null {
  const { code, data } = fieldsOf(error)
  return code === 'slack_webapi_platform_error' ? String(fieldsOf(data).error) : null
}

/** Whether nothing of this installation will go through until it is installed anew. */
export function isGone(outcome: SendOutcome): boolean {
  return outcome.kind === 'failed' && outcome.scope === 'installation'
}

function refusalOf(error: unknown): SendOutcome {
  const code = slackCodeOf(error) ?? ''
  if (GONE.has(code)) return { kind: 'gone', reason: 'The message was deleted.' }
  for (const scope of ['destination', 'installation', 'message'] as const) {
    const words = REFUSALS[scope][code]
    if (words !== undefined && Object.hasOwn(REFUSALS[scope], code)) {
      const mend = Object.hasOwn(MENDS, code) ? MENDS[code] : undefined
      return { kind: 'failed', scope, reason: `Slack: ${words} (${code})`, ...(mend === undefined ? {} : { mend }) }
    }
  }
  if (code === 'ratelimited' || code === 'rate_limited') {
    return retry('Slack asks to wait', secondsOf(fieldsOf(fieldsOf(fieldsOf(error).data).response_metadata).retryAfter))
  }
  // An answer that is no JSON arrives as a code of many words: a proxy's page, or one that was cut off.
  if (UNKNOWN.has(code)) return uncertain(`Slack failed (${code})`)
  if (!/^[a-z_]{1,60}$/u.test(code)) return uncertain('what Slack answered cannot be read')
  return retry(`Slack refused it (${code})`, null)
}

function statusOf(status: number): SendOutcome {
  if (status === 401) return { kind: 'failed', scope: 'installation', reason: 'Slack does not accept the token (401)' }
  if (status === 413) return { kind: 'failed', scope: 'message', reason: 'Slack: it is too long (413)' }
  if (status >= 400 && status < 500 && status !== 408) return retry(`Slack answered ${status}`, null)
  return uncertain(`Slack answered ${status}`)
}

function connectionOf(original: unknown): SendOutcome {
  const code = connectionCodeOf(original)
  if (isNotConnected(original)) return retry(`Slack cannot be reached (${code})`, null)
  if (fieldsOf(original).name === 'TimeoutError') return uncertain('Slack did not answer in time')
  return uncertain(`the connection to Slack broke (${code ?? 'no reason given'})`)
}

function retry(reason: string, retryAfterMs: number | null): SendOutcome {
  return { kind: 'retry', retryAfterMs, reason }
}

function uncertain(reason: string): SendOutcome {
  return { kind: 'uncertain', reason }
}

function secondsOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value * 1_000 : null
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
