// Why it exists: READ THIS FIRST. The way of one article: read, told apart from copies, placed in its story, entered
// in the ledger, saved. One transaction holds it all, so that an article is wholly there or not at all.
import { setImmediate } from 'node:timers/promises'
import { type Article, publishedMs } from './core/article.ts'
import type { Extraction } from './core/extraction.ts'
import type { Clock, Extractor, Ingest, Ingested, Store } from './core/ports.ts'
import type { StoredArticle, Story, StorySketch } from './core/story.ts'
import { joinStory, type Placed, placeInStory, storyWindowMs } from './stories/cluster.ts'
import { contentHashOf, findOriginal, signatureOf } from './stories/duplicates.ts'
import { type Identified, identify, nameKey } from './stories/identity.ts'
import { ladderOf, stepsIn } from './stories/ladder.ts'
import { record } from './stories/ledger.ts'
import { ledgerArticleOf } from './stories/testimony.ts'

/** Reads an article into the store, once however often it comes. What it throws leaves the store as it was. */
export function makeIngest(ports: {
  readonly store: Store
  readonly extract: Extractor
  readonly clock: Clock
}): Ingest {
  return async (article) => {
    const contentHash = contentHashOf(article.text)
    const known = await ports.store.articles.findByHash(contentHash)
    if (known !== null) return ingested('known', known)
    const past = await ports.store.articles.findPast({ contentHash })
    if (past !== null) return { outcome: 'known', articleId: past.id, storyId: past.storyId, title: past.title }
    // Outside the transaction: reading takes longer than writing, and meanwhile others may want to write.
    const extraction = ports.extract(article)
    // Reading and writing are each long enough for what else waits.
    await setImmediate()
    return ports.store.transact(async (store) => {
      const meanwhile = await store.articles.findByHash(contentHash)
      if (meanwhile !== null) return ingested('known', meanwhile)
      return save(store, { contentHash, extraction, now: ports.clock() })
    })
  }
}

/** A story of one article by the same rules, nothing stored: for `readout read`. */
export function makeStoryOf(article: Article, extract: Extractor, now: number): Story {
  const read = { contentHash: contentHashOf(article.text), extraction: extract(article), now }
  const people = identify(read.extraction.people, [])
  const { title, at } = placedOf(read, people)
  const stored = storedOf(read, storyIdOf(read), null)
  const heard = ledgerArticleOf(stored, people.ids, null)
  const { claims } = record({ id: stored.storyId, claims: [], earlier: [], article: heard })
  return {
    id: stored.storyId,
    title,
    firstAt: at,
    lastAt: at,
    articles: [stored],
    claims,
    talks: ladderOf(stored.storyId, stepsIn(heard)),
  }
}

type Read = { readonly contentHash: string; readonly extraction: Extraction; readonly now: number }

async function save(store: Store, read: Read): Promise<Ingested> {
  const signature = signatureOf(read.extraction.article.text)
  const people = await findPeople(store, read)
  const { original, version } = await findEarlier(store, read, signature)
  const placed = placedOf(read, people)
  const sketch = await findSketch(store, placed, original ?? version)
  const article = storedOf(read, sketch?.id ?? storyIdOf(read), original?.id ?? null)

  // In the order in which the tables refer to each other.
  await store.stories.save(sketch === null ? newStory(article.storyId, placed) : joinStory(placed, sketch))
  await store.articles.save(article, signature)
  for (const person of people.save) await store.people.save(person)
  await saveMentions(store, article, people)
  await saveLedger(store, article, people, original)
  return ingested(original === null ? 'stored' : 'copy', article)
}

async function findPeople(store: Store, { extraction: { people } }: Read): Promise<Identified> {
  return identify(people, await store.people.findByKeys(people.map(({ name }) => nameKey(name))))
}

/** The article of which this one is a copy, and what stood at its address before; a copy's copy is the original's. */
async function findEarlier(store: Store, { extraction }: Read, signature: readonly number[]) {
  const { url } = extraction.article
  const version = url === null ? null : await store.articles.findByUrl(url)
  const before = version === null ? [] : [{ id: version.id, signature: signatureOf(version.extraction.article.text) }]
  // However long ago: an archive that is dated anew brings its texts again after years.
  const like = findOriginal(signature, before) ?? findOriginal(signature, await store.articles.findAlike(signature))
  const found = like === null ? null : await store.articles.find(like.id)
  const original = found === null || found.copyOf === null ? found : await store.articles.find(found.copyOf)
  return { original, version }
}

/** A copy and a further version stay in their story, whenever they come. */
async function findSketch(store: Store, placed: Placed, kin: StoredArticle | null): Promise<StorySketch | null> {
  if (kin === null) {
    return placeInStory(placed, await store.stories.findAround(placed.at - storyWindowMs, placed.at + storyWindowMs))
  }
  const story = await store.stories.load(kin.storyId)
  const around = story === null ? [] : await store.stories.findAround(story.firstAt, story.lastAt)
  return around.find(({ id }) => id === kin.storyId) ?? null
}

async function saveMentions(store: Store, article: StoredArticle, people: Identified): Promise<void> {
  const saidAt = publishedMs(article.extraction.article)
  for (const person of article.extraction.people) {
    const personId = people.ids.get(person.id)
    if (personId === undefined) continue
    const roles = person.roles.map(({ text }) => ({ text, articleId: article.id, saidAt }))
    await store.people.saveMention({ personId, articleId: article.id, localId: person.id }, roles)
  }
}

async function saveLedger(store: Store, article: StoredArticle, people: Identified, original: StoredArticle | null) {
  const story = await store.stories.load(article.storyId)
  const others = (story?.articles ?? []).filter(({ id }) => id !== article.id)
  const mentions = Map.groupBy(await store.people.findMentionsIn(others.map(({ id }) => id)), (one) => one.articleId)
  const earlier = others.map((other) => {
    const ids = new Map(mentions.get(other.id)?.map(({ localId, personId }) => [localId, personId]))
    return ledgerArticleOf(other, ids, others.find(({ id }) => id === other.copyOf) ?? null)
  })
  const heard = ledgerArticleOf(article, people.ids, original)
  const recorded = record({ id: article.storyId, claims: story?.claims ?? [], earlier, article: heard })
  for (const claim of recorded.claims) await store.claims.save(claim)
  for (const entry of recorded.entries) await store.claims.append(entry)
  // Of the steps that are kept and those of all articles at hand: what began may have come in before what was to come.
  const kept = (story?.talks ?? []).flatMap(({ steps }) => steps)
  const talks = ladderOf(article.storyId, [...kept, ...[...earlier, heard].flatMap(stepsIn)])
  await store.talks.replace(article.storyId, talks)
}

function placedOf({ extraction, now }: Read, { ids }: Identified): Placed {
  const { title, text } = extraction.article
  const idsOf = (people: readonly string[]) => [...new Set(people.flatMap((id) => ids.get(id) ?? []))].toSorted()
  const [first] = extraction.sentences
  return {
    title: title || (first === undefined ? '' : text.slice(first.start, first.end)),
    at: publishedMs(extraction.article) ?? now,
    participants: idsOf(extraction.event?.participants ?? []),
    people: idsOf(extraction.people.map(({ id }) => id)),
  }
}

function newStory(id: string, { title, participants, people, at }: Placed): StorySketch {
  return { id, title, participants, people, firstAt: at, lastAt: at }
}

function storedOf({ contentHash, extraction, now }: Read, storyId: string, copyOf: string | null): StoredArticle {
  return { id: `a${contentHash.slice(0, 16)}`, storyId, contentHash, copyOf, ingestedAt: now, extraction }
}

/** Of its first article's text: the same articles in the same order make the same stories anywhere. */
function storyIdOf({ contentHash }: Read): string {
  return `s${contentHash.slice(0, 12)}`
}

function ingested(outcome: Ingested['outcome'], { id, storyId, extraction }: StoredArticle): Ingested {
  return { outcome, articleId: id, storyId, title: extraction.article.title }
}
