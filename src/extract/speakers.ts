// Why it exists: which person a source's words name, pronouns included.
import type { Span } from '../core/span.ts'
import { type Document, tokenAt } from './document.ts'
import { type Gender, genderOf } from './genders.ts'
import type { Mention, Names } from './people.ts'
import type { Statement } from './statement.ts'
import type { Unit } from './units.ts'

const LINK = /^(?:of|for|at|from|in|with|on|to)$/
const HE = /^(?:he|she|his|her)$/

/** For each statement the id of the person who speaks; null for bodies, groups and what cannot be told. */
export function resolveSpeakers(
  document: Document,
  names: Names,
  units: readonly Unit[],
  statements: readonly Statement[],
): (string | null)[] {
  const byToken = mentionIndex(document, names.mentions)
  const speakers: (string | null)[] = []
  const genders = new Map(names.people.map((person) => [person.id, genderOf(person)]))
  for (const [index, statement] of statements.entries()) {
    const unit = units[statement.unit]
    speakers.push(
      unit === undefined
        ? null
        : speakerOf(document, names, byToken, units, statements, speakers, unit, statement, index, genders),
    )
  }
  return speakers
}

type MentionOf = (token: number) => Mention | undefined

function mentionIndex(document: Document, mentions: readonly Mention[]): MentionOf {
  const at = new Int32Array(document.tokens.length).fill(-1)
  for (const [index, mention] of mentions.entries()) at.fill(index, mention.first, mention.last)
  return (token) => mentions[at[token] ?? -1]
}

function speakerOf(
  document: Document,
  names: Names,
  byToken: MentionOf,
  units: readonly Unit[],
  statements: readonly Statement[],
  speakers: readonly (string | null)[],
  unit: Unit,
  statement: Statement,
  index: number,
  genders: Map<string, Gender | null>,
): string | null {
  const run = statement.sourceRun
  if (run === null) return null
  const first = unit.elements[run[0]]
  if (run[1] - run[0] === 1 && first !== undefined && HE.test(first.lower)) {
    const gender = /^(?:he|his)$/.test(first.lower) ? 'he' : 'she'
    const person = resolvePronoun(document, byToken, units, statements, speakers, unit, run[0], index, gender, genders)
    // Whom the text has called "she" is not "he" further down.
    if (person !== null) genders.set(person, genders.get(person) ?? gender)
    return person
  }
  if (isJoint(byToken, unit, run)) return null
  const head = headOf(unit, run)
  const named = head === undefined ? undefined : byToken(head)
  if (named !== undefined) return isUnsettled(document, names, named) ? null : named.personId
  // "a spokesman, John Doe, said": the name stands as the apposition.
  if (unit.elements[run[1]]?.lower === ',') {
    const inside = unit.elements[run[1] + 1]
    const mention = inside === undefined ? undefined : byToken(inside.first)
    const after = mention === undefined ? undefined : document.tokens[mention.last]
    if (mention !== undefined && (after === undefined || /^[,.]$/.test(after.text))) return mention.personId
  }
  return null
}

/** "Marn and Velt said": the words of two are of neither alone, and the source names both. */
function isJoint(byToken: MentionOf, unit: Unit, run: readonly [number, number]): boolean {
  for (let at = run[0] + 1; at < run[1] - 1; at++) {
    if (!/^(?:and|&|nor|or)$/.test(unit.elements[at]?.lower ?? '')) continue
    const [before, after] = [unit.elements[at - 1], unit.elements[at + 1]]
    if ((before !== undefined && byToken(before.first)) || (after !== undefined && byToken(after.first))) return true
  }
  return false
}

/**
 * "Berg said", where the text has an Anna and a Tom Berg: settled where one alone has just been named in full, or is
 * named far more often.
 */
function isUnsettled(document: Document, names: Names, mention: Mention): boolean {
  if (mention.last - mention.first > 1) return false
  const word = document.tokens[mention.first]?.text ?? ''
  const others = names.people.filter(({ id, name }) => id !== mention.personId && name.endsWith(` ${word}`))
  if (others.length === 0) return false
  const sentence = document.tokens[mention.first]?.sentence ?? 0
  const near = (id: string): boolean =>
    names.mentions.some(
      (one) =>
        one.personId === id &&
        one.last - one.first > 1 &&
        one.first < mention.first &&
        sentence - (document.tokens[one.first]?.sentence ?? 0) <= 1,
    )
  const count = (id: string): number => names.mentions.filter(({ personId }) => personId === id).length
  return others.some(({ id }) =>
    near(id) === near(mention.personId) ? count(mention.personId) < 4 * count(id) : near(id),
  )
}

/** The token that the source's noun phrase is about: the last word before "of …", "for …". */
function headOf(unit: Unit, run: readonly [number, number]): number | undefined {
  let head: number | undefined
  for (let at = run[0]; at < run[1]; at++) {
    const element = unit.elements[at]
    if (element === undefined) break
    // "The woman who sued Berg said", "the man wounded by Lind said".
    const word = /^\p{Ll}/u.test(element.token.text)
    if (head !== undefined && word && (LINK.test(element.lower) || /^(?:IN|TO|W|VB)/.test(element.pos))) break
    if (/^(?:NN|CD|JJ|FW)/.test(element.pos)) head = element.first
  }
  return head
}

const TELLING = /^(?:telling|account|words|view|version|opinion|description)$/

/**
 * Who is named inside the words as somebody whom they tell of, and so is not the "he" that says them: “Berg has agreed,”
 * he wrote; it was Berg who left, he said.
 */
function toldOf(document: Document, byToken: MentionOf, statement: Statement): ReadonlySet<string> {
  const told = new Set<string>()
  for (const content of statement.contents) {
    for (let at = tokenAt(document, content.start); ; at++) {
      const token = document.tokens[at]
      if (token === undefined || token.end > content.end) break
      const mention = byToken(at)
      if (mention === undefined) continue
      const next = document.tokens[mention.last]
      const quoted = (document.quoteOf[at] ?? -1) >= 0 && /^(?:VB[DZPN]|MD|RB)$/.test(next?.pos ?? '')
      const cleft =
        next?.lower === 'who' && /\bit (?:is|was) (?:[^,."]{0,40} )?$/i.test(lead(document, content, mention))
      if (quoted || cleft) told.add(mention.personId)
      at = mention.last - 1
    }
  }
  return told
}

function lead(document: Document, content: Span, mention: Span): string {
  return document.normal.slice(Math.max(content.start, mention.start - 60), mention.start)
}

/** He or she: the subject in front in the same sentence, else the last speaker or subject of the sentences before. */
function resolvePronoun(
  document: Document,
  byToken: MentionOf,
  units: readonly Unit[],
  statements: readonly Statement[],
  speakers: readonly (string | null)[],
  unit: Unit,
  at: number,
  index: number,
  gender: Gender,
  genders: ReadonlyMap<string, Gender | null>,
): string | null {
  const fits = (id: string): boolean => (genders.get(id) ?? gender) === gender
  const statement = statements[index]
  const told = statement === undefined ? new Set<string>() : toldOf(document, byToken, statement)
  const here = subjectOf(document, byToken, unit, at)
  if (here !== null && !told.has(here) && fits(here)) return here
  const unitIndex = statement?.unit ?? 0
  for (let back = unitIndex; back >= 0 && unitIndex - back <= 4; back--) {
    for (let before = index - 1; before >= 0 && (statements[before]?.unit ?? -1) >= back; before--) {
      const speaker = speakers[before] ?? null
      if (statements[before]?.unit === back && speaker !== null && !told.has(speaker) && fits(speaker))
        return isRivalled(document, byToken, units, back, unitIndex, speaker, genders) ? null : speaker
    }
    const other = units[back]
    if (back === unitIndex || other === undefined) continue
    const subject = subjectOf(document, byToken, other, other.elements.length)
    // The nearest subject is who the words are about: whom "he" means cannot be told.
    if (subject === null) continue
    if (told.has(subject)) return null
    if (fits(subject)) return isBeside(document, byToken, units, back, unitIndex, subject, fits) ? null : subject
    // "Lena Fox met Tom Lind. He said": not the subject, so the one other who is named.
    const others = [...namedIn(byToken, other)].filter((id) => fits(id) && !told.has(id))
    return others.length === 1 ? (others[0] ?? null) : null
  }
  return null
}

/** The people named in a sentence outside quotations. */
function namedIn(byToken: MentionOf, unit: Unit): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { first, quoted, quote } of unit.elements) {
    const mention = quoted || quote >= 0 ? undefined : byToken(first)
    if (mention !== undefined) found.add(mention.personId)
  }
  return found
}

/** "Mark Dunn accused Peter Hale. He said": subject and object fit alike, and nothing tells which. */
function isRivalled(
  document: Document,
  byToken: MentionOf,
  units: readonly Unit[],
  back: number,
  here: number,
  person: string,
  genders: ReadonlyMap<string, Gender | null>,
): boolean {
  const unit = units[back]
  if (unit === undefined || back === here) return false
  let verb = false
  for (const { first, quoted, quote, pos } of unit.elements) {
    const mention = quoted || quote >= 0 ? undefined : byToken(first)
    if (mention === undefined) {
      // Titles may stand between the verb and the name.
      verb = /^VB[DZPN]$/.test(pos) || (verb && /^(?:NN|JJ|DT)/.test(pos))
      continue
    }
    const owner = document.tokens[mention.last]?.pos === 'POS'
    if (verb && !owner && mention.personId !== person && genders.get(mention.personId) === genders.get(person))
      return !/^(?:VB[DZP]|MD)$/.test(document.tokens[mention.last]?.pos ?? '')
    verb = false
  }
  return false
}

/**
 * "Dunn and Hale spoke. He said", "Dunn spoke after Hale. He said", "Dunn met his lawyer, Peter Hale. He said": another who
 * may be a "he" is named beside the one that does it, and nothing tells which of them is meant.
 */
function isBeside(
  document: Document,
  byToken: MentionOf,
  units: readonly Unit[],
  back: number,
  here: number,
  person: string,
  fits: (id: string) => boolean,
): boolean {
  const unit = units[back]
  if (unit === undefined || back === here) return false
  return unit.elements.some(({ first, quoted, quote }, at) => {
    const mention = quoted || quote >= 0 ? undefined : byToken(first)
    if (mention === undefined || mention.personId === person || mention.first !== first) return false
    if (!fits(mention.personId)) return false
    const next = document.tokens[mention.last]
    if (next?.pos === 'POS') return false
    // "Dunn said Hale had left": told of by the one, not beside him.
    return !/^(?:VB[DZP]|MD)$/.test(next?.pos ?? '') || isJoined(unit, at)
  })
}

/** "Dunn and | Hale spoke": titles may stand in between. */
function isJoined({ elements }: Unit, at: number): boolean {
  for (let before = at - 1; before >= 0 && at - before < 5; before--) {
    const word = elements[before]
    if (word?.lower === 'and') return true
    if (word === undefined || !/^(?:NN|JJ|DT)/.test(word.pos)) return false
  }
  return false
}

/** The first person named outside quotations who is no possessor and stands in front of `before`. */
function subjectOf(document: Document, byToken: MentionOf, unit: Unit, before: number): string | null {
  for (let at = 0; at < before; at++) {
    const element = unit.elements[at]
    if (element === undefined || element.quoted || element.quote >= 0) continue
    const mention = byToken(element.first)
    if (mention === undefined) continue
    const previous = document.tokens[mention.first - 1]
    const next = document.tokens[mention.last]
    const governed = previous !== undefined && /^(?:IN|TO)$/.test(previous.pos) && at > 0
    // "In Berg's telling": the words around are hers.
    const tells = next?.pos === 'POS' && TELLING.test(document.tokens[mention.last + 1]?.lower ?? '')
    if (tells || (next?.pos !== 'POS' && !governed)) return mention.personId
    at = Math.max(at, unit.elements.findIndex((other) => other.first >= mention.last) - 1)
  }
  return null
}
