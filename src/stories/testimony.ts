// Why it exists: what one article says, told with the store's people: its claims, and every word that may settle one.

import { publishedMs } from '../core/article.ts'
import type { Claim, Party } from '../core/claim.ts'
import type { Extraction } from '../core/extraction.ts'
import type { Person } from '../core/person.ts'
import { covers, type Evidence, evidenceOf, overlaps, type Span } from '../core/span.ts'
import { isOwnOffice, isSpokesperson, sameSide } from '../core/spokesperson.ts'
import type { StoredArticle } from '../core/story.ts'
import type { Voice, Word } from '../core/testimony.ts'
import { foldName, foldText, nameWords } from './words.ts'

/** An article as the ledger sees it. Times are epoch ms. */
export type LedgerArticle = {
  readonly id: string
  readonly extraction: Extraction
  /** people[].id of the extraction → the store's id. */
  readonly ids: ReadonlyMap<string, string>
  /** The folded text of the article that this one is a copy of: what both say counts once. */
  readonly copyOfText: string | null
  readonly saidAt: number | null
  readonly recordedAt: number
}

/** A stored article for the ledger. `original` is the one that it is a copy of. */
export function ledgerArticleOf(
  stored: StoredArticle,
  ids: ReadonlyMap<string, string>,
  original: StoredArticle | null,
): LedgerArticle {
  return {
    id: stored.id,
    extraction: stored.extraction,
    ids,
    copyOfText: original === null ? null : foldText(original.extraction.article.text),
    saidAt: publishedMs(stored.extraction.article),
    recordedAt: stored.ingestedAt,
  }
}

/** An article's claim with parties of the store. */
export type Said = {
  readonly claim: Claim
  readonly by: Party | null
  readonly about: readonly Party[]
  readonly settledBy: Party | null
}

/** The article's claims in its own order; the same text of the same claimant once. */
export function saidIn(article: LedgerArticle): readonly Said[] {
  const seen = new Set<string>()
  return article.extraction.claims
    .map((claim) => ({
      claim,
      by: claimantOf(article, claim),
      about: distinct(aboutOf(article, claim).map((who) => partyOf(article, who))),
      settledBy: claim.settledBy === undefined ? null : partyOf(article, claim.settledBy),
    }))
    .filter(({ claim, by }) => {
      const key = `${by?.personId ?? foldName(by?.name ?? '')}|${claim.text}`
      return !seen.has(key) && seen.add(key)
    })
}

/** Whose word would settle it; of an offer that nobody is named for, the host whose offer it is. */
function aboutOf(article: LedgerArticle, claim: Claim): readonly string[] {
  if (claim.about.length > 0) return claim.about
  const [own] = claim.evidence
  const offer = article.extraction.talks.find(
    ({ status, host, evidence }) =>
      status === 'offered' &&
      host !== null &&
      own !== undefined &&
      evidence.some(({ span }) => overlaps(span, own.span)),
  )
  const host = offer?.host ?? null
  return host === null || !claim.text.includes(host) ? [] : [host]
}

/** All words of the article that have a source, in its order. */
export function wordsIn(article: LedgerArticle): readonly Word[] {
  const { attributions, article: source, sentences } = article.extraction
  return attributions.flatMap((attribution) => {
    const party = speakerOf(article, attribution.speaker, attribution.source)
    // A headline says in short what the text says in full.
    const isHeadline = attribution.contents.every(({ end }) => end <= source.title.length)
    if (party === null || isHeadline) return []
    const contents = attribution.contents.map((span) => evidenceOf(source.text, span))
    const place = attribution.cue ?? attribution.source ?? attribution.contents[0]
    const sentence = sentences.find((span) => place !== undefined && covers(span, place))
    const further = sentence === undefined ? [] : namingBehind(article, party, sentence)
    const around = [...(sentence === undefined ? [] : [sentence]), ...further].map((span) =>
      evidenceOf(source.text, span),
    )
    const borne = [...contents, ...around]
    return {
      party,
      polarity: attribution.polarity ?? 'asserts',
      text: contents.map(({ quote }) => quote).join(' '),
      context: around.map(({ quote }) => quote).join(' '),
      named: peopleIn(article, around),
      bodies: bodiesOf(article, party, wordsAt(article, attribution.source)),
      start: attribution.contents[0]?.start ?? 0,
      evidence: borne.filter(({ quote }) => quote !== ''),
    }
  })
}

/** "She named Velt and Tarn", "She said Velt had also been on it": the next sentences, as long as they go on so. */
function namingBehind(article: LedgerArticle, party: Party, sentence: Span): readonly Span[] {
  const { article: source, sentences } = article.extraction
  const surname = party.name.split(' ').at(-1) ?? party.name
  const goesOn = new RegExp(
    `^(?:He|She|They|${escapeRegExp(surname)}) (?:also |then )?(?:(?:named|listed|mentioned|counted)\\b|(?:said|added|wrote|noted)\\b.*\\b(?:also|too|as well|joined|took part|taken part|on (?:it|the call|that call))\\b)`,
  )
  const at = sentences.indexOf(sentence)
  const behind = sentences.slice(at + 1, at + 3)
  const end = behind.findIndex((span) => !goesOn.test(source.text.slice(span.start, span.end)))
  return end === -1 ? behind : behind.slice(0, end)
}

function escapeRegExp(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Those who are named inside these passages. */
export function peopleIn(article: LedgerArticle, passages: readonly Evidence[]): readonly Party[] {
  return article.extraction.people
    .filter(({ mentions }) => mentions.some((mention) => passages.some(({ span }) => covers(span, mention))))
    .map(({ id }) => partyOf(article, id))
}

/** An office gives a voice: a country's writers and players speak for nobody. */
const OFFICE =
  /\b(?:president|minister|secretary|chancellor|premier|spokes\w+|ambassador|envoy|aide|advis[eo]r|chief|head|director|commissioner|representative|governor|cardinal|nuncio|pope|king|queen|prince|negotiator|official)\b/i

/** `words`: the source as written. They name what the office is of: "the Vatican's secretary of state". */
function bodiesOf(article: LedgerArticle, party: Party, words: string): readonly string[] {
  const person = personOf(article, party)
  const official = person?.roles.some(({ text }) => OFFICE.test(text)) === true
  const sides = official ? [person?.side?.quote, person?.sideCountry] : []
  return [...sides, OFFICE.test(words) ? words : undefined].filter((body) => body !== undefined)
}

/**
 * Whether `party` is the claimant or speaks for him in the article of these voices: of the same side, or of a role that names him
 * or the body that claims ("the Kremlin" and its spokesman). Such a word is no second party's.
 */
export function speaksFor(voices: readonly Voice[], party: Party, claimant: Party | null, byText: string): boolean {
  if (claimant !== null && sameOffice(party, claimant)) return true
  // "Her press office": of somebody told of before; whose, the words alone do not say.
  if (party.personId === null && isOwnOffice(party.name)) return true
  const voiceOf = ({ personId }: Party) => voices.find((one) => personId !== null && one.party.personId === personId)
  const speaker = voiceOf(party)
  const principal = claimant === null ? undefined : voiceOf(claimant)
  const [side, other] = [speaker?.side ?? null, principal?.side ?? null]
  if (side !== null && other !== null && foldName(side) === foldName(other)) return true
  if (side !== null && foldName(side) === foldName(byText)) return true
  const isSpokesman = speaker?.roles.some(isSpokesperson) === true
  // The Kremlin's spokesman and the Russian president speak for one country.
  if (principal !== undefined && other !== null && isSpokesman && isSideOf(principal, speaker)) return true
  const country = speaker?.country ?? null
  if (country !== null && country === principal?.country && isSpokesman) return true
  const surname = claimant?.personId ? nameWords(claimant.name).at(-1) : undefined
  if (surname === undefined || speaker === undefined) return false
  return speaker.roles.some((role) => isSpokesperson(role) && nameWords(role).includes(surname))
}

/** 'Ines Marsh's office' gives her word. */
export function sameOffice(party: Party, other: Party): boolean {
  if (party.personId !== null && other.personId !== null) return party.personId === other.personId
  const [words, name] = [foldName(party.name), foldName(other.name)]
  if (words === '' || name === '') return false
  if (words === name && party.personId === other.personId) return true
  if (party.personId !== null || !isSpokesperson(words)) return false
  const surname = name.split(' ').at(-1) ?? name
  return new RegExp(`(?:^|\\b(?:for|of|to) )(?:${name}|${surname})(?:$| (?:office|press|spokes|aide|advis))`).test(
    words,
  )
}

/** Forms of one name that no list of countries holds: 'Norlandic spokesman', the president of 'Norland'. */
function isSideOf(principal: Voice, speaker: Voice | undefined): boolean {
  const [side, other] = [principal.side ?? '', speaker?.side ?? '']
  return principal.country === null && (speaker?.country ?? null) === null && sameSide(side, other)
}

/** For whom each of the article's people speaks. */
export function voicesIn(article: LedgerArticle): readonly Voice[] {
  return article.extraction.people.map(({ id, side, sideCountry, roles }) => ({
    party: partyOf(article, id),
    side: side?.quote ?? null,
    country: sideCountry ?? null,
    roles: roles.map(({ text }) => text),
  }))
}

/** An id of the extraction's people, or a name as written. */
export function partyOf(article: LedgerArticle, who: string): Party {
  const person = article.extraction.people.find(({ id }) => id === who)
  return person === undefined
    ? { personId: null, name: who }
    : { personId: article.ids.get(person.id) ?? null, name: person.name }
}

function claimantOf(article: LedgerArticle, claim: Claim): Party | null {
  if (claim.by !== null) return partyOf(article, claim.by)
  return claim.byText.trim() === '' ? null : { personId: null, name: claim.byText }
}

function wordsAt(article: LedgerArticle, span: Span | null): string {
  return span === null ? '' : article.extraction.article.text.slice(span.start, span.end)
}

function speakerOf(article: LedgerArticle, speaker: string | null, source: Span | null): Party | null {
  if (speaker !== null) return partyOf(article, speaker)
  const words = wordsAt(article, source)
  // "critics who say": the pronoun names nobody.
  const name = words.replace(/,?\s+(?:who|which|that)$/, '').trim()
  // "Vatican Secretary of State Pietro Parolin": the words end in the name of somebody whom the article knows.
  const person = article.extraction.people.find((one) => one.name.includes(' ') && name.endsWith(` ${one.name}`))
  return person !== undefined ? partyOf(article, person.id) : name === '' ? null : { personId: null, name }
}

function personOf(article: LedgerArticle, party: Party): Person | undefined {
  return article.extraction.people.find(({ id }) => party.personId !== null && article.ids.get(id) === party.personId)
}

function distinct(parties: readonly Party[]): readonly Party[] {
  const byKey = new Map(parties.map((party) => [party.personId ?? `name:${foldName(party.name)}`, party]))
  return [...byKey.values()]
}
