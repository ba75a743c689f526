// Why it exists: what an error of Discord's REST says about a message: certainly not taken, perhaps taken, never to be taken.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import type { SendOutcome } from '../../src/core/delivery.ts'
import { connectionCodeOf, isNotConnected } from '../../src/core/network.ts'

/** What Discord's error codes mean for the channel, in words for who subscribed it. */
const DESTINATION: Readonly<Record<string, string>> = {
  10003: 'the channel no longer exists (Unknown Channel)',
  10004: 'the server no longer exists or the bot has been removed from it (Unknown Guild)',
  50001: 'the bot cannot see the channel (Missing Access)',
  50008: 'the channel takes no messages',
  50013: 'the bot may not write there: give it View Channel and Send Messages (Missing Permissions)',
  50024: 'this kind of channel takes no messages',
  50083: 'the thread is archived',
  160005: 'the thread is locked',
}

/** What somebody can do about a channel, as a sentence. */
const MENDS: Readonly<Record<string, string>> = {
  10003: 'Subscribe in another channel.',
  10004: 'Invite Readout to the server again.',
  50001: 'Give it the permission View Channel there, or subscribe in another channel.',
  50013: 'Give it the permissions View Channel and Send Messages there, or subscribe in another channel.',
  50083: 'Unarchive the thread, or subscribe in a channel.',
  160005: 'Unlock the thread, or subscribe in a channel.',
}

/** 400s that are about one message: a list of these alone, since a new code should rather not silence a channel. */
const RETRY_LATER: ReadonlySet<string> = new Set(['20016', '20028', '20031', '40062', '40333'])

export function outcomeOf(error: unknown): Exclude<SendOutcome, { kind: 'posted' }> {
  if (error instanceof RateLimitError) {
    const limited = rateLimited(Math.max(error.retryAfter, error.sublimitTimeout))
    return error.global ? { ...limited, bucket: 'platform' } : limited
  }
  if (error instanceof DiscordAPIError) return ofStatus(error)
  if (error instanceof HTTPError) return { kind: 'uncertain', reason: `Discord answered with status ${error.status}` }
  const code = connectionCodeOf(error)
  if (isNotConnected(error)) {
    return { kind: 'retry', retryAfterMs: null, reason: `Discord could not be reached (${code})` }
  }
  // The client forgets a token that was refused, and then says this without asking Discord again.
  if (error instanceof Error && /^Expected token to be set/u.test(error.message)) return refusedToken()
  const name = code ?? (error instanceof Error ? error.name : 'unknown error')
  return { kind: 'uncertain', reason: `the connection to Discord broke off or took too long (${name})` }
}

export function refusedToken(): Exclude<SendOutcome, { kind: 'posted' }> {
  return {
    kind: 'failed',
    scope: 'installation',
    reason: 'Discord refuses the token: make a new one in the developer portal, set it and start again (401)',
  }
}

function ofStatus(error: DiscordAPIError): Exclude<SendOutcome, { kind: 'posted' }> {
  const { status, code } = error
  if (status === 401) return refusedToken()
  if (status === 429 || RETRY_LATER.has(String(code))) return rateLimited(0)
  const known = DESTINATION[String(code)]
  if (known !== undefined) {
    const mend = MENDS[String(code)]
    const more = mend === undefined ? {} : { mend }
    return { kind: 'failed', scope: 'destination', reason: `${known} (${code})`, ...more }
  }
  if (code === 10008 || isReplyToNothing(error)) return { kind: 'gone', reason: 'The message was deleted.' }
  const asked = `Discord refused it with status ${status}${code === undefined ? '' : `, code ${code}`}`
  if (code === 50035) return { kind: 'failed', scope: 'message', reason: 'Discord calls the message invalid (50035)' }
  if (status === 408) return { kind: 'uncertain', reason: asked }
  const scope = status === 403 || status === 404 ? 'destination' : 'message'
  return { kind: 'failed', scope, reason: asked }
}

/** The message that it answers was deleted: "Unknown message", under the field's name. */
function isReplyToNothing({ code, rawError }: DiscordAPIError): boolean {
  return code === 50035 && 'errors' in rawError && JSON.stringify(rawError.errors).includes('"message_reference"')
}

function rateLimited(waitMs: number): Extract<SendOutcome, { kind: 'retry' }> {
  const retryAfterMs = Number.isFinite(waitMs) && waitMs > 0 ? Math.ceil(waitMs) : null
  return { kind: 'retry', retryAfterMs, reason: 'Discord asks to wait (rate limit)' }
}
