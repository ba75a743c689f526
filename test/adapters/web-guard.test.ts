// Why it exists: other sites, rebound names and hostile text reach the page; none of them gets anything done or shown.
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assets } from '../../adapters/web/assets.ts'
import { renderChannel } from '../../adapters/web/channel.ts'
import { allowedNames, isAllowedHost } from '../../adapters/web/guard.ts'
import { answerOf, renderAnswer } from '../../adapters/web/reply.ts'
import { plain } from '../../src/briefing/plain.ts'
import { type Asked, all, briefingOf, lineOf, NOW, passageOf, post, readPage, send, startWeb } from './web-page.ts'

let started: Awaited<ReturnType<typeof startWeb>>
let asked: Asked[]
beforeAll(async () => {
  started = await startWeb()
  asked = started.asked
})
beforeEach(() => {
  asked.length = 0
})
afterAll(() => started.web.stop())

describe('who may send', () => {
  it.each([
    ['another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['another site by an old browser', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' }],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' }],
    ['a page without origin', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }],
    ['a typed address', { Origin: 'null', 'Sec-Fetch-Site': 'none' }],
  ])('refuses what %s sends', async (_who, headers) => {
    expect((await post(started.url, '/ask', { ask: 'pause all' }, headers)).status).toBe(403)
    expect(asked).toEqual([])
  })

  it('refuses what says nothing of where it comes from', async () => {
    const page = await send(started.url)
    const body = new URLSearchParams({
      ask: 'x',
      token: page.document.body?.getAttribute('data-token') ?? '',
    }).toString()
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect((await send(`${started.url}/ask`, { method: 'POST', headers, body })).status).toBe(403)
    expect(asked).toEqual([])
  })

  it.each(['', 'guess', 'é'.repeat(32)])('refuses the token %j, and says to load the page again', async (token) => {
    const { status, text } = await post(started.url, '/ask', { ask: 'pause all', token, fragment: '1' })
    expect(status).toBe(403)
    expect(text).toContain('Load it again')
    expect(asked).toEqual([])
  })

  it('takes forms alone, and no more than a form holds', async () => {
    expect((await post(started.url, '/ask', { ask: 'x' }, { 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await post(started.url, '/ask', { ask: 'x'.repeat(20_000) })).status).toBe(413)
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: started.url,
      'Transfer-Encoding': 'chunked',
    }
    const body = `ask=${'x'.repeat(20_000)}`
    expect((await send(`${started.url}/ask`, { method: 'POST', headers, body, chunked: true })).status).toBe(413)
    expect((await send(`${started.url}/?ask=${'x'.repeat(9_000)}`)).status).toBe(414)
    expect(asked).toEqual([])
  })

  it('writes nothing by GET', async () => {
    expect((await send(`${started.url}/subscribe?topic=all`)).status).toBe(404)
    expect((await send(`${started.url}/ask?ask=pause+all`)).status).toBe(404)
    expect(asked).toEqual([])
  })
})

describe('under which name', () => {
  it('refuses a name that is not its own', async () => {
    const { status, text } = await send(started.url, { headers: { Host: 'rebound.example' } })
    expect(status).toBe(421)
    expect(text).not.toContain('Harbour')
    expect((await send(started.url, { headers: { Host: 'localhost:1234' } })).status).toBe(200)
  })

  it.each([
    ['127.0.0.1:8080', true],
    ['LOCALHOST', true],
    ['[::1]:80', true],
    ['news.example:443', true],
    ['127.0.0.1.evil.example', false],
    ['localhost@evil.example', false],
    ['evil.example/localhost', false],
    ['evil.example#localhost', false],
    ['0.0.0.0', false],
    ['', false],
    ['a b', false],
  ])('%j: %j', (host, is) => {
    expect(isAllowedHost(host, allowedNames('0.0.0.0', ['news.example']))).toBe(is)
  })

  it('takes the address at which it listens', () => {
    expect(isAllowedHost('192.168.7.7:8080', allowedNames('192.168.7.7', []))).toBe(true)
    expect(isAllowedHost('[fd00::7]:8080', allowedNames('fd00::7', []))).toBe(true)
    expect(isAllowedHost(undefined, allowedNames('127.0.0.1', []))).toBe(false)
  })
})

describe('what a browser is told', () => {
  it.each(['/', '/nowhere', '/style.css', '/page.js', '/suggest'])('%s carries the headers', async (path) => {
    const { headers } = await send(`${started.url}${path}`)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    // 'no-referrer' would make browsers send 'Origin: null' with our own forms.
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.has('access-control-allow-origin')).toBe(false)
  })

  it('keeps answers out of every cache', async () => {
    expect((await send(`${started.url}/?ask=latest`)).headers.get('cache-control')).toBe('no-store')
  })
})

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    '</style></title></textarea><svg onload=alert(1)>',
    '<a href="javascript:alert(1)">here</a>',
    '<form action="https://evil.example"><button>Claims</button></form>',
    '<!-- --><base href="https://evil.example/">',
    '&lt;b&gt; &amp; &#60;i&#62;',
    'a\u202egnp.exe \u0000\u001b[31m {{alert(1)}}',
    '\ud800 lone',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const address = fc.oneof(
  hostile,
  fc.constantFrom('javascript:alert(1)', 'data:text/html,x', 'https://a.example/"onclick="x', 'https://u:p@a.example/'),
)

/** Elements and attributes that could act, and addresses that lead anywhere but to the web or within the page. */
function findLive(html: string): readonly string[] {
  const document = readPage(html)
  const elements = all(document, '*') as unknown as readonly {
    localName: string
    getAttributeNames(): string[]
    getAttribute(name: string): string
  }[]
  return elements.flatMap((element) => {
    const { localName } = element
    const names = element.getAttributeNames()
    const bad = /^(?:script|img|svg|iframe|object|base|style|meta|link|textarea)$/.test(localName) ? [localName] : []
    const acting = names.filter((name) => /^on|^style$|^autofocus$|^src/.test(name))
    const leading = names
      .filter((name) => name === 'href' || name === 'action')
      .map((name) => element.getAttribute(name))
      .filter((value) => !/^\/(?!\/)/.test(value) && !/^https?:\/\/[^@/]+\//.test(value))
    return [...bad, ...acting, ...leading]
  })
}

describe('hostile text', () => {
  it('is shown as what it is, whatever part of a briefing it stands in', () => {
    const property = fc.property(hostile, hostile, address, (words, more, url) => {
      const text = `x${words}`
      const briefing = briefingOf(text, text, {
        blocks: [
          { type: 'title', text },
          { type: 'state', text: more },
          {
            ...{ type: 'section', id: 'sides', heading: more, empty: more, omitted: 2 },
            lines: [
              lineOf(text, [1], { label: more, mark: { symbol: more, word: text }, notes: [{ text: more, refs: [] }] }),
            ],
          },
          { type: 'footer', text: more },
        ],
        passages: [passageOf(1, text, { publisher: more, url, publishedAt: more })],
      })
      const posts = [{ briefing, postedAt: NOW, actions: [{ label: text, words: more }] }]
      const html = String(renderChannel(posts, 0, { now: NOW, timeZone: 'UTC', answer: null }))
      expect(findLive(html)).toEqual([])
      const shown = readPage(html).querySelector('.line .said bdi')?.textContent
      expect(shown).toBe(plain(text))
    })
    fc.assert(property, { numRuns: 300 })
  })

  it('is shown as what it is in answers, buttons and forms', () => {
    const property = fc.property(hostile, hostile, (words, more) => {
      const reply = {
        blocks: [
          { type: 'heading', text: more },
          { type: 'text', text: words },
          { type: 'list', items: [words, more] },
          { type: 'code', text: words },
        ],
        visibility: 'asker',
        actions: [{ label: words, words: more }],
      } as const
      const form = {
        topic: words,
        cadence: 'daily' as const,
        at: more,
        second: more,
        timeZone: words,
        days: [more],
        problem: more,
        token: 't',
      }
      expect(findLive(String(renderAnswer(answerOf(words, more, reply, null), { anchored: true })))).toEqual([])
      expect(findLive(String(renderAnswer(answerOf(words, more, reply, form), { anchored: true })))).toEqual([])
    })
    fc.assert(property, { numRuns: 200 })
  })

  it('is shown as what it is where it is what was asked', async () => {
    const { text, document } = await send(
      `${started.url}/?${new URLSearchParams({ ask: '"><script>x</script>', under: '"><b>' })}`,
    )
    expect(text).not.toContain('<script>x')
    expect(all(document, 'script').map((script) => script.getAttribute('src'))).toEqual(['/page.js'])
  })
})

describe('the style', () => {
  const style = assets.find(({ path }) => path === '/style.css')?.body ?? ''
  const schemes = [...style.matchAll(/:root \{([^}]*)\}/gu)].map(([, rules = '']) => {
    return new Map(
      [...rules.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu)].map(([, name = '', value = '']) => [name, value]),
    )
  })

  it('has one for the light and one for the dark', () => {
    expect(schemes.map(({ size }) => size)).toEqual([9, 9])
  })

  it.each([
    ...['ink', 'soft', 'accent'].flatMap((ink) =>
      ['paper', 'raised', 'shade'].map((ground) => [ink, ground, 4.5] as const),
    ),
    ['on-accent', 'accent', 4.5] as const,
    ['edge', 'paper', 3] as const,
    ['edge', 'raised', 3] as const,
  ])('%s on %s can be read', (ink, ground, least) => {
    for (const scheme of schemes) {
      expect(contrast(scheme.get(ink) ?? '', scheme.get(ground) ?? '')).toBeGreaterThanOrEqual(least)
    }
  })
})

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
