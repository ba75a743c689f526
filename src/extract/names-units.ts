// Why it exists: what stands in a run of capitals: titles in front, the name, and whether it names a body or a place.
import type { Chain } from './aliases.ts'
import type { Document } from './document.ts'
import { POSTNOMINALS, SPEECH_VERBS } from './lexicon/titles.ts'
import { breaksLine, isCapital, type Run } from './names.ts'
import {
  isAcronym,
  isClearForename,
  isDateWord,
  isForename,
  isHonorific,
  isNation,
  isOrganisationWord,
  isPlaceName,
  isRoleNoun,
  isThingWord,
  looksLikeName,
} from './names-words.ts'
import { chainOf } from './people-form.ts'

/** What stands in a run: a name, and what is in front of it. Token indexes, `last` exclusive. */
export type Unit = {
  readonly first: number
  readonly last: number
  readonly run: Run
  readonly kind: 'name' | 'organisation' | 'place' | 'other'
  /** "Mr", "Gen." stands directly in front. */
  readonly honorific: boolean
  /** A noun for what a person is stands directly in front, capitalised or not: "President", "activist". */
  readonly role: boolean
  /** The words of the name. */
  readonly chain: Chain
}

// Family names that are titles too: after a given name they are no title.
const SURNAME_TITLES =
  /^(?:king|bishop|judge|dean|prince|pope|marshal|marshall|baron|duke|major|justice|sultan|cook|page|baker|butcher|carpenter|cleaner|guard|porter|taylor|mason|miner|miller|potter|tailor|weaver|driver|fisher|hunter|sheriff|knight|star|champion|day|man|boy|bush|abbott|winner|forward|guest|host|mayor|father|don|fr)$/

/** The units of all runs, in text order. */
export function findUnits(document: Document, runs: readonly Run[]): Unit[] {
  return runs.flatMap((run) => (run.loud ? [unitOf(document, run, run.first, run.last)] : splitRun(document, run)))
}

// Short months and days are names too: "Jan Novak", "Chung Mong - Jun"; with a number beside them they are none.
const SHORT_DATE = /^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)$/

/** Days and months break a run ("Putin Monday"); "May" after a given name is a family name. */
function splitRun(document: Document, run: Run): Unit[] {
  const second = secondName(document, run)
  if (second !== null) return [unitOf(document, run, run.first, second), unitOf(document, run, second, run.last)]
  const units: Unit[] = []
  let from = run.first
  for (let at = run.first; at < run.last; at++) {
    const token = document.tokens[at]
    const before = document.tokens[at - 1]
    if (token === undefined || !isCapital(token) || !isDateWord(token.text)) continue
    if (
      SHORT_DATE.test(token.text) &&
      !/^\d/.test(document.tokens[at + 1]?.text ?? '') &&
      !/^\d/.test(before?.text ?? '')
    )
      continue
    if (at > run.first && before !== undefined && isForename(before.text) && at === run.last - 1) continue
    if (isForename(token.text) && at === from && at + 1 < run.last) continue
    if (at > from) units.push(unitOf(document, run, from, at))
    from = at + 1
  }
  if (from < run.last) units.push(unitOf(document, run, from, run.last))
  return units
}

/** "After meeting Lena Fox Tom Grey said …": where the second name begins, in a clause that opens a sentence and has no comma behind it. */
function secondName({ tokens }: Document, run: Run): number | null {
  if (run.last - run.first !== 4 || !SPEECH_VERBS.has(tokens[run.last]?.lower ?? '')) return null
  const [first = '', surname = '', second = ''] = tokens.slice(run.first, run.last).map(({ text }) => text)
  if (!isClearForename(first) || isForename(surname) || !isClearForename(second)) return null
  for (let at = run.first - 1; at > run.first - 5 && at >= 0; at--) {
    if (/^(?:After|Before|While|When|Since|On|Upon)$/.test(tokens[at]?.text ?? '')) return run.first + 2
    if (tokens[at]?.text === ',') return null
  }
  return null
}

function unitOf(document: Document, run: Run, from: number, to: number): Unit {
  const { tokens } = document
  const split = titleEnd(document, from, to)
  let first = split
  let last = to
  while (last - 1 > first && POSTNOMINALS.has(tokens[last - 1]?.text ?? '')) last--
  // "Anna Berg Image: …": the word in front of a colon is a label.
  if (tokens[last]?.text === ':' && last - 2 > first && !looksLikeName(tokens[last - 1]?.text ?? '')) last--
  if (!run.loud) first = trimFront(document, run, first, last)
  const before = first > 0 ? tokens[first - 1] : undefined
  const touching = before !== undefined && !breaksLine(document, first)
  const honorific = touching && isHonorific(before.text) && isCapital(before)
  const role =
    (touching && isRoleNoun(before.text) && (isCapital(before) || /^NN/.test(before.pos))) ||
    endsTitle(document, run, first)
  const kind = kindOf(document, first, last, honorific || role)
  return { first, last, run, kind, honorific, role, chain: chainOf(document, { first, last }) }
}

/** "Minister of Finance Ken …": words between 'of' and the name that belong to a title in front of the run. */
function endsTitle(document: Document, run: Run, first: number): boolean {
  return first > run.first && titleBefore(document, run)
}

/** Whether 'of' and capitals lead back from the run to a role: "head of the Council and | Ministry …". */
function titleBefore(document: Document, run: Run): boolean {
  if (!/^(?:of|for|to|the|and|&)$/.test(document.tokens[run.first - 1]?.lower ?? '')) return false
  for (let at = run.first - 1; at > run.first - 10 && at >= 0; at--) {
    const token = document.tokens[at]
    if (token === undefined) return false
    if (isRoleNoun(token.text)) return /^(?:of|for|to)$/.test(document.tokens[at + 1]?.lower ?? '')
    if (!/^(?:of|for|to|the|and|&)$/.test(token.lower) && !isCapital(token)) return false
  }
  return false
}

/** The index behind the last title in [from, to): "European Commission President | Ursula von der Leyen". */
function titleEnd(document: Document, from: number, to: number): number {
  for (let at = to - 2; at >= from; at--) {
    const word = document.tokens[at]?.text ?? ''
    if (!isHonorific(word) && !isRoleNoun(word)) continue
    const next = document.tokens[at + 1]?.text ?? ''
    if (isPlaceName(`${word} ${next}`) || isNation(`${word} ${next}`)) continue
    const before = at > from ? (document.tokens[at - 1]?.text ?? '') : ''
    if (at > from && SURNAME_TITLES.test(word.toLowerCase()) && isForename(before)) continue
    if (at === from && isForename(word) && !isHonorific(word) && SURNAME_TITLES.test(word.toLowerCase())) continue
    return at + 1
  }
  return from
}

/** Nations, ordinary words and bodies in front of a given name are no part of the name: "Nigerian Wole …", "Actor Tom …". */
function trimFront(document: Document, run: Run, first: number, last: number): number {
  const text = (at: number): string => document.tokens[at]?.text ?? ''
  let at = first
  while (at < last - 1 && isNation(text(at)) && !isOrganisationWord(text(last - 1))) at++
  // "ambassador to Korea Sripriya …": a country in front of two words of a name is where the title ends.
  if (
    last - at > 2 &&
    isPlaceName(text(at)) &&
    !isForename(text(at)) &&
    looksLikeName(text(at + 1)) &&
    looksLikeName(text(last - 1))
  )
    at++
  if (titleBefore(document, run)) {
    // "minister of International Cooperation Nadir …": the words of the office end before the last two of the run.
    for (let ahead = Math.max(at + 1, last - 3); ahead < last - 1; ahead++) {
      const front = text(ahead - 1)
      const names = [...Array(last - ahead).keys()].every((offset) => namesPerson(text(ahead + offset)))
      if (names && (isOrganisationWord(front) || !looksLikeName(front))) return ahead
    }
  }
  for (let ahead = at + 1; ahead < last - 1; ahead++) {
    if (!isForename(text(ahead))) continue
    let plainFront = true
    for (let front = at; front < ahead; front++)
      if (
        looksLikeName(text(front)) &&
        !isAcronym(text(front)) &&
        !isOrganisationWord(text(front)) &&
        !isNation(text(front))
      )
        plainFront = false
    if (plainFront && !isOrganisationWord(text(last - 1))) return ahead
    break
  }
  if (run.opens && at === run.first && last - at > 1 && !looksLikeName(text(at)) && looksLikeName(text(at + 1)))
    return at + 1
  return at
}

function kindOf(document: Document, first: number, last: number, titled: boolean): Unit['kind'] {
  const words = document.tokens.slice(first, last).map((token) => token.text)
  const joined = words.join(' ')
  if (isPlaceName(joined)) return 'place'
  if (isNation(joined)) return 'other'
  if (words.length === 1) {
    const word = words[0] ?? ''
    if (isNation(word)) return 'other'
    if (titled && !isOrganisationWord(word)) return 'name'
    if (isOrganisationWord(word) || isAcronym(word)) return 'organisation'
    return isThingWord(word) || isHonorific(word) || isRoleNoun(word) ? 'other' : 'name'
  }
  return bodyKind(words, titled)
}

/** Whether a run of several words names a body or a place by one of its words. */
function bodyKind(words: readonly string[], titled: boolean): Unit['kind'] {
  const tail = words.at(-1) ?? ''
  const two = words.length === 2
  const personal = (titled || isForename(words[0] ?? '')) && words.length <= 3
  if (isOrganisationWord(tail) && !(two && personal && titled)) return 'organisation'
  if (
    /^(?:city|town|village|province|state|county|district|region|island|islands|river|street|road|avenue|airport|square|tower|palace|bridge|drive|falls|hills|mountains?|valley|republic|territory|governorate|prefecture|estate|desert|sea|ocean|gulf|bay|lake|port|creek)$/i.test(
      tail,
    ) &&
    !titled
  )
    return 'place'
  if (
    /^(?:lake|mount|mt\.?|port|cape|gulf|fort|san|santa|los|las|rio|puerto|new|south|north|east|west|st\.?|saint)$/i.test(
      words[0] ?? '',
    ) &&
    !titled
  )
    return 'place'
  const street = /^(?:park|hill|hall|lane|court|gate|camp|field|house)$/i.test(tail)
  if (street && !titled && !(isClearForename(words[0] ?? '') && two)) return 'place'
  if (words.slice(0, -1).some((word) => isOrganisationWord(word)) && !personal) return 'organisation'
  return 'name'
}

function namesPerson(word: string): boolean {
  return looksLikeName(word) && !isOrganisationWord(word) && !isPlaceName(word) && !isNation(word) && !isAcronym(word)
}
