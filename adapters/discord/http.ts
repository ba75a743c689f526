// Why it exists: the official REST client as we need it: no retry of its own, a deadline over the body too, no silent queueing.
import { DefaultRestOptions, type RESTOptions, type ResponseLike } from 'discord.js'
import { ReadoutError } from '../../src/core/errors.ts'

/** Over the whole request, its body included. */
const TIMEOUT_MS = 10_000

/** 'https://discord.com/api' unless a test says otherwise. */
export function restOptions(restUrl: string | undefined, timeoutMs = TIMEOUT_MS): Partial<RESTOptions> {
  return {
    ...(restUrl === undefined ? {} : { api: restUrl }),
    // The client's own retries come within milliseconds and made copies of a message whose answer was lost.
    retries: 0,
    timeout: timeoutMs,
    // Whoever sends decides when to try again; a channel's limit must hold up no other.
    rejectOnRateLimit: () => true,
    makeRequest: (url, init) => requestWhole(url, init, timeoutMs),
  }
}

/** The token as the client wants it: without the word that belongs in the header. */
export function bareToken(token: string): string {
  return token.trim().replace(/^(?:Bot|Bearer)\s+/iu, '')
}

/**
 * Reads the body before it answers: the client's own timeout ends with the headers. A 204 loses its content type, since the
 * client would read JSON where there is nothing.
 */
async function requestWhole(
  ...[url, init, timeoutMs]: [...Parameters<RESTOptions['makeRequest']>, number]
): Promise<ResponseLike> {
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline
  const response = await DefaultRestOptions.makeRequest(url, { ...init, signal })
  const { status, statusText, ok } = response
  const body = await response.arrayBuffer()
  const headers = new Headers([...response.headers])
  if (status === 204) headers.delete('content-type')
  return {
    status,
    statusText,
    ok,
    headers,
    body: null,
    bodyUsed: true,
    arrayBuffer: async () => body,
    json: async () => JSON.parse(new TextDecoder().decode(body)),
    text: async () => new TextDecoder().decode(body),
  }
}

/** The client's errors carry the address of the request, and with it the token of an interaction. */
export function withoutSecrets(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ReadoutError || !('url' in error)) return error
  const { name, message } = error
  const status = 'status' in error ? String(error.status) : 'none'
  return new Error(`Discord: ${name}: ${message.slice(0, 500)} (status ${status})`)
}
