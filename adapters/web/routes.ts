// Why it exists: every address of the page: what it shows, what it answers, and what it refuses.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { plain } from '../../src/briefing/plain.ts'
import type { Briefing } from '../../src/core/briefing.ts'
import type { Asker } from '../../src/core/command.ts'
import { messageOf } from '../../src/core/errors.ts'
import type { Ask, Clock, Suggest } from '../../src/core/ports.ts'
import type { Destination } from '../../src/core/subscription.ts'
import { assets } from './assets.ts'
import { nameOf, PAGE, type Post, renderChannel, renderWhole, type Whole } from './channel.ts'
import { type Form, formOf, readForm, renderConfirm, wordsOfForm } from './form.ts'
import { isAllowedHost, isOwnRequest, isToken, safeHeaders } from './guard.ts'
import type { Markup } from './markup.ts'
import { NAME, renderMessage, renderPage } from './page.ts'
import { type Answer, answerOf, isOfBriefing, renderAnswer } from './reply.ts'
import { isTimeZone } from './when.ts'
import { bare, completeWords, isBareSubscribe, isWriting, MAX_WORDS, mostOf } from './words.ts'

/** The one channel of the page. */
export const WEB_CHANNEL: Destination = { platform: 'web', workspace: 'web', channel: 'web' }

const MAX_BODY = 16_384
const MAX_URL = 8_000
const MAX_ID = 200

export type RoutePorts = {
  readonly ask: Ask
  readonly suggest: Suggest
  /** The delivered posts of the page's channel, the newest last. */
  readonly findChannel: () => Promise<readonly Post[]>
  readonly findBriefing: (id: string) => Promise<Briefing | null>
  readonly clock: Clock
  readonly timeZone: string
  readonly names: ReadonlySet<string>
  readonly mayManage: boolean
  /** Known to our own pages alone; whoever cannot read one cannot send it. */
  readonly token: string
  readonly report: (error: unknown) => void
}

type Status = 200 | 400 | 403 | 404 | 413 | 414 | 415 | 421 | 500

export function makeRoutes(ports: RoutePorts): Hono {
  const app = new Hono()
  app.use(safeHeaders)
  app.use(async (c, next) => {
    if (!isAllowedHost(c.req.header('host'), ports.names)) {
      return c.text('This name is not one of the page’s own. Open it as http://127.0.0.1 or http://localhost.', 421)
    }
    return c.req.url.length > MAX_URL ? message(ports, c, 414, 'Too long', 'Ask with fewer words.') : next()
  })
  const tooLarge = (c: Context) => message(ports, c, 413, 'Too long', 'Ask with fewer words.')
  app.get('/', (c) => showChannel(ports, c))
  app.get('/briefing/:id', (c) => showBriefing(ports, c))
  app.get('/suggest', (c) => suggest(ports, c))
  app.get('/newest', async (c) => c.text((await ports.findChannel()).at(-1)?.briefing.id ?? ''))
  app.post('/ask', bodyLimit({ maxSize: MAX_BODY, onError: tooLarge }), (c) => post(ports, c, false))
  app.post('/subscribe', bodyLimit({ maxSize: MAX_BODY, onError: tooLarge }), (c) => post(ports, c, true))
  for (const { path, type, body } of assets) {
    app.get(path, (c) => c.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }))
  }
  app.notFound((c) => message(ports, c, 404, 'Not found', 'There is nothing at this address.'))
  app.onError((error, c) => {
    ports.report(error)
    return message(ports, c, 500, 'That did not work', messageOf(error))
  })
  return app
}

async function showChannel(ports: RoutePorts, c: Context): Promise<Response> {
  const asked = plain(c.req.query('ask') ?? '')
  const under = c.req.query('under') ?? null
  const answer = asked === '' ? null : await answerGet(ports, asked, under)
  const from = c.req.query('from') ?? ''
  const start = /^\d{1,6}$/u.test(from) ? Number(from) : 0
  return showAt(ports, c, { status: 200, start, answer })
}

type At = { readonly status: Status; readonly start: number; readonly answer: Answer | null }

async function showAt(ports: RoutePorts, c: Context, { status, start, answer }: At): Promise<Response> {
  const posts = await ports.findChannel()
  // A button's answer stands under its post, wherever in the list that is; without such a post, under the box.
  const at = posts.toReversed().findIndex(({ briefing }) => answer?.under === briefing.id)
  const from = at === -1 ? (start < posts.length ? start : 0) : at - (at % PAGE)
  const look = { now: ports.clock(), timeZone: ports.timeZone, answer }
  const main = renderChannel(posts, from, look)
  return show(ports, c, { status, title: NAME, main, answer: at === -1 ? answer : null, newest: newestOf(posts) })
}

async function showBriefing(ports: RoutePorts, c: Context): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const briefing = id.length > MAX_ID ? null : await ports.findBriefing(id)
  if (briefing === null) {
    return message(ports, c, 404, 'Not found', 'There is no briefing at this address; it may be kept no longer.')
  }
  const posts = await ports.findChannel()
  const post = posts.findLast((one) => one.briefing.id === id) ?? null
  const look = { now: ports.clock(), timeZone: ports.timeZone, answer: null }
  const whole = await findWhole(ports, briefing)
  const main = renderWhole(briefing, whole, post, look)
  return show(ports, c, { status: 200, title: nameOf(whole ?? briefing), main, answer: null, newest: newestOf(posts) })
}

/** What the command tells of its story; what was posted is cut to a message. */
async function findWhole(ports: RoutePorts, { storyId, storyIds }: Briefing): Promise<Whole> {
  if (storyIds !== undefined) return null
  const asker = { ...askerOf(ports, ports.timeZone), mayManage: false }
  const { blocks, passages = [] } = await ports.ask(`story ${storyId}`, asker)
  const told = blocks.filter(isOfBriefing)
  return told.some(({ type }) => type === 'section') ? { blocks: told, passages } : null
}

function newestOf(posts: readonly Post[]): string | null {
  return posts.at(-1)?.briefing.id ?? null
}

/** Asked as somebody who may change nothing, so that no link can do what only a press may. */
async function answerGet(ports: RoutePorts, asked: string, under: string | null): Promise<Answer> {
  const { token, timeZone } = ports
  if (isBareSubscribe(asked)) return answerOf(asked, under, emptyReply, formOf(null, { timeZone, token }))
  if (isWriting(asked)) return { asked, under, body: renderConfirm(asked, token) }
  return answer(ports, asked, under, { ...askerOf(ports, timeZone), mayManage: false })
}

const emptyReply = { blocks: [], visibility: 'asker' } as const

async function answer(
  ports: RoutePorts,
  asked: string,
  under: string | null,
  asker: Asker,
  written?: Form,
): Promise<Answer> {
  const reply = await ports.ask(bare(asked), asker)
  const label = await labelOf(ports, asked, under)
  const timeZone = asker.timeZone ?? ports.timeZone
  const defaults = { timeZone, token: ports.token, ...(written === undefined ? {} : { written }) }
  return answerOf(label ?? asked, under, reply, reply.form === undefined ? null : formOf(reply.form, defaults))
}

/** An answer to a button bears the button's name: its words are for the bot. */
async function labelOf(ports: RoutePorts, asked: string, under: string | null): Promise<string | null> {
  if (under === null) return null
  const post = (await ports.findChannel()).findLast(({ briefing }) => briefing.id === under)
  return post?.actions.find(({ words }) => words === asked)?.label ?? null
}

function askerOf({ mayManage }: RoutePorts, timeZone: string): Asker {
  return { destination: WEB_CHANNEL, userId: 'web', timeZone, mayManage }
}

async function post(ports: RoutePorts, c: Context, isForm: boolean): Promise<Response> {
  if (!/^application\/x-www-form-urlencoded(?:;|$)/iu.test(c.req.header('content-type') ?? '')) {
    return message(ports, c, 415, 'Not taken', 'Only what the forms of this page send is taken.')
  }
  const fields = new URLSearchParams(await c.req.text())
  if (!isOwnRequest(c)) return message(ports, c, 403, 'Not taken', 'This came from another page than ours.')
  if (!isToken(fields.get('token'), ports.token)) {
    return refuse(ports, c, fields, 403, 'This page is older than the running bot. Load it again, then repeat that.')
  }
  const form = isForm ? readForm(fields, ports.token) : undefined
  const asked = form === undefined ? plain(fields.get('ask') ?? '') : wordsOfForm(form)
  if (asked === '') return refuse(ports, c, fields, 400, 'Write what you want to know; “help” lists it.')
  const most = mostOf(asked)
  if (asked.length > most) return refuse(ports, c, fields, 400, `Ask with at most ${most} characters.`)
  const zone = fields.get('here') ?? ''
  const asker = askerOf(ports, isTimeZone(zone) ? zone : ports.timeZone)
  const under = fields.get('under')
  if (form !== undefined && form.problem !== null) {
    return reply(ports, c, fields, 200, answerOf('subscribe', under, emptyReply, form))
  }
  return reply(ports, c, fields, 200, await answer(ports, asked, under, asker, form))
}

/** With script only the answer is wanted, without it a whole page. */
function reply(ports: RoutePorts, c: Context, fields: URLSearchParams, status: Status, given: Answer) {
  if (fields.has('fragment')) return c.html(renderAnswer(given, { anchored: false }), status)
  return showAt(ports, c, { status, start: 0, answer: given })
}

function refuse(ports: RoutePorts, c: Context, fields: URLSearchParams, status: Status, text: string) {
  const asked = plain(fields.get('ask') ?? '').slice(0, MAX_WORDS)
  const block = { type: 'text', text } as const
  return reply(ports, c, fields, status, answerOf(asked, fields.get('under'), { ...emptyReply, blocks: [block] }, null))
}

async function suggest(ports: RoutePorts, c: Context): Promise<Response> {
  const typed = (c.req.query('typed') ?? '').slice(0, MAX_WORDS)
  const asker = { ...askerOf(ports, ports.timeZone), mayManage: false }
  const found =
    c.req.query('kind') === 'topic'
      ? await ports.suggest('topic', typed, asker)
      : await completeWords(typed, ports.suggest, asker)
  // A blank at the end invites to go on.
  return c.json(found.map((line) => (line.endsWith(' ') ? `${plain(line)} ` : plain(line))))
}

function message(ports: RoutePorts, c: Context, status: Status, heading: string, text: string): Promise<Response> {
  const main = renderMessage(heading, text)
  return show(ports, c, { status, title: heading, main, answer: null, newest: null })
}

type Shown = {
  readonly status: Status
  readonly title: string
  readonly main: Markup
  readonly answer: Answer | null
  readonly newest: string | null
}

async function show(ports: RoutePorts, c: Context, { status, ...shown }: Shown): Promise<Response> {
  const asker = { ...askerOf(ports, ports.timeZone), mayManage: false }
  // A page of an error must not depend on what may have failed.
  const offered = status === 200 ? await completeWords('', ports.suggest, asker) : []
  const person = offered.find((line) => /^person \S/u.test(line))
  const examples = ['latest', ...(person === undefined ? [] : [person]), 'claims', 'subscribe', 'help']
  const asked = shown.answer?.under === null ? shown.answer.asked : ''
  return c.html(renderPage({ ...shown, token: ports.token, examples, offered, asked }), status)
}
