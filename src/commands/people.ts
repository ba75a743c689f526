// Why it exists: who is who can be put right by hand: two people found to be one, one found to be two, and both undone.
import { fold } from '../briefing/words.ts'
import type { Asker, PeopleVerb, Reply } from '../core/command.ts'
import type { Decision } from '../core/decision.ts'
import type { KnownPerson, Person } from '../core/person.ts'
import type { Clock, PersonMention, Store } from '../core/ports.ts'
import { matchPerson } from './match.ts'
import { say, sayList } from './say.ts'
import { NOT_ALLOWED } from './subscribe.ts'

const MAX_CANDIDATES = 200
const MAX_OFFERED = 10
/** Of so many of the newest articles it is looked for who is meant. */
const MAX_ARTICLES = 500

type Ports = { readonly store: Store; readonly clock: Clock }

export async function answerPeople(ports: Ports, verb: PeopleVerb, words: string, asker: Asker): Promise<Reply> {
  if (!asker.mayManage) return say(NOT_ALLOWED)
  const parts = partsOf(words)
  switch (verb) {
    case 'merge':
      return merge(ports, parts)
    case 'split':
      return split(ports, parts)
    case 'undo':
      return undo(ports, words.trim())
    default:
      return verb satisfies never
  }
}

/** Two names in quotation marks, parted by a comma, or two words: ids. */
function partsOf(words: string): readonly string[] {
  const quoted = [...words.matchAll(/["“„«]([^"“”„«»]+)["“”»]/gu)].map(([, name = '']) => name.trim())
  const [first] = quoted
  if (first !== undefined && quoted.length === 1)
    return [first, words.replace(/^.*?["“”»](?=[\s,:]|$)/u, '').replace(/^[,:\s]+/, '')]
  if (quoted.length > 1) return quoted
  if (/[,:]/.test(words)) {
    const at = words.search(/[,:]/)
    return [words.slice(0, at).trim(), words.slice(at + 1).trim()]
  }
  const [one = '', ...rest] = words.trim().split(/\s+/)
  return [one, rest.join(' ')]
}

async function merge({ store, clock }: Ports, [a = '', b = '']: readonly string[]): Promise<Reply> {
  if (a === '' || b === '') return say('Whom? Write two ids, or two names with a comma: people merge Ann Lee, Anna Li')
  const [one, other] = [await findOne(store, a), await findOne(store, b)]
  if ('blocks' in one) return one
  if ('blocks' in other) return other
  if (one.id === other.id) return say(`${one.name} (${one.id}) is one person already.`)
  const made = await store.decisions.merge(one.id, other.id, clock())
  return told(`${one.name} and ${other.name} are one person from now on: ${one.id}.`, made)
}

async function split({ store, clock }: Ports, [a = '', words = '']: readonly string[]): Promise<Reply> {
  if (a === '' || words === '') {
    return say('Which of them? Write words of the role that only one has: people split Jon Amsel, judge')
  }
  const person = await findOne(store, a)
  if ('blocks' in person) return person
  const mentions = await store.people.findMentions(person.id, MAX_ARTICLES)
  const found = await findMeant(store, person, mentions, words)
  if (found.length === 0) return say(`No article read so far gives ${person.name} that role, that name or has that id.`)
  const ids = [...new Set(found.map(({ articleId }) => articleId))]
  if (ids.length === new Set(mentions.map(({ articleId }) => articleId)).size) {
    return say(`That would be every article on ${person.name}: nobody would be left.`)
  }
  const names = found.map(({ local }) => local)
  const [fullest] = names.toSorted((x, y) => y.name.length - x.name.length)
  const name = fullest?.name ?? person.name
  const id = await freeId(store, person.id)
  const aliases = [...new Set(names.flatMap((local) => [local.name, ...local.aliases]))].filter((one) => one !== name)
  const made = await store.decisions.split(person.id, { id, name, aliases }, ids, clock())
  const count = ids.length === 1 ? 'one article is' : `${ids.length} articles are`
  return told(
    `${person.name} (${person.id}) and ${name} (${id}) are two people from now on; ${count} about ${id}.`,
    made,
  )
}

async function undo({ store, clock }: Ports, id: string): Promise<Reply> {
  const [latest] = id === '' ? await store.decisions.latest(1) : [{ id }]
  if (latest === undefined) return say('Nothing has been decided by hand about people.')
  const undone = await store.decisions.undo(latest.id, clock())
  return say(undone ? `Undone: ${latest.id}.` : `Not found: no decision ${latest.id} that stands.`)
}

type Meant = { readonly articleId: string; readonly local: Person }

/** Articles by their id, by words of the role that they give, or by the name as they write it. */
async function findMeant(
  store: Store,
  person: KnownPerson,
  mentions: readonly PersonMention[],
  words: string,
): Promise<readonly Meant[]> {
  const wanted = fold(words)
  const meant: Meant[] = []
  for (const { articleId, localId } of mentions) {
    const article = await store.articles.find(articleId)
    const local = article?.extraction.people.find(({ id }) => id === localId)
    if (local === undefined) continue
    const roles = local.roles.map(({ text }) => ` ${fold(text)} `)
    const isIt =
      articleId === words.trim() ||
      roles.some((role) => wanted.split(' ').every((word) => role.includes(` ${word} `))) ||
      (fold(local.name) === wanted && fold(local.name) !== fold(person.name))
    if (isIt) meant.push({ articleId, local })
  }
  return meant
}

async function findOne(store: Store, words: string): Promise<KnownPerson | Reply> {
  const byId = /^[\w-]{1,100}$/u.test(words) ? await store.people.find(words) : null
  if (byId !== null) return byId
  const match = matchPerson(words, await store.people.findByName(words, MAX_CANDIDATES))
  if (match.kind === 'one') return match.person
  if (match.kind === 'none') return say(`Nobody called "${words.slice(0, 100)}" is in the articles read so far.`)
  const items = match.people.slice(0, MAX_OFFERED).map(({ id, name, roles }) => {
    const role = roles.at(-1)?.text
    return role === undefined ? `${name} (${id})` : `${name}, ${role} (${id})`
  })
  return sayList('Several people bear that name; say which by the id:', items)
}

async function freeId(store: Store, id: string): Promise<string> {
  const base = id.replace(/--\d+$/, '')
  for (let next = 2; ; next++) if ((await store.people.find(`${base}--${next}`)) === null) return `${base}--${next}`
}

function told(text: string, { id }: Decision): Reply {
  return say(`${text} Later articles follow. "people undo ${id}" takes it back.`, [
    { label: 'Undo', words: `people undo ${id}` },
  ])
}
