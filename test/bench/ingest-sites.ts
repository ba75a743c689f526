// Why it exists: the sites of the ingest bench, in a process of their own, so that only the reader is measured.
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'
import { nameOf } from './fill.ts'
import { listen } from './listen.ts'

export const HOSTS = 50
export const FEEDS_OF_HOST = 4
export const PAGES_OF_FEED = 5

/** Pages that tell one story; the next ones tell another. */
const PAGES_OF_STORY = 4
const DEEDS =
  'opened closed visited praised rejected announced delayed signed described funded cancelled inspected named sold bought moved lent leased'.split(
    ' ',
  )
const THINGS =
  'harbour bridge treaty railway hospital budget school reform museum ferry canal vote strike tax airport dam forest library mine orchard prison quarry stadium theatre tunnel vineyard warehouse clinic factory glacier lighthouse market monument observatory pipeline reservoir satellite shipyard tramway university'.split(
    ' ',
  )
const WHENS = ['on Monday', 'on Tuesday', 'last week', 'in March', 'after talks', 'before the vote', 'in the evening']

/** A text like no other: some 400 words with people, quotations and a claim. */
function paragraphsOf(seed: number): readonly string[] {
  let state = seed * 7919 + 1
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return list[(state >>> 8) % list.length] as T
  }
  const story = Math.floor(seed / PAGES_OF_STORY)
  const people = [0, 1, 2].map((at) => nameOf(story * 3 + at))
  const towns = [0, 1, 2].map((at) => nameOf(story * 5 + at + 900).split(' ')[1] ?? '')
  const things = [0, 1, 2, 3, 4].map((at) => THINGS[(story * 11 + at * 7) % THINGS.length] ?? '')
  const deeds = [0, 1, 2, 3, 4].map((at) => DEEDS[(story * 5 + at * 3) % DEEDS.length] ?? '')
  const end = () => pick(['stayed as planned', 'was in doubt', 'came too late', 'is under review', 'cost more'])
  const sentence = () =>
    `${pick(people)} ${pick(deeds)} the ${pick(things)} of ${pick(towns)} ${pick(WHENS)}, and the ${pick(things)} ${end()} ${pick(WHENS)}.`
  const said = () => `“The ${pick(things)} of ${pick(towns)} ${end()},” ${pick(people)} said ${pick(WHENS)}.`
  const claim = `${people[0]} said he had spoken with ${people[1]} for two hours; there was no confirmation from ${towns[0]}.`
  return [claim, ...Array.from({ length: 8 }, () => `${sentence()} ${said()} ${sentence()}`)]
}

const MENU = Array.from(
  { length: 120 },
  (_, at) => `<li class="item"><a href="/n/${at}">Another headline ${at}</a></li>`,
).join('')

function pageOf(seed: number): string {
  const text = paragraphsOf(seed)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')
  const title = `Report ${seed}: ${paragraphsOf(seed)[1]?.split(',')[0]}`
  return `<!doctype html><html><head><title>${title}</title><style>${'.a{color:red}'.repeat(800)}</style></head><body><nav><ul>${MENU}</ul></nav><article><h1>${title}</h1>${text}</article><footer><ul>${MENU}</ul></footer></body></html>`
}

function feedOf(host: number, feed: number): string {
  const items = Array.from({ length: PAGES_OF_FEED }, (_, at) => {
    const seed = (host * FEEDS_OF_HOST + feed) * PAGES_OF_FEED + at
    const date = new Date(Date.UTC(2031, 4, 5, 6 + at, seed % 60)).toUTCString()
    return `<item><title>${nameOf(seed * 3)}</title><link>/page/${seed}</link><guid>${seed}</guid><pubDate>${date}</pubDate><description>In short.</description></item>`
  })
  return `<rss version="2.0"><channel><title>Courier ${host}-${feed}</title>${items.join('')}</channel></rss>`
}

/** `host7.example/feed/3`, `host7.example/page/143`; a feed is the same for whoever knows its mark. */
export async function serveSites(): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const host = Number(/^host(\d+)\./.exec(request.headers.host ?? '')?.[1])
    const [, kind, number] = /^\/(feed|page)\/(\d+)$/.exec(request.url ?? '') ?? []
    if (kind === undefined || Number.isNaN(host)) response.writeHead(404).end()
    else if (kind === 'page') response.setHeader('content-type', 'text/html').end(pageOf(Number(number)))
    else if (request.headers['if-none-match'] === '"1"') response.writeHead(304, { etag: '"1"' }).end()
    else {
      response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' }).end(feedOf(host, Number(number)))
    }
  })
  return listen(server)
}

// As a program: says its port, and ends with who started it.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { port } = await serveSites()
  process.send?.(port)
  process.on('disconnect', () => process.exit(0))
}
