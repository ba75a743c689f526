// Why it exists: verbs whose object may hold somebody's own words ("praised a “bright and able” aide"), though they are
// no verbs of saying: what is said with them is told by the quotation marks alone.

const WORDS =
  'acclaim address admonish advocate answer anticipate applaud articulate assume assail attack back bash belittle bemoan berate bill ' +
  'blame broadcast caption castigate caution champion charge chastise cheer chide cite coach command commend ' +
  'complain compliment condemn congratulate contrast convince counsel credit criticize criticise decry deem defend denigrate ' +
  'denounce deplore deride detail diagnose disavow discuss dismiss disparage demand echo email embrace endorse envision express ' +
  'excoriate explain extol fault favor favour flag frame fume grouse grumble gripe gush hail hammer herald highlight identify ' +
  'insult introduce invoke joke knock lambast lambaste lament laud lecture liken list lobby mention mock name ' +
  'nickname object opine oppose outline pan peg phrase pillory pitch plead ponder portray praise preach present ' +
  'proclaim project promote push pronounce propose protest push question quote rail ramble rant rap rave rate react read rebuke ' +
  'recite reference refer regard reject remember reprimand respond ridicule rip roast roar salute scoff scold scorn ' +
  'shoot sing sneer snap speak spell stress support talk target taunt tease term thank threaten title tout trash ' +
  'trumpet underline underscore urge value view vilify voice wave welcome worry'

const IRREGULAR: Readonly<Record<string, string>> = {
  spoke: 'speak',
  sang: 'sing',
  shot: 'shoot',
  read: 'read',
  pled: 'plead',
}

// Verbs that double their last letter.
const DOUBLES = /^(?:flag|pan|peg|rap|rip|snap|refer|extol)$/

function makeForms(): ReadonlyMap<string, string> {
  const forms = new Map<string, string>(Object.entries(IRREGULAR))
  for (const verb of WORDS.split(' ')) {
    const stem = DOUBLES.test(verb) ? `${verb}${verb.at(-1)}` : verb.replace(/e$/, '')
    const y = /[^aeiou]y$/.test(verb)
    for (const form of [
      verb,
      y ? `${verb.slice(0, -1)}ies` : /(?:s|sh|ch|x)$/.test(verb) ? `${verb}es` : `${verb}s`,
      y ? `${verb.slice(0, -1)}ied` : `${stem}ed`,
      `${stem}ing`,
    ])
      forms.set(form, verb)
  }
  return forms
}

/** Each form of a verb whose object may hold somebody's own words, with its plain form. */
export const QUOTING_VERBS = makeForms()
