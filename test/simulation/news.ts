// Why it exists: invented news without end: stories that several outlets tell, with a claim that is confirmed or denied later.
import type { Extraction } from '../../src/core/extraction.ts'
import { extractionOf } from '../stories/build.ts'

const OUTLETS = ['Lantern Wire', 'Harbour Gazette', 'Northern Courier', 'Sella Post'] as const
const STARTS = [
  'Bra',
  'Cor',
  'Del',
  'Fen',
  'Gal',
  'Hol',
  'Jor',
  'Kel',
  'Lum',
  'Mar',
  'Nor',
  'Per',
  'Rus',
  'Sel',
  'Tor',
  'Ulm',
]
const ENDS = [
  'dan',
  'vik',
  'ster',
  'low',
  'mund',
  'nick',
  'quist',
  'rand',
  'sen',
  'tova',
  'veld',
  'wyn',
  'zer',
  'bach',
  'fors',
  'gren',
]
const MATTERS = ['grain', 'ferry', 'harbour', 'railway', 'border', 'timber', 'water', 'fishing', 'customs', 'mining']

/** Of the nth story; every story has its own people and place. */
const nameOf = (nth: number, which: number): string => {
  const at = nth * 4 + which
  return `${STARTS[at % 16]}${ENDS[(at * 7 + Math.floor(at / 16)) % 16]}`
}

export type Chapter = 'claim' | 'again' | 'confirm' | 'deny'

/** An article of the nth story from one of four outlets. `at`: epoch ms. The same words are the same article. */
export function articleOf(
  nth: number,
  { chapter, outlet, at }: { readonly chapter: Chapter; readonly outlet: number; readonly at: number },
): Extraction {
  const [who = '', whom = '', land = '', place = ''] = [0, 1, 2, 3].map((which) => nameOf(nth, which))
  const matter = MATTERS[nth % MATTERS.length]
  const publisher = OUTLETS[outlet % OUTLETS.length] ?? ''
  const told = `he had informed Vera ${whom} of the ${matter} accord of ${place}`
  const people = [`Otto ${who}, minister of ${land}`, `Vera ${whom}, premier of ${place}`]
  const [by, other] = [`otto-${who.toLowerCase()}`, `vera-${whom.toLowerCase()}`]
  const common = {
    people,
    url: `https://${publisher.toLowerCase().replaceAll(' ', '-')}.example/${nth}/${chapter}/${at}`,
    publisher,
    publishedAt: new Date(at).toISOString(),
  }
  const scene = `${publisher} heard it in ${place} at ${new Date(at).toISOString().slice(0, 16)}.`
  if (chapter === 'claim' || chapter === 'again') {
    return extractionOf({
      ...common,
      title: `${who} speaks of the ${matter} accord of ${place}`,
      body: `Otto ${who} claimed ${told}. There was no immediate confirmation from Vera ${whom}. ${scene}`,
      says: [{ by, words: told, polarity: 'claims' }],
      claims: [
        { text: told, by, byText: who, about: [other], status: 'unconfirmed', basis: 'stated', attribution: 'a1' },
      ],
    })
  }
  const words = `that Otto ${who} had informed her of the ${matter} accord of ${place}`
  const [verb, polarity] =
    chapter === 'confirm' ? (['confirmed', 'confirms'] as const) : (['denied', 'denies'] as const)
  return extractionOf({
    ...common,
    title: `${whom} has answered ${who} on the ${matter} accord of ${place}`,
    body: `Vera ${whom} ${verb} ${words}. ${scene}`,
    says: [{ by: other, words, polarity, cue: verb }],
  })
}
