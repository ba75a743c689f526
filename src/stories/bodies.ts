// Why it exists: "the Vatican", "the Holy See" and "the Pope" are one voice; so are "Moscow", "the Kremlin" and "Russian".
import { sameSide } from '../core/spokesperson.ts'
import { remembered } from './remembered.ts'
import { foldName } from './words.ts'

/** The words for one country or body, seats of power among them; the first of a row is its key. */
const ROWS = `
russia, russian, moscow, kremlin
united states, us, u s, usa, american, washington, white house
ukraine, ukrainian, kyiv, kiev
vatican, holy see, vatican city, pope, apostolic palace
united kingdom, uk, u k, britain, british, london, downing street
france, french, paris, elysee
germany, german, berlin, chancellery
italy, italian, rome, palazzo chigi
finland, finnish, helsinki
poland, polish, warsaw
european union, eu, e u, european commission, commission, brussels
turkey, turkiye, turkish, ankara
china, chinese, beijing
india, indian, new delhi
pakistan, pakistani, islamabad
iran, iranian, tehran
israel, israeli, jerusalem
egypt, egyptian, cairo
qatar, qatari, doha
saudi arabia, saudi, riyadh
japan, japanese, tokyo
south korea, seoul
north korea, pyongyang
united nations, un, u n
`

const KEYS: ReadonlyMap<string, string> = new Map(
  ROWS.trim()
    .split('\n')
    .map((row) => row.split(', '))
    .flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)),
)

/** What a word for a body stands for; its own folded words where no list knows it. */
export const bodyOf: (name: string) => string = remembered((name) => {
  const words = foldName(name).replace(
    / (?:government|side|delegation|delegations|officials|authorities|negotiators|leadership)$/,
    '',
  )
  return KEYS.get(words) ?? words
})

/** Whether two words name one country or body: 'Kremlin' and 'Russian', 'Oria' and 'Orian'. */
export function sameBody(a: string, b: string): boolean {
  return isSame(bodyOf(a), bodyOf(b))
}

function isSame(one: string, other: string): boolean {
  if (one === '' || other === '') return false
  if (one === other) return true
  return !one.includes(' ') && !other.includes(' ') && sameSide(one, other)
}

/** Whether words hold one that stands for the body: 'Vatican Secretary of State' for 'the Holy See'. */
export function namesBody(words: string, body: string): boolean {
  const wanted = bodyOf(body)
  return bodiesAmong(words).some((one) => isSame(one, wanted))
}

const bodiesAmong: (words: string) => readonly string[] = remembered((words) => {
  const folded = foldName(words).split(' ')
  const parts = folded.flatMap((word, at) => [word, ...(at + 1 < folded.length ? [`${word} ${folded[at + 1]}`] : [])])
  return [...new Set(parts.map(bodyOf))]
})
