// Why it exists: what stands behind a briefing, asked by its buttons: claims, people and sources of a story, stories of a digest.
import { cut } from '../briefing/words.ts'
import type { ClaimStanding } from '../core/claim.ts'
import type { Action, Asker, Command, Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import type { Story } from '../core/story.ts'
import { citeArticle, makeCitations, urlOfArticle } from './citations.ts'
import { say, sayList } from './say.ts'
import { claimButtons, showClaims, standingOf } from './standing.ts'
import { findTitled, offerStories } from './story.ts'

const MAX_ITEMS = 15
const MAX_BUTTONS = 5
const MAX_ROLES = 3
const MAX_LABEL = 40

/** What is open or disputed comes before what is settled, and that before what somebody merely says. */
const RANKS: Readonly<Record<ClaimStanding, number>> = {
  unconfirmed: 0,
  contested: 0,
  denied: 1,
  withdrawn: 1,
  confirmed: 2,
  corroborated: 2,
  attributed: 3,
}

type Part = Extract<Command, { name: 'part' }>['part']

export async function answerPart(store: Store, part: Part, id: string, asker: Asker): Promise<Reply> {
  if (part === 'stories') return answerStories(store, id, asker)
  const byId = await store.stories.load(id)
  const found = byId === null ? await findTitled(store, id) : []
  const [only, second] = found
  if (second !== undefined) {
    return offerStories('Several stories have these words in their headline:', found, `${part} of`)
  }
  const story = byId ?? (only === undefined ? null : await store.stories.load(only.id))
  if (story === null) return say('Not found: no story that is stored has that id or those words.')
  switch (part) {
    case 'claims':
      return answerClaims(store, story)
    case 'people':
      return answerPeople(store, story)
    case 'sources':
      return answerSources(story)
    default:
      return part satisfies never
  }
}

async function answerStories(store: Store, id: string, { destination }: Asker): Promise<Reply> {
  const briefing = await store.briefings.find(id)
  // A digest names the topic of the channel that it was made for.
  const isForeign = briefing?.storyIds !== undefined && !(await store.deliveries.isFor(id, destination))
  if (briefing === null || isForeign) return say('Not found: no briefing that is stored has that id.')
  const stories: { id: string; title: string }[] = []
  for (const storyId of briefing.storyIds ?? [briefing.storyId]) {
    const story = await store.stories.load(storyId)
    if (story !== null) stories.push({ id: storyId, title: story.title })
  }
  return offerStories('The stories of that briefing:', stories)
}

async function answerClaims(store: Store, { claims }: Story): Promise<Reply> {
  // One that only confirms or denies another is told with that other.
  const own = claims.filter(({ answers }) => answers === undefined || answers === null)
  if (own.length === 0) return say('No claim was found in the articles of this story.')
  const ranked = own.toSorted((a, b) => RANKS[standingOf(a)] - RANKS[standingOf(b)])
  const shown = await showClaims(ranked.slice(0, MAX_ITEMS), makeCitations(store))
  const items = withLeft(
    shown.map(({ text }) => text),
    own.length,
  )
  const more = { urls: withNone(shown, own.length), actions: claimButtons(ranked) }
  return sayList('The claims of this story, and how they stand:', items, more)
}

async function answerPeople(store: Store, { articles }: Story): Promise<Reply> {
  const mentions = await store.people.findMentionsIn(articles.map(({ id }) => id))
  const figures = [...Map.groupBy(mentions, ({ personId }) => personId).values()].map((own) => {
    const people = own.flatMap(({ articleId, localId }) => {
      const article = articles.find(({ id }) => id === articleId)
      return article?.extraction.people.find(({ id }) => id === localId) ?? []
    })
    const name = people.map((person) => person.name).toSorted((a, b) => b.length - a.length)[0] ?? ''
    const roles = [...new Set(people.flatMap((person) => person.roles.map(({ text }) => text)))]
    return {
      id: own[0]?.personId ?? '',
      name,
      roles,
      count: people.reduce((sum, person) => sum + person.mentions.length, 0),
    }
  })
  if (figures.length === 0) return say('The articles of this story name nobody.')
  const ranked = figures.toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  const items = ranked.slice(0, MAX_ITEMS).map(({ id, name, roles }) => {
    return `${name}${roles.length === 0 ? '' : ` – ${roles.slice(0, MAX_ROLES).join('; ')}`} (${id})`
  })
  const actions = ranked.slice(0, MAX_BUTTONS).map(({ id, name }): Action => {
    return { label: cut(name, MAX_LABEL), words: `person ${id.includes('-') ? id : name}` }
  })
  return sayList('Who is named in this story, most often first:', withLeft(items, ranked.length), { actions })
}

function answerSources({ articles }: Story): Reply {
  const newestFirst = articles.toReversed()
  const shown = newestFirst.slice(0, MAX_ITEMS)
  const items = shown.map((article) => {
    const { title } = article.extraction.article
    const original = articles.find(({ id }) => id === article.copyOf)
    const copy =
      original === undefined
        ? ''
        : ` (a copy: ${original.extraction.article.publisher ?? 'another outlet'} has the same text)`
    const cited = citeArticle(article)
    // One that says no outlet is cited by its headline.
    return `${cited.startsWith('“') ? cited : `${cited}: ${title || 'no headline'}`}${copy}`
  })
  const urls = withNone(
    shown.map((article) => ({ url: urlOfArticle(article) })),
    newestFirst.length,
  )
  const own = articles.filter(({ copyOf }) => copyOf === null).length
  const text = `${counted(articles.length, 'article')}, ${own} with a text of ${own === 1 ? 'its' : 'their'} own:`
  return sayList(text, withLeft(items, newestFirst.length), { urls })
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function withLeft(items: readonly string[], total: number): readonly string[] {
  const left = total - items.length
  return left === 0 ? items : [...items, `… ${left} more left out`]
}

/** The line that says what was left out has no address. */
function withNone(shown: readonly { readonly url: string | null }[], total: number): readonly (string | null)[] {
  const urls = shown.map(({ url }) => url)
  return urls.length === total ? urls : [...urls, null]
}
