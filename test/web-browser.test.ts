// Why it exists: the page in a real browser, with script and without: it answers, a line opens its passage, nothing overflows.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { WebPorts } from '../adapters/web/server.ts'
import { makeBot, postOf, say, startWeb } from './adapters/web-page.ts'

const BROWSER = '/usr/bin/chromium'
const missing = !existsSync(BROWSER)
if (missing)
  console.warn(`Skipped: the page in a browser; there is none at ${BROWSER} (Debian: apt-get install chromium).`)

const ARGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]
const PHONE = { width: 360, height: 740 }
const DESK = { width: 1280, height: 800 }
/** A browser under load is slow at first. */
const SLOW_MS = 60_000

let browser: Browser
const open: { close(): Promise<void> }[] = []

describe.skipIf(missing)('the page in a browser', () => {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: BROWSER, args: ARGS })
  }, SLOW_MS)
  afterAll(() => browser?.close())
  afterEach(async () => {
    for (const one of open.splice(0).toReversed()) await one.close()
  })

  type Visit = {
    readonly ports?: Partial<WebPorts>
    readonly context?: Parameters<Browser['newContext']>[0]
    readonly path?: string
  }
  async function visit({ ports = {}, context = {}, path = '/' }: Visit = {}) {
    const { web, url, asked } = await startWeb(ports)
    open.push({ close: () => web.stop() })
    const tab: BrowserContext = await browser.newContext({ viewport: DESK, ...context })
    open.push(tab)
    const page = await tab.newPage()
    const complaints: string[] = []
    page.on('console', (said) => complaints.push(said.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(`${url}/`)) elsewhere.push(request.url())
    })
    await page.goto(`${url}${path}`)
    return { page, url, asked, complaints, elsewhere }
  }

  it('answers in place what is typed, the newest answer first, and goes on typing', async () => {
    const { page, url, asked, complaints, elsewhere } = await visit()
    await page.fill('#ask', 'person Varrel')
    await page.press('#ask', 'Enter')
    await page.getByText('You said: person Varrel').waitFor()
    expect(await page.inputValue('#ask')).toBe('')
    await page.keyboard.type('claims')
    await page.keyboard.press('Enter')
    await page.getByText('You said: claims').waitFor()
    expect(await page.locator('.box .answer .asked bdi').allTextContents()).toEqual(['claims', 'person Varrel'])
    expect(await page.locator('#announce').textContent()).toBe('Answer to claims')
    expect(page.url()).toBe(`${url}/`)
    expect(asked.map(({ words }) => words)).toEqual(['person Varrel', 'claims'])
    expect(complaints).toEqual([])
    expect(elsewhere).toEqual([])
  })

  it('answers a button under its briefing, and gives the focus there and back', async () => {
    const { page, asked } = await visit()
    const post = page.locator('main > .post')
    await post.getByRole('button', { name: 'People' }).click()
    await post.getByText('You said: people of s1').waitFor()
    expect(asked).toHaveLength(1)
    const focused = () => page.evaluate('document.activeElement.className || document.activeElement.textContent')
    expect(await focused()).toBe('answer')
    await post.getByRole('button', { name: 'Claims' }).click()
    await post.getByText('You said: claims of s1').waitFor()
    expect(await post.locator('.answer').count()).toBe(1)
    await post.getByRole('link', { name: 'Close' }).click()
    expect(await post.locator('.answer').count()).toBe(0)
    expect(await focused()).toBe('Claims')
  })

  it('opens by the keyboard the passage that bears a line', async () => {
    const { page } = await visit()
    const line = page.locator('main > .post details.line').nth(1)
    const passage = line.getByText('He claimed he had told Ines Calder.')
    expect(await passage.isVisible()).toBe(false)
    await line.locator('summary').focus()
    await page.keyboard.press('Enter')
    expect(await passage.isVisible()).toBe(true)
    expect(await line.getByRole('link', { name: 'read it at lantern-wire.example' }).first().isVisible()).toBe(true)
  })

  it('subscribes by the form, which says what is wrong and keeps what was written', async () => {
    const form = { topic: null, at: null, timeZone: null, problem: 'There is no zone Mars/Phobos.' }
    const bot = makeBot((words) => (words.includes('Mars') ? { ...say(''), form } : say(words)))
    const { page } = await visit({ ports: { ask: bot.ask }, context: { timezoneId: 'Asia/Tokyo' } })
    await page.fill('#ask', 'subscribe Mars')
    await page.press('#ask', 'Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Asia/Tokyo')
    await page.getByLabel('Topic').fill('grain talks')
    await page.getByLabel('Hour').fill('07:45')
    await page.getByLabel('Sunday').uncheck()
    await page.getByRole('button', { name: 'Subscribe' }).click()
    await page.getByText('You said: subscribe grain talks daily 07:45 Asia/Tokyo on mon,tue,wed,thu,fri,sat').waitFor()
    expect(await page.locator('form.subscribe').count()).toBe(0)
  })

  it('completes what is typed', async () => {
    const { page } = await visit()
    await page.locator('#ask').pressSequentially('person Tov')
    const only = page.locator('#offered option:only-child[value="person Mirela Tovan"]')
    await only.waitFor({ state: 'attached' })
  })

  it('tells of a newer briefing while it is open', async () => {
    const posts = [postOf(1)]
    const { page, url } = await visit({ ports: { findChannel: async () => posts }, path: '/nowhere' })
    await page.clock.install()
    await page.goto(url)
    posts.push(postOf(2))
    const fresh = page.getByRole('link', { name: 'A newer briefing is there' })
    expect(await fresh.isVisible()).toBe(false)
    await page.clock.fastForward(60_000)
    await fresh.click()
    await page.getByRole('heading', { name: 'Harbour news 2' }).waitFor()
  })

  it('says so when the bot is away', async () => {
    const { page } = await visit()
    await page.route('**/ask', (route) => route.abort())
    await page.fill('#ask', 'latest')
    await page.press('#ask', 'Enter')
    await page.getByText('No answer came').waitFor()
    expect(await page.inputValue('#ask')).toBe('latest')
  })

  it('does all of it without script', async () => {
    const { page, asked } = await visit({ context: { javaScriptEnabled: false } })
    await page.fill('#ask', '/readout person Varrel')
    await page.press('#ask', 'Enter')
    await page.getByText('You said: person Varrel').waitFor()
    await page.locator('main > .post').getByRole('button', { name: 'Claims' }).click()
    await page.locator('main > .post').getByText('You said: claims of s1').waitFor()
    const line = page.locator('main > .post details.line').first()
    await line.locator('summary').click()
    expect(await line.locator('blockquote').isVisible()).toBe(true)

    await page.fill('#ask', 'pause all')
    await page.getByRole('button', { name: 'Ask' }).click()
    expect(asked.map(({ words }) => words)).toEqual(['person Varrel', 'claims of s1'])
    await page.getByRole('button', { name: 'Yes, do it' }).click()
    await page.getByText('You said: pause all').waitFor()
    expect(asked.at(-1)?.asker.mayManage).toBe(true)

    await page.getByRole('link', { name: 'subscribe', exact: true }).click()
    await page.getByLabel('Topic').fill('all')
    await page.getByRole('button', { name: 'Subscribe' }).click()
    await page.getByText('You said: subscribe all daily 08:00 Europe/Berlin').waitFor()
  })

  it.each([
    { viewport: PHONE, colorScheme: 'light' },
    { viewport: PHONE, colorScheme: 'dark' },
    { viewport: DESK, colorScheme: 'light' },
    { viewport: DESK, colorScheme: 'dark' },
  ] as const)('shows a newcomer on the first screen what this is, the box and the news: %j', async (context) => {
    const long = `Harbours ${'x'.repeat(90)} open again`
    const { page } = await visit({ ports: { findChannel: async () => [postOf(1), postOf(2, long)] }, context })
    const seen = ['.name', '.what', '#ask', '.examples', 'main > .post .title', 'main > .post .state']
    for (const selector of seen) {
      const box = await page.locator(selector).boundingBox()
      expect(box, selector).not.toBeNull()
      expect((box?.y ?? 0) + (box?.height ?? 0), selector).toBeLessThan(context.viewport.height)
    }
    expect(await widthOf(page)).toBe(context.viewport.width)
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]')
    expect(Number(ground) > 128).toBe(context.colorScheme === 'light')
  })

  it('overflows on no page of a phone, whatever is open', async () => {
    const { page, url } = await visit({ context: { viewport: PHONE } })
    for (const path of ['/?ask=subscribe', '/?ask=pause+all', '/briefing/s1-v2', '/nowhere']) {
      await page.goto(`${url}${path}`)
      for (const line of await page.locator('details > summary:visible').all()) await line.click()
      expect(await widthOf(page), path).toBe(PHONE.width)
    }
  })

  it.each([PHONE, DESK])(
    'cuts no zone in the form, and keeps what is said of an answer in one line: %j',
    async (viewport) => {
      const { page, url } = await visit({ context: { viewport } })
      await page.goto(`${url}/?ask=subscribe`)
      await page.fill('input[name=zone]', 'America/Argentina/Buenos_Aires')
      const room =
        "(({ scrollWidth, clientWidth }) => clientWidth - scrollWidth)(document.querySelector('input[name=zone]'))"
      expect(await page.evaluate(room)).toBe(0)
      for (const ask of ['claims contested', `person ${'Anton '.repeat(9)}`]) {
        await page.goto(`${url}/?${new URLSearchParams({ ask })}`)
        const only = await page.locator('.asked .only').boundingBox()
        expect(only?.height, ask).toBeLessThan(30)
      }
    },
  )
})

function widthOf(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth')
}
