// Why it exists: two places of one text that cannot both hold, shown side by side with no winner chosen.
import type { Line } from '../core/briefing.ts'
import type { Inconsistency } from '../core/extraction.ts'
import { overlaps } from '../core/span.ts'
import type { StoredArticle } from '../core/story.ts'
import { type Desk, type Drafted, isNew, makeSection, NOTHING, passesGate } from './desk.ts'
import { leftOut } from './left.ts'
import { cut, fold } from './words.ts'

const MAX_LINES = 2
const MAX_QUOTE = 120

type Found = { readonly article: StoredArticle; readonly inconsistency: Inconsistency }

export function draftInconsistent(desk: Desk): Drafted {
  const all = desk.articles
    .filter((article) => isNew(desk, article))
    .flatMap((article) =>
      article.extraction.inconsistencies.map((inconsistency): Found => ({ article, inconsistency })),
    )
  const exact = all.filter(({ article, inconsistency }) =>
    inconsistency.evidence.every(({ quote }) => passesGate(article, quote)),
  )
  const withheld = all.length - exact.length
  const distinct = [...new Map(exact.map((found) => [keyOf(found), found])).values()]
  if (distinct.length === 0) return { ...NOTHING, withheld }
  const lines = distinct.slice(0, MAX_LINES).map((found) => lineOf(desk, found))
  const omitted = distinct.length - lines.length
  const left = [
    ...leftOut('inconsistent', 'gate', all.filter((found) => !exact.includes(found)).map(foundOf)),
    ...leftOut('inconsistent', 'room', distinct.slice(MAX_LINES).map(foundOf)),
  ]
  return { section: makeSection('inconsistent', '⚠ INCONSISTENT IN THE TEXT', lines, { omitted }), withheld, left }
}

function foundOf({ inconsistency: { evidence, rule } }: Found) {
  return { text: evidence.map(({ quote }) => `“${quote}”`).join(' and '), rule }
}

function keyOf({ inconsistency }: Found): string {
  return inconsistency.evidence.map(({ quote }) => fold(quote)).join('|')
}

function lineOf(desk: Desk, { article, inconsistency }: Found): Line {
  const [first, second] = inconsistency.evidence
  const person = article.extraction.people.find(({ roles }) => roles.some(({ span }) => overlaps(span, first.span)))
  const name = person === undefined ? null : desk.names.show(article, person.id)
  const label = name === null ? inconsistency.kind : `${cut(name, 60)}, ${inconsistency.kind}`
  return {
    label,
    mark: null,
    text: `“${cut(first.quote, MAX_QUOTE)}” and “${cut(second.quote, MAX_QUOTE)}”. Not resolved here.`,
    refs: desk.passages.cite(article, [first.span, second.span]),
    notes: [],
    claimId: null,
    ...(inconsistency.rule === undefined ? {} : { rule: inconsistency.rule }),
  }
}
