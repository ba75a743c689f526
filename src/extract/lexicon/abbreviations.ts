// Why it exists: words whose full stop ends no sentence.

/** Titles and other words that stand before what they abbreviate: a sentence never ends with them. */
export const TITLE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx messrs dr prof st sen sens rep reps gov govs gen maj col lt cmdr capt cpl sgt pvt adm brig rear vice ' +
    'pres amb hon rev fr supt det insp dep asst atty mme mlle sr. no nos vs v art sec fig vol pp ph.d approx est ca cf al'
  ).split(' '),
)

/** Words that may also end a sentence. */
export const TAIL_ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'jr sr inc corp co ltd llc plc bros etc dept univ assn bldg ave blvd rd mt ft ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun ' +
    'a.m p.m u.s u.k u.n e.u d.c ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo ' +
    'mont neb nev okla ore pa tenn tex vt va wash wis wyo'
  ).split(' '),
)

// Left out of the joining list because they are common words: a full stop after them ends a sentence.
const COMMON_WORDS = new Set([
  'no',
  'al',
  'art',
  'mar',
  'sat',
  'sun',
  'del',
  'ill',
  'ind',
  'la',
  'miss',
  'mass',
  'co',
  'wash',
  'ore',
  'est',
  'fig',
  'v',
  'vice',
  'rear',
  'fr',
  'hon',
  'ca',
  'md',
  'mo',
  'pa',
  'va',
  'ft',
  'mt',
  'mon',
  'wed',
  'dec',
  'sec',
  'st',
])

export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  [...TITLE_ABBREVIATIONS, ...TAIL_ABBREVIATIONS]
    .filter((word) => !COMMON_WORDS.has(word))
    .concat('st', 'co', 'sec', 'dec', 'mt', 'ft'),
)
