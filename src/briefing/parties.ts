// Why it exists: a country, its people's name and its leader stand for one side; a step between two sides of the event is
// the news itself.
import type { StoredArticle } from '../core/story.ts'
import type { Talk } from '../core/talk.ts'
import type { Desk } from './desk.ts'
import { fold, isSameStem } from './words.ts'

/** The names of each side of the story's events: "Anton Varrel", "Varrel", "Kelmaran". */
export type Sides = readonly (readonly string[])[]

export function findSides(desk: Desk): Sides {
  const sides = new Map<string, Set<string>>()
  for (const article of desk.articles) {
    for (const id of article.extraction.event?.participants ?? []) {
      const side = desk.names.sideOf(article, id)
      const person = article.extraction.people.find((one) => one.id === id)
      const known = [...sides.keys()].find((key) => side !== null && isSameStem(key, fold(side)))
      const key = known ?? fold(side ?? desk.names.keyOf(article, id))
      const names = [desk.names.show(article, id), person?.name ?? id, ...(person?.aliases ?? []), side ?? '']
      sides.set(key, new Set([...(sides.get(key) ?? []), ...names.map(fold).filter((name) => name !== '')]))
    }
  }
  return [...sides.values()].map((names) => [...names])
}

/** Whether at least two sides take part in a step, or are named in its words. */
export function isBetween(sides: Sides, desk: Desk, article: StoredArticle, talk: Talk): boolean {
  const parties = talk.parties.map((party) => fold(desk.names.show(article, party)))
  const text = ` ${fold(talk.text)} `
  const words = text.trim().split(' ')
  const named = sides.filter((names) =>
    names.some(
      (name) =>
        text.includes(` ${name} `) || [...parties, ...words].some((word) => word === name || isSameStem(word, name)),
    ),
  )
  return named.length > 1
}
