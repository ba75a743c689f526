// Why it exists: the parts of which the patterns of doubt, silence, denial and confirmation are made.
import type { ClaimRule } from './rules.ts'

/** How a text leaves or settles what somebody claims. 'silent': a party gives no word; 'unverified': nobody could check. */
export type HedgeKind = 'unconfirmed' | 'unverified' | 'silent' | 'denied' | 'confirmed'

/**
 * Groups of `pattern`, all optional: `verb` whose subject is the party; `parties` whose word it is; `object` what it is
 * about ("the claims", "this"); `claimant` and `teller` whose claims; `told` the claim itself; `deed` a claim in a noun or
 * -ing form ("claims of looting").
 */
export type HedgePattern = {
  readonly kind: HedgeKind
  readonly rule: ClaimRule
  readonly pattern: RegExp
}

/** Nouns for what somebody says is so. */
export const CLAIM =
  '(?:claims?|allegations?|accusations?|assertions?|reports?|statements?|accounts?|rumou?rs?|charges?|suggestions?|remarks?|contentions?|insinuations?|stor(?:y|ies)|version|narratives?|theor(?:y|ies)|speculation|findings?|arguments?|comments?|testimony|complaints?|notion|idea|Claims?|Allegations|Accusations|Assertions|Reports?|Rumou?rs?|Suggestions|Speculation|Charges)'
/** Those that can be nothing else: no judge dismisses and no board rejects them. */
export const PLAIN_CLAIM =
  '(?:claims?|allegations?|accusations?|assertions?|rumou?rs?|suggestions?|contentions?|insinuations?|speculation|narratives?|theor(?:y|ies)|reports|Claims?|Allegations|Accusations|Assertions|Reports|Rumou?rs?|Suggestions|Speculation)'

const DETERMINER =
  '(?:[Aa]ll|[Aa]ny|[Tt]he|[Tt]hese|[Tt]hose|[Ss]uch|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Yy]our|[Bb]oth|[Aa]n?|[Mm]any|[Mm]ost|[Ss]ome|[Ss]everal|of)'
const CAPITALS = String.raw`\p{Lu}[\p{L}\p{N}.-]*(?: (?:\p{Lu}[\p{L}\p{N}.-]*|of|and|the)){0,3}?`

/** "all of Berg's latest claims", "the Courier report": with the claimant where one is named. */
export function claimPhrase(noun = CLAIM): string {
  return String.raw`(?:${DETERMINER} ){0,4}(?:(?<claimant>${CAPITALS})(?:'s?)? )?(?:[\p{Ll}'-]+ ){0,3}?${noun}`
}

/** What the claim says, up to where its clause ends. */
const TOLD = `[^,.;:"?]{6,240}?(?:, [^,.;:"?]{2,60},[^,.;:"?]{2,160}?)?`
/** Behind the noun: who makes the claim, and what it says. */
export const TAIL = `(?: (?:made |published |levelled |raised )?(?:by|from) (?<teller>[^,.;"]{2,60}?)| (?:in|on|across|circulating (?:in|on)) [^,.;"]{2,40}?)?(?:(?: (?:that|suggesting|saying|alleging|claiming|asserting)|,? (?:like|such as|including|among them) that) (?<told>${TOLD})| of (?<deed>[^,.;"]{5,120}?))?`
export const TAIL_END = String.raw`(?=$|[.;:?"]|, | (?:and|but|while|although|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in an? (?:statement|interview|post|letter|speech|email))\b)`

const STRONG = `(?:(?:a|an|all|just|simply|completely|totally|entirely|utterly|outright|absolute|absolutely|complete|completely|patently|pure|plainly|clearly|blatant|blatantly|deliberate|deliberately|categorically|total|shameless|malicious|demonstrably|factually|politically|motivated|wholly|manifestly|highly|and|or|baseless|false|"|') ?)*`
const FALSE_WORD = String.raw`(?:false(?:hoods?)?|baseless|untrue|not true|unfounded|groundless|fabricat(?:ed|ions?)|misleading|inaccura(?:te|cies)|incorrect|lies?|nonsense|fake|fictions?|fictitious|rubbish|hoax|bogus|slander(?:ous)?|libel(?:lous)?|defamatory|propaganda|invent(?:ed|ions?)|disinformation|misinformation|untruths?|fantas(?:y|ies)|forger(?:y|ies)|forged|doctored|without (?:foundation|basis|merit)|unsubstantiated|unsupported by (?:the )?(?:evidence|facts)|smears?)\b`
/** A judgement that needs a noun of claiming beside it. */
const ABSURD_WORD = String.raw`(?:absurd|ridiculous|ludicrous|preposterous|outrageous|laughable|a joke)\b`

export const FALSE = STRONG + FALSE_WORD
export const FALSE_OR_ABSURD = `${STRONG}(?:${FALSE_WORD}|${ABSURD_WORD})`
export const HOW = '(?:immediate |independent |official |public |direct |other |immediately |independently )*'
export const ADVERBS = String.raw`(?:[\p{L}]+ly |also |later |since |yet |so far |now |never |always |again |once |long |even |still )*`
