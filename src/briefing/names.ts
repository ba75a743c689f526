// Why it exists: one person bears one name in a briefing, the fullest that any of its articles uses.
import type { Person } from '../core/person.ts'
import type { StoredArticle } from '../core/story.ts'
import { fold, isSameStem } from './words.ts'

export type Names = {
  /** The name to show for a person's id in one article, or for a name as written. */
  readonly show: (article: StoredArticle, idOrName: string) => string
  /** The same for the same person in every article of the story. */
  readonly keyOf: (article: StoredArticle, idOrName: string) => string
  /** Whom the person speaks for, as a text says it: the first article that says so. */
  readonly sideOf: (article: StoredArticle, id: string) => string | null
}

type Figure = { readonly key: string; readonly name: string; readonly side: string | null }

export function findPerson(article: StoredArticle, id: string): Person | null {
  return article.extraction.people.find((person) => person.id === id) ?? null
}

/**
 * Who bears an office that a text names without its holder: "Ostvale's defence minister" where it says elsewhere
 * "Ostvale's defence minister, Tor Hald". The words themselves where that is nobody, or more than one, or where no
 * country is named: "the defence minister" may be anybody's.
 */
export function nameHolder(article: StoredArticle, words: string): string {
  const [, owner = '', duty = ''] = /^(?:the\s+)?(.{3,40}?)['’]s?\s+(.+)$/iu.exec(words) ?? []
  const office = fold(duty)
  const country = fold(owner)
  if (office === '' || country === '') return words
  const bears = ({ roles, side }: Person): boolean =>
    roles.some(({ text }) => {
      const role = fold(text.replace(/['’]s?(?=\s)/gu, ''))
      if (!` ${role}`.endsWith(` ${office}`)) return role === `${office} of ${country}`
      const own = role.slice(0, -office.length).trim()
      const whose = own === '' ? fold(side?.quote ?? '') : own
      return whose === country || (!whose.includes(' ') && isSameStem(whose, country))
    })
  const [only, second] = article.extraction.people.filter(bears)
  return only === undefined || second !== undefined ? words : only.name
}

function fuller(a: string, b: string): string {
  const rank = (name: string): readonly [number, number] => [name.split(/\s+/u).length, name.length]
  const [wordsA, lengthA] = rank(a)
  const [wordsB, lengthB] = rank(b)
  if (wordsA !== wordsB) return wordsA > wordsB ? a : b
  return lengthB > lengthA ? b : a
}

export function makeNames(articles: readonly StoredArticle[]): Names {
  const figures = new Map<string, Figure>()
  for (const article of articles) {
    for (const person of article.extraction.people) {
      const known = figures.get(person.id)
      const name = known === undefined ? person.name : fuller(known.name, person.name)
      figures.set(person.id, { key: person.id, name, side: known?.side ?? person.side?.quote ?? null })
    }
  }
  const bySurname = Map.groupBy(
    [...figures.values()].filter((figure) => fold(figure.name).includes(' ')),
    (figure) => fold(figure.name).split(' ').at(-1) ?? '',
  )
  // "Varrel" alone in one article is the Anton Varrel of another, where there is no second Varrel.
  const find = (id: string): Figure | null => {
    const figure = figures.get(id)
    if (figure === undefined || fold(figure.name).includes(' ')) return figure ?? null
    const namesakes = bySurname.get(fold(figure.name)) ?? []
    const [only] = namesakes
    return namesakes.length === 1 && only !== undefined ? only : figure
  }
  return {
    show: (_article, idOrName) => find(idOrName)?.name ?? idOrName,
    keyOf: (_article, idOrName) => find(idOrName)?.key ?? fold(idOrName),
    sideOf: (article, id) => findPerson(article, id)?.side?.quote ?? find(id)?.side ?? null,
  }
}
