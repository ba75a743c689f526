// Why it exists: two kinds of claim are answered in words of their own: that one spoke with another, and that one offers a place.
import type { LedgerClaim, Party } from '../core/claim.ts'
import type { Word } from '../core/testimony.ts'
import { namesBody } from './bodies.ts'
import { sameOffice } from './testimony.ts'
import { nameWords } from './words.ts'

/** "He had informed Marsh of the outcome": that one person turned to others. */
const TURNED_TO =
  /\b(?:inform(?:ed)?|told|brief(?:ed)?|notif(?:y|ied)|spoken|spoke|talked|called|phoned|telephoned|updated|consulted)\b/i
/** "She took part in his later call", "Velt briefed her". */
const WAS_TURNED_TO =
  /\b(?:calls?|called|conversation|phone|phoned|video\w*|briefed|debrief\w*|informed|told|spoke|spoken|talked|updated|consulted|exchange)\b/i
/** That it came after what the claim is about. */
const AFTERWARDS =
  /\b(?:later|after|afterwards?|subsequent\w*|following|followed|follow-up|then|outcome|debrief\w*|briefed|informed)\b/i
/** "The Vatican had expressed interest in hosting", "the Holy See could offer a venue". */
const OFFER = /\b(?:host\w*|venue|offer\w*|mediat\w*|willing\w*|ready|readiness|available|interest)\b/i
const TO_COME = /\b(?:talks?|negotiations?|meetings?|summit|dialogue|conference|mediat\w*)\b/i

/**
 * Whether a party of the claim says of itself that the claimant turned to it as he claims. It must name him, and either
 * place it after the event or name two more of those whom he claims to have told. That they spoke is what it confirms.
 */
export function tellsOfContact(word: Word, claim: Claimed, own: Party): boolean {
  if (!TURNED_TO.test(claim.text) || !WAS_TURNED_TO.test(word.text)) return false
  if (claim.by === null || own.personId === null || !mentions(word.context, claim.by)) return false
  return AFTERWARDS.test(word.context) || namedIn(word, claim).length >= 2
}

/** Whether a body, or one who holds its office, speaks of the offer that the claim says it made. */
export function tellsOfOffer(word: Word, claim: Claimed): boolean {
  const texts = [word.text, claim.text]
  return texts.every((text) => OFFER.test(text) && TO_COME.test(text))
}

type Claimed = Pick<LedgerClaim, 'text' | 'by' | 'about'>

/** Of the claim's parties, those whom the words name beside the speaker. */
function namedIn(word: Word, claim: Claimed): readonly Party[] {
  return claim.about.filter((party) => !sameOffice(word.party, party) && mentions(word.context, party))
}

/** Whom the words name beside the speaker and the claimant, whether or not the claim is known to be about them. */
export function namesOfWord(word: Word, claim: Claimed): readonly Party[] {
  const others = word.named.filter(
    (party) => !sameOffice(word.party, party) && (claim.by === null || !sameOffice(party, claim.by)),
  )
  const named = [...others, ...namedIn(word, claim)].map((party) => [party.personId ?? party.name, party] as const)
  return [...new Map(named).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The party whose own word this is: itself, its office, or for a body one who holds an office of it. */
export function ownParty(word: Word, about: readonly Party[]): Party | null {
  return (
    about.find((party) => sameOffice(word.party, party)) ??
    about.find(({ personId, name }) => {
      const voices = word.party.personId === null ? [...word.bodies, word.party.name] : word.bodies
      return personId === null && voices.some((voice) => namesBody(voice, name))
    }) ??
    null
  )
}

/** By the last word of the name: "Zelenskyy"; a body by all its words. */
function mentions(text: string, { personId, name }: Party): boolean {
  const words = nameWords(name)
  const wanted = personId === null ? words.join(' ') : (words.at(-1) ?? '')
  return wanted !== '' && ` ${nameWords(text).join(' ')} `.includes(` ${wanted} `)
}

/** Outlets and unnamed people pass on what others say; their word is no second source. */
const PASSES_ON =
  /\b(?:news\w*|agency|agencies|media|reports?|reporters?|journalists?|broadcaster|channel|daily|times|post|herald|tribune|gazette|courier|reuters|tass|interfax|bloomberg|sources?|officials?|people|critics|analysts?|observers?|experts?|some|many|others)\b/i

/** Whether somebody may support a claim: one who is named, is no outlet, and does not only repeat what the claimant said. */
export function ownsKnowledge(word: Word, { by: claimant, byText }: Pick<LedgerClaim, 'by' | 'byText'>): boolean {
  if (
    word.party.personId === null &&
    (PASSES_ON.test(word.party.name) || !/^\p{Lu}/u.test(word.party.name.replace(/^the /i, '')))
  )
    return false
  if (claimant === null) return false
  const relays = /\b(?:said|says|claimed|claims|wrote|announced|according to|told (?:him|her|them|reporters))\b/i
  // "Lindqvist and Aalto agreed" is Aalto's own word already.
  if (mentions(claimant.name, word.party) || mentions(byText, word.party)) return false
  if (/\b(?:disput|doubt|deni|question|false|wrong|untrue|reject)/i.test(word.text)) return false
  return !(relays.test(word.text) && mentions(word.text, claimant))
}
