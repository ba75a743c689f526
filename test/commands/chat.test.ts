// Why it exists: a channel and its manager in conversation with Readout, as text, on a store as it is in use.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compose } from '../../src/briefing/compose.ts'
import { fit } from '../../src/briefing/fit.ts'
import { shortId } from '../../src/briefing/frame.ts'
import { renderText } from '../../src/briefing/text.ts'
import { makeAsk } from '../../src/commands/ask.ts'
import { findPosts, makeListForHome } from '../../src/commands/channel.ts'
import { makeSuggest } from '../../src/commands/suggest.ts'
import { renderReply } from '../../src/commands/text.ts'
import type { Asker, Reply } from '../../src/core/command.ts'
import type { Store } from '../../src/core/ports.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { articleOf } from '../briefing/build.ts'
import { channel, makeClock, makePlatform, outboxOf, planOf, tellNews } from '../delivery/fakes.ts'
import { copy, first, second, unrelated } from '../stories/news.ts'

const MANAGER: Asker = { destination: channel('C1'), userId: 'U1', timeZone: 'Europe/Berlin', mayManage: true }
const READER: Asker = { ...MANAGER, userId: 'U2', mayManage: false }
const ELSEWHERE: Asker = { ...MANAGER, destination: channel('C2') }

let time: ReturnType<typeof makeClock>
let store: Store
beforeEach(async () => {
  time = makeClock('2031-05-06T12:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
})
afterEach(async () => {
  await store.close()
})

async function ask(words: string, asker: Asker = MANAGER): Promise<Reply> {
  return makeAsk({ store, clock: time.clock, report: raise })(words, asker)
}

function raise(error: unknown): void {
  throw error
}

function fail(): never {
  throw new Error('The story is not stored.')
}

async function say(words: string, asker: Asker = MANAGER): Promise<string> {
  return renderReply(await ask(words, asker))
}

/** Two stories: a call with its answers and a copy, and another matter. Resolves to the id of the call's. */
async function readNews(): Promise<string> {
  const prepared = [first, second, copy, unrelated]
  const extract = (article: { text: string }) => prepared.find((one) => one.article.text === article.text) ?? first
  const ingest = makeIngest({ store, extract, clock: time.clock })
  const results = []
  for (const { article } of prepared) results.push(await ingest(article))
  return results[0]?.storyId ?? ''
}

const SUBSCRIBE = 'subscribe "the strait" -sports daily 08:00 Europe/Berlin'

describe('subscribing', () => {
  it('by words says what comes, and when it comes next', async () => {
    const reply = await ask(SUBSCRIBE)
    expect(renderReply(reply)).toBe(
      'Subscribed: this channel gets briefings about "the strait" -sports, daily 08:00 Europe/Berlin. The next comes Wed 7 May 2031, 08:00. A day without news brings none.',
    )
    expect(reply.actions).toEqual([
      { label: 'Preview', words: 'preview "the strait" -sports' },
      { label: 'Unsubscribe', words: 'unsubscribe "the strait" -sports' },
    ])
    expect(reply.form).toBeUndefined()
    expect(await store.subscriptions.findByDestination(MANAGER.destination)).toMatchObject([
      { topic: '"the strait" -sports', at: ['08:00'], timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5, 6, 7] },
    ])
  })
  it('again changes what is there', async () => {
    await ask(SUBSCRIBE)
    const createdAt = time.clock()
    time.pass(60_000)
    expect(await say('subscribe “The Strait” -sports 18:30 America/New_York on mon,fri')).toContain(
      'Changed: this channel gets briefings about "the strait" -sports, on Mon, Fri at 18:30 America/New_York. The next comes Fri 9 May 2031, 18:30.',
    )
    expect(await store.subscriptions.all()).toMatchObject([{ createdAt, changedAt: time.clock(), days: [1, 5] }])
  })
  it('twice a day, weekly and to breaking news is confirmed and listed in words', async () => {
    expect(await say('subscribe grain twice 08:00 18:00 Europe/Berlin')).toContain(
      'briefings about grain, twice a day, 08:00 and 18:00 Europe/Berlin. The next comes Tue 6 May 2031, 18:00.',
    )
    time.pass(1)
    expect(await say('subscribe wheat weekly friday 09:00 UTC')).toContain(
      'about wheat, weekly on Fri at 09:00 UTC. The next comes Fri 9 May 2031, 09:00.',
    )
    time.pass(1)
    const live = await ask('subscribe grain breaking from 4 sources at most 1 an hour')
    expect(renderReply(live)).toContain(
      'gets breaking news about grain: a new story once 4 independent sources have it, and a claim told here once it is denied or withdrawn; at most 1 post an hour, the rest with the next briefing.',
    )
    expect(live.actions?.[1]).toEqual({ label: 'Unsubscribe', words: 'unsubscribe grain breaking' })
    expect(await say('list')).toBe(`This channel is subscribed to:
- grain · twice a day, 08:00 and 18:00 Europe/Berlin · next Tue 6 May 2031, 18:00
- wheat · weekly on Fri at 09:00 UTC · next Fri 9 May 2031, 09:00
- grain · breaking news from 4 independent sources on, at most 1 an hour`)
    expect(await say('unsubscribe grain breaking')).toBe('This channel gets no more breaking news about grain.')
    await ask('subscribe grain breaking')
    expect(await say('pause grain')).toContain('Briefings and breaking news about grain are paused.')
    expect(await say('resume grain')).toContain('come again, next Tue 6 May 2031, 18:00.')
    expect(await say('unsubscribe grain')).toBe('This channel gets no more briefings and breaking news about grain.')
    expect(await store.subscriptions.all()).toMatchObject([{ topic: 'wheat' }])
  })
  it('has its hour by the clock that is shown, quiet hours heeded', async () => {
    expect(await say('settings quiet 10pm to 7am')).toContain('quiet: 22:00-07:00 Europe/Berlin')
    expect(await say('subscribe grain daily 06:00 Asia/Tokyo')).toContain('The next comes Wed 7 May 2031, 14:00.')
    expect(await say('list')).toContain(
      'subscribed to: Quiet hours 22:00-07:00 Europe/Berlin: what is due in them comes at their end.',
    )
    expect(await say('status')).toContain('The next briefing is due Wed 7 May 2031, 14:00 Asia/Tokyo (grain).')
    expect(await say('settings quiet off')).toContain('quiet: none')
    expect(await say('list')).toContain('next Wed 7 May 2031, 06:00')
    // The hour that the change to summer time skips.
    time.set('2032-03-27T12:00:00Z')
    expect(await say('subscribe wheat daily 02:30 Europe/Berlin')).toContain('The next comes Sun 28 Mar 2032, 03:00.')
  })
  it.each([
    ['settings quiet', 'For example: settings quiet 22:00-07:00 Europe/Berlin'],
    ['settings quiet 22', 'Write two hours'],
    ['settings quiet 22:00-25:00 UTC', '“25:00” is no hour'],
    ['settings quiet 22:00-22:00 UTC', 'the whole day or nothing of it'],
    ['settings quiet 22:00-07:00 Mars/Phobos', '“Mars/Phobos” is no time zone'],
    ['settings quiet 22:00-07:00 Berlin', 'did you mean Europe/Berlin?'],
    ['settings quiet 22:00–07:00 America/Port-au-Prince', '22:00-07:00 America/Port-au-Prince'],
  ])('%s: %s', async (words, answer) => {
    expect(await say(words)).toContain(answer)
  })
  it('is refused where nothing could be posted', async () => {
    const reply = await ask(SUBSCRIBE, { ...MANAGER, canPost: false })
    expect(renderReply(reply)).toContain('invite it here, then subscribe again')
    expect(await store.subscriptions.all()).toEqual([])
  })
  it('is for managers, in one plain line', async () => {
    for (const words of [SUBSCRIBE, 'subscribe', 'unsubscribe all', 'pause all', 'resume all']) {
      const reply = await ask(words, READER)
      expect(renderReply(reply)).toBe('Only somebody who may manage this channel can change what it gets.')
      expect(reply.form).toBeUndefined()
    }
    expect(await store.subscriptions.all()).toEqual([])
  })
  it.each([
    ['subscribe', null, { topic: null, at: null, timeZone: 'Europe/Berlin' }],
    ['subscribe grain', 'the hour (such as 08:00), the time zone', { topic: 'grain', at: null }],
    [
      'subscribe grain daily 25:00 Europe/Berlin',
      '“25:00” is no hour: write it as 08:00',
      { topic: 'grain', at: null },
    ],
    [
      'subscribe grain daily 08:00 Mars/Phobos',
      '“Mars/Phobos” is no time zone',
      { at: '08:00', timeZone: 'Europe/Berlin' },
    ],
    ['subscribe grain daily 08:00 Berlin', '“Berlin” is no time zone: did you mean Europe/Berlin?', { at: '08:00' }],
    ['subscribe grain daily 08:00 melborne', 'did you mean Australia/Melbourne?', { at: '08:00' }],
    ['subscribe grain daily 08:00 Europe/Berlim', 'write one such as Europe/Berlin.', { at: '08:00' }],
    ['subscribe daily 08:00 UTC', 'the topic (words, a "phrase", or all)', { topic: null, timeZone: 'UTC' }],
    ['subscribe "" daily 08:00 UTC', 'A topic is words', { topic: null }],
    ['subscribe grain daily 08:00 UTC on mon,fry', '“fry” is no day', { topic: 'grain', days: [1] }],
    ['subscribe grain daily 08:00 UTC maybe', '“maybe” is neither an hour', { topic: 'grain' }],
  ] as const)('%s opens a form, and says in words what to write', async (words, problem, form) => {
    const reply = await ask(words)
    expect(reply.form).toMatchObject(form)
    if (problem === null) expect(reply.form?.problem).toBeNull()
    else expect(reply.form?.problem).toContain(problem)
    const text = renderReply(reply)
    expect(text).toContain('subscribe "grain talks" daily 08:00 Europe/Berlin on mon,fri')
    if (problem !== null) expect(text).toContain(problem)
    expect(await store.subscriptions.all()).toEqual([])
  })
  it('has an end', async () => {
    for (let at = 0; at < 50; at++) await ask(`subscribe topic${at} daily 08:00 UTC`)
    expect(await say('subscribe more daily 08:00 UTC')).toContain('at most 50 subscriptions')
    expect(await say('subscribe topic1 daily 09:00 UTC')).toContain('Changed')
    expect(await say('subscribe more daily 08:00 UTC', ELSEWHERE)).toContain('Subscribed')
  })
})

describe('the subscriptions of a channel', () => {
  it('are listed with the next hour of each, and how the last one went', async () => {
    expect(await say('list', READER)).toBe('This channel has no subscriptions. "subscribe" makes one.')
    await ask('subscribe all daily 13:00 UTC')
    time.pass(1)
    await ask('subscribe wheat 18:00 Asia/Kolkata on weekdays')
    await ask('pause wheat')
    time.set('2031-05-06T13:00:00Z')
    await planOf(store, time.clock)()
    expect(await say('list', READER)).toBe(`This channel is subscribed to:
- all · daily 13:00 UTC · next Wed 7 May 2031, 13:00 · last one skipped: Nothing new about all.
- wheat · on weekdays at 18:00 Asia/Kolkata · paused · last one skipped: The subscription is paused.`)
  })
  it('of another channel are not found', async () => {
    await ask(SUBSCRIBE)
    await ask('subscribe wheat daily 08:00 UTC', ELSEWHERE)
    for (const command of ['unsubscribe', 'pause', 'resume']) {
      expect(await say(`${command} wheat`)).toBe(
        'Not found: this channel has no subscription of that topic. It has:\n- "the strait" -sports',
      )
    }
    expect(await say('list', ELSEWHERE)).not.toContain('strait')
  })
  it('end, pause and go on', async () => {
    await ask(SUBSCRIBE)
    expect(await say('pause')).toBe('Briefings about "the strait" -sports are paused.')
    expect(await say('resume -sports "THE STRAIT"')).toBe(
      'Briefings about "the strait" -sports come again, next Wed 7 May 2031, 08:00.',
    )
    expect(await say('unsubscribe "the strait" -sports')).toBe(
      'This channel gets no more briefings about "the strait" -sports.',
    )
    expect(await say('unsubscribe "the strait" -sports')).toContain('has no subscriptions')
  })
  it('must be named where there are several', async () => {
    await ask('subscribe grain daily 08:00 UTC')
    await ask('subscribe wheat daily 08:00 UTC')
    expect(await say('unsubscribe')).toBe('Which topic do you mean? Write it after the command:\n- grain\n- wheat')
    expect(await store.subscriptions.all()).toHaveLength(2)
  })
  it('are listed for the home page of a workspace', async () => {
    await ask('subscribe grain daily 08:00 UTC')
    await ask('subscribe wheat daily 08:00 UTC', ELSEWHERE)
    await ask('pause wheat', ELSEWHERE)
    const list = makeListForHome({ store, clock: time.clock, platform: 'slack' })
    expect(await list('T1')).toEqual([
      { channel: 'C1', topic: 'grain', when: 'daily 08:00 UTC', paused: false, next: 'Wed 7 May 2031, 08:00' },
      { channel: 'C2', topic: 'wheat', when: 'daily 08:00 UTC', paused: true, next: null },
    ])
    time.pass(1)
    await ask('subscribe grain breaking')
    expect((await list('T1')).at(-1)).toMatchObject({ when: expect.stringContaining('breaking'), next: 'as it comes' })
    expect(await list('T2')).toEqual([])
    expect(await makeListForHome({ store, clock: time.clock, platform: 'discord' })('T1')).toEqual([])
  })
})

it('names the channel otherwise for who asks from elsewhere', async () => {
  const terminal: Asker = { ...MANAGER, channelName: 'the page’s channel' }
  expect(await say('list', terminal)).toMatch(/^The page’s channel has no subscriptions/u)
  expect(await say('preview wheat', terminal)).toMatch(/^The page’s channel is not subscribed to wheat/u)
  expect(await say(SUBSCRIBE, terminal)).toMatch(/^Subscribed: the page’s channel gets/u)
  expect(await say('list', terminal)).toMatch(/^The page’s channel is subscribed to:/u)
  expect(await say('pause wheat', terminal)).toMatch(/^Not found: the page’s channel has/u)
  expect(await say('unsubscribe', terminal)).toMatch(/^The page’s channel gets no more/u)
})

describe('a story', () => {
  it('is told by id, by words of its headline, or as the latest of a topic', async () => {
    const id = await readNews()
    const reply = await ask(`story ${id}`, READER)
    expect(renderReply(reply)).toMatch(/^Marsh says Velt told her of the call with Sorin, Tarn says he did not/u)
    expect(reply.actions).toEqual([
      { label: 'Claims', words: `claims of ${id}` },
      { label: 'People', words: `people of ${id}` },
      { label: 'Sources', words: `sources of ${id}` },
      { label: 'Why', words: expect.stringMatching(/^why R-[0-9A-F]{5}$/) },
    ])
    const refs = reply.blocks.flatMap((block) =>
      block.type === 'section' ? block.lines.flatMap((line) => line.refs) : [],
    )
    expect(refs.length).toBeGreaterThan(0)
    const numbers = new Set(reply.passages?.map(({ number }) => number))
    expect(refs.every((ref) => numbers.has(ref))).toBe(true)
    const { title } = (await store.stories.load(id)) ?? { title: '' }
    const told = renderReply(reply)
    for (const words of [
      `story "${title}"`,
      `story ${title.slice(0, 20)}`,
      'latest strait',
      'latest "Ines Marsh"',
      'story marsh says velt',
    ]) {
      expect(await say(words), words).toBe(told)
    }
  })
  it.each([
    'story s000',
    'story __proto__',
    'story ???',
    'claims of s000',
    'people of x',
    'sources of x',
    'stories of x',
  ])('%s is not found', async (words) => {
    await readNews()
    expect(await say(words)).toMatch(/^Not found: no (?:story|briefing) that is stored has that id/u)
  })
  it('is found by the number under its briefing', async () => {
    const id = await readNews()
    const told = await say(`story ${id}`)
    const [number = ''] = /R-[0-9A-F]{5}/u.exec(told) ?? []
    expect(await say(`story ${number}`)).toBe(told)
    expect(await say(`story ${number.toLowerCase()}`)).toBe(told)
    expect(await say('story R-00000')).toBe('Not found: no briefing of this channel and no story bears that number.')
    // A version that nobody was given.
    expect(await say(`story ${shortId(`${id}-v2`)}`)).toMatch(/^Not found/u)
    const v2 = { ...compose((await store.stories.load(id)) ?? fail(), { asOf: time.clock(), version: 2 }) }
    await store.briefings.save(v2)
    expect(await say(`story ${shortId(v2.id)}`)).toContain(` · ${shortId(v2.id)}`)
  })
  it('is offered where several have the words', async () => {
    await tellNews(store, 's1', '2031-05-06T08:00Z', 'Grain talks open')
    await tellNews(store, 's2', '2031-05-06T09:00Z', 'Ferry brings grain')
    const reply = await ask('story grain')
    // One headline begins so.
    expect(renderReply(reply)).toMatch(/^Grain talks open/u)
    const offered = await ask('story "ferry grain"')
    expect(renderReply(offered)).toMatch(/^Ferry brings grain/u)
    await tellNews(store, 's3', '2031-05-06T10:00Z', 'Grain ships leave')
    expect((await ask('story grain')).actions).toEqual([
      { label: 'Grain ships leave', words: 'story s3' },
      { label: 'Grain talks open', words: 'story s1' },
    ])
  })
  it('is none where nothing is stored, or nothing of the topic', async () => {
    expect(await say('latest')).toBe('No story is stored yet.')
    await readNews()
    expect(await say('latest wheat -sports')).toBe('No story that is stored is about wheat -sports.')
    expect(await say(`latest ${'x '.repeat(80)}`)).toContain('at most 150 characters')
  })
  it('has its claims, people and sources behind buttons', async () => {
    const id = await readNews()
    expect(await say(`claims of ${id}`)).toMatch(
      /^The claims of this story.*\n- \S+ \w+ · Oren Velt: he had already informed/u,
    )
    const people = await ask(`people of ${id}`)
    expect(renderReply(people)).toContain('- Oren Velt – president of Tarsia')
    expect(people.actions).toContainEqual({ label: 'Ines Marsh', words: 'person ines-marsh' })
    const sources = await ask(`sources of ${id}`)
    expect(renderReply(sources)).toMatch(
      /^3 articles, 2 with a text of their own:\n- The Lantern, 6 May 2031: Marsh says/u,
    )
    expect(renderReply(sources)).toContain('(a copy: Northern Courier has the same text)')
    const list = sources.blocks.find((block) => block.type === 'list')
    expect(list?.type === 'list' && list.urls?.[0]).toBe('https://lantern.example/marsh')
  })
})

describe('what stands behind a story', () => {
  it('is asked for by words of the headline too, in quotation marks', async () => {
    const id = await readNews()
    const { title = '' } = (await store.stories.titles(9)).find((one) => one.id === id) ?? {}
    for (const part of ['claims', 'people', 'sources']) {
      expect(await say(`${part} of "${title}"`)).toBe(await say(`${part} of ${id}`))
    }
    expect(await say('claims of "nothing like it"')).toMatch(/^Not found: no story/u)
  })

  it('is offered for each where several have the words', async () => {
    await tellNews(store, 's1', '2031-05-06T08:00Z', 'Grain talks open')
    await tellNews(store, 's2', '2031-05-06T09:00Z', 'Grain ships leave')
    expect((await ask('people of "grain"')).actions).toEqual([
      { label: 'Grain ships leave', words: 'people of s2' },
      { label: 'Grain talks open', words: 'people of s1' },
    ])
  })
})

describe('a story of many lines', () => {
  const steps = Array.from(
    { length: 40 },
    (_, at) => `Round ${at + 1} of the talks about the harbour of Sella is planned.`,
  )
  const long = articleOf({ title: 'Many talks', body: steps.join('\n'), talks: steps.map((text) => ({ text })) })
  const read = async () => {
    await makeIngest({ store, extract: () => long.extraction, clock: time.clock })(long.extraction.article)
    const [id = ''] = await store.stories.latest(1)
    return id
  }

  it('is cut to a message as the latest, and told whole by its id', async () => {
    const id = await read()
    expect(await say('latest')).toContain('… 37 more lines left out')
    const whole = await say(`story ${id}`)
    for (const step of steps) expect(whole).toContain(step.slice(0, -1))
    expect(whole).not.toContain('left out')
    const full = makeAsk({ store, clock: time.clock, full: true })
    expect(renderReply(await full('latest', MANAGER))).toBe(whole)
  })
  it('reads in a terminal as a briefing does everywhere, with its sources', async () => {
    const id = await read()
    const story = await store.stories.load(id)
    if (story === null) throw new Error('The story is not stored.')
    const briefing = fit(compose(story, { asOf: time.clock() }))
    expect(await say('latest')).toBe(renderText(briefing, { passages: true, storyId: id }))
    expect(await say('latest')).toContain(`… 37 more lines left out: story ${id}\n`)
  })
})

describe('a preview', () => {
  it('shows the next briefing and tells nobody', async () => {
    await readNews()
    await ask('subscribe "the strait" daily 08:00 Europe/Berlin')
    const text = await say('preview', READER)
    expect(text).toMatch(/^Marsh says Velt told her/u)
    expect(text).toContain('A preview: nothing was posted. The next briefing is due Wed 7 May 2031, 08:00.')
    expect(await say('preview')).toBe(text)
    expect(await store.deliveries.findLast((await store.subscriptions.all())[0]?.id ?? '')).toBeNull()
  })
  it('of several stories is a digest with a button for each', async () => {
    await readNews()
    const reply = await ask('preview all')
    expect(renderReply(reply)).toMatch(/^This channel is not subscribed to all\.\n\n2 stories: news\n/u)
    expect(reply.actions?.map(({ label }) => label)).toEqual(['Story 1', 'Story 2'])
    expect(renderReply(reply)).toMatch(/A preview: nothing was posted\.$/u)
  })
  it('says where there would be none', async () => {
    expect(await say('preview wheat')).toBe(
      'This channel is not subscribed to wheat.\nNothing new about wheat: a briefing now would be skipped.',
    )
    await ask('subscribe wheat daily 08:00 UTC')
    expect(await say('preview wheat')).toBe(
      'Nothing new about wheat: a briefing now would be skipped. The next briefing is due Wed 7 May 2031, 08:00.',
    )
  })
})

it('what was posted is found with its buttons, and a digest lists all its stories', async () => {
  for (let at = 1; at <= 7; at++) await tellNews(store, `s${at}`, `2031-05-06T12:0${at}:00Z`, `Story number ${at}`)
  await ask('subscribe all daily 13:00 UTC')
  time.set('2031-05-06T13:00:00Z')
  await planOf(store, time.clock)()
  await outboxOf(store, { platforms: [makePlatform().platform], clock: time.clock }).runDue()
  const [post, ...others] = await findPosts(store, MANAGER.destination, 10)
  expect(others).toEqual([])
  expect(post?.postedAt).toBe(time.clock())
  expect(post?.actions.map(({ label }) => label)).toEqual([
    'Story 1',
    'Story 2',
    'Story 3',
    'Story 4',
    'Story 5',
    'All 7',
  ])
  expect(await say(post?.actions[0]?.words ?? '')).toMatch(/^Story number 7\n/u)
  expect(await say(post?.actions[5]?.words ?? '')).toMatch(
    /^The stories of that briefing:\n- Story number 7 \(story s7\)(?:\n- .*){6}$/u,
  )
  const number = shortId(post?.briefing.id ?? '')
  expect(await say(`story ${number}`)).toMatch(/^The stories of that number:\n- Story number 7/u)
  expect(await say(`story ${number}`, ELSEWHERE)).toMatch(/^Not found/u)
  expect(await findPosts(store, ELSEWHERE.destination, 10)).toEqual([])
})

describe('suggestions', () => {
  const suggest = (
    ...[kind, typed, asker = MANAGER]: [Parameters<ReturnType<typeof makeSuggest>>[0], string, Asker?]
  ) => makeSuggest({ store })(kind, typed, asker)

  it('of time zones: the own first, then by place', async () => {
    const all = await suggest('timezone', '')
    expect(all).toHaveLength(25)
    expect(all[0]).toBe('Europe/Berlin')
    expect((await suggest('timezone', 'new yo'))[0]).toBe('America/New_York')
    expect(await suggest('timezone', 'utc')).toContain('UTC')
    expect(await suggest('timezone', 'Phobos')).toEqual([])
  })
  it('of people, stories and topics', async () => {
    const id = await readNews()
    await ask('subscribe grain daily 08:00 UTC')
    expect(await suggest('person', 'mar')).toEqual(['Ines Marsh'])
    expect(await suggest('person', '')).toContain('Oren Velt')
    const titles = await suggest('story', 'velt and')
    expect(titles).toHaveLength(1)
    expect((await ask(`story ${titles[0]}`)).actions?.[0]?.words).toBe(`claims of ${id}`)
    expect(await suggest('topic', '')).toEqual(expect.arrayContaining(['grain', 'all', '"Oren Velt"']))
    expect((await suggest('topic', 'gr'))[0]).toBe('grain')
    expect(await suggest('topic', 'gr', ELSEWHERE)).not.toContain('grain')
  })
  it('take anything', async () => {
    await readNews()
    for (const kind of ['timezone', 'person', 'story', 'topic'] as const) {
      for (const typed of ['__proto__', '%_', "'; drop table people", 'x'.repeat(100_000), '\u0000\u202e', '"']) {
        expect((await suggest(kind, typed)).every((one) => one.length <= 100)).toBe(true)
      }
    }
  })
})
