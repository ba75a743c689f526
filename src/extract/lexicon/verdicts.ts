// Why it exists: how English news says that somebody denies what is claimed, that it is false, or that it is so.
import {
  ADVERBS,
  CLAIM,
  claimPhrase,
  FALSE,
  FALSE_OR_ABSURD,
  type HedgeKind,
  type HedgePattern,
  PLAIN_CLAIM,
  TAIL,
  TAIL_END,
} from './claim-words.ts'
import type { ClaimRule } from './rules.ts'

const TOLD_THING = `(?:${CLAIM}|memo|letter|video|footage|photos?|photograph|tape|recording|documents?|article|post)`
const AS = `(?:as |"|')*`
const THIS_END = String.raw`(?=[.,;"]|$| (?:on|in|at|when|through|during|strongly|vehemently|outright|and|but|though|to)\b)`
const OUTCOME =
  '(?:deaths?|killings?|arrests?|attacks?|strikes?|explosions?|resignation|departure|shooting|shootings|kidnapping|abduction|sanction|authenticity|engagement|pregnancy|divorce|separation|illness|diagnosis|move|breakup|split|defeat)'

/** Words of denial and of confirmation in the text's own voice. The order decides where two would overlap. */
export const VERDICT_PATTERNS: readonly HedgePattern[] = [
  // "Claim: The senator voted against the bill. Verdict: False."
  {
    kind: 'denied',
    rule: 'verdict-false',
    pattern:
      /^(?:VERDICT|Verdict|RATING|Rating|CONCLUSION|Conclusion|Our (?:verdict|ruling|rating)): (?:This (?:is|claim is) |The claim is |It is )?["']?(?:[Ff]alse|FALSE|[Ff]ake|FAKE|[Uu]ntrue|[Ff]abricated|[Nn]ot true)["']?(?=[.,;!]|$)/du,
  },
  // "The union dismissed the report as false." "Velmar called a report suggesting it had bribed him “false”."
  {
    kind: 'denied',
    rule: 'called-false',
    pattern: new RegExp(
      String.raw`\b(?<verb>call(?:ed|s|ing)|describ(?:ed|es|ing)|brand(?:ed|s|ing)|label?led|labelling|dubbed|dismiss(?:ed|es|ing)|reject(?:ed|s|ing)|denounc(?:ed|es|ing)|slammed) (?:(?<object>it|this|that|them|these) ${AS}${FALSE}|(?<noun>${claimPhrase(TOLD_THING)}${TAIL}) ${AS}${FALSE_OR_ABSURD})`,
      'du',
    ),
  },
  // "She called the report false", the noun behind: "dismissed as a lie the report that he had left".
  {
    kind: 'denied',
    rule: 'called-false',
    pattern: new RegExp(
      String.raw`\b(?<verb>call(?:ed|s|ing)|dismiss(?:ed|es|ing)|reject(?:ed|s|ing)|denounc(?:ed|es|ing)) as ${FALSE_OR_ABSURD}['"]? (?<object>${claimPhrase()}${TAIL})${TAIL_END}`,
      'du',
    ),
  },
  // "The dean disputed accusations by Velmar that students had forged the figures."
  {
    kind: 'denied',
    rule: 'denied-claims',
    pattern: new RegExp(
      String.raw`\b(?<verb>den(?:y|ies|ied|ying)|reject(?:s|ed|ing)|dismiss(?:es|ed|ing)|refut(?:es|ed|ing)|rebut(?:s|ted|ting)?|disput(?:es|ed|ing)|rebuff(?:s|ed|ing)|contest(?:s|ed|ing)|debunk(?:s|ed|ing)|trash(?:es|ed|ing)|rubbish(?:es|ed|ing)|quash(?:es|ed|ing)|scotch(?:es|ed|ing)|discredit(?:s|ed|ing)|disown(?:s|ed)|retract(?:s|ed|ing)|withdr(?:ew|awn|aws)|(?:laugh|brush|shrug|wav)(?:s|es|ed|ged|ing|ging)? (?:off|aside|away)|scoff(?:s|ed|ing) at|pour(?:s|ed|ing) (?:cold water|scorn) on|hit(?:s|ting)? (?:back|out) at|shot down) (?<object>${claimPhrase()}${TAIL})${TAIL_END}`,
      'du',
    ),
  },
  // "Vestmark denied this."
  {
    kind: 'denied',
    rule: 'denied-this',
    pattern: new RegExp(
      String.raw`\b(?<verb>den(?:ied|ies|y|ying)|disput(?:ed|es|ing)|refut(?:ed|es|ing)) (?<object>it|this|that|doing so|having done so|them)${THIS_END}`,
      'du',
    ),
  },
  // "A spokesman dismissed this as the invention of an embittered man."
  {
    kind: 'denied',
    rule: 'dismissed-as',
    pattern: new RegExp(
      String.raw`\b(?<verb>dismiss(?:ed|es|ing)|reject(?:ed|s|ing)|wav(?:ed|es) (?:off|aside|away)|brush(?:ed|es) (?:off|aside)|laugh(?:ed|s) off|describ(?:ed|es)|denounc(?:ed|es)) (?<object>it|this|that|them|these|${claimPhrase()}) as (?:"|')?(?:an? |the |mere |pure |just )*(?:[\p{L}-]+ ){0,3}?(?:inventions?|fantas(?:y|ies)|fairy[- ]tales?|figment|smears?|speculation|gossip|rumou?rs?|propaganda|fabrications?|hearsay|mudslinging|scaremongering|slander|fiction|theatre|noise|a stunt|rubbish|nonsense|lies)\b`,
      'du',
    ),
  },
  // "Velmar denied any involvement in the theft."
  {
    kind: 'denied',
    rule: 'denied-part',
    pattern:
      /\b(?<verb>den(?:ied|ies|y|ying)) (?:having )?(?:any |all |both |ever )?(?<object>(?:wrongdoing|responsibility|guilt|impropriety|misconduct|the charges?)\b|(?<deed>(?:involvement|complicity|participation|role|link|links|connection|ties|contact|knowledge|affair|responsibility) (?:in|of|to|with|for|between) [^,.;"]{4,120}?))(?=$|[.,;"]| (?:and|but|on \p{Lu}))/du,
  },
  // "Best has pleaded not guilty."
  {
    kind: 'denied',
    rule: 'not-guilty',
    pattern:
      /\b(?<verb>pleaded not guilty|pled not guilty|pleads not guilty|maintain(?:s|ed) (?:his|her|their) innocence|protest(?:s|ed) (?:his|her|their) innocence|insist(?:s|ed) (?:on )?(?:his|her|their) innocence)\b/du,
  },
  // "The claim was dismissed by Lind as noise."
  {
    kind: 'denied',
    rule: 'claim-was-denied',
    pattern: new RegExp(
      `(?<object>${claimPhrase(`(?:${PLAIN_CLAIM}|arguments)`)}${TAIL}),? (?:which |that )?(?:was|were|has been|have been|had been|is|are|being) ${ADVERBS}(?:denied|rejected|dismissed|refuted|disputed|contested|debunked|discredited|disproved|disproven|contradicted|belied|not (?:supported|borne out|backed(?: up)?)(?= by ))\\b(?: (?:as [^,.;"]{2,40}? )?by (?<parties>[^,.;"]{2,60}?)(?=$|[.,;"]| as | and | but | in | on ))?`,
      'du',
    ),
  },
  // "…, a charge he denies", "…, which the ministry denies".
  {
    kind: 'denied',
    rule: 'which-denies',
    pattern: new RegExp(
      String.raw`(?:,|--?|\u2013|\u2014) (?:(?:an?|the|all) (?:[\p{L}-]+ )?${CLAIM} (?:that |which )?|which |something (?:that )?|but |though |although )(?<parties>[\p{L}][\p{L}'. -]{1,60}?) (?:has |have |had )?${ADVERBS}(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es|ed))(?: it| this| that)?(?=[.,;]|$)`,
      'du',
    ),
  },
  // "Kroll spread false claims that the ferry had sunk."
  {
    kind: 'denied',
    rule: 'false-claims-that',
    pattern: new RegExp(
      String.raw`\b(?:false|untrue|baseless|unfounded|debunked|fabricated|bogus|discredited|groundless) (?:[\p{Ll}-]+ ){0,2}?${PLAIN_CLAIM} (?:on \p{Ll}+ \p{Ll}+ |online )?that (?<told>[^,.;:"?]{8,240}?)(?=$|[.;:"]|, )`,
      'du',
    ),
  },
  // "There is no truth to the claim."
  {
    kind: 'denied',
    rule: 'no-truth',
    pattern: new RegExp(
      String.raw`\b[Tt]here (?:is|was|were|are) (?:absolutely |simply )?(?:no (?:truth|basis|substance|foundation|factual basis)|"?not a (?:word|shred|grain|single word) of truth"?) (?:to|in|for|behind) (?<object>it|this|that|${claimPhrase()}${TAIL})${TAIL_END}`,
      'du',
    ),
  },
  // "Contrary to Berg's claim that the ferry had sunk, …"
  {
    kind: 'denied',
    rule: 'contrary-to',
    pattern: new RegExp(String.raw`\b[Cc]ontrary to (?<object>${claimPhrase()}${TAIL})${TAIL_END}`, 'du'),
  },
  // "Renn, contradicting Berg, said …"
  {
    kind: 'denied',
    rule: 'contradicting',
    pattern: new RegExp(
      String.raw`\b(?<verb>contradict(?:ing|ed|s)) (?<claimant>\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2})(?:'s? (?:[\p{Ll}-]+ )?${CLAIM})?(?=[.,;]|$)`,
      'du',
    ),
  },
  // "A rebel spokesman contradicted her."
  {
    kind: 'denied',
    rule: 'contradicted',
    pattern:
      /\b(?<verb>contradict(?:ed|s)) (?<object>her|him|them|this|that|(?:her|his|their|this|that|the) (?:claim|account|version|statement)s?)(?=[.,:;]|$)/du,
  },
  // "The claim is false."
  {
    kind: 'denied',
    rule: 'is-false',
    pattern: new RegExp(
      String.raw`(?:^|, |\bbut |\bthat )(?:[Bb]ut )?(?:(?<object>[Tt]hat|[Tt]his) (?:is|was) (?:simply |just |also )?(?:not true|untrue|false|incorrect|inaccurate|a lie|not the case|wrong)|(?<noun>${claimPhrase(`(?:${CLAIM}|video|image|post|footage)`)}${TAIL}) (?:is|was|are|were|turned out to be|proved to be|proved) ${FALSE})(?=[.,;:]|$| (?:and|because|as|but)\b)`,
      'du',
    ),
  },
  // "Lind's denial came within the hour."
  {
    kind: 'denied',
    rule: 'denial',
    pattern: /\b(?<parties>\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2})'s? (?:\p{Ll}+ )?denials?\b(?! of| that)/du,
  },
  // "He spoke of a confirmed Courier report that eight sailors were held."
  {
    kind: 'confirmed',
    rule: 'confirmed-report',
    pattern:
      /\b(?:an?|the) confirmed (?:(?<claimant>\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,3}) )?(?:report|account) that (?<told>[^,.;:"]{6,240}?)(?=$|[.,;:"])/du,
  },
  // "The prosecutor confirmed the report."
  {
    kind: 'confirmed',
    rule: 'confirmed-claims',
    pattern: new RegExp(
      String.raw`\b(?<verb>confirm(?:s|ed|ing)|acknowledg(?:es|ed|ing)|corroborat(?:es|ed|ing)|verif(?:ies|ied|ying)|admit(?:s|ted|ting)) (?<object>(?:it|this|that)(?=[.;:,]|$)|${claimPhrase(PLAIN_CLAIM.replace('reports', 'reports?|account|accounts'))}${TAIL})${TAIL_END}`,
      'du',
    ),
  },
  // "Lind acknowledged taking the loan."
  {
    kind: 'confirmed',
    rule: 'admitted-doing',
    pattern:
      /\b(?<verb>acknowledg(?:es|ed)|admit(?:s|ted)|concede[sd]|confess(?:es|ed)|confirm(?:s|ed)) (?:to )?(?<deed>\p{Ll}+ing [^.;"]{4,140}?)(?=$|[.;"]| but )/du,
  },
  // "The builder confirmed the figure."
  {
    kind: 'confirmed',
    rule: 'confirmed-the-news',
    pattern:
      /\b(?<verb>confirm(?:s|ed)|acknowledg(?:es|ed)|admit(?:s|ted)) (?<object>(?:the|that|this|those|these) (?:figures?|numbers?|sum|amount|toll|news|information|details|talks|visit|incident|raid|attack|strike|accident|theft|leak|breach|payments?|sale|deal|purchase|offer|plans?|move|error|mistake))(?=[.,;]|$| (?:and|but|on|in a)\b)/du,
  },
  // "Her death was confirmed by the foundation."
  {
    kind: 'confirmed',
    rule: 'was-confirmed-by',
    pattern: new RegExp(
      String.raw`\b(?<deed>(?:[Hh]is|[Hh]er|[Tt]heir|[Tt]he|\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*){0,2}'s?) (?:[\p{Ll}-]+ )?${OUTCOME}(?: (?:of|in|on) [^,.;"]{3,60}?)?) (?:was|were|has been|have been) ${ADVERBS}confirmed(?: [^,.;"]{2,30}?)? by (?<parties>[^,.;"]{2,80})`,
      'du',
    ),
  },
]

/** Inside what a party says, wherever: “Emails show that your allegations are false.” */
export const SPOKEN_ANYWHERE = new RegExp(
  String.raw`\b(?<object>(?:[Yy]our|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Tt]heir|[Tt]he) (?:[\p{Ll}-]+ ){0,2}?${PLAIN_CLAIM}) (?:is|are|was|were) ${FALSE}`,
  'du',
)

/** What a party says of another's claim and of nothing else: “That is false,” “She made it up”. */
export const SPOKEN_VERDICTS: readonly {
  readonly kind: HedgeKind
  readonly rule: ClaimRule
  readonly pattern: RegExp
}[] = [
  // “This is a complete lie,” Lind told reporters.
  {
    kind: 'denied',
    rule: 'says-it-is-false',
    pattern: new RegExp(
      String.raw`^(?:(?:[Nn]o|[Ww]ell|[Bb]ut|[Aa]nd|[Ll]ook|[Aa]ll|[Bb]oth|of) ?,? )*(?:(?<object>[Ii]t|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Tt]hey|[Aa]ll (?:of )?(?:this|that|it)|[Ee]verything (?:\w+ ){0,3}said)|(?<noun>${claimPhrase()}(?: (?:against|about) [^,.;"]{2,60}?)?))(?: (?:is|was|are|were)| had been| has been|'s| has no|)? ?(?:simply |just |all )?(?:${FALSE}|not (?:the case|so|correct|accurate|what happened)|wrong|no (?:basis|foundation))(?=$|[.,;:!"'\u2013\u2014-]| (?:and|because|as|but|since)\b)`,
      'du',
    ),
  },
  // “Nonsense!” Lind said.
  {
    kind: 'denied',
    rule: 'says-nonsense',
    pattern:
      /^(?:absolute |complete |utter |total |pure |all |just )*(?:nonsense|rubbish|lies|fake news|not true|untrue|false|fiction|fabrication)(?=$|[.!,"])/diu,
  },
  // “It never happened,” Lind said.
  {
    kind: 'denied',
    rule: 'says-it-never-happened',
    pattern:
      /^(?:no, )?(?:it|this|that|nothing of the (?:sort|kind)|no such thing|such a thing|none of (?:it|this|that)|none of this ever) (?:never |ever |did not |didn't |has not |has never |hasn't |had not |had never |has |had )*(?:happened|happen|occurred|occur|took place|taken place|take place)(?=$|[.,;!"])/diu,
  },
  // “She just made it up,” Lind said.
  {
    kind: 'denied',
    rule: 'says-made-up',
    pattern:
      /^(?:he|she|they|you|somebody|someone|(?:mr|mrs|ms) \p{L}+|\p{Lu}\p{L}+) (?:(?:has|have|is|are|was|were|had|just|simply|completely|totally|all) )*(?:(?:made|making|make) (?:it|that|this|things|the (?:whole )?(?:thing|story)|everything|it all|all of (?:it|this|that)) (?:all )?up|(?:made|making) up (?:the (?:whole )?story|stories|lies|everything)|invented (?:it|this|that|everything)|(?:lied|lying|(?:is|was|are) (?:a liar|lying)|tells? lies|telling lies))(?=$|[.,;!"]| and\b)/diu,
  },
  // “I have done no such thing,” Lind said.
  {
    kind: 'denied',
    rule: 'says-did-not',
    pattern:
      /^(?:no, )?(?:i|we|he|she|they|it) (?:(?:had|have|has|did) )?(?:never|not|n't|did nothing of the (?:kind|sort)|(?:done|said|did) (?:no such thing|nothing of the (?:kind|sort)))(?: (?:ever|done|do|did|said|say) (?:it|that|this|so|any such thing|such a thing|anything of the (?:kind|sort)))?(?=$|[.,;!"])/diu,
  },
  // “It is true,” Lind said.
  {
    kind: 'confirmed',
    rule: 'says-it-is-true',
    pattern: new RegExp(
      String.raw`^(?:(?:[Yy]es|[Ww]ell|[Bb]ut|[Aa]nd) ?,? )*(?:(?<object>[Ii]t|[Tt]his|[Tt]hat)|(?<noun>${claimPhrase(`(?:${CLAIM}|letter|video|recording|tape|document|photo|photograph|memo|emails?|message|footage|list)`)})) ?(?:is|was|are|were|'s)? ?(?:all |absolutely |completely |entirely |indeed |quite |perfectly |substantially )*(?:true|correct|accurate|authentic|genuine|so|the case)(?=$|[.,;!"]| (?:and|but)\b)`,
      'du',
    ),
  },
  // Sundt admitted on Friday that he had, and resigned.
  {
    kind: 'confirmed',
    rule: 'admits-it',
    pattern: /^(?:he|she|they|it|i|we) (?:had|did|was|were|have|has)(?=$|[.,;]| and\b)/diu,
  },
]
