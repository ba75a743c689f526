// Why it exists: what a test orders to go wrong on a request: an answer with another status, a connection that breaks off.
import type { IncomingMessage, ServerResponse } from 'node:http'

export type Call = {
  readonly method: string
  /** Without '/api/v10'. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

/** `accepted`: whether the double does what was asked before it goes wrong. */
export type Fault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly accepted?: boolean
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: unknown
    }
  | { readonly kind: 'cut'; readonly accepted: boolean }
  /** The answer never comes; with `headers` it begins and does not end. */
  | { readonly kind: 'hang'; readonly accepted: boolean; readonly headers?: boolean }

type Order = { readonly method: string; readonly path: RegExp; readonly faults: Fault[] }

export function makeFaults() {
  const orders: Order[] = []
  return {
    /** The next requests of that kind go wrong so, one after the other. */
    order: (method: string, path: RegExp, ...faults: readonly Fault[]) => {
      orders.push({ method, path, faults: [...faults] })
    },
    take: ({ method, path }: Call): Fault | null => {
      const order = orders.find((one) => one.method === method && one.path.test(path) && one.faults.length > 0)
      return order?.faults.shift() ?? null
    },
  }
}

export function commit(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
      response.end(fault.body === undefined ? '{"message":"ordered","code":0}' : JSON.stringify(fault.body))
      return
    case 'cut':
      request.socket.destroy()
      return
    case 'hang':
      if (fault.headers === true) response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":')
      return
    default:
      fault satisfies never
  }
}
