// Why it exists: what was certainly not sent is sent again at once, what may have been sent is not: the same on each platform.
import { describe, expect, test } from 'vitest'
import { outcomeOf as discordOutcomeOf } from '../../adapters/discord/outcome.ts'
import { outcomeOf as slackOutcomeOf } from '../../adapters/slack/outcome.ts'

/** As fetch wraps the error of a socket, and as undici throws it. */
const faulty = (fields: object) => Object.assign(new Error('broken'), fields)
const platforms = [
  ['Slack', (error: unknown) => slackOutcomeOf({ code: 'slack_webapi_request_error', original: error })],
  ['Discord', (error: unknown) => discordOutcomeOf(error)],
] as const

const NOTHING_SENT: readonly object[] = [
  ...[
    'ENOTFOUND',
    'EAI_AGAIN',
    'EAI_FAIL',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'EHOSTDOWN',
    'ENETUNREACH',
    'ENETDOWN',
    'UND_ERR_CONNECT_TIMEOUT',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ].map((code) => ({ code })),
  { code: 'ETIMEDOUT', syscall: 'connect' },
]
const PERHAPS_SENT: readonly object[] = [
  { code: 'ECONNRESET' },
  { code: 'EPIPE' },
  { code: 'UND_ERR_SOCKET' },
  { code: 'UND_ERR_HEADERS_TIMEOUT' },
  { code: 'ETIMEDOUT', syscall: 'read' },
  { code: 'ETIMEDOUT' },
  { name: 'TimeoutError' },
  {},
]

describe.each(platforms)('on %s', (_, outcomeOf) => {
  test.each(NOTHING_SENT)('%j: nothing was sent', (fields) => {
    const { code } = fields as { readonly code: string }
    const retry = { kind: 'retry', retryAfterMs: null, reason: expect.stringContaining(`(${code})`) }
    expect(outcomeOf(faulty(fields))).toEqual(retry)
    expect(outcomeOf(faulty({ cause: faulty(fields) }))).toEqual(retry)
    expect(outcomeOf(faulty({ code: 'OTHER', errors: [faulty({}), faulty(fields)] }))).toEqual(retry)
  })

  test.each(PERHAPS_SENT)('%j: it may have been sent', (fields) => {
    expect(outcomeOf(faulty(fields))).toMatchObject({ kind: 'uncertain' })
    expect(outcomeOf(faulty({ cause: faulty(fields) }))).toMatchObject({ kind: 'uncertain' })
  })

  test('an error that goes round in circles is read to its end', () => {
    const round = faulty({})
    Object.assign(round, { cause: round })
    expect(outcomeOf(round)).toMatchObject({ kind: 'uncertain' })
  })
})
