// Why it exists: answers "what has changed?" since this channel was told of a story, or since a day.
import { compose } from '../briefing/compose.ts'
import { showDay } from '../briefing/dates.ts'
import { composeDigest, DIGEST_STORIES } from '../briefing/digest.ts'
import type { Briefing } from '../core/briefing.ts'
import type { Asker, Command, Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { Story } from '../core/story.ts'
import { matchesTopic, wordsOf } from '../core/topic.ts'
import { showDestination } from '../delivery/slots.ts'
import { replyOf } from './briefing.ts'
import { findMeant, type Meant } from './meant.ts'
import { capital, nameChannel, say } from './say.ts'
import { readDay } from './search.ts'
import { findTitled, offerStories } from './story.ts'

/** So many of the latest stories are looked through. */
const MAX_LOOKED = 20

type Ports = { readonly store: Store; readonly clock: Clock }
type ChangesWish = Extract<Command, { name: 'changes' }>

/** 'changes', 'changes STORY', 'changes since 2026-05-19', 'changes STORY since 2026-05-19'. */
export function parseChanges(rest: string): Command {
  const [, before = rest, day] = /^(.*?)(?:^|\s)since(?:\s+(\S*))?$/iu.exec(rest) ?? [null, rest, null]
  const since = day === null ? null : readDay(day ?? '')
  if (day !== null && since === null) {
    return { name: 'help', problem: 'Write the day as YYYY-MM-DD, such as: changes since 2026-05-19' }
  }
  const story = before.replace(/^["“„]+|["“”]+$/gu, '').trim()
  return { name: 'changes', story: story === '' ? null : story, since }
}

export async function answerChanges(ports: Ports, { story: words, since }: ChangesWish, asker: Asker): Promise<Reply> {
  if (since !== null && since > ports.clock()) return say('That day has not come yet.')
  if (words === null) return answerAll(ports, since, asker, null)
  const meant = await findMeant(ports.store, words, asker)
  const named = typeof meant !== 'string' && meant.named !== undefined
  return named ? answerAll(ports, since, asker, meant) : answerOne(ports, words, since, asker)
}

async function answerOne({ store, clock }: Ports, words: string, day: number | null, asker: Asker): Promise<Reply> {
  const byId = /^[\w-]{1,40}$/u.test(words) ? await store.stories.load(words) : null
  const found = byId === null ? await findTitled(store, words) : []
  const [only, second] = found
  if (second !== undefined) {
    return offerStories('Several stories have these words in their headline:', found, 'changes')
  }
  const story = byId ?? (only === undefined ? null : await store.stories.load(only.id))
  if (story === null || story.articles.length === 0) {
    return say('Not found: no story that is stored has that id or those words.')
  }
  const since = day ?? (await findTold(store, asker)).get(story.id) ?? null
  if (since === null) {
    const text = `${capital(nameChannel(asker))} was not told of that story yet. Name a day, such as:`
    return say(`${text} changes ${story.id} since ${new Date(clock()).toISOString().slice(0, 10)}`)
  }
  const briefing = compose(story, { asOf: clock(), since })
  return isEmpty(briefing) ? say(`Nothing new was read in that story since ${showDay(since)}.`) : replyOf(briefing)
}

/** Of all stories, or of those about a topic. */
async function answerAll(
  { store, clock }: Ports,
  day: number | null,
  asker: Asker,
  topic: Meant | null,
): Promise<Reply> {
  const told = await findTold(store, asker)
  const latest = [...told].toSorted(([, a], [, b]) => b - a).map(([id]) => id)
  const ids = day === null ? latest : (await store.stories.findNews(day)).map(({ storyId }) => storyId)
  const asOf = clock()
  const since = new Map(ids.map((id) => [id, day ?? told.get(id) ?? asOf]))
  const changed: Story[] = []
  for (const id of ids.slice(0, MAX_LOOKED)) {
    if (changed.length === DIGEST_STORIES) break
    const story = await store.stories.load(id)
    if (story === null || story.articles.length === 0 || !isAbout(story, topic)) continue
    if (!isEmpty(compose(story, { asOf, since: since.get(id) ?? asOf }))) changed.push(story)
  }
  const [only, second] = changed
  if (only === undefined) {
    const all = day === null ? `what ${nameChannel(asker)} was told` : 'what is stored'
    const what = topic === null ? all : `${all} about ${topic.shown}`
    return say(`Nothing has changed in ${what}${day === null ? '' : ` since ${showDay(day)}`}.`)
  }
  if (second === undefined) return replyOf(compose(only, { asOf, since: since.get(only.id) ?? asOf }))
  const reply = replyOf(
    composeDigest(changed, { id: 'changes', asOf, topic: topic?.shown ?? 'what changed', rest: [], since }),
  )
  // It is not stored, so that nothing can be asked of it by its id.
  return { ...reply, actions: reply.actions?.filter(({ words }) => !words.endsWith(' of changes')) ?? [] }
}

/** One article must match by itself. */
function isAbout({ articles }: Story, topic: Meant | null): boolean {
  if (topic === null) return true
  return articles.some(({ copyOf, extraction }) => copyOf === null && matchesTopic(topic.query, wordsOf(extraction)))
}

async function findTold(store: Store, { destination }: Asker): Promise<ReadonlyMap<string, number>> {
  const told = await store.subscriptions.findTold(showDestination(destination))
  return new Map(told.map(({ storyId, changedAt }) => [storyId, changedAt]))
}

export function isEmpty({ blocks }: Briefing): boolean {
  return !blocks.some((block) => block.type === 'section' && block.lines.length > 0)
}
