// Why it exists: how English news says that a thing is unconfirmed, and that a party gives no word on it.
import { ADVERBS, CLAIM, claimPhrase, type HedgePattern, HOW, TAIL, TAIL_END } from './claim-words.ts'
import { VERDICT_PATTERNS } from './verdicts.ts'

// Words are bounded, and each is read in one way only, so that no text makes a pattern slow.
const STEMS = String.raw`confirm|corroborat|verif|substantiat|acknowledg|admit|comment|respon|repl(?:y|ied)|react|return|answer|reach|contact|availab|evidence|proof|address|discuss|statement|silent|unclear|den(?:y|ie|ial)|reject|dismiss|denounc|refut|disput|contest|contradict|contrary|debunk|discredit|disprov|rebut|rebuff|false|baseless|untrue|wrong|unfounded|groundless|fabricat|misleading|inaccura|incorrect|\blies?\b|nonsense|fake|fiction|hoax|invent|fantas|forg|doctored|belied|backed|guilty|innocence|neither|outrag|absurd|ridicul|ludicr|prepost|laughab|slander|libel|defam|bogus|rubbish|propaganda|unsupported|\brumou?r|possible|aware|knowledge|information|record|trash|quash|scotch|laugh|brush|shrug|scoff|retract|withdr|recall|remember|recollection`
/** A sentence without any of these fits no pattern: most sentences are passed over at little cost. */
export const HEDGE_WORDS = new RegExp(
  `${STEMS}|no .{0,30}word|say whether|say if|not clear|not true|no truth|no basis|not supported|borne out|word of truth|none of|without (?:foundation|basis|merit)|no such|cold water|hit (?:back|out)|shot down`,
  'i',
)
/** The same of one word: of the phrases that one which is rarest. */
export const HEDGE_WORD = new RegExp(
  `${STEMS}|word|say|clear|true|truth|basis|support|borne|none|without|such|cold|hit|shot`,
  'i',
)

const TOLD_END = String.raw`(?=[.;]?$|, (?:but|and|which|while|though|although|as|according)\b|, [\p{L}. ]{2,40} said\b|[;.])`
const ABOUT = String.raw`(?<about> (?:on|to|about|regarding|over) [^,.;"]{2,90}?)?(?=$|[.,;"]| (?:and|but|when|while|after|saying|citing|because|until|by|before|beyond)\b)`
const REPLY =
  '(?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|return(?:ed)?|answer(?:ed)?|react(?:ed)?|address(?:ed)?|provide[d]? (?:a )?comment)'
const REQUESTS = String.raw`(?:(?: to| for| on)? (?:an?|the|this|his|her|their|its|our|[\p{L}]+'s?|multiple|several|repeated|requests?|calls?|questions?|messages?|phone|emails?|e-mails?|emailed|written|detailed|inquiries|enquiries|queries|seeking|further|press|media|(?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\p{Lu}[\p{L}]+'s?|comment|from \p{Lu}\p{L}+|for|to))*`

const CHECKED = '(?:immediately |independently |officially |publicly |yet |so far |fully )*'
const GRADE =
  '(?:any |specific |further |concrete |credible |clear |hard |direct |public |independent |conclusive |supporting |immediate |scientific )*'

const DOUBT_PATTERNS: readonly HedgePattern[] = [
  // "There was no confirmation from Norland of reports that a bridge had fallen."
  {
    kind: 'unconfirmed',
    rule: 'no-confirmation-of-reports',
    pattern: new RegExp(
      String.raw`\bno ${HOW}(?:confirmation|corroboration|verification) (?:(?:from|by) (?<parties>[^,.;"]{2,80}?) )?(?:of|for) (?:the |any |these |those |unconfirmed |media |press |earlier )*${CLAIM} that (?<told>[^,.;"]{8,300})${TOLD_END}`,
      'du',
    ),
  },
  // "Officials could not confirm reports that a bridge had fallen."
  {
    kind: 'unconfirmed',
    rule: 'could-not-confirm-reports',
    pattern: new RegExp(
      String.raw`\b(?:(?<verb>could|did|would|has|have|had|can|was|were)(?: not|n't|not| unable to) ${ADVERBS}(?:immediately |independently |officially )*(?:confirm|verify|confirmed|verified)|(?:would |could |has |have )?(?<verb>neither) confirm(?:ed)? (?:n?or) den(?:y|ied)) (?:(?:the |any |these |those |unconfirmed |media |press |earlier )*${CLAIM} )?that (?<told>[^,.;"]{8,300})${TOLD_END}`,
      'du',
    ),
  },
  // "It has not been confirmed that the pilot survived."
  {
    kind: 'unconfirmed',
    rule: 'not-confirmed-that',
    pattern:
      /\b[Ii]t (?:(?:has|had) not (?:yet )?been|is not(?: yet)?|was not|could not be|is yet to be|has yet to be|remains to be|cannot be) (?:immediately |independently |officially )*(?:confirmed|verified) (?:that|whether|if) (?<told>[^,.;"]{8,240})(?=[.;]?$|,)/du,
  },
  // "There were unconfirmed reports that the dam had burst."
  {
    kind: 'unconfirmed',
    rule: 'unconfirmed-reports-that',
    pattern:
      /\b(?:[Uu]nconfirmed|[Uu]nverified|[Uu]ncorroborated|[Uu]nsubstantiated) (?:[\p{Ll}-]+ ){0,2}?(?:reports?|claims?|rumou?rs?|accounts?|allegations?|information|suggestions?) (?:(?:from|by|in|on) [^,.;"]{2,50}? )?(?:that (?<told>[^,.;"]{8,240})(?=[.;]?$|,)|of (?<deed>[^,.;"]{5,120}?)(?=$|[.,;]| and | but | in (?:the|some) ))/du,
  },
  // "The latest rumour is that the League is planning a march."
  {
    kind: 'unconfirmed',
    rule: 'rumour-that',
    pattern:
      /\b(?:rumou?rs?|rumou?r mill|gossip|speculation) (?:is|are|was|were|has it|have it|had it|(?:is|are|was|were) (?:circulating|rife|spreading|swirling)|circulated|spread|swirled|says?|persists?) that (?<told>[^,.;"]{8,240})(?=[.;]?$|,)/du,
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
  // "The account could not be independently verified." "Berg's claim has not been confirmed."
  // "The claim that they rejected the clause could not be confirmed."
  {
    kind: 'unverified',
    rule: 'could-not-be-verified',
    pattern: new RegExp(
      String.raw`(?:(?<object>\b${claimPhrase()}) that (?<told>[^,.;"]{8,200}?) |(?<object>\b${claimPhrase()} |\b[Tt]his |\b[Tt]hat |\b[Ii]t )?\b)(?:(?:could|can|has|have|had)(?: not|n't|not| yet to| never) ${CHECKED}be(?:en)? |(?:was|were|is|are)(?: not|n't) )${CHECKED}(?:verified|confirmed|corroborated|substantiated|authenticated)\b`,
      'du',
    ),
  },
  // "The claim remains unverified."
  {
    kind: 'unverified',
    rule: 'remains-unverified',
    pattern: new RegExp(
      String.raw`(?<object>\b${claimPhrase()}) (?:is|are|was|were|remains?|remained|went|go(?:es)?) (?:still |so far |as yet |largely )*(?:unverified|unconfirmed|uncorroborated|unproven|unproved|unsubstantiated|open to question)\b`,
      'du',
    ),
  },
  // "The Morning Wire could not independently verify the account."
  {
    kind: 'unverified',
    rule: 'could-not-verify',
    pattern: new RegExp(
      String.raw`\b(?:[Ii]t (?:was|is|has been) (?:not (?:immediately |independently )*|im)possible to|could|can|was|were|has|have|had|is)(?:(?<=possible to)| not|n't|not| unable to| been unable to) (?:yet )?(?:been able to )?(?:immediately |independently )*(?:verify|verified|corroborate|corroborated|substantiate|authenticate|independently confirm)\b(?: (?<object>it|this|that|them|${claimPhrase()}))?`,
      'du',
    ),
  },
  // "Neither figure could be verified."
  {
    kind: 'unverified',
    rule: 'neither-verified',
    pattern: new RegExp(
      String.raw`\b(?:[Nn]either|[Nn]one of the(?:se)?|[Nn]o(?:ne)? of (?:these|those|the)) (?:of the |side's |party's )?(?:\w+ )?(?:figures?|numbers?|tolls?|versions?|${CLAIM})(?:s)? (?:could|can|has|have) be(?:en)? ${CHECKED}(?:verified|confirmed|checked)\b`,
      'du',
    ),
  },
  // "Norland has not confirmed the claim." "The agency has yet to confirm it."
  {
    kind: 'unconfirmed',
    rule: 'has-not-confirmed',
    pattern: new RegExp(
      String.raw`\b(?<verb>has|have|had|did|does|do|could|would|is|was)(?: not|n't|not| yet to| still to) ${ADVERBS}(?:confirm(?:ed)?|corroborated?|verif(?:y|ied))\b(?! (?:or den|nor den|when|how|what|who|where|why))(?: (?<object>it|this|that|${claimPhrase()}))?`,
      'du',
    ),
  },
  // "The letter gives no evidence that Vestmark had opened the sluice." "There is no evidence that …"
  {
    kind: 'unconfirmed',
    rule: 'no-evidence-that',
    pattern: new RegExp(
      String.raw`\b(?:(?<verb>did|does|has|have|had)(?: not|n't) (?:yet )?(?:provided?|offer(?:ed)?|give|given|present(?:ed)?|produced?|cited?|showed|shown?)|(?<verb>provid(?:ed|es)|offer(?:ed|s)|gave|gives|present(?:ed|s)|cit(?:ed|es)|shows?) (?:no|little|scant)|[Tt]here (?:is|was|has been) (?:so far |currently |as yet |yet )*(?:no|little)) ${GRADE}(?:evidence|proof) (?:so far |yet )?that (?<told>[^,.;"]{8,240})(?=[.;]?$|,|;)`,
      'du',
    ),
  },
  // "There is no evidence for the claim."
  {
    kind: 'unconfirmed',
    rule: 'no-evidence-for',
    pattern: new RegExp(
      String.raw`\b(?:no|little|any|scant) ${GRADE}(?:evidence|proof) (?:for|of|to (?:support|back(?: up)?|substantiate)|in support of|behind|backing|supporting) (?<object>it|this|that|${claimPhrase()}${TAIL})${TAIL_END}`,
      'du',
    ),
  },
  // "He gave no evidence for the charge."
  {
    kind: 'unconfirmed',
    rule: 'no-evidence',
    pattern:
      /\b(?:[Ww]ithout (?:providing|offering|giving|presenting|citing|producing|showing) (?:any |specific |further |concrete )*(?:evidence|proof|details)|(?:claim|alleg|assert|suggest|accus|sa(?:id|ys?))\w*(?: \w+)?,? without (?:any )?(?:evidence|proof)|(?:did not|didn't|has not|have not) (?:provide|provided|offer|offered|give|given|present|presented) (?:any |specific )?(?:evidence|proof)|(?:offered|provided|gave|presented|cited) no (?:evidence|proof))\b/du,
  },
  // "It was not clear whether the claim was true."
  {
    kind: 'unconfirmed',
    rule: 'not-clear-whether',
    pattern: new RegExp(
      String.raw`\b[Ii]t (?:is|was|remains|remained) (?:not (?:immediately |yet )?(?:clear|known)|un(?:clear|known|certain)) (?:if|whether|how much of) (?:(?<object>${claimPhrase()}) (?:is|was|are|were) (?:true|accurate|authentic|genuine|credible)|(?<doubted>[^,.;"]{8,200}))`,
      'du',
    ),
  },
  // "Unconfirmed reports say the bridge is closed."
  {
    kind: 'unconfirmed',
    rule: 'unconfirmed-reports',
    pattern:
      /\b(?:[Uu]nconfirmed|[Uu]nverified|[Uu]ncorroborated) (?:[\p{Ll}-]+ ){0,2}?(?:reports?|claims?|rumou?rs?|accounts?|allegations?|information)\b/du,
  },
]

const SILENCE_PATTERNS: readonly HedgePattern[] = [
  // "The ministry has neither confirmed nor denied the report."
  {
    kind: 'silent',
    rule: 'neither-confirmed-nor-denied',
    pattern:
      /\b(?<verb>neither confirm(?:ed|s)? n?or (?:den(?:y|ied|ies)|ruled?(?: that| this| it)? out|rejected)|(?:refused|declined) to (?:either )?(?:confirm or deny|deny or confirm)|(?:would|could|did) not (?:confirm or deny|deny or confirm)|(?:has|have|had) not confirmed (?:n?or) denied)\b/du,
  },
  // "A spokesman for the bank declined to comment on the report."
  {
    kind: 'silent',
    rule: 'no-comment',
    pattern: new RegExp(
      String.raw`\b(?<verb>declin(?:ed|es|ing)|refus(?:ed|es|ing)) (?:(?:an? |the |all |several |repeated |multiple )?(?:interview )?requests? (?:for|to) (?:comment|an interview|interviews)|(?:${ADVERBS}|further |immediately )*to (?:publicly |immediately |directly )?(?:comment|respond|be drawn|be interviewed|discuss|address|answer|confirm)(?! further| when| how| who)|comment)${ABOUT}`,
      'du',
    ),
  },
  // "Renn would not say whether he had met her."
  {
    kind: 'silent',
    rule: 'would-not-say',
    pattern: new RegExp(
      String.raw`\b(?:(?<verb>would|did|could) not|(?<verb>declin(?:ed|es|ing)|refus(?:ed|es|ing)) to) (?:publicly |immediately |directly )?(?:(?:say|confirm) (?:if|whether)(?<about> [^,.;"]{2,90}?)(?=$|[,.;"])|(?:discuss|address|answer|confirm)(?<about> (?:an?|the|this|that|those|these|it|any|his|her|their|its|\p{Lu})[^,.;"]{0,90}?)(?=$|[,.;"]| (?:and|but|when|while|after|saying|citing|because|until|by|before)\b|ly\b)|(?:comment|be drawn)${ABOUT})`,
      'du',
    ),
  },
  // "Renn's office said he could not recall the conversation."
  {
    kind: 'silent',
    rule: 'does-not-recall',
    pattern:
      /\b(?<verb>could|did|does|do|can|had|has)(?:not|n't| not| no) (?:immediately |specifically |clearly )?(?:recall|remember|recollection of|memory of)(?<about> [^.;"]{3,140}?)(?=$|[.;"]|, )/du,
  },
  // "The club did not immediately respond to requests for comment."
  {
    kind: 'silent',
    rule: 'did-not-respond',
    pattern: new RegExp(
      String.raw`\b(?:(?<verb>has|have|had|did|does|do)(?: not|n't) ${ADVERBS}(?:immediately |publicly |officially |so far )*${REPLY}${REQUESTS}|(?<verb>has|have|had|is|are) (?:yet|still) to (?:publicly |officially )?(?:comment|respond|react|issue a statement|make a statement)|(?<verb>was|were) not (?:immediately )?(?:available|reachable)(?: for (?:comment|an interview))?|(?<verb>could) not (?:immediately |be |immediately be )+(?:immediately )?(?:reached|contacted)(?: for (?:comment|a response))?|(?<verb>had|made|offered|gave|has) no (?:immediate |further )?(?:comment|response)|(?<verb>remained|stayed|has been|kept) silent)${ABOUT}`,
      'du',
    ),
  },
  // "Neither party replied to questions."
  {
    kind: 'silent',
    rule: 'neither-replied',
    pattern:
      /\b(?:[Nn]either|[Nn]one|[Nn]o) (?:side|office|government|leader|party|camp|campaign|country|capital|company|club|candidate|man|woman|of (?:them|the [\p{L}]+)) (?:has |have |had |immediately |would )*(?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?|answer(?:ed)?|returned (?:calls|messages|requests))\b/du,
  },
  // "It was not possible to reach either army for comment."
  {
    kind: 'silent',
    rule: 'could-not-reach',
    pattern:
      /\b(?:[Ii]t was (?:not|im)(?: immediately)? ?possible to|[\p{L}' ]{2,30} (?:could not|was unable to|were unable to)) (?:immediately )?(?:reach|contact) (?<parties>[^,.;"]{2,60}?)(?: for (?:comment|a comment|a response|a reaction))?(?=$|[.,;])/du,
  },
  // "The ministry said it was not aware of a strike."
  {
    kind: 'silent',
    rule: 'not-aware',
    pattern:
      /\b(?<verb>was|were|is|are|had|has|have)(?: not|n't)? (?:(?<=not |n't )aware|unaware|no (?:knowledge|information|record)|no information)(?<about> (?:of|on|about) [^,.;"]{2,90}?)(?=$|[.,;"]| (?:and|but)\b)/du,
  },
  // "There was no immediate comment from the ministry."
  {
    kind: 'silent',
    rule: 'no-word-from',
    pattern:
      /\b(?:no (?:immediate |official |public |further )*(?:comment|response|reaction|word|reply|statement))\b(?: (?:from|by) (?<parties>[^,.;]{2,100}?)(?=$|[.,;]| (?:on|about|to) ))?(?<about> (?:on|to|about) [^,.;"]{2,80})?/du,
  },
]

/** All, the text's doubts first; of two that overlap the earlier row counts. */
export const HEDGE_PATTERNS: readonly HedgePattern[] = [...DOUBT_PATTERNS, ...SILENCE_PATTERNS, ...VERDICT_PATTERNS]
