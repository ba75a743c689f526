// Why it exists: what a channel wants to hear of, and whether a piece of news is about it.
import type { LedgerClaim } from './claim.ts'
import type { Extraction } from './extraction.ts'
import type { Told } from './ports.ts'
import type { News } from './story.ts'

/** A query that a workspace has given a name; `key`: see `nameKey`. `query`: as `showTopic` writes it. */
export type NamedTopic = { readonly key: string; readonly name: string; readonly query: string }

/** Words that must stand together, in this order. One word is a phrase of one. */
export type Term = { readonly shown: string; readonly key: string }

/** All of `wanted` and none of `unwanted`; with nothing wanted, everything. */
export type TopicQuery = { readonly wanted: readonly Term[]; readonly unwanted: readonly Term[] }

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

function parseWords(words: string): TopicQuery | string {
  const wanted: Term[] = []
  const unwanted: Term[] = []
  let all = false
  // A phrase in any quotation marks, or a word; both may have a minus in front.
  for (const [, minus, phrase, word] of words.matchAll(/(?<!\S)([-−–]?)(?:["“„”«]([^"“„”«»]*)["“”»]|(\S+))/gu)) {
    if (minus === '' && word?.toLowerCase() === 'all') all = true
    else (minus === '' ? wanted : unwanted).push(...(phrase === undefined ? splitWord(word ?? '') : [termOf(phrase)]))
  }
  const query = { wanted: once(wanted), unwanted: once(unwanted) }
  const terms = query.wanted.length + query.unwanted.length
  if (terms > MAX_TERMS) return `A topic has at most ${MAX_TERMS} words and phrases.`
  return all || terms > 0 ? query : 'A topic is words, a "phrase" in quotation marks, or all.'
}

/** The same for the same topic however it is written: 'all', '"grain talks" strait -sports'. */
export function showTopic({ wanted, unwanted }: TopicQuery): string {
  // 'a-b' in marks is a phrase; without them it would be read as two words that may stand apart.
  const show = ({ shown, key }: Term) => (/\s/u.test(`${shown}${key}`) || shown === 'all' ? `"${shown}"` : shown)
  const parts = [...wanted.map(show), ...unwanted.map((term) => `-${show(term)}`)]
  return (wanted.length === 0 ? ['all', ...parts] : parts).join(' ')
}

/** Whether two queries mean the same: the order of words does not matter. */
export function topicKey({ wanted, unwanted }: TopicQuery): string {
  const keys = (terms: readonly Term[]) => terms.map(({ key }) => key).toSorted()
  return JSON.stringify([keys(wanted), keys(unwanted)])
}

/** What a name is known by, whatever its case, its quotation marks and blanks: '' for what can be no name. */
export function nameKey(words: string): string {
  const query = parseWords(words)
  if (typeof query === 'string' || query.unwanted.length > 0) return ''
  return query.wanted.map(({ key }) => key).join(' ')
}

/** What is searched of an article: its text (the headline with it), its people's names and its places, folded. */
export function wordsOf({ article, people, event, otherEvents, talks }: Extraction): string {
  const names = people.flatMap(({ name, aliases }) => [name, ...aliases])
  const places = [event, ...otherEvents].map((one) => one?.place ?? '')
  const parts = [article.text.slice(0, MAX_SEARCHED), ...names, ...places, ...talks.map(({ where }) => where ?? '')]
  // Two blanks keep a phrase from reaching over the end of a part.
  return ` ${parts.map(foldWords).join('  ')} `
}

/** What is searched of a claim: its words, who makes it and whom it is about, folded. */
export function wordsOfClaim({ text, by, byText, about }: LedgerClaim): string {
  const parts = [text, by?.name ?? '', byText, ...about.map(({ name }) => name)]
  return ` ${[...new Set(parts)].map(foldWords).join('  ')} `
}

/** `words`: what `wordsOf` gave of one article, or `wordsOfClaim` of a claim. */
export function matchesTopic({ wanted, unwanted }: TopicQuery, words: string): boolean {
  const holds = ({ key }: Term) => words.includes(UNSPACED.test(key) ? key : ` ${key} `)
  return wanted.every(holds) && !unwanted.some(holds)
}

/** The stories about a topic that have news since they were told, the newest first. One article must match by itself. */
export function pickNews(news: readonly News[], query: TopicQuery, told: readonly Told[]): readonly News[] {
  const toldAt = new Map(told.map(({ storyId, changedAt }) => [storyId, changedAt]))
  return news
    .filter(({ storyId, changedAt }) => changedAt > (toldAt.get(storyId) ?? Number.NEGATIVE_INFINITY))
    .filter(({ words }) => words.some((one) => matchesTopic(query, one)))
    .toSorted((a, b) => b.changedAt - a.changedAt || (a.storyId < b.storyId ? -1 : 1))
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
  return [...new Map(terms.filter(({ key }) => key !== '').map((term) => [term.key, term])).values()]
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
