// Why it exists: two people of one name are told apart by what cannot be said of one person; here it is read from an article.
import { type Article, publishedMs } from '../core/article.ts'
import type { Person } from '../core/person.ts'
import { covers } from '../core/span.ts'
import type { Traits } from '../core/trait.ts'
import { nameWords } from './words.ts'

/** Who plays: "Arden striker Jon Amsel". A coach, a champion or the president of a club may be anybody. */
const PLAYER =
  /\b(?:footballer|striker|goalkeeper|midfielder|winger|full-?back|defender|quarterback|linebacker|cornerback|wide receiver|running back|tight end|pitcher|shortstop|outfielder|(?:first|second|third) baseman|point guard|power forward|batsman|batter|bowler|wicketkeeper|cricketer|sprinter|hurdler|golfer|tennis player|boxer|jockey|skier|gymnast|swimmer|cyclist|figure skater)\b/i
/** Offices of a state that nobody holds beside playing. 'Minister' alone may be a clergyman. */
const OFFICE =
  /\b(?:prime minister|vice president|deputy prime minister|(?:foreign|defen[cs]e|finance|interior|justice|health|trade|energy|economy|agriculture|education|environment|transport|culture|labou?r|home|development) (?:minister|secretary)|minister of (?:foreign|defen[cs]e|finance|the interior|justice|health|trade|energy|agriculture|education)|chancellor|supreme court justice|ambassador|central bank governor)\b/i
/** The head of a state, as it stands in front of a name: 'President', 'Torvian President'; 'team president' is none. */
const HEAD = /^(?:[\p{Lu}][\p{L}]+ ){0,2}(?:President|King|Queen|Premier|Emir|Sultan)$/u
/** 'J.', 'H.W.'; no 'O’' of a surname. */
const INITIALS = /^(?:\p{Lu}\.?){1,3}$/u
const EARLIER = /\b(?:former|ex|then|late|onetime|one-time|retired|turned)\b/i
/** 'Torvian' is of a state; 'Republican' and 'European' are not. */
const OF_A_STATE =
  /^(?!republican|christian|libertarian|presbyterian|european|african|asian|american|partisan)[\p{L}]{3,}(?:an|ish|ese|ch)$/iu
/** Who holds an office here may hold one of the whole state next. */
const PART_OF_A_STATE = /^(?:Scotland|Wales|Northern Ireland|Hong Kong|Macau|Puerto Rico|Greenland|European Union)$/
const YEAR_MS = 365.25 * 24 * 3_600_000
const OLDEST = 110

export function traitsOf(person: Person, article: Article): Traits {
  const offices = person.roles.filter(({ text }) => OFFICE.test(text) || HEAD.test(text))
  const players = person.roles.filter(({ text }) => PLAYER.test(text))
  const fieldsOf = (past: boolean): Traits['fields'] => [
    ...(players.some(({ text }) => EARLIER.test(text) === past) ? (['sport'] as const) : []),
    ...(offices.some(({ text }) => EARLIER.test(text) === past) ? (['state'] as const) : []),
  ]
  const { side, sideCountry } = person
  // Who was a minister of a state that is no more may preside over another.
  const held = offices.filter(({ text }) => !EARLIER.test(text))
  const isOfOffice = side !== null && held.some(({ span }) => covers(span, side.span))
  const opens = side !== null && held.some(({ text }) => text.startsWith(`${side.quote} `))
  const own = side !== null && opens && OF_A_STATE.test(side.quote) ? side.quote.toLowerCase() : null
  const state = isOfOffice && !PART_OF_A_STATE.test(sideCountry ?? '') ? (sideCountry ?? own) : null
  return {
    name: person.name,
    initials: initialsOf(person),
    born: bornOf(person, article),
    fields: fieldsOf(false),
    earlier: fieldsOf(true),
    states: state === null ? [] : [state],
  }
}

/** Whether there is anything to tell somebody apart by. */
export function tells({ initials, born, fields, earlier, states }: Traits): boolean {
  return initials !== null || born !== null || fields.length + earlier.length + states.length > 0
}

/** 'Carl J. Holt': 'j'. Of names of three letters and more in the middle nothing is known: 'Anna Maria Lee'. */
function initialsOf({ name, aliases }: Person): string | null {
  for (const form of [name, ...aliases]) {
    const [first = '', ...middle] = form.split(/\s+/u).slice(0, -1)
    if (nameWords(first).join('').length > 1 && middle.length > 0 && middle.every((word) => INITIALS.test(word))) {
      return nameWords(middle.join(' ')).join(' ')
    }
  }
  return null
}

/** "Jon Amsel, 34, said", "34-year-old Jon Amsel", by the day of the article. */
function bornOf({ mentions }: Person, article: Article): number | null {
  const at = publishedMs(article)
  if (at === null) return null
  for (const { start, end } of mentions) {
    // In a list of scores a further name follows the number.
    const behind = /^, (\d{2,3}), (?=[\p{Ll}“"])/u.exec(article.text.slice(end, end + 10))?.[1]
    const before = /(\d{1,3})-year-old $/.exec(article.text.slice(Math.max(0, start - 16), start))?.[1]
    const age = Number(behind ?? before)
    if (age > 0 && age < OLDEST) return new Date(at - age * YEAR_MS).getUTCFullYear()
  }
  return null
}
