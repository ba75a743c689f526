// Why it exists: a workspace gives a query a name, so that its channels can follow it and it can be changed for all of them.
import { plain } from '../briefing/plain.ts'
import { type Asker, type Command, type Reply, TOPIC_VERBS, type TopicVerb } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import {
  isAll,
  matchesTopic,
  type NamedTopic,
  nameKey,
  parseTopic,
  readTopic,
  showTopic,
  type TopicQuery,
} from '../core/topic.ts'
import { showDestination } from '../delivery/slots.ts'
import { findNearestWord } from './nearest.ts'
import { say, sayList } from './say.ts'
import { NOT_ALLOWED } from './subscribe.ts'

type Wish = Extract<Command, { name: 'topic' }>
type Ports = { readonly store: Store }

export const MAX_NAME = 40
export const MAX_TOPICS = 100
/** So many of the newest articles are looked through, and so many stories named. */
const MAX_ARTICLES = 1_000
const MAX_STORIES = 10
/** Of further ones the list has the names alone. */
const MAX_LISTED = 50
const EXAMPLE = 'topic create "grain talks" grain OR wheat -sports'
/** Words that mean something else wherever a topic may stand. */
const TAKEN: ReadonlySet<string> = new Set(['all', 'daily', 'or', 'and', 'person', 'place'])
const ALSO: ReadonlyMap<string, TopicVerb> = new Map([
  ...(['add', 'new', 'make'] as const).map((word) => [word, 'create'] as const),
  ...(['change', 'set'] as const).map((word) => [word, 'edit'] as const),
  ['delete', 'remove'],
])

/** 'topic', 'topic create "grain talks" grain OR wheat', 'topic show grain talks', 'topic grain talks'. */
export function parseTopicWish(words: string): Command {
  const [first = '', ...more] = words.split(' ')
  const word = first.toLowerCase()
  const verb = TOPIC_VERBS.find((one) => one === word) ?? ALSO.get(word)
  if (verb === undefined) {
    if (word === '') return { name: 'topic', verb: 'list', topic: '', query: '' }
    const near = more.length === 0 ? null : findNearestWord(word, TOPIC_VERBS)
    if (near !== null) return { name: 'help', problem: `Did you mean "topic ${near}"? For example: ${EXAMPLE}` }
    return { name: 'topic', verb: 'show', topic: unquote(words), query: '' }
  }
  const rest = more.join(' ').trim()
  if (verb === 'list') return { name: 'topic', verb, topic: '', query: '' }
  if (verb !== 'create' && verb !== 'edit') return { name: 'topic', verb, topic: unquote(rest), query: '' }
  const [, quoted, plainName, query = ''] =
    /^(?:["“„«]([^"“”„«»]*)["“”»]|(\S+))(?:\s+=)?(?:\s+(.*))?$/u.exec(rest) ?? []
  return { name: 'topic', verb, topic: (quoted ?? plainName ?? '').trim(), query }
}

function unquote(words: string): string {
  return words.replace(/^["“„«']+|["“”»']+$/gu, '').trim()
}

export async function answerTopic(ports: Ports, wish: Wish, asker: Asker): Promise<Reply> {
  const { verb } = wish
  if (verb === 'list') return listTopics(ports, asker)
  if (verb !== 'show' && !asker.mayManage) return say(NOT_ALLOWED)
  if (wish.topic === '') return say(`Which topic? Write its name, such as: topic ${verb}${EXAMPLE.slice(12)}`)
  switch (verb) {
    case 'create':
      return createTopic(ports, wish, asker)
    case 'edit':
      return editTopic(ports, wish, asker)
    case 'show':
      return showOne(ports, wish, asker)
    case 'remove':
      return removeTopic(ports, wish, asker)
    default:
      return verb satisfies never
  }
}

/** The topic that these words would make, or what is wrong with them. */
export function makeTopic(
  written: string,
  words: string,
  // What was kept once may be longer than what somebody may write.
  { isKept = false }: { readonly isKept?: boolean } = {},
): NamedTopic | string {
  const name = written.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (name.length > MAX_NAME) return `A topic’s name has at most ${MAX_NAME} characters.`
  const key = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} '’.-]*$/u.test(name) ? nameKey(name) : ''
  if (key === '' || TAKEN.has(key)) return `A topic’s name is a few words in letters and digits, such as: ${EXAMPLE}`
  if (words.trim() === '') return `What does it look for? Write words behind its name, such as: ${EXAMPLE}`
  const query = (isKept ? readTopic(words) : null) ?? parseTopic(words)
  if (typeof query === 'string') return query
  return isAll(query)
    ? 'That topic would leave nothing out: "all" needs no name.'
    : { key, name, query: showTopic(query) }
}

async function createTopic({ store }: Ports, { topic, query }: Wish, asker: Asker): Promise<Reply> {
  const made = makeTopic(topic, query)
  if (typeof made === 'string') return say(made)
  return store.transact(async (trx) => {
    const all = await trx.topics.all(asker.destination)
    const there = all.find(({ key }) => key === made.key)
    if (there !== undefined) {
      return say(`There is a topic ${there.name} already: ${there.query}. "topic edit" changes it.`)
    }
    if (all.length >= MAX_TOPICS) return say(`A workspace has at most ${MAX_TOPICS} topics; "topic list" shows them.`)
    await trx.topics.save(asker.destination, made)
    const text = `Made: the topic ${made.name} looks for ${made.query}. ${await sayStories(trx, made)}`
    return say(text, [{ label: 'Show', words: `topic show ${made.name}` }])
  })
}

async function editTopic({ store }: Ports, { topic, query }: Wish, asker: Asker): Promise<Reply> {
  return store.transact(async (trx) => {
    const before = await findNamed(trx, topic, asker)
    if ('blocks' in before) return before
    const made = makeTopic(before.name, query)
    if (typeof made === 'string') return say(made.replaceAll('topic create', 'topic edit'))
    if (made.query === before.query) return say(`The topic ${before.name} looks for ${before.query} already.`)
    await trx.topics.save(asker.destination, made)
    const channels = await countChannels(trx, made, asker)
    const follow =
      channels === 0
        ? ''
        : ` ${count(channels, 'channel')} that follow${channels === 1 ? 's' : ''} it get${channels === 1 ? 's' : ''} that from now on.`
    return say(`Changed: the topic ${made.name} looks for ${made.query}; before: ${before.query}.${follow}`, [
      { label: 'Show', words: `topic show ${made.name}` },
    ])
  })
}

async function removeTopic({ store }: Ports, { topic }: Wish, asker: Asker): Promise<Reply> {
  return store.transact(async (trx) => {
    const found = await findNamed(trx, topic, asker)
    if ('blocks' in found) return found
    const channels = await countChannels(trx, found, asker)
    if (channels > 0) {
      const follow = `${count(channels, 'channel')} follow${channels === 1 ? 's' : ''} it`
      return say(
        `The topic ${found.name} stays: ${follow}. Once "unsubscribe ${found.name}" was said there, it can go.`,
      )
    }
    await trx.topics.remove(asker.destination, found.key)
    return say(`Removed: the topic ${found.name}. It looked for ${found.query}.`)
  })
}

async function listTopics({ store }: Ports, asker: Asker): Promise<Reply> {
  const all = await store.topics.all(asker.destination)
  if (all.length === 0) return say(`No topic has a name here yet. For example: ${EXAMPLE}`)
  const items: string[] = []
  for (const topic of all.slice(0, MAX_LISTED)) {
    const channels = await countChannels(store, topic, asker)
    items.push(`${topic.name}: ${topic.query}${channels === 0 ? '' : ` · ${count(channels, 'channel')}`}`)
  }
  const more = all.slice(MAX_LISTED).map(({ name }) => name)
  if (more.length > 0) items.push(`and ${more.length} more: ${more.join(', ')}`)
  return sayList(`${count(all.length, 'topic has', 'topics have')} a name here:`, items)
}

async function showOne({ store }: Ports, { topic: name }: Wish, asker: Asker): Promise<Reply> {
  const topic = await findNamed(store, name, asker)
  if ('blocks' in topic) return topic
  const channels = await countChannels(store, topic, asker)
  const looks = `The topic ${topic.name} looks for ${topic.query}. ${channels === 0 ? 'No channel follows' : `${count(channels, 'channel')} follow${channels === 1 ? 's' : ''}`} it.`
  const ids = await findStories(store, readTopic(topic.query))
  if (ids.length === 0) return say(`${looks} ${await sayStories(store, topic)}`)
  const items: string[] = []
  for (const id of ids.slice(0, MAX_STORIES)) {
    const sketch = await store.stories.findSketch(id)
    if (sketch !== null) items.push(`${plain(sketch.title) || 'No headline'} (story ${id})`)
  }
  const more = ids.length > items.length ? [`and ${ids.length - items.length} more`] : []
  return sayList(`${looks} ${await sayStories(store, topic)}`, [...items, ...more])
}

async function sayStories(store: Store, { query }: NamedTopic): Promise<string> {
  const stories = (await findStories(store, readTopic(query))).length
  if (stories === 0) return 'No story that is stored is about it now.'
  return `${count(stories, 'story', 'stories')} of those stored ${stories === 1 ? 'is' : 'are'} about it now.`
}

/** The newest first. */
async function findStories(store: Store, query: TopicQuery | null): Promise<readonly string[]> {
  if (query === null) return []
  const articles = await store.stories.findWords(MAX_ARTICLES)
  return [...new Set(articles.filter(({ words }) => matchesTopic(query, words)).map(({ storyId }) => storyId))]
}

/** A topic of another workspace is not found, like one that nobody made. */
async function findNamed(store: Store, written: string, { destination }: Asker): Promise<NamedTopic | Reply> {
  const key = written.length > MAX_NAME * 2 ? '' : nameKey(written)
  const found = key === '' ? null : await store.topics.find(destination, key)
  if (found !== null) return found
  const names = (await store.topics.all(destination)).map(({ name }) => name)
  const near = findNearestWord(written, names)
  // 'topic lst' is read as a name.
  const verb = near === null ? findNearestWord(written, TOPIC_VERBS, 1) : null
  const meant = near ?? (verb === null ? null : `"topic ${verb}"`)
  const end = meant === null ? '"topic list" shows those there are.' : `Did you mean ${meant}?`
  return say(`Not found: no topic has that name here. ${end}`)
}

/** Channels, not their names: who asks may not know them all. */
async function countChannels(store: Store, { key }: NamedTopic, { destination }: Asker): Promise<number> {
  const follow = await store.subscriptions.findFollowing(destination, key)
  return new Set(follow.map((one) => showDestination(one.destination))).size
}

function count(number: number, one: string, more = `${one}s`): string {
  return `${number} ${number === 1 ? one : more}`
}
