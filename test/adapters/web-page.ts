// Why it exists: what the tests of the page share: a channel by hand, a bot that writes down what it is asked.
import { request } from 'node:http'
import { parseHTML } from 'linkedom'
import { parse, serialize } from 'parse5'
import type { Post } from '../../adapters/web/channel.ts'
import { makeWeb, type WebPorts } from '../../adapters/web/server.ts'
import type { Briefing, Line, Passage } from '../../src/core/briefing.ts'
import type { Asker, Reply } from '../../src/core/command.ts'

export const NOW = Date.parse('2026-03-11T07:00:00Z')

export function passageOf(number: number, quote: string, more: Partial<Passage> = {}): Passage {
  return {
    number,
    articleId: 'a1',
    publisher: 'Lantern Wire',
    url: 'https://lantern-wire.example/strait',
    publishedAt: '2026-03-09T18:40:00Z',
    evidence: { span: { start: 0, end: quote.length }, quote },
    ...more,
  }
}

export function lineOf(text: string, refs: readonly number[], more: Partial<Line> = {}): Line {
  return { label: null, mark: null, text, refs, notes: [], claimId: null, ...more }
}

export function briefingOf(id: string, title: string, more: Partial<Briefing> = {}): Briefing {
  return {
    id,
    storyId: 's1',
    version: 1,
    asOf: NOW,
    blocks: [
      { type: 'title', text: title },
      { type: 'state', text: 'Developing · 1 article, 1 independent source' },
      {
        type: 'section',
        id: 'event',
        heading: 'THE CALL',
        lines: [lineOf('Anton Varrel; Mirela Tovan', [1], { label: 'Who' })],
        empty: null,
        omitted: 0,
      },
      {
        type: 'section',
        id: 'unconfirmed',
        heading: 'UNCONFIRMED',
        lines: [
          lineOf('he had told Ines Calder', [2], {
            label: 'Anton Varrel',
            mark: { symbol: '?', word: 'unconfirmed' },
            notes: [{ text: 'No word from Calder yet', refs: [1] }],
          }),
        ],
        empty: null,
        omitted: 0,
      },
      { type: 'footer', text: '2 of 2 lines source-backed' },
    ],
    passages: [
      passageOf(1, 'Varrel and Tovan spoke by phone, and Calder has not said a word.'),
      passageOf(2, 'He claimed he had told Ines Calder.'),
    ],
    ...more,
  }
}

export function postOf(at: number, title = `Harbour news ${at}`): Post {
  const id = `s1-v${at}`
  const actions = [
    { label: 'Claims', words: 'claims of s1' },
    { label: 'People', words: 'people of s1' },
  ]
  return { briefing: briefingOf(id, title), postedAt: NOW - (20 - at) * 3_600_000, actions }
}

export type Asked = { readonly words: string; readonly asker: Asker }

export function makeBot(reply: (words: string) => Reply | Promise<Reply> = say) {
  const asked: Asked[] = []
  const ask = async (words: string, asker: Asker) => {
    asked.push({ words, asker })
    return reply(words)
  }
  return { asked, ask }
}

export function say(words: string): Reply {
  return { blocks: [{ type: 'text', text: `You said: ${words}` }], visibility: 'asker' }
}

export const suggest: WebPorts['suggest'] = async (kind, typed) => {
  const known = {
    person: ['Anton Varrel', 'Mirela Tovan'],
    topic: ['all', 'sella strait'],
    timezone: ['Europe/Berlin', 'Europe/Bern'],
    story: ['s1'],
    named: ['grain talks'],
  }
  return known[kind].filter((one) => one.toLowerCase().includes(typed.toLowerCase()))
}

export async function startWeb(more: Partial<WebPorts> = {}) {
  const posts = [postOf(1), postOf(2)]
  const bot = makeBot()
  const web = makeWeb({
    ask: bot.ask,
    suggest,
    findChannel: async () => posts,
    findBriefing: async (id) => posts.find(({ briefing }) => briefing.id === id)?.briefing ?? null,
    clock: () => NOW,
    port: 0,
    timeZone: 'Europe/Berlin',
    ...more,
  })
  const { url } = await web.start()
  return { web, url, asked: bot.asked }
}

/** What the tests ask of a page; linkedom's own types would bring a browser's globals. */
type DomElement = {
  readonly textContent: string | null
  getAttribute(name: string): string | null
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): Iterable<DomElement>
  closest(selector: string): DomElement | null
}
type DomDocument = DomElement & { readonly body: DomElement | null }

export type Got = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly document: DomDocument
}

/** As a browser reads it: parse5 first, since linkedom takes markup as it is written. */
export function readPage(text: string): DomDocument {
  return parseHTML(serialize(parse(text))).document as unknown as DomDocument
}

export function all(within: DomElement | null, selector: string): readonly DomElement[] {
  return within === null ? [] : [...within.querySelectorAll(selector)]
}

export function textOf(within: DomElement | null, selector: string): string {
  return (within?.querySelector(selector)?.textContent ?? '').replace(/\s+/gu, ' ').trim()
}

/** A request with whatever headers, also those that fetch does not let a page set. */
export function send(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
    chunked = false,
  }: {
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
    readonly chunked?: boolean
  } = {},
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        text += piece
      })
      answer.on('end', () => {
        const given = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)])
        resolve({ status: answer.statusCode ?? 0, headers: new Headers(given), text, document: readPage(text) })
      })
    })
    sent.on('error', reject)
    if (body !== undefined && !chunked) sent.setHeader('Content-Length', Buffer.byteLength(body))
    sent.end(body)
  })
}

/** What a form of the page sends, unless the test says otherwise. */
export async function post(
  url: string,
  path: string,
  fields: Readonly<Record<string, string>> | URLSearchParams,
  headers: Readonly<Record<string, string>> = {},
): Promise<Got> {
  const page = await send(url)
  const sent = new URLSearchParams(fields)
  if (!sent.has('token')) sent.set('token', page.document.body?.getAttribute('data-token') ?? '')
  const own = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: url, 'Sec-Fetch-Site': 'same-origin' }
  return send(`${url}${path}`, { method: 'POST', headers: { ...own, ...headers }, body: sent.toString() })
}
