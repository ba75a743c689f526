// Why it exists: how many pages one thread reads a second, start-up apart: at least 30, or a morning's feeds take too long.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodePage } from '../../src/ingest/charset.ts'
import { makePageReader } from '../../src/ingest/page-reader.ts'

const PAGES = 200
const WARM_UP = 20
const BAR = 30

/** Pages of a folder (`.html`, `.html.gz`), else pages made here to the size of real ones. */
export async function benchPages([folder]: readonly string[]): Promise<void> {
  const pages =
    folder === undefined ? Array.from({ length: PAGES }, (_, number) => makePage(number)) : loadPages(folder)
  const reader = makePageReader({ idleMs: 600_000 })
  const read = (html: string, number: number) =>
    reader.read(html, `https://courier.example/${number}`).catch(() => null)
  for (const [number, html] of pages.slice(0, WARM_UP).entries()) await read(html, number)
  const began = performance.now()
  const before = process.cpuUsage()
  let words = 0
  for (const [number, html] of pages.entries()) words += (await read(html, number))?.text.split(/\s+/u).length ?? 0
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  await reader.close()
  const size = pages.reduce((sum, html) => sum + html.length, 0) / pages.length / 1024
  const rate = pages.length / seconds
  process.stdout.write(
    `${pages.length} pages of ${size.toFixed(0)} KB and ${Math.round(words / pages.length)} words of text each: ${rate.toFixed(1)} pages a second in one thread, ${((user + system) / 1000 / pages.length).toFixed(0)} ms of a processor each; the bar is ${BAR}: ${rate >= BAR ? 'held' : 'NOT held'}\n`,
  )
  if (rate < BAR) process.exitCode = 1
}

function loadPages(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => /\.html(?:\.gz)?$/u.test(name))
  return names.map((name) => {
    const bytes = readFileSync(join(folder, name))
    return decodePage(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, null)
  })
}

const WORDS =
  'the minister of Vostrel said on Tuesday that her office had spoken with the port authority of Casmere about grain ferries and tolls'.split(
    ' ',
  )

function sentence(seed: number): string {
  return `${Array.from({ length: 22 }, (_, at) => WORDS[(seed * 7 + at * 5) % WORDS.length]).join(' ')}. `
}

/** Some 180 KB: scripts, a menu, forty paragraphs in boxes, lists of other articles, a foot. */
function makePage(number: number): string {
  const links = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const words = sentence(number + at)
      return `<li class="item item-${at}"><div class="card"><a href="/n/${number}/${at}"><img alt="" src="/i/${at}.jpg"><span class="label">${words.slice(0, 60)}</span></a></div></li>`
    }).join('')
  const paragraphs = Array.from(
    { length: 40 },
    (_, at) =>
      `<div class="row"><p class="text">${sentence(number + at)}<a href="/t/${at}">${sentence(at).slice(0, 20)}</a> ${sentence(at + 3)}</p></div>`,
  ).join('\n')
  const script = `<script>window.state=${JSON.stringify({ list: Array.from({ length: 900 }, (_, at) => ({ id: at, url: `/n/${at}`, title: 'x'.repeat(40) })) })}</script>`
  return `<!doctype html><html lang="en"><head><title>Ferries return to Casmere ${number} | The Vostrel Courier</title>${script}<style>${'.a{color:red}'.repeat(800)}</style></head>
<body><nav><ul>${links(80)}</ul></nav><main><article><h1>Ferries return to Casmere ${number}</h1>${paragraphs}</article><aside class="related"><ul>${links(60)}</ul></aside></main><footer><ul>${links(60)}</ul></footer>${script}</body></html>`
}
