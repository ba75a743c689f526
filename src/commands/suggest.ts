// Why it exists: while a user types, what may be meant is offered: topics, people, time zones, stories.
import { cut, fold } from '../briefing/words.ts'
import type { Asker } from '../core/command.ts'
import type { Store, Suggest } from '../core/ports.ts'
import { labelOf } from '../core/subscription.ts'
import { listZones } from '../delivery/slots.ts'

const MAX = 25
const MAX_TYPED = 100
/** What the narrowest of the platforms shows of one. */
const MAX_LENGTH = 95
const MAX_STORIES = 300
/** So many of the newest are looked through for places. */
const MAX_PLACED = 10

export function makeSuggest({ store }: { readonly store: Store }): Suggest {
  return async (kind, typed, asker) => {
    const words = typed.slice(0, MAX_TYPED).trim()
    switch (kind) {
      case 'timezone':
        return suggestZones(words, asker)
      case 'person':
        return suggestPeople(store, words)
      case 'story':
        return suggestStories(store, words)
      case 'named':
        return suggestNamed(store, words, asker)
      case 'topic':
        return suggestTopics(store, words, asker)
      default:
        return kind satisfies never
    }
  }
}

/** The asker's own first, then those whose place begins so, then those that have it anywhere. */
function suggestZones(typed: string, { timeZone }: Asker): readonly string[] {
  const wanted = typed.toLowerCase().replaceAll(' ', '_')
  const zones = [...new Set([...(timeZone === null ? [] : [timeZone]), ...listZones()])]
  const rank = (zone: string): number => {
    const name = zone.toLowerCase()
    if (!name.includes(wanted)) return 3
    if (zone === timeZone) return 0
    return name.startsWith(wanted) || name.slice(name.lastIndexOf('/') + 1).startsWith(wanted) ? 1 : 2
  }
  const ranked = zones.map((zone) => ({ zone, rank: rank(zone) })).filter((one) => one.rank < 3)
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ zone }) => zone)
    .slice(0, MAX)
}

async function suggestPeople(store: Store, typed: string): Promise<readonly string[]> {
  const people = typed === '' ? await findNewestPeople(store) : await store.people.findByName(typed, MAX)
  return [...new Set(people.map(({ name }) => name))].filter((name) => name.length <= MAX_LENGTH).slice(0, MAX)
}

/** Those whom the newest story names. */
async function findNewestPeople(store: Store): Promise<readonly { readonly name: string }[]> {
  const [id] = await store.stories.latest(1)
  const story = id === undefined ? null : await store.stories.load(id)
  return story?.articles.flatMap(({ extraction }) => extraction.people) ?? []
}

async function suggestStories(store: Store, typed: string): Promise<readonly string[]> {
  const wanted = fold(typed)
  const titles = (await store.stories.titles(MAX_STORIES)).map(({ title }) => cut(title, MAX_LENGTH))
  const found = titles.filter((title) => title !== '' && ` ${fold(title)}`.includes(` ${wanted}`))
  // A cut headline is found again by its beginning.
  return [...new Set(found.map((title) => title.replace(/ …["”’]?$/u, '')))].slice(0, MAX)
}

async function suggestNamed(store: Store, typed: string, { destination }: Asker): Promise<readonly string[]> {
  const wanted = fold(typed.replace(/["“”„]/gu, ''))
  const names = (await store.topics.all(destination)).map(({ name }) => name)
  return names.filter((name) => ` ${fold(name)}`.includes(` ${wanted}`)).slice(0, MAX)
}

/** The workspace's by their names, the channel's own, then people in the news, each as a phrase. */
async function suggestTopics(store: Store, typed: string, asker: Asker): Promise<readonly string[]> {
  const [, field, begun = ''] = /^(person|place):\s*(.*)$/iu.exec(typed) ?? []
  if (field !== undefined) return suggestField(store, field.toLowerCase(), begun.replace(/["“”„]/gu, '').trim())
  const named = (await store.topics.all(asker.destination)).map(({ name }) => name)
  const own = (await store.subscriptions.findByDestination(asker.destination)).map(labelOf)
  const bare = typed.replace(/["“”„]/gu, '').trim()
  const people = (await suggestPeople(store, bare)).map((name) => `"${name.replaceAll('"', '')}"`)
  const begins = (topic: string) => fold(topic).startsWith(fold(bare))
  return [...new Set([...named, ...own, 'all'].filter(begins).concat(people))]
    .filter((topic) => topic.length <= MAX_LENGTH)
    .slice(0, MAX)
}

/** 'person:"Ann Lee"', 'place:Vienna': as a topic has them. */
async function suggestField(store: Store, field: string, typed: string): Promise<readonly string[]> {
  const names = field === 'person' ? await suggestPeople(store, typed) : await suggestPlaces(store, typed)
  const bare = names.map((name) => name.replaceAll('"', ''))
  return bare
    .map((name) => `${field}:${/\s/u.test(name) ? `"${name}"` : name}`)
    .filter((one) => one.length <= MAX_LENGTH)
}

/** Where something happens in the newest stories, or is to. */
async function suggestPlaces(store: Store, typed: string): Promise<readonly string[]> {
  const stories = await Promise.all((await store.stories.latest(MAX_PLACED)).map((id) => store.stories.load(id)))
  const places = stories.flatMap((story) =>
    (story?.articles ?? []).flatMap(({ extraction: { event, otherEvents, talks } }) => [
      ...[event, ...otherEvents].map((one) => one?.place ?? ''),
      ...talks.flatMap(({ where, host }) => [where ?? '', host ?? '']),
    ]),
  )
  const wanted = ` ${fold(typed)}`
  return [...new Set(places)].filter((place) => place !== '' && ` ${fold(place)}`.includes(wanted)).slice(0, MAX)
}
