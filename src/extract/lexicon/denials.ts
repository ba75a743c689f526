// Why it exists: the words by which a text says that something did not happen, or may not have.

/** Nouns of hearsay, as cues: "rumours that they met". */
export const RUMOUR = /^(?:rumou?rs?|gossip|speculation|allegations?|accusations?)\b/i

/** A denial right in front, no comma between: "denied reports that she had met him". */
export const DENYING =
  /\b(?:den(?:y|ies|ied|ying)|dismiss(?:ed|es|ing)?|reject(?:ed|s|ing)?|refut(?:ed|es|ing)|rebut(?:s|ted)?|disput(?:ed|es|ing)) (?:(?:any|the|these|those|all|as \w+|media|press|online|newspaper|earlier|recent|suggestions?|claims?|reports?|rumou?rs?|allegations?|accusations?|stor(?:y|ies)|idea|notion) ){0,5}(?:that|of|having)\b[^,;.]*$|\b(?:den(?:y|ies|ied)) (?:he|she|they|it)\b[^,;.]*$|\b(?:untrue|false|a lie|not true|no truth|wrong) (?:in \w+ \w+ |to (?:say|claim) )?that\b[^,;.]*$/i

/** Nobody vouches for it: "rumours that", "it is unclear whether", "reportedly". */
export const DOUBTING =
  /(?<!\bconfirm\w* (?:the |these |those )?)\b(?:claims|reports|allegations|suggestions) that\b[^,;.]*$|\b(?:rumou?rs?|gossip|speculation|unconfirmed (?:reports?|claims?)|no (?:evidence|proof|sign|record|confirmation|suggestion|indication)) (?:\w+ )?(?:that|of)\b[^,;.]*$|\b(?:is|are|was|were) (?:said|rumou?red|alleged|reported|supposed|thought|believed) to have\b[^,;.]*$|\b(?:reportedly|allegedly|supposedly|purportedly|rumou?redly) (?:\w+ ){0,2}$|\b(?:doubt(?:s|ed|ful)?|unclear|unlikely|impossible|uncertain|unknown) (?:that|whether|when|where|if|to)\b[^,;.]*$/i

/** An event that is none: "a hypothetical call", "an alleged meeting". */
export const UNREAL_ADJECTIVE =
  /\b(?:hypothetical|imaginary|imagined|fictional|fictitious|alleged|rumou?red|supposed|purported|simulated|mock) (?:[\p{L}-]+ ){0,3}[\p{L}-]+$/iu

/** Behind the noun of an event: "a meeting between them did not take place". */
export const NOT_HELD =
  /^[^.;]{0,120}\b(?:did not|didn't|never|will not|won't|would not|failed to) (?:take place|took place|happen(?:ed)?|go ahead|went ahead|materiali[sz]ed?)\b|^[^.;,]{0,120}\b(?:fell|fallen) through\b|^[^.;]{0,120}\b(?:is|are|was|were) not (?:on the agenda|planned|scheduled|under (?:discussion|consideration)|being (?:planned|considered|discussed))\b/i

/** "Berg called the report false", "The story is untrue." */
export const CALLED_FALSE =
  /\b(?:it|this|that|(?:the|these|those) (?:reports?|claims?|allegations?|accounts?|stor(?:y|ies)|rumou?rs?|article)) (?:(?:was|is|were|are|as) )?(?:\w+ )?(?:false|untrue|fake|baseless|unfounded|fabricated|made up|invented|nonsense|a lie|lies|fiction)\b/i
