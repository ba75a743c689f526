// Why it exists: where no connection came about nothing was sent, so that it may be sent again; one list for every platform.

/** Node's, undici's and OpenSSL's codes for a name, a host or a certificate: no byte of a request got through. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
  'HOSTNAME_MISMATCH',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])
/** A time-out says no more than where it happened. */
const CONNECT_TIMED_OUT = 'ETIMEDOUT'
const MAX_DEPTH = 4

type Fault = { readonly code: string; readonly isNotConnected: boolean }

/** Whether the error of a request says for certain that nothing was sent; anything else may have arrived. */
export function isNotConnected(error: unknown): boolean {
  return faultsOf(error, 0).some((fault) => fault.isNotConnected)
}

/** The code that tells the most, for people: 'ENOTFOUND'; null where the error bears none. */
export function connectionCodeOf(error: unknown): string | null {
  const faults = faultsOf(error, 0)
  return (faults.find((fault) => fault.isNotConnected) ?? faults[0])?.code ?? null
}

/** fetch wraps the error of the socket, and several addresses of one name give several errors. */
function faultsOf(error: unknown, depth: number): readonly Fault[] {
  if (depth > MAX_DEPTH || typeof error !== 'object' || error === null) return []
  const { code, syscall, cause, errors } = error as Readonly<Record<string, unknown>>
  const isTimeout = code === CONNECT_TIMED_OUT && syscall === 'connect'
  const own = typeof code === 'string' ? [{ code, isNotConnected: isTimeout || NOT_CONNECTED.has(code) }] : []
  const several = Array.isArray(errors) ? errors.flatMap((one) => faultsOf(one, depth + 1)) : []
  return [...own, ...faultsOf(cause, depth + 1), ...several]
}
