// Why it exists: two people of one name stay two: which of the articles that name somebody can be about one person.
import type { Namesake, Traits } from '../core/trait.ts'
import { nameWords } from './words.ts'

/** So many times as many articles as all others have. */
const MANY = 8
/** Two ages printed may be wrong by a year or two; a birthday lies between. */
const MAX_YEARS_OFF = 4
/** Within this time nobody goes from playing to an office of state, or from one state's to another's. */
const CAREER_MS = 2 * 365 * 24 * 3_600_000

/**
 * Whether no one person can be both. Only what stands in the articles' own words counts: other initials in the middle, ages
 * far apart, offices of two states, somebody who plays beside somebody in an office of state. In doubt they are one: a
 * wrong split loses a link, and so does a rule that sees conflicts where a career changed.
 */
export function conflict(a: Namesake, b: Namesake): boolean {
  const [one, other] = [a.traits, b.traits]
  if (one === null || other === null) return false
  if (one.initials !== null && other.initials !== null && one.initials[0] !== other.initials[0]) return true
  if (one.born !== null && other.born !== null && Math.abs(one.born - other.born) > MAX_YEARS_OFF) return true
  const near = Math.abs(a.saidAt - b.saidAt) <= CAREER_MS
  const alike = one.states.some((state) => other.states.some((its) => isSameState(state, its)))
  const foreign = one.states.length > 0 && other.states.length > 0 && !alike
  return near && (foreign || plays(one, other) || plays(other, one))
}

/** One plays and holds no office, the other holds one and has never played. */
function plays(one: Traits, other: Traits): boolean {
  const only = (traits: Traits, field: 'sport' | 'state', not: 'sport' | 'state') =>
    traits.fields.includes(field) && ![...traits.fields, ...traits.earlier].includes(not)
  return only(one, 'sport', 'state') && only(other, 'state', 'sport')
}

/** 'germany' and 'Germany'; of names that nobody lists only like is compared with like. */
function isSameState(a: string, b: string): boolean {
  const [one, other] = [a, b].map((state) => /^\p{Lu}/u.test(state)) as [boolean, boolean]
  return one !== other || a === b
}

/**
 * The same groups whatever the order of the articles: each is one person. What says nothing of whom it means goes to those
 * with whose roles and company its own share most, or to whom nearly all are about; what is left is kept apart, in the last
 * group: words put in another's mouth are worse than a link that is missing.
 */
export function partNamesakes(namesakes: readonly Namesake[]): readonly (readonly Namesake[])[] {
  const all = namesakes.toSorted(compare)
  const bridged = all.some(({ traits }) => traits !== null && hasBoth(traits))
  const clash = (a: Namesake, b: Namesake) => conflict(bridged ? withoutFields(a) : a, bridged ? withoutFields(b) : b)
  const isPlain = (one: Namesake) => !all.some((other) => clash(one, other))
  const firm: Namesake[][] = []
  for (const one of all.filter((each) => !isPlain(each))) {
    const fits = firm.filter((group) => !group.some((other) => clash(one, other)))
    const best = nearest(one, fits)?.group
    if (best === undefined) firm.push([one])
    else best.push(one)
  }
  if (firm.length === 0) return all.length === 0 ? [] : [all]
  const groups = firm.map((group) => [...group])
  const unsure: Namesake[] = []
  for (const one of all.filter(isPlain)) {
    const best = nearest(one, firm)
    const group = best === null || best.shared === 0 ? usual(firm) : best.group
    const its = group === null ? unsure : groups[firm.indexOf(group)]
    its?.push(one)
  }
  const sorted = groups.map((group) => group.toSorted(compare)).toSorted(([a], [b]) => (a && b ? compare(a, b) : 0))
  return unsure.length === 0 ? sorted : [...sorted, unsure]
}

/** Of whom nearly all articles speak: one that has a namesake in a single article, or an age misprinted, is meant as before. */
function usual(firm: readonly Namesake[][]): Namesake[] | null {
  const [most = [], ...others] = firm.toSorted((a, b) => b.length - a.length)
  const rest = others.reduce((sum, group) => sum + group.length, 0)
  return most.length >= MANY * rest ? most : null
}

/** An article that gives both says that the one person has both: "the striker turned minister". */
function hasBoth({ fields, earlier }: Traits): boolean {
  const all = [...fields, ...earlier]
  return all.includes('sport') && all.includes('state')
}

function withoutFields(one: Namesake): Namesake {
  return one.traits === null ? one : { ...one, traits: { ...one.traits, fields: [] } }
}

type Near = { readonly group: Namesake[]; readonly shared: number }

/** Of those that share as much, the one nearest in time. */
function nearest(one: Namesake, groups: readonly Namesake[][]): Near | null {
  const own = contextOf(one)
  const ranked = groups.map((group) => {
    const its = new Set(group.flatMap((other) => [...contextOf(other)]))
    const away = Math.min(...group.map(({ saidAt }) => Math.abs(saidAt - one.saidAt)))
    return { group, shared: [...own].filter((word) => its.has(word)).length, away }
  })
  return ranked.toSorted((a, b) => b.shared - a.shared || a.away - b.away)[0] ?? null
}

function contextOf({ roles, company }: Namesake): ReadonlySet<string> {
  const words = roles.flatMap(nameWords).filter((word) => word.length > 3 && word !== 'former')
  return new Set([...words, ...company.map((id) => `person ${id}`)])
}

function compare(a: Namesake, b: Namesake): number {
  if (a.saidAt !== b.saidAt) return a.saidAt - b.saidAt
  if (a.articleId !== b.articleId) return a.articleId < b.articleId ? -1 : 1
  return a.localId < b.localId ? -1 : 1
}
