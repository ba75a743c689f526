// Why it exists: the page as a browser gets it: the channel, the answers, what is refused, and a GET that never writes.
import { afterEach, describe, expect, it } from 'vitest'
import type { WebPorts } from '../../adapters/web/server.ts'
import { all, lineOf, makeBot, post, postOf, say, send, startWeb, textOf } from './web-page.ts'

const running: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const web of running.splice(0)) await web.stop()
})

async function open(more: Partial<WebPorts> = {}) {
  const started = await startWeb(more)
  running.push(started.web)
  return started
}

describe('the channel', () => {
  it('shows what this is, the box with words to try, and the newest briefing first and open', async () => {
    const { url } = await open()
    const { status, headers, document } = await send(url)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/html; charset=utf-8/i)
    expect(textOf(document, '.what')).toContain('what is known')
    expect(document.querySelector('label[for="ask"]')).not.toBeNull()
    expect(all(document, '.examples a').map((link) => link.textContent)).toContain('person Anton Varrel')
    expect(textOf(document, 'main > .post .title')).toBe('Harbour news 2')
    expect(textOf(document, 'details.earlier:not([open]) .title')).toBe('Harbour news 1')
    expect(textOf(document, 'main > .post .posted')).toBe('Posted 10 Mar 2026, 14:00 CET')
  })

  it('opens under each line the words that bear it, with outlet, day and a link that tells nobody anything', async () => {
    const { url } = await open()
    const { document } = await send(url)
    const lines = all(document.querySelector('main > .post'), 'details.line')
    expect(lines).toHaveLength(2)
    const claim = lines[1] ?? null
    expect(textOf(claim, '.mark')).toBe('? unconfirmed')
    // The note's own passage as well as the line's.
    expect(all(claim, 'blockquote').map((quote) => quote.textContent)).toEqual([
      'Varrel and Tovan spoke by phone, and Calder has not said a word.',
      'He claimed he had told Ines Calder.',
    ])
    expect(textOf(claim, 'figcaption')).toBe('[1] Lantern Wire, 9 Mar 2026 · read it at lantern-wire.example')
    const link = claim?.querySelector('figcaption a')
    expect(link?.getAttribute('href')).toBe('https://lantern-wire.example/strait')
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow')
  })

  it('cuts a long briefing to a post, and counts what its own page has besides, which is all of the story', async () => {
    const one = postOf(2)
    const lines = Array.from({ length: 12 }, (_, at) => lineOf(`${at} ${'so it was said '.repeat(15)}`, [1]))
    const section = { type: 'section', id: 'sides', heading: 'SIDES', lines, empty: null, omitted: 3 } as const
    const briefing = { ...one.briefing, blocks: [...one.briefing.blocks.slice(0, 2), section] }
    const all15 = { ...section, omitted: 0, lines: [...lines, ...lines.slice(0, 3)] }
    const { ask, asked } = makeBot((words) => {
      const known = words === `story ${briefing.storyId}`
      return known ? { blocks: [{ type: 'title', text: 'Now' }, all15], visibility: 'asker' } : say(words)
    })
    const channel = { findChannel: async () => [{ ...one, briefing }], findBriefing: async () => briefing }
    const { url } = await open({ ...channel, ask })
    const { document } = await send(url)
    const shown = all(document, 'main .part-sides .line').length
    expect(shown).toBeLessThan(12)
    expect(textOf(document, 'main .more a')).toBe(`${15 - shown} more lines in the whole briefing`)
    const whole = (await send(`${url}${document.querySelector('main .more a')?.getAttribute('href')}`)).document
    expect(all(whole, '.part-sides .line')).toHaveLength(15)
    expect(textOf(whole, 'h1')).toBe('Now')
    expect(textOf(whole, '.posted')).toMatch(/^Posted .*; here in full, as the story stands now$/u)
    expect(whole.querySelector('.more')).toBeNull()
    expect(asked.every(({ asker }) => !asker.mayManage)).toBe(true)
  })

  it('shows what was posted where its story is kept no longer, and a digest as it was', async () => {
    const one = postOf(2)
    const digest = { ...one.briefing, storyIds: ['s1', 's2'] }
    const { url, asked } = await open({ findBriefing: async (id) => (id === 'digest' ? digest : one.briefing) })
    expect(textOf((await send(`${url}/briefing/s1-v2`)).document, 'h1')).toBe('Harbour news 2')
    expect(asked.map(({ words }) => words)).toEqual(['story s1'])
    expect(textOf((await send(`${url}/briefing/digest`)).document, 'h1')).toBe('Harbour news 2')
    expect(asked).toHaveLength(1)
  })

  it('says so where there is no briefing yet', async () => {
    const { url } = await open({ findChannel: async () => [] })
    expect(textOf((await send(url)).document, 'main .title')).toBe('No briefing yet')
  })

  it('turns its pages, and takes a senseless page for the first', async () => {
    const posts = Array.from({ length: 20 }, (_, at) => postOf(at))
    const { url } = await open({ findChannel: async () => posts })
    const first = (await send(url)).document
    expect(textOf(first, '.turn a[rel=next]')).toBe('5 older briefings')
    const second = (await send(`${url}/?from=15`)).document
    expect(textOf(second, 'main > .post .title')).toBe('Harbour news 4')
    expect(second.querySelector('.turn a[rel=prev]')?.getAttribute('href')).toBe('/')
    for (const from of ['-3', '1e99', 'x', '%00', '999999']) {
      expect(textOf((await send(`${url}/?from=${from}`)).document, 'main > .post .title')).toBe('Harbour news 19')
    }
  })

  it('gives a briefing its own address, whole and with all its passages', async () => {
    const { url } = await open()
    const { status, document } = await send(`${url}/briefing/s1-v2`)
    expect(status).toBe(200)
    expect(textOf(document, 'h1')).toBe('Harbour news 2')
    expect(textOf(document, 'title')).toBe('Harbour news 2 – Readout')
    expect(all(document, '.sources .passage')).toHaveLength(2)
    expect(all(document, '.actions button').map((button) => button.textContent)).toEqual(['Claims', 'People'])
  })

  it.each([
    '/briefing/s9-v1',
    '/briefing/%3Cscript%3E',
    `/briefing/${'x'.repeat(900)}`,
    '/briefing/',
    '/nowhere',
    '/../package.json',
  ])('says that nothing is at %s', async (path) => {
    const { url } = await open()
    const { status, document } = await send(`${url}${path}`)
    expect(status).toBe(404)
    expect(textOf(document, 'h1')).toBe('Not found')
  })
})

describe('asking without script', () => {
  it('answers below the box, as somebody who may change nothing', async () => {
    const { url, asked } = await open()
    const { document } = await send(`${url}/?ask=${encodeURIComponent('/readout  person Anton Varrel')}`)
    expect(asked).toMatchObject([
      { words: 'person Anton Varrel', asker: { mayManage: false, timeZone: 'Europe/Berlin' } },
    ])
    expect(asked[0]?.asker.destination.platform).toBe('web')
    expect(textOf(document, '.box #answer')).toContain('You said: person Anton Varrel')
    expect(document.querySelector('form[data-box]')?.getAttribute('action')).toBe('/#answer')
  })

  it('answers a button under its post, by the name of the button', async () => {
    const { url, asked } = await open()
    const { document } = await send(`${url}/?ask=claims+of+s1&under=s1-v1`)
    expect(asked.map(({ words }) => words)).toEqual(['claims of s1'])
    const post = document.querySelector('details.earlier[open] .post') ?? null
    expect(textOf(post, '#answer .asked bdi')).toBe('Claims')
    expect(document.querySelector('.box .answer')).toBeNull()
  })

  it.each(['subscribe grain daily 08:00 Europe/Berlin', '/readout unsubscribe all', 'PAUSE all', 'resume all'])(
    'does not do %s for whoever follows a link: it asks first',
    async (words) => {
      const { url, asked } = await open()
      const { document } = await send(`${url}/?${new URLSearchParams({ ask: words })}`)
      expect(asked).toEqual([])
      const form = document.querySelector('form.confirm') ?? null
      expect(form?.getAttribute('method')).toBe('post')
      expect(form?.querySelector('input[name=ask]')?.getAttribute('value')).toBe(words)
    },
  )

  it('shows the form for subscribing, every field with its label', async () => {
    const { url, asked } = await open()
    const { document } = await send(`${url}/?ask=subscribe`)
    expect(asked).toEqual([])
    const form = document.querySelector('form.subscribe')
    expect(form?.getAttribute('method')).toBe('post')
    expect(form?.querySelector('input[name=zone]')?.getAttribute('value')).toBe('Europe/Berlin')
    expect(all(form ?? null, 'input[name=day][checked]')).toHaveLength(7)
    const fields = all(form ?? null, 'input:not([type=hidden])')
    expect(fields.filter((field) => field.closest('label') === null)).toEqual([])
  })

  it('shows the passages of a briefing that is the answer', async () => {
    const { briefing } = postOf(2)
    const { ask } = makeBot(() => ({ blocks: briefing.blocks, passages: briefing.passages, visibility: 'asker' }))
    const { url } = await open({ ask })
    const { document } = await send(`${url}/?ask=latest`)
    expect(all(document, '.answer details.line blockquote')).toHaveLength(3)
  })

  it('leads from an answer to the lines that it leaves out', async () => {
    const section = { type: 'section', id: 'sides', heading: 'SIDES', lines: [], empty: null, omitted: 1 } as const
    const { ask } = makeBot(() => ({ blocks: [section], visibility: 'asker', storyId: 's1' }))
    const { url } = await open({ ask })
    const { document } = await send(`${url}/?ask=latest`)
    const link = document.querySelector('.answer .more a')
    expect(link?.textContent).toBe('1 more line in the whole briefing')
    expect(link?.getAttribute('href')).toBe('/?ask=story+s1#answer')
    expect(link?.getAttribute('data-ask')).toBe('story s1')
  })

  it('links each row of a list to its source, but nothing that is no web address', async () => {
    const items = ['· attributed · one', 'two', '… 3 more left out']
    const urls = ['https://www.lantern-wire.example/a?b=<c>', 'javascript:alert(1)', null]
    const { ask } = makeBot(() => ({ blocks: [{ type: 'list', items, urls }], visibility: 'asker' }))
    const { url } = await open({ ask })
    const { document } = await send(`${url}/?ask=claims`)
    expect(all(document, '.answer li').map((row) => row.textContent)).toEqual([
      'attributed · one · lantern-wire.example',
      'two',
      '… 3 more left out',
    ])
    const links = all(document, '.answer li a')
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://www.lantern-wire.example/a?b=%3Cc%3E'])
    expect(links[0]?.getAttribute('rel')).toBe('noopener noreferrer nofollow')
  })

  it('shows what is to be copied as it stands, and takes it in again by a press', async () => {
    const code = '{"readout":1,"topics":[{"name":"grain","query":"grain OR \\"wheat\\""}]}'
    const { ask, asked } = makeBot(() => ({ blocks: [{ type: 'code', text: code }], visibility: 'asker' }))
    const { url } = await open({ ask })
    const { document } = await send(`${url}/?ask=export`)
    expect(document.querySelector('.answer pre.code')?.textContent).toBe(code)
    const words = `import ${code.replace('grain OR', `grain ${'x'.repeat(500)} OR`)}`
    const page = await send(`${url}/?${new URLSearchParams({ ask: words })}`)
    expect(page.document.querySelector('form.confirm input[name="ask"]')?.getAttribute('value')).toBe(words)
    expect(asked.map((one) => one.words)).toEqual(['export'])
  })

  it.each([
    ['topic create grain wheat', true],
    ['topic edit grain wheat', true],
    ['topics delete grain', true],
    ['settings timezone UTC', true],
    ['people merge Ann Lee, Anna Li', true],
    ['import {"readout":1}', true],
    ['topic', false],
    ['topic list', false],
    ['topic show grain', false],
    ['topic grain talks', false],
    ['settings', false],
    ['settings timezone', false],
    ['people of s1', false],
    ['export', false],
  ])('%s asks before it changes something: %s', async (words, isAsked) => {
    const { ask, asked } = makeBot(() => say('Yes.'))
    const { url } = await open({ ask })
    const { document } = await send(`${url}/?${new URLSearchParams({ ask: words })}`)
    expect(document.querySelector('form.confirm') !== null).toBe(isAsked)
    expect(asked.map((one) => one.words)).toEqual(isAsked ? [] : [words])
  })

  it('offers the buttons of an answer', async () => {
    const { ask } = makeBot(() => ({ ...say('x'), actions: [{ label: 'Next', words: 'next "s1"' }] }))
    const { url } = await open({ ask })
    const { document } = await send(`${url}/?ask=latest`)
    expect(document.querySelector('.answer .actions button')?.getAttribute('value')).toBe('next "s1"')
  })
})

describe('asking by a press', () => {
  it('asks as who may manage, and gives the script the answer alone', async () => {
    const { url, asked } = await open()
    const words = 'unsubscribe all'
    const { status, text } = await post(url, '/ask', { ask: words, fragment: '1', here: 'Asia/Tokyo' })
    expect(status).toBe(200)
    expect(asked).toMatchObject([{ words, asker: { mayManage: true, timeZone: 'Asia/Tokyo' } }])
    expect(text).toMatch(/^<section class="answer"/)
  })

  it('gives a whole page where there is no script', async () => {
    const { url } = await open()
    const { document } = await post(url, '/ask', { ask: 'pause all', here: 'Mars/Phobos' })
    expect(textOf(document, '#answer')).toContain('You said: pause all')
    expect(document.querySelector('main > .post')).not.toBeNull()
  })

  it('makes of the form the words that chat takes', async () => {
    const { url, asked } = await open()
    const fields = new URLSearchParams({ topic: '"grain talks" -sports', at: '07:30', zone: 'Europe/Bern' })
    for (const day of ['tue', 'mon', 'someday']) fields.append('day', day)
    await post(url, '/subscribe', fields)
    for (const day of ['wed', 'thu', 'fri', 'sat', 'sun']) fields.append('day', day)
    await post(url, '/subscribe', fields)
    expect(asked.map(({ words }) => words)).toEqual([
      'subscribe "grain talks" -sports daily 07:30 Europe/Bern on mon,tue',
      'subscribe "grain talks" -sports daily 07:30 Europe/Bern',
    ])
  })

  it.each([
    [{ topic: '', at: '08:00', zone: 'UTC', day: 'mon' }, 'Write what the channel'],
    [{ topic: 'all', at: '', zone: 'UTC', day: 'mon' }, 'Pick an hour'],
    [{ topic: 'all', at: '08:00', zone: '', day: 'mon' }, 'Name a time zone'],
    [{ topic: 'all', at: '08:00', zone: 'UTC' }, 'Pick at least one day'],
  ])('says what is missing in %j', async (fields, problem) => {
    const { url, asked } = await open()
    const { document } = await post(url, '/subscribe', fields as Record<string, string>)
    expect(asked).toEqual([])
    expect(textOf(document, '.problem')).toContain(problem)
  })

  it('opens the form again with what was written and what was wrong', async () => {
    const form = { topic: null, at: null, timeZone: null, problem: 'There is no zone <b>Mars/Phobos</b>.' }
    const { url } = await open({ ask: makeBot(() => ({ ...say(''), form })).ask })
    const fields = { topic: 'grain', at: '09:15', zone: 'Mars/Phobos', day: 'sun' }
    const { document } = await post(url, '/subscribe', fields)
    expect(textOf(document, '.problem')).toBe('⚠ There is no zone <b>Mars/Phobos</b>.')
    expect(document.querySelector('input[name=topic]')?.getAttribute('value')).toBe('grain')
    expect(document.querySelector('input[name=at]')?.getAttribute('value')).toBe('09:15')
    expect(all(document, 'input[name=day][checked]').map((day) => day.getAttribute('value'))).toEqual(['sun'])
  })

  it('answers too many words, or none, without asking', async () => {
    const { url, asked } = await open()
    expect((await post(url, '/ask', { ask: 'x'.repeat(301) })).status).toBe(400)
    expect((await post(url, '/ask', { ask: ' \u202e ' })).status).toBe(400)
    expect(asked).toEqual([])
  })

  it('lets nobody change anything where the page is open to others, unless told to', async () => {
    const closed = await open({ allowedHosts: ['news.example'] })
    await post(closed.url, '/ask', { ask: 'pause all' })
    expect(closed.asked[0]?.asker.mayManage).toBe(false)
    const shared = await open({ allowedHosts: ['news.example'], mayManage: true })
    await post(shared.url, '/ask', { ask: 'pause all' })
    expect(shared.asked[0]?.asker.mayManage).toBe(true)
  })

  it('says that something failed, and to the log what', async () => {
    const reported: unknown[] = []
    const failure = new Error('secret detail')
    const ask = () => Promise.reject(failure)
    const { url } = await open({ ask, report: (error) => reported.push(error) })
    const { status, text, headers } = await send(`${url}/?ask=latest`)
    expect(status).toBe(500)
    expect(text).not.toContain('secret detail')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(reported).toEqual([failure])
  })
})
