// Why it exists: one error for all that can go wrong, with a message that may be shown to a user.

export type ErrorCode = 'invalid' | 'not_found' | 'forbidden' | 'unavailable' | 'rate_limited' | 'unsupported'

/** What exactly went wrong, for tests, logs and callers; the message is for people. */
export type ErrorReason =
  | 'empty'
  | 'not_a_feed'
  | 'not_an_article'
  | 'doctype_refused'
  | 'too_large'
  | 'bad_encoding'
  | 'deadline'
  | 'too_many_redirects'
  | 'blocked_address'
  | 'blocked_port'
  | 'blocked_by_site'
  | 'bad_scheme'
  | 'bad_url'
  | 'bad_type'
  | 'bad_status'
  | 'gone'
  | 'connection'
  | 'retry_later'
  | 'robots'
  | 'no_such_file'
  | 'no_such_feed'
  | 'not_a_file'
  | 'unreadable'
  | 'bad_article'
  | 'usage'
  | 'config'
  | 'newer_schema'
  | 'read_only'
  | 'store'
  | 'stopping'
  | 'internal'

/**
 * The error of this project. The message may be shown in chat: no secret, no path of the machine, no stack.
 * The cause goes to the log only.
 */
export class ReadoutError extends Error {
  readonly code: ErrorCode
  readonly reason: ErrorReason
  /** How long to wait before trying again, where the other side said so. */
  readonly retryAfterMs: number | null

  constructor(
    code: ErrorCode,
    reason: ErrorReason,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfterMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'ReadoutError'
    this.code = code
    this.reason = reason
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

/** The words for a failure that may be shown: a ReadoutError's own message, one general line for anything else. */
export function messageOf(error: unknown): string {
  return error instanceof ReadoutError ? error.message : 'Something went wrong inside Readout; the log says what.'
}
