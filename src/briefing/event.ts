// Why it exists: the section that tells the event itself: who, when, how long, by what means, told by whom.
import type { Line } from '../core/briefing.ts'
import type { NewsEvent } from '../core/event.ts'
import { overlaps, type Span } from '../core/span.ts'
import type { StoredArticle } from '../core/story.ts'
import { showIsoDay } from './dates.ts'
import { type Desk, type Drafted, isNew, makeSection, NOTHING, textOf } from './desk.ts'
import { findPerson } from './names.ts'
import { sentencesOf } from './passages.ts'
import { cut, fold } from './words.ts'

const HEADINGS: Readonly<Record<NewsEvent['type'], string>> = {
  call: 'THE CALL',
  meeting: 'THE MEETING',
  talks: 'THE TALKS',
  visit: 'THE VISIT',
  statement: 'THE STATEMENT',
  other: 'THE EVENT',
}
/** An event that has not been held must not read as if it had. */
const PHASES: Readonly<Record<NewsEvent['phase'], string>> = {
  held: '',
  ongoing: ', STILL GOING ON',
  announced: ', ANNOUNCED',
  proposed: ', PROPOSED',
  cancelled: ', CANCELLED',
}
const MEDIA: Readonly<Record<NonNullable<NewsEvent['medium']>, string>> = {
  phone: 'phone',
  video: 'video',
  'in-person': 'in person',
  letter: 'letter',
}
const RELATIONS = { 'more-than': 'more than', about: 'about', exact: '', 'less-than': 'less than' } as const
const HEDGED =
  /^(?:more|over|about|around|nearly|almost|less|under|at least|up to|some|roughly|approximately|longer|just)\b/iu
const MAX_TOPICS = 3

type Field = { readonly label: string; readonly text: string; readonly spans: readonly Span[] }
type Scene = { readonly desk: Desk; readonly article: StoredArticle; readonly event: NewsEvent; readonly lead: Span }

export function draftEvent(desk: Desk): Drafted {
  const article = desk.articles.find(({ extraction }) => extraction.event !== null)
  const event = article?.extraction.event ?? null
  if (article === undefined || event === null || !isNew(desk, article)) return NOTHING
  const lead = event.evidence[0]?.span ?? article.extraction.sentences[0]
  if (lead === undefined) return NOTHING
  const scene: Scene = { desk, article, event, lead }
  const lines = [
    whoOf(scene),
    whenOf(scene),
    longOf(scene),
    viaOf(scene),
    tellersOf(scene),
    placeOf(scene),
    topicsOf(scene),
  ]
    .filter((field) => field !== null)
    .map(({ label, text, spans }): Line => {
      const line = { label, mark: null, text, refs: desk.passages.cite(article, spans), notes: [], claimId: null }
      return event.rule === undefined ? line : { ...line, rule: event.rule }
    })
  return { section: makeSection('event', HEADINGS[event.type] + PHASES[event.phase], lines), withheld: 0 }
}

/** The sentence of the event's evidence that holds one of these words; null where none does. */
function findBearing({ article, event }: Scene, needles: readonly string[]): Span | null {
  const wanted = needles.map(fold).filter((needle) => needle !== '')
  for (const { span } of event.evidence) {
    for (const sentence of sentencesOf(article, span)) {
      const words = ` ${fold(textOf(article, sentence))} `
      if (wanted.some((needle) => words.includes(` ${needle} `))) return sentence
    }
  }
  return null
}

/** The same, or the one that tells of the event. */
function bearing(scene: Scene, needles: readonly string[]): Span {
  return findBearing(scene, needles) ?? scene.lead
}

/** Where the article says that somebody took part, with a sentence that names him. */
function placesOf(scene: Scene, id: string): readonly Span[] {
  const { article, lead } = scene
  const place = findBearing(scene, namesFor(scene, id))
  if (place !== null) return [place]
  // "They met the prime minister": who that is stands elsewhere.
  const mentions = findPerson(article, id)?.mentions ?? []
  const [nearest] = mentions.toSorted((a, b) => Math.abs(a.start - lead.start) - Math.abs(b.start - lead.start))
  return nearest === undefined ? [lead] : [lead, ...sentencesOf(article, nearest)]
}

function namesFor({ article }: Scene, id: string): readonly string[] {
  const person = findPerson(article, id)
  return person === null ? [id] : [person.name, ...person.aliases]
}

function whoOf(scene: Scene): Field | null {
  const { desk, article, event } = scene
  if (event.participants.length === 0) return null
  const shown = event.participants.map((id) => {
    const name = desk.names.show(article, id)
    return hasTwoRoles(article, id) ? `${name} (role given two ways, see ⚠)` : name
  })
  return {
    label: 'Who',
    text: cut(shown.join('; '), 300),
    spans: event.participants.flatMap((id) => placesOf(scene, id)),
  }
}

/** Whether the article gives a person two roles that cannot both hold. */
export function hasTwoRoles(article: StoredArticle, id: string): boolean {
  const roles = findPerson(article, id)?.roles ?? []
  return article.extraction.inconsistencies.some(
    ({ kind, evidence }) =>
      kind === 'role' && evidence.every(({ span }) => roles.some((role) => overlaps(role.span, span))),
  )
}

function whenOf(scene: Scene): Field {
  const { date } = scene.event
  if (date === null) return { label: 'When', text: 'not stated in the text', spans: [scene.lead] }
  const day = /\d{4}/u.test(date.text) ? null : showIsoDay(date.iso)
  const text = cut(date.text, 80)
  return { label: 'When', text: day === null ? text : `${text} (${day})`, spans: [bearing(scene, [date.text])] }
}

function longOf(scene: Scene): Field | null {
  const { duration } = scene.event
  if (duration === null) return null
  const relation = HEDGED.test(duration.text) ? '' : RELATIONS[duration.relation]
  const text = `${relation} ${cut(duration.text, 80)}`.trim()
  return { label: 'Long', text, spans: [bearing(scene, [duration.text])] }
}

/** What a sentence says where it bears the means of an event. */
const MEDIUM_WORDS: Readonly<Record<NonNullable<NewsEvent['medium']>, readonly string[]>> = {
  phone: ['phone', 'telephone', 'phoned', 'telephoned', 'call', 'called'],
  video: ['video', 'videoconference', 'video link'],
  'in-person': ['in person', 'face to face', 'met', 'meeting'],
  letter: ['letter', 'wrote'],
}

function viaOf(scene: Scene): Field | null {
  const { medium } = scene.event
  return medium === null ? null : { label: 'Via', text: MEDIA[medium], spans: [bearing(scene, MEDIUM_WORDS[medium])] }
}

function tellersOf(scene: Scene): Field | null {
  const { desk, article, event } = scene
  if (event.toldBy.length === 0) return null
  const shown = [...new Set(event.toldBy.map((teller) => desk.names.show(article, teller)))]
  const spans = event.toldBy.map((teller) => {
    const said = article.extraction.attributions.find(({ speaker }) => speaker === teller)
    return said?.source ?? said?.contents[0] ?? bearing(scene, namesFor(scene, teller))
  })
  return { label: 'Told by', text: cut(shown.join('; '), 200), spans }
}

function placeOf(scene: Scene): Field | null {
  const { place } = scene.event
  return place === null ? null : { label: 'Place', text: cut(place, 80), spans: [bearing(scene, [place])] }
}

function topicsOf(scene: Scene): Field | null {
  const topics = scene.event.topics.slice(0, scene.desk.room(MAX_TOPICS))
  if (topics.length === 0) return null
  return {
    label: 'Topics',
    text: cut(topics.map((topic) => cut(topic, 80)).join('; '), scene.desk.length(200)),
    spans: topics.map((topic) => bearing(scene, [topic])),
  }
}
