// Why it exists: what one text says of a person that cannot both hold: two forenames in one office, an office held and left.
import type { Inconsistency } from '../core/extraction.ts'
import type { Person, Role } from '../core/person.ts'
import { evidenceOf, type Span } from '../core/span.ts'
import { sentenceAt } from './clauses.ts'
import type { Document } from './document.ts'
import type { InconsistencyRule } from './lexicon/rules.ts'
import { OFFICE } from './lexicon/titles.ts'

// A role that is over, to come, sought, or somebody else's ("adviser to the president") is no office held.
const NOT_HELD =
  /\b(?:former|ex-|ex |then-|late|deposed|ousted|outgoing|elect|candidate|nominee|hopeful|presumptive|designate|would-be|acting|vice|deputy|aide|adviser|advisor|spokes\w+|assistant|of the (?:company|club|board|union|association|university)|wife|husband|son|daughter|brother|sister)\b/i
const PRIVATE = /\b(?:a )?private citizen\b/i
const HELD = new RegExp(`${OFFICE.source}|\\b(?:ambassador|chief justice|judge|commissioner|prosecutor)\\b`, 'i')

export function findPersonConflicts(
  document: Document,
  people: readonly Person[],
  publishedAt: string | null,
): Inconsistency[] {
  return [
    ...people.flatMap(
      (person) =>
        privateCitizen(document, person) ?? leftOffice(document, person) ?? twoPortfolios(document, person) ?? [],
    ),
    ...twoForenames(document, people),
    ...pastElection(document, publishedAt),
  ]
}

type Verdict = { readonly kind: 'role' | 'name'; readonly rule: InconsistencyRule }

function conflict(document: Document, verdict: Verdict, one: Span, other: Span): Inconsistency {
  const [a, b] = [evidenceOf(document.text, one), evidenceOf(document.text, other)]
  return { kind: verdict.kind, text: `${a.quote} … ${b.quote}`, evidence: [a, b], rule: verdict.rule }
}

function officeOf({ roles }: Person): Role | undefined {
  return roles.find(({ text }) => HELD.test(text) && !NOT_HELD.test(text))
}

/** "President Anna Berg met … Berg, a private citizen, said". */
function privateCitizen(document: Document, person: Person): Inconsistency | null {
  const office = person.roles.find((role) => OFFICE.test(role.text) && !NOT_HELD.test(role.text))
  const outside = person.roles.find((role) => PRIVATE.test(role.text) && !wasSo(document, role))
  if (office === undefined || outside === undefined) return null
  return conflict(document, { kind: 'role', rule: 'office-and-private-citizen' }, office.span, outside.span)
}

/** "when he was a private citizen", "as a private citizen before his election": told of another time. */
function wasSo(document: Document, role: Role): boolean {
  const sentence = sentenceAt(document, role.span.start)
  if (sentence === undefined) return false
  const before = document.normal.slice(sentence.start, role.span.start)
  const after = document.normal.slice(role.span.end, sentence.end)
  return (
    (/\b(?:was|were|been|had|when|then|before|while still|until|as)\b[^,]{0,40}$/i.test(before) &&
      !/\b(?:is|remains?|even as (?:he|she) remains)\b[^,]{0,20}$/i.test(before)) ||
    /\b(?:at the time|back then|in (?:19|20)\d\d)\b/i.test(after.slice(0, 40))
  )
}

// Only what is over since, and what the office is part of: a president may have left the army long ago.
const LEFT =
  /^, who (?:has |had )?((?:left|quit|retired from|withdrew from) (politics|public life|public office|office|the government|the bench|the judiciary|the (?:foreign|diplomatic) service)\b[^.,;]{0,60}|(?:resigned|stepped down|retired) as (?:the )?([\p{L} ]{4,40}?) (?:in|last|on|at)\b[^.,;]{0,60}|(?:has )?held no (?:public |political )?office since\b)/iu
const BACK = /\b(?:return\w*|came back|again|re-?elected|reappointed|before|until then|rejoin\w*)\b/i

/** "Energy Minister Gustav Reiner … Reiner, who left politics in 2024 and has held no office since". */
function leftOffice(document: Document, person: Person): Inconsistency | null {
  const office = officeOf(person)
  if (office === undefined) return null
  for (const { end } of person.mentions) {
    const match = LEFT.exec(document.normal.slice(end, end + 200))
    const words = match?.[1] ?? ''
    if (match === null || !/\b(?:since|now)\b/i.test(words) || BACK.test(words)) continue
    const [, , from, as] = match
    if (from !== undefined && !isPartOf(office.text, from)) continue
    if (as !== undefined && !office.text.toLowerCase().includes(as.toLowerCase())) continue
    const start = end + match[0].indexOf(words)
    return conflict(document, { kind: 'role', rule: 'office-and-left' }, office.span, {
      start,
      end: start + words.length,
    })
  }
  return null
}

/** Whether who left this can hold that office no more. */
function isPartOf(office: string, left: string): boolean {
  if (/bench|judiciary/i.test(left)) return /justice|judge/i.test(office)
  if (/service/i.test(left)) return /ambassador/i.test(office)
  return !/justice|judge|ambassador/i.test(office)
}

const PORTFOLIO = /^(?:the )?(\p{L}+) minister$/iu

/** "Education Minister Paul Okonjo … Okonjo, the interior minister since March". */
function twoPortfolios(document: Document, person: Person): Inconsistency | null {
  const own = person.roles.filter(({ text }) => PORTFOLIO.test(text))
  const [first] = own
  const portfolio = (role: Role): string => (PORTFOLIO.exec(role.text)?.[1] ?? '').toLowerCase()
  if (first === undefined || /^(?:prime|deputy|first)$/.test(portfolio(first))) return null
  const other = own.find((role) => {
    const since = /^ since (?:\p{L}+|\d+)/u.test(document.normal.slice(role.span.end, role.span.end + 20))
    return since && portfolio(role) !== portfolio(first) && !/^(?:prime|deputy|first)$/.test(portfolio(role))
  })
  return other === undefined
    ? null
    : conflict(document, { kind: 'role', rule: 'two-portfolios' }, first.span, other.span)
}

const KIN =
  /\b(?:brothers?|sisters?|sons?|daughters?|father|mother|wife|husband|widow|cousins?|twins?|relat(?:ed|ion|ives?)|predecessors?|successors?|succe(?:ed|ssion)\w*|namesake|junior|senior|replac\w*|former|dynasty|family)\b/i

/** "Transport Minister Anna Velt … Transport Minister Hanna Velt": one office, one surname, two forenames that look alike. */
function twoForenames(document: Document, people: readonly Person[]): Inconsistency[] {
  const bySurname = Map.groupBy(people, ({ name }) => name.split(' ').at(-1) ?? '')
  for (const namesakes of bySurname.values()) {
    const [one, other, ...more] = namesakes.filter(({ name }) => name.includes(' '))
    const [a, b] = [one?.mentions[0], other?.mentions[0]]
    if (one === undefined || other === undefined || a === undefined || b === undefined || more.length > 0) continue
    const [first, second] = [one, other].map(({ name }) => (name.split(' ').at(-2) ?? '').toLowerCase())
    if (!looksAlike(first ?? '', second ?? '') || KIN.test(around(document, a)) || KIN.test(around(document, b)))
      continue
    if (haveOneOffice(document, one, other)) return [conflict(document, { kind: 'name', rule: 'two-forenames' }, a, b)]
  }
  return []
}

function around(document: Document, { start, end }: Span): string {
  const own = sentenceAt(document, start)
  return document.normal
    .slice(own?.start ?? start, own?.end ?? end)
    .replace(/\b(?:his|her|\p{Lu}\p{L}+'s) (?:wife|husband|son|daughter)\b/gu, '')
}

/** Anna and Hanna, Erik and Eirik, Stig and Stein: one slip of the pen apart, or of one beginning. */
function looksAlike(one: string, other: string): boolean {
  if (one === other || one.length < 3 || other.length < 3) return false
  return one.slice(0, 2) === other.slice(0, 2) || one.slice(-3) === other.slice(-3)
}

const OFFICES =
  /\b(?:(?:\p{L}+ )?(?:minister|secretary)|president|premier|chancellor|governor|mayor|ambassador|chief|director|commissioner|speaker|chairman|chairwoman|bishop|archbishop|head)\b/giu

function haveOneOffice(document: Document, one: Person, other: Person): boolean {
  const [a, b] = [officesOf(document, one), officesOf(document, other)]
  return [...a].some((office) => b.has(office))
}

/** The offices in the roles of a person and in the words right beside the name. */
function officesOf(document: Document, { mentions, roles }: Person): ReadonlySet<string> {
  const [first] = mentions
  const before = document.normal
    .slice(Math.max(0, (first?.start ?? 0) - 45), first?.start ?? 0)
    .split(/[.!?\n]/)
    .at(-1)
  const behind = document.normal.slice(first?.end ?? 0, (first?.end ?? 0) + 60).split(/[.!?\n]/)[0]
  const words = [...roles.map(({ text }) => text), before, behind].join(' ; ')
  return new Set(
    [...words.matchAll(OFFICES)].map((match) =>
      match[0].toLowerCase().replace(/^(?:the|a|an|as|of|for|s|said|and) /, ''),
    ),
  )
}

const RUNNING =
  /\b(?:is|are) (?:now )?(?:running|standing|campaigning)\b[^.,;]{3,60}?\b(?:elections?|vote|race|ballot|polls?) (?:of|in) (?:([A-Z][a-z]+) )?(20\d\d)\b/g
const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const TODAY =
  /\b(?:opened|launched|began|started|continued|resumed|held|took|said|told|promised|presented|unveiled)\b[^.;]{0,50}? on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i

/** "is running for mayor in the election of May 2025, opened her campaign on Wednesday", printed a year later. */
function pastElection(document: Document, publishedAt: string | null): Inconsistency[] {
  if (publishedAt === null || !/^\d{4}-\d\d/.test(publishedAt)) return []
  for (const match of document.normal.matchAll(RUNNING)) {
    const month = MONTHS.indexOf((match[1] ?? '').toLowerCase())
    const past = `${match[2]}-${month < 0 ? '99' : String(month + 1).padStart(2, '0')}` < publishedAt.slice(0, 7)
    const sentence = sentenceAt(document, match.index)
    if (!(month < 0 ? Number(match[2]) < Number(publishedAt.slice(0, 4)) : past) || sentence === undefined) continue
    const end = match.index + match[0].length
    const today = TODAY.exec(document.normal.slice(end, sentence.end))
    if (today === null) continue
    const start = end + today.index
    return [
      conflict(
        document,
        { kind: 'role', rule: 'past-election' },
        { start: match.index, end },
        { start, end: start + today[0].length },
      ),
    ]
  }
  return []
}
