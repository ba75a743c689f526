// Why it exists: no address that a user or a site names may lead us into a private network.
import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { buildConnector } from 'undici'
import { ReadoutError } from '../core/errors.ts'
import { refusePassword } from '../core/source.ts'

/** Whether a connection to this IP address may be made. */
export type AllowAddress = (address: string) => boolean
/** A host name → its IP addresses. */
export type Resolve = (hostname: string) => Promise<readonly string[]>

const MAX_URL_LENGTH = 4096
const WEB_PORTS = new Set([80, 443, 8080, 8443])
/** Ports from 1024 up where something other than a web site usually listens. */
const SERVICE_PORTS: ReadonlyMap<number, string> = new Map([
  [1433, 'SQL Server'],
  [1521, 'Oracle'],
  [1883, 'MQTT'],
  [2049, 'NFS'],
  [2181, 'ZooKeeper'],
  [2375, 'Docker'],
  [2376, 'Docker'],
  [2379, 'etcd'],
  [2380, 'etcd'],
  [3128, 'a proxy'],
  [3306, 'MySQL'],
  [3389, 'remote desktop'],
  [4369, 'Erlang'],
  [5432, 'PostgreSQL'],
  [5672, 'AMQP'],
  [5900, 'VNC'],
  [5984, 'CouchDB'],
  [5985, 'WinRM'],
  [6000, 'X11'],
  [6379, 'Redis'],
  [6443, 'Kubernetes'],
  [6667, 'IRC'],
  [8086, 'InfluxDB'],
  [8200, 'Vault'],
  [8500, 'Consul'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [9200, 'Elasticsearch'],
  [9300, 'Elasticsearch'],
  [10250, 'Kubernetes'],
  [11211, 'memcached'],
  [15672, 'RabbitMQ'],
  [27017, 'MongoDB'],
  [27018, 'MongoDB'],
])

/** The cloud's host agent of Azure: a public address by its range, private by its use. */
const AZURE_AGENT = '168.63.129.16'
/** All global unicast IPv6 lies in here; ipaddr.js calls the old '::7f00:1' unicast too. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Public addresses only: nothing private, local, mapped, tunnelled or reserved. */
export function isPublicAddress(address: string): boolean {
  // ipaddr.js also takes '8.8.8' and octal forms for addresses.
  if (isIP(address) === 0 || address === AZURE_AGENT) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_IPV6) : true
}

/** The address as a URL that may be asked for. Never repeats what was given: it may hold a password. */
export function checkUrl(address: string, base?: string): URL {
  const url = address.length > MAX_URL_LENGTH ? null : URL.parse(address, base)
  if (url === null) {
    throw new ReadoutError('invalid', 'bad_url', 'This is not a web address. Give one like https://news.example/feed.')
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ReadoutError('invalid', 'bad_scheme', 'Only http and https addresses are read.')
  }
  refusePassword(url)
  checkPort(url)
  return url
}

/** Whether an address could ever be asked for, as far as it tells by itself: no password, no private network in it. */
export function isReadable(address: string): boolean {
  try {
    const hostname = checkUrl(address).hostname.replace(/^\[|\]$/g, '')
    return isIP(hostname) === 0 ? !LOCAL_NAME.test(hostname.replace(/\.+$/, '')) : isPublicAddress(hostname)
  } catch {
    return false
  }
}

function checkPort(url: URL): void {
  if (url.port === '') return
  const port = Number(url.port)
  const service = SERVICE_PORTS.get(port)
  if (WEB_PORTS.has(port) || (port >= 1024 && service === undefined)) return
  const why = service === undefined ? 'it is kept for system services' : `${service} listens there`
  throw new ReadoutError(
    'forbidden',
    'blocked_port',
    `Port ${port} is not read: ${why}. Use 80, 443, 8080, 8443 or another high port.`,
  )
}

function blocked(hostname: string): ReadoutError {
  return new ReadoutError(
    'forbidden',
    'blocked_address',
    `${hostname} leads to a private or reserved network address, which is never read. Give a public address.`,
  )
}

/** Names that lead nowhere outside of a network of one's own: 'intranet', 'printer.local'. */
const LOCAL_NAME = /^[^.]+$|(^|\.)(local|localhost|localdomain|internal|intranet|private|corp|lan|home|home\.arpa)$/

/**
 * For what a proxy asks on our behalf. It looks the name up itself, so each address that we find must be allowed; `by`
 * the proxy alone, where the operator says that names cannot be looked up here.
 */
export async function checkTarget(
  url: URL,
  options: { readonly allowAddress?: AllowAddress; readonly resolve?: Resolve; readonly by: 'here' | 'proxy' },
): Promise<void> {
  const { allowAddress: allowed = isPublicAddress, resolve = resolveBySystem, by } = options
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(hostname) !== 0) {
    if (!allowed(hostname)) throw blocked(hostname)
    return
  }
  if (LOCAL_NAME.test(hostname.replace(/\.+$/, ''))) throw blocked(hostname)
  if (by === 'proxy') return
  const found = (await resolve(hostname)).filter((address) => isIP(address) !== 0)
  if (found.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
  if (!found.every(allowed)) throw blocked(hostname)
}

export const resolveBySystem: Resolve = async (hostname) =>
  (await systemLookup(hostname, { all: true })).map((found) => found.address)

/**
 * A connector that checks at connect time, at every hop: an address literal (for which no lookup is made), each address
 * that a name resolves to (so that a second answer cannot differ from the one checked), and where the socket ended up.
 */
export function makeGuardedConnector(
  options: { readonly allowAddress?: AllowAddress; readonly resolve?: Resolve; readonly timeoutMs?: number } = {},
): buildConnector.connector {
  const allowed = options.allowAddress ?? isPublicAddress
  const connect = buildConnector({
    allowH2: false,
    timeout: options.timeoutMs ?? 10_000,
    lookup: makeLookup(options.resolve ?? resolveBySystem, allowed),
  })
  return (target, callback) => {
    const hostname = target.hostname.replace(/^\[|\]$/g, '')
    if (isIP(hostname) !== 0 && !allowed(hostname)) {
      callback(blocked(hostname), null)
      return
    }
    connect({ ...target, hostname }, (...result) => {
      const [error, socket] = result
      if (error === null && !allowed(socket.remoteAddress ?? '')) {
        socket.destroy()
        callback(blocked(hostname), null)
      } else {
        callback(...result)
      }
    })
  }
}

function makeLookup(resolve: Resolve, allowed: AllowAddress): LookupFunction {
  return (hostname, options, callback) => {
    const answer = async () => {
      const found = (await resolve(hostname)).filter((address) => isIP(address) !== 0)
      const safe = found.filter(allowed)
      if (found.length > 0 && safe.length === 0) throw blocked(hostname)
      return safe.map((address) => ({ address, family: isIP(address) }))
    }
    answer().then(
      (safe) => {
        const first = safe[0]
        if (first === undefined) {
          callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 4)
        } else if (options.all === true) {
          callback(null, safe)
        } else {
          callback(null, first.address, first.family)
        }
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), '', 4),
    )
  }
}
