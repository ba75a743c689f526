// Why it exists: the sites of the hostile bench, in a process of their own, so that only the reader is measured.
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { dripping, FEEDS, PAGES, rss, type Site, TEXT } from '../ingest/hostile.ts'
import { listen } from './listen.ts'

export const ENTRIES = 20

/** The hostile ones in their order, and from the beginning again, so many. */
export function hostileSites(count: number): readonly Site[] {
  const drip: Site = { name: 'a byte a second', respond: dripping(1000), outcome: 'deadline' }
  const all = [drip, ...FEEDS, ...PAGES]
  return Array.from({ length: count }, (_, at) => all[at % all.length] ?? drip)
}

/** `good7.example`, `bad3.example`, `rebind9.example`: which site is asked for. */
export function hostOf(kind: 'good' | 'bad', number: number, site?: Site): string {
  return `${site?.ask?.includes('rebind') ? 'rebind' : kind}${number}.example`
}

function goodFeed(number: number): string {
  const entries = Array.from({ length: ENTRIES }, (_, at) => {
    const title = `Ferries return to Casmere, part ${number}-${at}`
    const own = `<item><title>${title}</title><guid>${number}-${at}</guid><pubDate>Tue, 24 Nov 2026 0${at % 10}:00:00 GMT</pubDate>`
    // The newest links to its page, the others bring their text.
    if (at === 0) return `${own}<link>/page</link><description>In short.</description></item>`
    return `${own}<description>In short.</description><content:encoded><![CDATA[${`<p>${TEXT}</p>`.repeat(10)}]]></content:encoded></item>`
  })
  return rss(entries.join(''))
}

const MENU = Array.from(
  { length: 120 },
  (_, at) => `<li class="item"><a href="/n/${at}">${TEXT.slice(0, 60)}</a></li>`,
).join('')
const PAGE = `<!doctype html><html><head><title>Ferries return to Casmere</title><style>${'.a{color:red}'.repeat(800)}</style></head><body><nav><ul>${MENU}</ul></nav><article><h1>Ferries return to Casmere</h1>${`<p>${TEXT}</p>`.repeat(25)}</article><footer><ul>${MENU}</ul></footer></body></html>`

/** Serves them all on one port of loopback, told apart by the host that is asked for. */
export async function serveSites(count: number): Promise<{ readonly port: number; readonly close: () => void }> {
  const sites = hostileSites(count)
  const server = createServer((request, response) => {
    const [, kind, number] = /^(good|bad|rebind)(\d+)\./.exec(request.headers.host ?? '') ?? []
    const site = kind === 'good' ? undefined : sites[Number(number)]
    if (site !== undefined) site.respond(request, response)
    else if (request.url === '/robots.txt') response.writeHead(404).end()
    else if (request.url === '/page') response.setHeader('content-type', 'text/html').end(PAGE)
    else response.setHeader('content-type', 'application/rss+xml').end(goodFeed(Number(number)))
  })
  return listen(server)
}

// As a program: says its port, and ends with who started it.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { port } = await serveSites(Number(process.argv[2] ?? 0))
  process.send?.(port)
  process.on('disconnect', () => process.exit(0))
}
