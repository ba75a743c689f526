// Why it exists: the words that make somebody the source of something, what they take, and what they do with it.
import type { Polarity } from '../../core/attribution.ts'

/**
 * What may follow or precede the verb, one letter each:
 * c a clause ("said that …", "said …"); q a quotation or the clause in front ("…, he mused");
 * n a noun phrase ("denied the allegations"); t an infinitive ("vowed to …"); a an addressee first ("told reporters …");
 * w a question ("asked whether …"); f a preposition of its own ("called for …", "warned against …");
 * g a gerund ("reported having …"); o object and quotation ("called the deal 'a disaster'"). A row without c, q needs
 * its own frame right behind the verb; h how something was ("described how …").
 */
export type VerbFrame = { readonly frames: string; readonly polarity: Polarity; readonly attitude: boolean }

// Written from the language: verbs of saying by what they take.
const ROWS: readonly (readonly [string, Polarity, string])[] = [
  [
    'cq',
    'asserts',
    'say add state declare announce remark comment observe note explain reply respond recall recount reiterate repeat stress emphasize emphasise underline underscore point conclude continue joke quip muse lament complain protest caution predict forecast boast brag concede admit acknowledge recognize recognise reveal disclose report relate testify argue reason counter retort interject vow pledge promise swear insist maintain contend opine proclaim affirm specify clarify confide volunteer whisper shout yell mutter chant exclaim begin deadpan elaborate estimate tweet post write blog type signal hint',
  ],
  ['cq', 'claims', 'claim allege assert suggest imply speculate theorize surmise'],
  ['cqn', 'confirms', 'confirm corroborate verify'],
  ['cn', 'denies', 'deny dispute refute rebut reject dismiss disavow'],
  ['ca', 'asserts', 'tell inform assure remind warn notify advise brief'],
  ['awq', 'asks', 'ask'],
  ['qc', 'asks', 'wonder inquire'],
  ['t', 'asserts', 'vow pledge promise threaten agree offer propose'],
  ['cq', 'asserts', 'aver retort attest profess'],
  ['h', 'asserts', 'describe detail outline'],
  ['t', 'declines', 'decline'],
  ['f', 'asserts', 'call warn ask argue'],
  ['g', 'asserts', 'report admit acknowledge recall deny recommend'],
  ['at', 'asserts', 'urge ask beg order implore advise encourage instruct'],
  ['n', 'asserts', 'accuse'],
  ['c', 'asserts', 'agree propose learn indicate'],
  [
    'n',
    'asserts',
    'announce cite detail outline reveal note acknowledge explain urge promise recall propose demand stress emphasize emphasise underscore reiterate concede predict',
  ],
  ['c', 'asserts', 'demand urge recommend request'],
  [
    'o',
    'asserts',
    'call describe brand label denounce dub characterize characterise criticize criticise praise blast slam decry hail condemn',
  ],
]
// Words of every day that say something in one construction, or where a source of one kind has them.
const BOUND_ROWS: typeof ROWS = [
  ['cq', 'asserts', 'put'],
  ['c', 'asserts', 'find show rule make'],
  ['n', 'denies', 'rule'],
]
const ATTITUDES = 'believe think hope fear expect feel'.split(' ')

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ['says', 'said', 'said', 'saying'],
  find: ['finds', 'found', 'found', 'finding'],
  show: ['shows', 'showed', 'shown', 'showing'],
  put: ['puts', 'put', 'put', 'putting'],
  make: ['makes', 'made', 'made', 'making'],
  tell: ['tells', 'told', 'told', 'telling'],
  write: ['writes', 'wrote', 'written', 'writing'],
  swear: ['swears', 'swore', 'sworn', 'swearing'],
  begin: ['begins', 'began', 'begun', 'beginning'],
  think: ['thinks', 'thought', 'thought', 'thinking'],
  feel: ['feels', 'felt', 'felt', 'feeling'],
  quip: ['quips', 'quipped', 'quipped', 'quipping'],
  brag: ['brags', 'bragged', 'bragged', 'bragging'],
  blog: ['blogs', 'blogged', 'blogged', 'blogging'],
  aver: ['avers', 'averred', 'averred', 'averring'],
  admit: ['admits', 'admitted', 'admitted', 'admitting'],
  concede: ['concedes', 'conceded', 'conceded', 'conceding'],
  rebut: ['rebuts', 'rebutted', 'rebutted', 'rebutting'],
  slam: ['slams', 'slammed', 'slammed', 'slamming'],
  dub: ['dubs', 'dubbed', 'dubbed', 'dubbing'],
  label: ['labels', 'labeled', 'labelled', 'labeling'],
  signal: ['signals', 'signaled', 'signalled', 'signaling'],
}

export type VerbForm = 'base' | 'present' | 'past' | 'participle'

function inflect(lemma: string): readonly [string, VerbForm][] {
  const own = IRREGULAR[lemma]
  if (own !== undefined) {
    const [present, past, other, participle] = own
    return [
      [lemma, 'base'],
      [present ?? lemma, 'present'],
      [past ?? lemma, 'past'],
      [other ?? lemma, 'past'],
      [participle ?? lemma, 'participle'],
    ]
  }
  const y = /[^aeiou]y$/.test(lemma)
  const stem = lemma.replace(/e$/, '')
  const present = y ? `${lemma.slice(0, -1)}ies` : /(?:s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`
  const past = y ? `${lemma.slice(0, -1)}ied` : `${stem}ed`
  return [
    [lemma, 'base'],
    [present, 'present'],
    [past, 'past'],
    [`${lemma === 'agree' ? 'agree' : stem}ing`, 'participle'],
  ]
}

function makeVerbs(
  rows: typeof ROWS,
  attitudes: readonly string[],
): ReadonlyMap<string, VerbFrame & { readonly lemma: string; readonly form: VerbForm }> {
  const frames = new Map<string, VerbFrame>()
  for (const [letters, polarity, words] of rows) {
    for (const lemma of words.split(' ')) {
      const before = frames.get(lemma)
      frames.set(lemma, {
        frames: (before?.frames ?? '') + letters,
        polarity: before?.polarity ?? polarity,
        attitude: false,
      })
    }
  }
  for (const lemma of attitudes) frames.set(lemma, { frames: 'c', polarity: 'asserts', attitude: true })
  const forms = new Map<string, VerbFrame & { lemma: string; form: VerbForm }>()
  for (const [lemma, frame] of frames) {
    for (const [word, form] of inflect(lemma)) if (!forms.has(word)) forms.set(word, { ...frame, lemma, form })
  }
  return forms
}

/** Every form of every cue verb. */
export const CUE_VERBS = makeVerbs(ROWS, ATTITUDES)

/** Every form of "find", "make (clear)" and the like, which say something only in some company. */
export const BOUND_VERBS = makeVerbs(BOUND_ROWS, [])

/** Nouns that take a clause: "the claim that …". */
export const CUE_NOUNS: ReadonlyMap<string, Polarity> = new Map<string, Polarity>([
  ...'statement announcement assertion argument warning promise pledge insistence suggestion belief assurance remark'
    .split(' ')
    .map((noun) => [noun, 'asserts'] as const),
  ...'claim allegation accusation charge rumour rumor speculation'.split(' ').map((noun) => [noun, 'claims'] as const),
  ['denial', 'denies'],
  ['confirmation', 'confirms'],
])

/** Nouns that take a clause only where somebody owns them: "her comment that …", against "the conclusion that was drawn". */
export const OWNED_NOUNS: ReadonlySet<string> = new Set(
  'comment conclusion admission acknowledgment acknowledgement contention complaint prediction observation declaration finding testimony confession reminder boast revelation'.split(
    ' ',
  ),
)

/** What such nouns take besides a clause, where somebody owns them: "her pledge to …", "Berg's calls for …". */
export const CUE_NOUN_LINKS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ['pledge vow threat offer', 'to'],
    ['promise', 'to of'],
    ['call demand', 'for'],
    ['claim allegation accusation denial criticism praise', 'of'],
    ['warning', 'about against of'],
    ['statement announcement remark', 'about'],
  ].flatMap(([nouns = '', links = '']) => nouns.split(' ').map((noun) => [noun, new Set(links.split(' '))] as const)),
)

/** Who finds, shows and rules in words: "the survey found that", against "the police found the door open". */
export const VOICES: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    find: 'study survey poll paper report review inquiry investigation audit analysis examination research researcher scientist expert analyst auditor inspector investigator inspectorate panel committee commission court judge jury tribunal watchdog probe',
    show: 'study survey poll report figure number data result statistic research analysis examination document record filing finding footage video email memo letter transcript testimony',
    rule: 'court judge justice tribunal jury referee umpire arbitrator magistrate panel',
  }).map(([verb, nouns]) => [verb, new Set(nouns.split(' '))] as const),
)

/** Where words are put before the public; the first group names what is said on it after "on" or "to". */
export const CHANNEL_NOUNS =
  'post|tweet|message|video|livestream|statement|interview|briefing|letter|speech|address|press conference|news conference|conference call|email|e-mail|op-ed|column|report|memo|press release|release|news release|podcast|broadcast|communique|communiqué|telegram|hearing|debate|testimony'
