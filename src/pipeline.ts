// Why it exists: READ THIS FIRST. The way of one article: read, told apart from copies, placed in its story, entered
// in the ledger, saved. One transaction holds it all, so that an article is wholly there or not at all.
import { setImmediate } from 'node:timers/promises'
import { type Article, publishedMs } from './core/article.ts'
import type { Extraction } from './core/extraction.ts'
import type { Clock, Extractor, Ingest, Ingested, Store } from './core/ports.ts'
import type { StoredArticle, Story } from './core/story.ts'
import { findPeople, type Named } from './naming.ts'
import { findPlace, saveAbout } from './placing.ts'
import { saveLedger } from './recording.ts'
import { joinStory, newStory, placedOf, storyIdOf } from './stories/cluster.ts'
import { contentHashOf, findOriginal, signatureOf } from './stories/duplicates.ts'
import { identify } from './stories/identity.ts'
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
  const { title, at } = placedOf(read.extraction, people.ids, read.now)
  const stored = storedOf(read, storyIdOf(read.contentHash), null)
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
  const people = await findPeople(store, { ...read, id: idOf(read) })
  const { original, version } = await findEarlier(store, read, signature)
  const placed = placedOf(read.extraction, people.ids, read.now)
  // A copy and a further version stay in their story, whenever they come.
  const place = await findPlace(store, read.extraction, placed, original ?? version)
  const article = storedOf(read, place.sketch?.id ?? storyIdOf(read.contentHash), original?.id ?? null)

  // In the order in which the tables refer to each other.
  const sketch = place.sketch === null ? newStory(article.storyId, placed) : joinStory(placed, place.sketch)
  await store.stories.save(sketch)
  await store.articles.save(article, signature)
  for (const person of people.save) await store.people.save(person)
  await saveMentions(store, article, people)
  await saveLedger(store, article, people.ids, original)
  // A copy tells nothing more of what the story is about.
  const parted = original === null && (await saveAbout(store, { article, placed, place, sketch, now: read.now }))
  const saved = parted ? await store.articles.find(article.id) : null
  return ingested(original === null ? 'stored' : 'copy', saved ?? article)
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

async function saveMentions(store: Store, article: StoredArticle, people: Named): Promise<void> {
  const saidAt = publishedMs(article.extraction.article)
  for (const person of article.extraction.people) {
    const personId = people.ids.get(person.id)
    if (personId === undefined) continue
    const roles = person.roles.map(({ text }) => ({ text, articleId: article.id, saidAt }))
    const mention = { personId, articleId: article.id, localId: person.id }
    await store.people.saveMention(mention, roles, people.traits.get(person.id) ?? null)
  }
}

function idOf({ contentHash }: Pick<Read, 'contentHash'>): string {
  return `a${contentHash.slice(0, 16)}`
}

function storedOf(read: Read, storyId: string, copyOf: string | null): StoredArticle {
  const { contentHash, extraction, now } = read
  return { id: idOf(read), storyId, contentHash, copyOf, ingestedAt: now, extraction }
}

function ingested(outcome: Ingested['outcome'], { id, storyId, extraction }: StoredArticle): Ingested {
  return { outcome, articleId: id, storyId, title: extraction.article.title }
}
