// Why it exists: topics by name: made, followed, changed for all who follow them, and never seen from another workspace.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeAsk } from '../../src/commands/ask.ts'
import { makeSuggest } from '../../src/commands/suggest.ts'
import { renderReply } from '../../src/commands/text.ts'
import type { Asker } from '../../src/core/command.ts'
import type { Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, makeClock, planOf, tellNews } from '../delivery/fakes.ts'
import { extractionOf } from '../stories/build.ts'

const MANAGER: Asker = { destination: channel('C1'), userId: 'U1', timeZone: null, mayManage: true }
const READER: Asker = { ...MANAGER, userId: 'U2', mayManage: false }
const ELSEWHERE: Asker = { ...MANAGER, destination: channel('C2') }
const STRANGER: Asker = { ...MANAGER, destination: { ...channel('C1'), workspace: 'T9' } }

let time: ReturnType<typeof makeClock>
let store: Store
beforeEach(async () => {
  time = makeClock('2031-05-06T12:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
  await tellNews(store, 'grain', '2031-05-06T08:00:00Z', 'Grain talks open in Ostvale')
  await tellNews(store, 'wheat', '2031-05-06T09:00:00Z', 'Wheat harvest fails in Kelmara')
  await tellNews(store, 'match', '2031-05-06T10:00:00Z', 'Grain of the pitch blamed for lost sports final')
})
afterEach(async () => {
  await store.close()
})

function raise(error: unknown): void {
  throw error
}

async function say(words: string, asker: Asker = MANAGER): Promise<string> {
  return renderReply(await makeAsk({ store, clock: time.clock, report: raise })(words, asker))
}

const CREATE = 'topic create “Corn Talks” grain OR wheat -sports'

describe('a topic with a name', () => {
  it('is made, listed, shown, changed and taken out', async () => {
    expect(await say('topic')).toContain('No topic has a name here yet. For example: topic create')
    expect(await say(CREATE)).toBe(
      'Made: the topic Corn Talks looks for grain OR wheat -sports. 2 stories of those stored are about it now.',
    )
    expect(await say('topics')).toBe('1 topic has a name here:\n- Corn Talks: grain OR wheat -sports')
    expect(
      await say('topic show corn-talks'),
    ).toBe(`The topic Corn Talks looks for grain OR wheat -sports. No channel follows it. 2 stories of those stored are about it now.
- Wheat harvest fails in Kelmara (story wheat)
- Grain talks open in Ostvale (story grain)`)
    expect(await say('topic corn talks')).toContain('Wheat harvest')
    expect(await say('topic edit "corn talks" wheat')).toBe(
      'Changed: the topic Corn Talks looks for wheat; before: grain OR wheat -sports.',
    )
    expect(await say('topic edit "corn talks" WHEAT')).toBe('The topic Corn Talks looks for wheat already.')
    expect(await say('topic remove corn talks')).toBe('Removed: the topic Corn Talks. It looked for wheat.')
    expect(await say('topic list')).toContain('No topic has a name')
  })

  it('is meant first wherever a topic may stand', async () => {
    await say('topic create food wheat')
    expect(await say('latest food')).toContain('Wheat harvest fails')
    expect(await say('preview food')).toContain('Wheat harvest fails')
    expect(await say('preview food')).toContain('This channel is not subscribed to food.')
    expect(await say('search food')).toMatch(/^The topic food: wheat\n\nARTICLES\n- Wheat harvest fails/u)
    expect(await say('search food from:2031-05-07')).toBe('Nothing that is stored has wheat (topic food).')
    expect(await say('changes food since 2031-05-06')).toContain('Wheat harvest fails')
    expect(await say('changes food since 2031-05-06')).not.toContain('Grain')
    expect(await say('next food')).toBe('No step about food is pending in what is stored.')
    // Without the topic the same words are words.
    await say('topic remove food')
    expect(await say('latest food')).toBe('No story that is stored is about food.')
    expect(await say('changes food')).toContain('Not found')
  })

  it('is followed: what it looks for now is what comes', async () => {
    await say('topic create food wheat')
    expect(await say('subscribe food daily 13:00 UTC')).toContain('gets briefings about food (wheat), daily 13:00 UTC')
    expect(await say('subscribe food daily 13:00 UTC', ELSEWHERE)).toContain('Subscribed')
    expect(await say('topic edit food ostvale')).toBe(
      'Changed: the topic food looks for ostvale; before: wheat. 2 channels that follow it get that from now on.',
    )
    time.set('2031-05-06T13:00:00Z')
    await planOf(store, time.clock)()
    const [subscription] = await store.subscriptions.findByDestination(MANAGER.destination)
    const delivery = await store.deliveries.findLast(subscription?.id ?? '')
    const briefing = await store.briefings.find(delivery?.briefingId ?? '')
    expect(briefing?.blocks[0]).toEqual({ type: 'title', text: 'Grain talks open in Ostvale' })
    expect(await say('list')).toContain('- food (ostvale) · daily 13:00 UTC')
    expect(await say('topic list')).toContain('food: ostvale · 2 channels')
    expect(await say('status')).toContain('food')
  })

  it('stays while channels follow it, and says how many, not which', async () => {
    await say('topic create food wheat')
    await say('subscribe food daily 13:00 UTC', ELSEWHERE)
    await say('subscribe food breaking', ELSEWHERE)
    const refusal = await say('topic remove food')
    expect(refusal).toBe(
      'The topic food stays: 1 channel follows it. Once "unsubscribe food" was said there, it can go.',
    )
    expect(await say('unsubscribe food', ELSEWHERE)).toContain('gets no more briefings and breaking news about food')
    expect(await say('topic remove food')).toContain('Removed')
  })

  it('is another subscription than one of the same words', async () => {
    await say('subscribe wheat daily 08:00 UTC')
    await say('topic create wheat wheat harvest')
    await say('subscribe WHEAT daily 09:00 UTC')
    expect(await say('list')).toContain('- wheat · daily 08:00 UTC')
    expect(await say('list')).toContain('- wheat (wheat harvest) · daily 09:00 UTC')
    await say('unsubscribe wheat')
    expect(await say('list')).not.toContain('09:00')
    expect(await say('pause wheat')).toContain('Briefings about wheat are paused')
    await say('unsubscribe wheat')
    expect(await store.subscriptions.all()).toEqual([])
  })

  it('comes once to a channel however its name is written', async () => {
    await say(CREATE)
    await say('subscribe corn talks daily 08:00 UTC')
    expect(await say('subscribe "Corn Talk" daily 09:00 UTC')).toContain('Changed')
    expect(await store.subscriptions.all()).toMatchObject([{ named: { name: 'Corn Talks' }, at: ['09:00'] }])
    expect(await say('resume corn-talks')).toContain('Briefings about Corn Talks come again')
  })

  it('is offered first while one types', async () => {
    await say(CREATE)
    await say('subscribe cod daily 08:00 UTC')
    const suggest = makeSuggest({ store })
    expect(await suggest('topic', '', MANAGER)).toEqual(['Corn Talks', 'cod', 'all'])
    expect(await suggest('topic', 'co', MANAGER)).toEqual(['Corn Talks', 'cod'])
    expect(await suggest('topic', 'co', STRANGER)).toEqual([])
    expect(await suggest('named', '', MANAGER)).toEqual(['Corn Talks'])
    expect(await suggest('named', 'talk', MANAGER)).toEqual(['Corn Talks'])
    expect(await suggest('named', '', STRANGER)).toEqual([])
  })
})

describe('a topic of another workspace', () => {
  it('is not found, whatever is asked of it, and may have the same name', async () => {
    await say(CREATE)
    const nobody = await say('topic show nothing', STRANGER)
    expect(nobody).toBe('Not found: no topic has that name here. "topic list" shows those there are.')
    for (const words of ['topic show corn talks', 'topic remove corn talks', 'topic edit "corn talks" sports']) {
      expect(await say(words, STRANGER)).toBe(nobody)
    }
    expect(await say('topic list', STRANGER)).toContain('No topic has a name here yet')
    expect(await say('latest corn talks', STRANGER)).toContain('No story')
    expect(await say('topic create "corn talks" rye', STRANGER)).toContain('Made')
    expect(await say('topic show corn talks')).toContain('grain OR wheat -sports')
  })
})

describe('who may not manage the channel', () => {
  it('may look at topics and change none', async () => {
    await say(CREATE)
    for (const words of [CREATE, 'topic edit "corn talks" rye', 'topic remove corn talks']) {
      expect(await say(words, READER)).toBe('Only somebody who may manage this channel can change what it gets.')
    }
    expect(await say('topic list', READER)).toContain('Corn Talks')
    expect(await say('topic show corn talks', READER)).toContain('looks for')
  })
})

describe('a topic is refused', () => {
  it.each([
    ['topic create', 'Which topic? Write its name, such as: topic create "grain talks" grain OR wheat -sports'],
    ['topic edit', 'Which topic? Write its name, such as: topic edit "grain talks" grain OR wheat -sports'],
    ['topic show', 'Which topic? Write its name, such as: topic show "grain talks"'],
    ['topic remove ""', 'Which topic? Write its name, such as: topic remove "grain talks"'],
    ['topic create food', 'What does it look for? Write words behind its name'],
    ['topic create food person:', 'Write a person as person:Varrel'],
    ['topic create food all', 'would leave nothing out'],
    ['topic create food ""', 'A topic is words'],
    ['topic create all wheat', 'A topic’s name is a few words in letters and digits'],
    ['topic create daily wheat', 'A topic’s name is a few words'],
    ['topic create person:Lee wheat', 'A topic’s name is a few words'],
    ['topic create -food wheat', 'A topic’s name is a few words'],
    ['topic create "<@U1>" wheat', 'A topic’s name is a few words'],
    ['topic create "a\u202eb" wheat', 'A topic’s name is a few words'],
    ['topic create `food` wheat', 'A topic’s name is a few words'],
    [`topic create "${'x'.repeat(41)}" wheat`, 'has at most 40 characters'],
    [`topic create food ${'x'.repeat(160)}`, 'at most 150 characters'],
    ['topic creat food wheat', 'Did you mean "topic show"?'.replace('show', 'create')],
    ['topic remov food', 'Did you mean "topic remove"?'],
    ['topic edit fod rye', 'Not found: no topic has that name here.'],
    ['topic __proto__', 'Not found: no topic has that name here.'],
    ['topic show constructor', 'Not found: no topic has that name here.'],
    ['topic lst', 'Did you mean "topic list"?'],
    ['tpic list', 'did you mean "topic"?'],
    [`topic create food ${'x'.repeat(1_000_000)}`, 'longer than 300 characters'],
  ])('%.60s', async (words, told) => {
    const answer = await say(words)
    expect(answer).toContain(told)
    expect(await store.topics.all(MANAGER.destination)).toEqual([])
    expect(answer.length).toBeLessThan(6_000)
  })

  it('with the name that was meant, where one comes near', async () => {
    await say('topic create food wheat')
    expect(await say('topic edit fod rye')).toBe('Not found: no topic has that name here. Did you mean food?')
    expect(await say('topic create FOOD rye')).toBe('There is a topic food already: wheat. "topic edit" changes it.')
  })

  it('where there are very many; their list is bounded', async () => {
    for (let at = 0; at < 100; at++) await say(`topic create name${at} word${at}`)
    expect(await say('topic create more wheat')).toBe('A workspace has at most 100 topics; "topic list" shows them.')
    expect((await say('topic list')).split('\n').length).toBeLessThan(60)
    expect(await say('topic create more wheat', STRANGER)).toContain('Made')
  })
})

describe('while one types a field', () => {
  it('people and places in the news are offered as a topic has them', async () => {
    const told = { title: 'Ann Lee in Port Sella', body: 'Ann Lee met Oslo Moss.', people: ['Ann Lee', 'Oslo Moss'] }
    const event = { type: 'meeting', participants: [], place: 'Port Sella' } as const
    const extraction = extractionOf({ ...told, event, publishedAt: '2031-05-06T11:00:00Z' })
    const lastAt = Date.parse('2031-05-06T11:00:00Z')
    await store.stories.save({ id: 'lee', title: told.title, participants: [], firstAt: lastAt, lastAt })
    const rest = { storyId: 'lee', contentHash: 'lee', copyOf: null, ingestedAt: lastAt }
    await store.articles.save({ id: 'lee', ...rest, extraction }, [])
    await store.people.save({ id: 'ann-lee', name: 'Ann Lee', aliases: [] })
    const suggest = makeSuggest({ store })
    expect(await suggest('topic', 'person:an', MANAGER)).toEqual(['person:"Ann Lee"'])
    expect(await suggest('topic', 'Person: "', MANAGER)).toEqual(['person:"Ann Lee"', 'person:"Oslo Moss"'])
    expect(await suggest('topic', 'place:', MANAGER)).toEqual(['place:"Port Sella"'])
    expect(await suggest('topic', 'place:sel', MANAGER)).toEqual(['place:"Port Sella"'])
    expect(await suggest('topic', 'place:osl', MANAGER)).toEqual([])
    expect(await say('latest place:"Port Sella"')).toContain('Ann Lee in Port Sella')
    expect(await say('latest person:Moss -place:Vienna')).toContain('Ann Lee in Port Sella')
    expect(await say('latest place:Oslo')).toBe('No story that is stored is about place:oslo.')
  })
})
