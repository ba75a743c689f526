// Why it exists: where an operator's network lets nobody out but by a proxy, requests go through it, and no further than otherwise.
import { Agent, type buildConnector, type Dispatcher, ProxyAgent } from 'undici'

/** As the usual environment variables say it. The addresses may hold a password: they are shown nowhere. */
export type Proxies = {
  /** For http addresses, for https addresses; null for no proxy. */
  readonly http: string | null
  readonly https: string | null
  /** Hosts that are asked without a proxy: NO_PROXY. */
  readonly except: string
}
/** How an address is asked for. */
export type Route = { readonly dispatcher: Dispatcher; readonly isProxied: boolean }

/** The guard's connector serves what is asked directly. A proxy was named by the operator: its own address is not checked. */
export function makeRoute(
  proxies: Proxies,
  options: { readonly connect: buildConnector.connector; readonly timeoutMs: number },
): (url: URL) => Route {
  const direct = new Agent({ connect: options.connect, allowH2: false })
  const agents = new Map<string, Dispatcher>()
  const agentOf = (uri: string): Dispatcher => {
    const agent = agents.get(uri) ?? new ProxyAgent({ uri, allowH2: false, connectTimeout: options.timeoutMs })
    agents.set(uri, agent)
    return agent
  }
  return (url) => {
    const proxy = url.protocol === 'https:' ? proxies.https : proxies.http
    if (proxy === null || isExcepted(url, proxies.except)) return { dispatcher: direct, isProxied: false }
    return { dispatcher: agentOf(proxy), isProxied: true }
  }
}

/** NO_PROXY as curl reads it: '*', 'news.example' with what is below it, '.news.example', 'news.example:8080'. */
export function isExcepted(url: URL, except: string): boolean {
  const host = url.hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase()
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return except
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      const [, name = '', only = port] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? []
      const bare = name.replace(/^\[|\]$/g, '').replace(/^\*?\./, '')
      return bare !== '' && only === port && (bare === '*' || host === bare || host.endsWith(`.${bare}`))
    })
}
