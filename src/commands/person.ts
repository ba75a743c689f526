// Why it exists: answers "who is that, what did they say, how do their claims stand?", each with outlet and day.
import { wordsOf } from '../briefing/sides.ts'
import { countWords, cut } from '../briefing/words.ts'
import { MOST_COUNTED } from '../core/claim.ts'
import type { Reply, ReplyBlock } from '../core/command.ts'
import type { KnownPerson } from '../core/person.ts'
import type { PersonMention, Store } from '../core/ports.ts'
import { type Citations, citeArticle, makeCitations, urlOfArticle } from './citations.ts'
import { type Match, matchPerson } from './match.ts'
import { say, sayList } from './say.ts'
import { type ShownClaim, showClaims } from './standing.ts'

/** The newest articles that name the person: enough for an answer, few enough to be read at once. */
const MAX_ARTICLES = 30
const MAX_CANDIDATES = 200
const MAX_NEAR = 20
const MAX_ITEMS = 8
const MAX_OFFERED = 10
const MAX_BUTTONS = 5
const MAX_WORDS = 200

export async function answerPerson(store: Store, query: string): Promise<Reply> {
  const found = await findPerson(store, query)
  return 'blocks' in found ? found : tell(store, found)
}

/** The one who is meant, or what to answer instead. `ask`: what is asked of each who may be meant. */
export async function findPerson(store: Store, query: string, ask = 'person'): Promise<KnownPerson | Reply> {
  const byId = await findById(store, query)
  if (byId !== null) return byId
  const match = await findMatch(store, query)
  switch (match.kind) {
    case 'one':
      return match.person
    case 'several':
      return offer('Several people bear that name; ask for one of them:', match.people, ask)
    case 'none':
      return match.nearest.length === 0
        ? say('Nobody of that name is in the articles read so far.')
        : offer('Nobody of that name is in the articles read so far. The nearest:', match.nearest, ask)
    default:
      return match satisfies never
  }
}

/** Ids have a hyphen, as no name of one word has: a name always asks for all who bear it. */
async function findById(store: Store, query: string): Promise<KnownPerson | null> {
  return /^[\w-]{1,100}$/u.test(query) && query.includes('-') ? store.people.find(query) : null
}

async function findMatch(store: Store, query: string): Promise<Match> {
  const match = matchPerson(query, await store.people.findByName(query, MAX_CANDIDATES))
  return match.kind === 'none' ? matchPerson(query, await store.people.findNear(query, MAX_NEAR)) : match
}

async function tell(store: Store, person: KnownPerson): Promise<Reply> {
  const citations = makeCitations(store)
  const mentions = (await store.people.findMentions(person.id, MAX_ARTICLES)).toReversed()
  const made = await store.claims.findSome(person.id, { made: true, limit: MAX_ITEMS })
  const about = await store.claims.findSome(person.id, { made: false, limit: MAX_ITEMS })
  const others = person.aliases.filter((alias) => alias !== person.name)
  const also = others.length === 0 ? [] : [`Also written ${others.slice(0, MAX_ITEMS).join(', ')}`]
  return {
    blocks: [
      { type: 'heading', text: person.name },
      { type: 'text', text: [...also, `id ${person.id}`].join(' · ') },
      ...(await showDecisions(store, person)),
      ...section('Roles', await listRoles(person, citations), 'No article read so far gives a role.'),
      ...section('Took part in', await listEvents(mentions, citations), null),
      ...section(
        'Said',
        await listSaid(mentions, citations),
        'No words of this person are in the articles read so far.',
      ),
      ...section('Claims made', await showClaims(made.claims, citations), null, made.total),
      ...section('Claims about this person', await showClaims(about.claims, citations), null, about.total),
    ],
    visibility: 'asker',
  }
}

/** What a human has decided: the reader sees that no article says so. */
async function showDecisions(store: Store, { id, name }: KnownPerson): Promise<readonly ReplyBlock[]> {
  const decisions = await store.decisions.latest(MAX_ITEMS, id)
  return decisions.map((decision) => {
    const day = new Date(decision.at).toISOString().slice(0, 10)
    const other = decision.otherId === id ? decision.personId : decision.otherId
    const what = decision.kind === 'merge' ? `held to be one with ${other}` : `told apart from ${other}`
    return { type: 'text', text: `${name} (${id}) was ${what} by hand on ${day} (${decision.id})` }
  })
}

/** A line of the answer, and the address of the article that it is from. */
type Item = ShownClaim

/** `total`: how many there are where `items` are only the first of them. */
function section(
  heading: string,
  items: readonly Item[],
  empty: string | null,
  total = items.length,
): readonly ReplyBlock[] {
  if (items.length === 0)
    return empty === null
      ? []
      : [
          { type: 'heading', text: heading },
          { type: 'text', text: empty },
        ]
  const shown = items.slice(0, MAX_ITEMS)
  const left = total - shown.length
  const rows =
    left === 0
      ? shown
      : [...shown, { text: `… ${total >= MOST_COUNTED ? 'at least ' : ''}${left} more left out`, url: null }]
  return [
    { type: 'heading', text: heading },
    { type: 'list', items: rows.map(({ text }) => text), urls: rows.map(({ url }) => url) },
  ]
}

/** Each role once, with the articles that give it; the newest first. */
async function listRoles(person: KnownPerson, citations: Citations): Promise<readonly Item[]> {
  const byText = Map.groupBy(person.roles.toReversed(), ({ text }) => text)
  return Promise.all(
    [...byText].slice(0, MAX_ITEMS + 1).map(async ([text, given]) => {
      const cited = await Promise.all(given.slice(0, 3).map(({ articleId }) => citations.cite(articleId)))
      const [first] = given
      const url = first === undefined ? null : await citations.urlOf(first.articleId)
      return { text: `${text} (${[...new Set(cited)].join('; ')})`, url }
    }),
  )
}

async function listEvents(mentions: readonly PersonMention[], citations: Citations): Promise<readonly Item[]> {
  const items: Item[] = []
  for (const { articleId, localId } of mentions) {
    const article = await citations.article(articleId)
    const event = article?.extraction.event ?? null
    if (article === null || article.copyOf !== null || event === null || !event.participants.includes(localId)) continue
    const others = article.extraction.people.filter(({ id }) => id !== localId && event.participants.includes(id))
    const what = event.phase === 'held' ? event.type : `${event.type}, ${event.phase}`
    const company = others.length === 0 ? '' : ` with ${others.map(({ name }) => name).join(', ')}`
    const length = event.duration === null ? '' : `, ${event.duration.text}`
    items.push({ text: `${what}${company}${length} (${citeArticle(article)})`, url: urlOfArticle(article) })
  }
  return items
}

async function listSaid(mentions: readonly PersonMention[], citations: Citations): Promise<readonly Item[]> {
  const items: Item[] = []
  for (const { articleId, localId } of mentions) {
    const article = await citations.article(articleId)
    // A copy has the same words in another outlet.
    if (article === null || article.copyOf !== null) continue
    for (const attribution of article.extraction.attributions) {
      const words = attribution.speaker === localId ? wordsOf(article, attribution) : ''
      if (countWords(words) < 3) continue
      const where = attribution.channel === null ? '' : `${attribution.channel}; `
      const text = `${cut(words, MAX_WORDS)} (${where}${citeArticle(article)})`
      items.push({ text, url: urlOfArticle(article) })
    }
  }
  return items
}

function offer(text: string, people: readonly KnownPerson[], ask: string): Reply {
  const items = people.slice(0, MAX_OFFERED).map(({ id, name, roles }) => {
    const role = roles.at(-1)?.text
    return role === undefined ? `${name} (${id})` : `${name}, ${role} (${id})`
  })
  // Namesakes have one name, and each an id of his own.
  const actions = people.slice(0, MAX_BUTTONS).map(({ id, name }) => {
    return { label: cut(name, 40), words: `${ask} ${id.includes('-') ? id : name}` }
  })
  return sayList(text, items, { actions })
}
