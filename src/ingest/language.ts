// Why it exists: the rules of extraction are English; a text in another language must be known as such.
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const MIN_LETTERS = 30
/** As much as settles it; detection takes time in proportion to the text. */
const SAMPLE_LENGTH = 5000

const FUNCTION_WORDS = new Set(
  (
    'the of and to in a is that for on with was it as by at from said he she they has have had be are not but his her ' +
    'their an which who will would were been this after about when'
  ).split(' '),
)
/** Of running English, at least one word in thirty is "the", and one in five belongs to the list. */
const ENGLISH = { words: 20, the: 1 / 30, all: 1 / 5, foreign: 0.02 }

/** BCP 47; 'und' when the text is too short or nothing stands out. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const letters = sample.match(/\p{L}/gu) ?? []
  if (letters.length < MIN_LETTERS) return 'und'
  if (isPlainEnglish(sample, letters)) return 'en'
  const found = detector().detect(sample)
  return found.isReliable() && found.language !== '' ? found.language : 'und'
}

function isPlainEnglish(sample: string, letters: readonly string[]): boolean {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const share = (count: number) => count / words.length
  const foreign = letters.filter((letter) => letter > '\u007f').length / letters.length
  return (
    words.length >= ENGLISH.words &&
    foreign < ENGLISH.foreign &&
    share(words.filter((word) => word === 'the').length) >= ENGLISH.the &&
    share(words.filter((word) => FUNCTION_WORDS.has(word)).length) >= ENGLISH.all
  )
}

type Eld = typeof import('eld/extrasmall')['eld']
let loaded: Eld | null = null

/** Its tables take 80 MB: they are loaded when a text first needs them, and most never do. */
function detector(): Eld {
  if (loaded === null) {
    // The package can be imported only; by its path it can be required, which does not wait.
    const path = fileURLToPath(import.meta.resolve('eld/extrasmall'))
    loaded = (createRequire(import.meta.url)(path) as { readonly eld: Eld }).eld
  }
  return loaded
}
