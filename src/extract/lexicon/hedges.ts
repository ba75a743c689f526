// Why it exists: how English news says that a thing is unconfirmed, that a party is silent, or that it denies.
import type { ClaimRule } from './rules.ts'

/** 'silent': a party gives no word on what is said of it. 'unverified': nobody could check it. */
export type HedgeKind = 'unconfirmed' | 'unverified' | 'silent' | 'denied'
export type HedgePattern = { readonly kind: HedgeKind; readonly rule: ClaimRule; readonly pattern: RegExp }

// Words are bounded, and each is read in one way only, so that no text makes a pattern slow.
/** A sentence without any of these fits no pattern: most sentences are passed over at little cost. */
export const HEDGE_WORDS =
  /confirm|corroborat|verif|substantiat|comment|respon|repl(?:y|ied)|react|return|answer|reach|contact|availab|evidence|proof|no .{0,30}word|address|statement|den(?:y|ie)|reject|dismiss|refut|disput|rebuff|false|baseless|untrue|unfounded|groundless|fabricat|misleading|inaccura|incorrect|\blies?\b|nonsense|fake|fiction/i

const HOW = '(?:immediate |independent |official |public |direct |other )*'
const WHO = String.raw`[\p{L}'.-]{1,40}(?: [\p{L}'.-]{1,40}){0,9}?`
const CLAIM =
  '(?:claims?|allegations?|accusations?|assertions?|reports?|statements?|account|accounts|rumou?rs?|charges?|suggestions?|remarks?)'

/** The first that a sentence fits counts. Groups: `claimant` whose claims, `parties` whose word, `told` the claim itself. */
export const HEDGE_PATTERNS: readonly HedgePattern[] = [
  // "There was no confirmation from Norland of reports that a bridge had fallen."
  {
    kind: 'unconfirmed',
    rule: 'no-confirmation-of-reports',
    pattern: new RegExp(
      String.raw`\bno ${HOW}(?:confirmation|corroboration|verification) (?:(?:from|by) (?<parties>[^,.;"]{2,80}?) )?(?:of|for) (?:the |any |these |those |unconfirmed |media |press |earlier )*${CLAIM} that (?<told>[^,.;"]{8,300})(?=[.;]?$|, (?:but|and|which|while|though|although|as|according)\b|, [\p{L}. ]{2,40} said\b)`,
      'du',
    ),
  },
  // "Officials could not confirm reports that a bridge had fallen."
  {
    kind: 'unconfirmed',
    rule: 'could-not-confirm-reports',
    pattern: new RegExp(
      String.raw`\b(?<parties>${WHO}) (?:(?:could|did|would|has|have|had|can)(?: not|n't|not) (?:yet |immediately |independently |officially )*(?:confirm|verify|confirmed|verified)|(?:would |could |has |have )?neither confirm(?:ed)? (?:n?or) den(?:y|ied)) (?:(?:the |any |these |those |unconfirmed |media |press |earlier )*${CLAIM} )?that (?<told>[^,.;"]{8,300})(?=[.;]?$|, (?:but|and|which|while|though|although|as|according)\b|, [\p{L}. ]{2,40} said\b)`,
      'du',
    ),
  },
  // "Neither office confirmed the plan."
  {
    kind: 'unconfirmed',
    rule: 'neither-confirmed',
    pattern:
      /\b[Nn]either (?:side|office|government|leader|president|minister|ministry|party|country|capital|company|club|man|woman|of (?:them|the [\p{L}]+)) (?:has |have |had |immediately |would )*confirm(?:ed)?\b/du,
  },
  // "There has been no immediate confirmation of Berg's claims from the Norland government or island leaders."
  {
    kind: 'unconfirmed',
    rule: 'no-confirmation',
    pattern: new RegExp(
      String.raw`\bno ${HOW}(?:confirmation|corroboration|verification)(?=[,.;:)]|$| (?:of|for|from|by|that|whether|or|and|nor|but|on|to|about|as|at|in|yet|was|were|is|has|had|could|available|either)\b)(?: (?:of|for) (?:(?<claimant>[\p{L}'. -]{2,40}?)'s? ${CLAIM}|[^,.;]{0,60}?))?(?: (?:from|by) (?<parties>[^,.;]{2,120}))?`,
      'du',
    ),
  },
  // "The account could not be independently verified."
  {
    kind: 'unverified',
    rule: 'could-not-be-verified',
    pattern: new RegExp(
      String.raw`\b(?:(?<claimant>\p{Lu}[\p{L}'. -]{1,40}?)'s? ${CLAIM} )?(?:could|can|has|have|had)(?: not|n't|not) (?:yet )?(?:be |been )(?:immediately |independently )*(?:verified|confirmed|corroborated|substantiated)\b`,
      'du',
    ),
  },
  // "Norland has not confirmed the claim."
  {
    kind: 'unconfirmed',
    rule: 'has-not-confirmed',
    pattern: new RegExp(
      String.raw`\b(?<parties>${WHO}) (?:has|have|had|did|does|do)(?: not|n't) (?:yet |immediately |publicly |independently |officially )*(?:confirm(?:ed)?|corroborated?|verif(?:y|ied))\b`,
      'du',
    ),
  },
  // "The ministry has neither confirmed nor denied the report."
  {
    kind: 'silent',
    rule: 'neither-confirmed-nor-denied',
    pattern: new RegExp(
      String.raw`\b(?<parties>${WHO}) (?:has |have |had |would |could )?(?:neither confirm(?:ed)? nor den(?:y|ied)|refused to confirm or deny|declined to confirm or deny|not confirm or deny)\b`,
      'du',
    ),
  },
  // "A spokesman for the bank declined to comment on the report."
  {
    kind: 'silent',
    rule: 'no-comment',
    pattern: new RegExp(
      String.raw`\b(?<parties>${WHO}),? (?:(?:has |have |had )?(?:declined|refused) (?:requests? )?(?:to comment|to address|to respond|comment|to confirm)|(?:has|have|had|did|does|do)(?: not|n't) (?:yet |immediately |publicly |officially )*(?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|return(?:ed)?|answer(?:ed)?)(?: to| on)?(?: (?:a|an|this|the|multiple|several|repeated|requests?|calls?|questions?|messages?|emails?|[\p{L}]+'s?))*|(?:was|were) not (?:immediately )?(?:available|reachable)(?: for comment)?|could not (?:immediately )?be (?:immediately )?(?:reached|contacted)(?: for comment)?|had no (?:immediate )?(?:comment|response)|made no (?:immediate )?comment)\b`,
      'du',
    ),
  },
  // "There was no immediate comment from the ministry."
  {
    kind: 'silent',
    rule: 'no-word-from',
    pattern:
      /\b(?:no (?:immediate |official |public )*(?:comment|response|reaction|word|reply|statement)|yet to (?:comment|respond|react|confirm))\b(?: (?:from|by) (?<parties>[^,.;]{2,100}))?/du,
  },
  // "He gave no evidence for the charge."
  {
    kind: 'unconfirmed',
    rule: 'no-evidence',
    pattern:
      /\b(?:without (?:providing|offering|giving|presenting|citing) (?:any |specific |further )?(?:evidence|proof)|(?:claim|alleg|assert|suggest)\w*,? without (?:any )?(?:evidence|proof)|(?:did not|didn't|has not|have not) (?:provide|provided|offer|offered|give|given|present|presented) (?:any |specific )?(?:evidence|proof)|(?:offered|provided|gave) no (?:evidence|proof))\b/du,
  },
  // "Unconfirmed reports say the bridge is closed."
  {
    kind: 'unconfirmed',
    rule: 'unconfirmed-reports',
    pattern:
      /\b(?:[Uu]nconfirmed|[Uu]nverified|[Uu]ncorroborated) (?:reports?|claims?|rumou?rs?|accounts?|allegations?|information)\b/du,
  },
  // "The company denied Berg's allegations."
  {
    kind: 'denied',
    rule: 'denied-claims',
    pattern: new RegExp(
      String.raw`\b(?<parties>${WHO}) (?:has |have |had |also |strongly |vehemently |flatly |categorically |firmly |repeatedly |later |immediately )*(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed)|disput(?:es|ed)|rebuff(?:s|ed)) (?:all |any |the |these |those |such |this |that |as \w+ )*(?:(?<claimant>\p{Lu}[\p{L}'. -]{1,40}?)'s? )?(?:[\p{L}-]+ ){0,2}${CLAIM}\b`,
      'du',
    ),
  },
  // "The company called the report false."
  {
    kind: 'denied',
    rule: 'called-false',
    pattern: new RegExp(
      String.raw`\b(?<parties>${WHO}) (?:has |have |had )?(?:called|described|branded|labell?ed|dubbed|said) (?:the |these |those |this |that |his |her |their |(?<claimant>\p{Lu}[\p{L}'. -]{1,40}?)'s? )?(?:[\p{L}-]+ ){0,2}${CLAIM} (?:as |was |were |is |are )?(?:"|completely |totally |entirely |utterly )*(?:false|baseless|untrue|unfounded|groundless|fabricated|misleading|inaccurate|incorrect|lies|a lie|nonsense|fake|fiction)\b`,
      'du',
    ),
  },
]
