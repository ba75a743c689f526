// Why it exists: the rules of extraction are English; a text in another language must be known as such.
import { eld } from 'eld/extrasmall'

const MIN_LETTERS = 30
/** As much as settles it; detection takes time in proportion to the text. */
const SAMPLE_LENGTH = 5000

/** BCP 47; 'und' when the text is too short or nothing stands out. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH)
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return 'und'
  const found = eld.detect(sample)
  return found.isReliable() && found.language !== '' ? found.language : 'und'
}
