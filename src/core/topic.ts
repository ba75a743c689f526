// Why it exists: what a channel wants to hear of, and whether a piece of news is about it.
import type { LedgerClaim } from './claim.ts'
import type { Extraction } from './extraction.ts'
import type { Told } from './ports.ts'
import type { News } from './story.ts'

/** A query that a workspace has given a name; `key`: see `nameKey`. `query`: as `showTopic` writes it. */
export type NamedTopic = { readonly key: string; readonly name: string; readonly query: string }

/** Where a term is looked for: among the names of people, among the places of events and talks. */
export type Field = 'person' | 'place'

/** Words that must stand together, in this order. One word is a phrase of one. Without a field: anywhere. */
export type Term = { readonly shown: string; readonly key: string; readonly field?: Field }

/** One of each of `wanted`, and none of `unwanted`; with nothing wanted, everything. */
export type TopicQuery = { readonly wanted: readonly (readonly Term[])[]; readonly unwanted: readonly Term[] }

export const MAX_TOPIC = 150
const MAX_TERMS = 12
/** More of a text than any article worth telling has; a longer one is searched in its beginning. */
const MAX_SEARCHED = 60_000

/** Scripts that put no blanks between words: there a term is looked for inside of words. */
export const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/** The words of a user as a query; a string says, in words for the user, why they are none. */
export function parseTopic(words: string): TopicQuery | string {
  return words.length > MAX_TOPIC ? `A topic has at most ${MAX_TOPIC} characters.` : parseWords(words)
}

/** A topic as it was kept: what `showTopic` gave, which may be longer than what the user wrote. */
export function readTopic(kept: string): TopicQuery | null {
  const query = parseWords(kept)
  return typeof query === 'string' ? null : query
}

type Token = { readonly isNot: boolean; readonly field: Field | null; readonly phrase?: string; readonly word: string }

/** A phrase in any quotation marks, or a word; in front of both may stand a minus, and a field. */
const TOKENS = /(?<!\S)([-−–]?)(?:(person|place):\s{0,3})?(?:["“„”«]([^"“„”«»]*)["“”»]|(\S+))/giu
/** What people write for the fields. */
const NEARLY =
  /^(?:(people|persons|pers|persn|preson|who|speaker|name|by|about)|(places|plase|where|city|country|location)):\S/iu

function parseWords(words: string): TopicQuery | string {
  const tokens = [...words.matchAll(TOKENS)].map(([, minus, field, phrase, word = '']): Token => {
    const known = field?.toLowerCase() === 'person' ? 'person' : field === undefined ? null : 'place'
    return { isNot: minus !== '', field: known, word, ...(phrase === undefined ? {} : { phrase }) }
  })
  const problem = tokens.map(findProblem).find((one) => one !== null)
  if (problem !== undefined) return problem
  const isAll = tokens.some(({ isNot, field, phrase, word }) => !isNot && field === null && isEverything(phrase, word))
  const query = { wanted: wantedOf(tokens), unwanted: once(tokens.filter(({ isNot }) => isNot).flatMap(termsOf)) }
  const terms = query.wanted.flat().length + query.unwanted.length
  if (terms > MAX_TERMS) return `A topic has at most ${MAX_TERMS} words and phrases.`
  return isAll || terms > 0 ? query : 'A topic is words, a "phrase" in quotation marks, or all.'
}

function isEverything(phrase: string | undefined, word: string): boolean {
  return phrase === undefined && word.toLowerCase() === 'all'
}

function findProblem({ field, phrase, word }: Token): string | null {
  const [, person, place] = (phrase === undefined && field === null && NEARLY.exec(word)) || []
  const isBare = phrase === undefined ? /^(?:person|place):$/iu.test(word) : field !== null && foldWords(phrase) === ''
  if (person !== undefined || (isBare && /^person/iu.test(field ?? word))) {
    return 'Write a person as person:Varrel or person:"Anton Varrel".'
  }
  if (place !== undefined || isBare) return 'Write a place as place:Vienna or place:"Port Sella".'
  if (phrase !== undefined || field !== null || !/^(?:from|to|since):\S/iu.test(word)) return null
  return 'A topic has no days: "from:" and "to:" stand behind the words of "search".'
}

/** 'OR' and 'AND' are words like others where they stand between no two terms; and two terms must both be there anyway. */
function wantedOf(tokens: readonly Token[]): TopicQuery['wanted'] {
  const groups: Term[][] = []
  const wants = (token: Token | undefined) => token !== undefined && !token.isNot && termsOf(token).length > 0
  const joins = (at: number, sign: RegExp) => {
    const { phrase, field, word = '' } = tokens[at] ?? {}
    const isSign = phrase === undefined && field === null && sign.test(word)
    return isSign && wants(tokens[at - 1]) && wants(tokens[at + 1])
  }
  for (const [at, token] of tokens.entries()) {
    if (token.isNot || joins(at, /^(?:OR|\||AND|&)$/u)) continue
    // What stands beside an OR is one thing, though it be two words.
    const isChoice = joins(at - 1, /^(?:OR|\|)$/u)
    const isWhole = isChoice || joins(at + 1, /^(?:OR|\|)$/u)
    const terms = isWhole && token.field === null ? [termOf(token.phrase ?? token.word)] : termsOf(token)
    if (isChoice) groups.at(-1)?.push(...terms)
    else groups.push(...terms.map((term) => [term]))
  }
  const named = groups.map(once).filter((group) => group.length > 0)
  return [...new Map(named.map((group) => [keyOfGroup(group), group])).values()]
}

function termsOf({ field, phrase, word }: Token): readonly Term[] {
  if (field !== null) return once([{ ...termOf(phrase ?? word), field }])
  if (isEverything(phrase, word)) return []
  return once(phrase === undefined ? splitWord(word) : [termOf(phrase)])
}

/** The same for the same topic however it is written: 'all', '"grain talks" strait -sports', 'grain OR wheat'. */
export function showTopic({ wanted, unwanted }: TopicQuery): string {
  const parts = [
    ...wanted.map((group) => group.map(showTerm).join(' OR ')),
    ...unwanted.map((term) => `-${showTerm(term)}`),
  ]
  return (wanted.length === 0 ? ['all', ...parts] : parts).join(' ')
}

function showTerm({ shown, key, field }: Term): string {
  // 'a-b' in marks is a phrase; without them it would be read as two words that may stand apart.
  const isPlain = !/\s/u.test(`${shown}${key}`) && (field !== undefined || shown !== 'all')
  return `${field === undefined ? '' : `${field}:`}${isPlain ? shown : `"${shown}"`}`
}

/** Whether two queries mean the same: the order of words does not matter. */
export function topicKey({ wanted, unwanted }: TopicQuery): string {
  return JSON.stringify([wanted.map(keyOfGroup).toSorted(), unwanted.map(keyOfTerm).toSorted()])
}

function keyOfGroup(group: readonly Term[]): string {
  return group.map(keyOfTerm).toSorted().join('|')
}

function keyOfTerm({ key, field }: Term): string {
  return field === undefined ? key : `${field}:${key}`
}

/** Whether it leaves nothing out. */
export function isAll({ wanted, unwanted }: TopicQuery): boolean {
  return wanted.length + unwanted.length === 0
}

/** What a name is known by, whatever its case, its quotation marks and blanks: '' for what can be no name. */
export function nameKey(words: string): string {
  const query = parseWords(words)
  if (typeof query === 'string' || query.unwanted.length > 0) return ''
  const isName = query.wanted.every((group) => group.length === 1 && group[0]?.field === undefined)
  return isName ? query.wanted.map(keyOfGroup).join(' ') : ''
}

const SIGNS: Readonly<Record<Field, string>> = { person: '@', place: '#' }

/**
 * What is searched of an article: its text (the headline with it), its people's names and its places, folded. Names and
 * places stand in it once more with a sign before each word, which no text can have.
 */
export function wordsOf({ article, people, event, otherEvents, talks }: Extraction): string {
  const names = people.flatMap(({ name, aliases }) => [name, ...aliases])
  const held = [event, ...otherEvents].map((one) => one?.place ?? '')
  // Who offers to be the host of talks offers a place: 'the Vatican'.
  const places = [...held, ...talks.flatMap(({ where, host }) => [where ?? '', host ?? ''])]
  return join([article.text.slice(0, MAX_SEARCHED), ...names, ...places], names, places)
}

/** What is searched of a claim: its words, who makes it and whom it is about, folded. */
export function wordsOfClaim({ text, by, byText, about }: LedgerClaim): string {
  const names = [by?.name ?? '', ...about.map(({ name }) => name)]
  return join([...new Set([text, by?.name ?? '', byText, ...names])], names, [])
}

function join(all: readonly string[], names: readonly string[], places: readonly string[]): string {
  const signed = (words: readonly string[], sign: string) =>
    [...new Set(words)].map((one) => signWords(foldWords(one), sign))
  const parts = [...all.map(foldWords), ...signed(names, SIGNS.person), ...signed(places, SIGNS.place)]
  // Two blanks keep a phrase from reaching over the end of a part.
  return ` ${parts.filter((part) => part !== '').join('  ')} `
}

/** `words`: what `wordsOf` gave of one article, or `wordsOfClaim` of a claim. */
export function matchesTopic({ wanted, unwanted }: TopicQuery, words: string): boolean {
  const holds = ({ key, field }: Term) => {
    const sought = field === undefined ? key : signWords(key, SIGNS[field])
    return words.includes(UNSPACED.test(key) ? sought : ` ${sought} `)
  }
  return wanted.every((group) => group.some(holds)) && !unwanted.some(holds)
}

/** The stories about a topic that have news since they were told, the newest first. One article must match by itself. */
export function pickNews(news: readonly News[], query: TopicQuery, told: readonly Told[]): readonly News[] {
  const toldAt = new Map(told.map(({ storyId, changedAt }) => [storyId, changedAt]))
  return news
    .filter(({ storyId, changedAt }) => changedAt > (toldAt.get(storyId) ?? Number.NEGATIVE_INFINITY))
    .filter(({ words }) => words.some((one) => matchesTopic(query, one)))
    .toSorted((a, b) => b.changedAt - a.changedAt || (a.storyId < b.storyId ? -1 : 1))
}

/** '@anton @varrel'. */
function signWords(folded: string, sign: string): string {
  return folded === '' ? '' : `${sign}${folded.replaceAll(' ', ` ${sign}`)}`
}

/** 'Kelmara-Ostvale' is two words that may stand apart in a text. */
function splitWord(word: string): readonly Term[] {
  return word.split(/[^\p{L}\p{N}\p{M}'’.]+/u).map(termOf)
}

function termOf(text: string): Term {
  const bare = text.normalize('NFC').toLowerCase()
  const words = bare.split(/[^\p{L}\p{N}\p{M}'’.-]+/u).map((word) => word.replace(/^['’.-]+|['’.-]+$/gu, ''))
  return { shown: words.filter((word) => word !== '').join(' '), key: foldWords(text) }
}

function once(terms: readonly Term[]): readonly Term[] {
  return [...new Map(terms.filter(({ key }) => key !== '').map((term) => [keyOfTerm(term), term])).values()]
}

/** No case, accents or punctuation, one blank between words; 'talks' is found by 'talk' and the other way round. */
function foldWords(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
  const words = bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return words.replace(/(?<=\p{L}{3})(?<!s)s(?= |$)/gu, '')
}
