// Why it exists: words that are only supposed, forged, withheld or taken back are nobody's statement.
import type { Statement } from './statement.ts'
import type { Element, Unit } from './units.ts'

/** `declined`: the source holds the words back; `unreal`: the text does not say that they were said. */
export type Reality = 'real' | 'declined' | 'unreal'

const CONDITION = /^(?:if|whether|unless|lest|suppose|supposing)$/
const WRONG =
  /^(?:wrong|false|untrue|unfair|inaccurate|incorrect|misleading|mistaken|absurd|premature|mistake|lie|exaggeration)$/
const IMAGINED = /^(?:imagin(?:e[ds]?|ing)|pretend(?:s|ed|ing)?|dream(?:s|ed|t|ing)?)$/
const FORGED = /^(?:forged|faked?|fabricated|doctored|bogus|deepfake|hoax|spoof|satirical|fictional|fictitious)$/
const TAKEN_BACK = /^(?:retract(?:s|ed|ing)?|withdr(?:ew|aws?|awn|awing)|recant(?:s|ed|ing)?)$/
const INVENTED = /^(?:novel|novella|play|musical|opera|sitcom|fable|comic)$/
const NOBODY = /^(?:nobody|none|no|no-one)$/
const NEAR = 8

/** Whether the verb at `at`, whose source is `run`, tells of words that were said. */
export function realityOf(elements: readonly Element[], run: readonly [number, number] | null, at: number): Reality {
  const held = withheld(elements, at)
  if (held !== 'real' || run === null) return held
  if (isInvented(elements)) return 'unreal'
  // "No one said that it sank", "neither denied it nor …": nobody did.
  const [opening, second] = elements.slice(run[0], run[1])
  if (/^(?:nobody|no-one)$/.test(opening?.lower ?? '') || (opening?.lower === 'no' && second?.lower === 'one'))
    return 'unreal'
  // "No minister confirmed it": they hold it back.
  if (NOBODY.test(opening?.lower ?? '')) return 'declined'
  if (run[1] - run[0] === 1 && (opening?.lower === 'neither' || WRONG.test(opening?.lower ?? ''))) return 'unreal'
  // "confirmed by Berg": what stands in front of a source behind its verb belongs to the verb.
  if (run[0] >= at) return 'real'
  const before = elements[run[0] - 1]
  if (before === undefined) return 'real'
  // "If Berg confirmed that the mine was shut, she would be free."
  if (CONDITION.test(before.lower)) return 'unreal'
  // "Had Berg denied it, he would be free."
  const opens = run[0] < 2 || /^(?:,|and|but)$/.test(elements[run[0] - 2]?.lower ?? '')
  if (before.lower === 'had' && opens) return 'unreal'
  return isMadeUp(elements, run[0]) ? 'unreal' : 'real'
}

/** "In the novel, the president says": told of nobody. */
function isInvented(elements: readonly Element[]): boolean {
  if (elements[0]?.lower !== 'in') return false
  const comma = elements.findIndex(({ lower }) => lower === ',')
  return comma > 1 && comma < 6 && INVENTED.test(elements[comma - 1]?.lower ?? '')
}

/** "Stopped short of confirming it", "left without denying it", "was accused of denying it". */
function withheld(elements: readonly Element[], at: number): Reality {
  if (!/ing$/.test(elements[at]?.lower ?? '')) return 'real'
  const [before, second] = [elements[at - 1]?.lower ?? '', elements[at - 2]?.lower ?? '']
  if (before === 'without' || /^avoid(?:s|ed|ing)?$/.test(before)) return 'declined'
  if (before === 'of' && /^(?:short|instead)$/.test(second)) return 'declined'
  if (before === 'from' && /^(?:refrain|abstain|shie|shy)(?:s|d|ed|ing)?$/.test(second)) return 'declined'
  return before === 'of' && /^(?:accused|suspected|capable)$/.test(second) ? 'unreal' : 'real'
}

/** "Wrong to say that Berg denied it", "readers may imagine Berg saying", "a forged letter in which Berg says". */
function isMadeUp(elements: readonly Element[], from: number): boolean {
  const shown = /^(?:which|where|that|show(?:s|ing|ed)|quot(?:es|ed|ing)|in|of|from|by|has|had)$/
  for (let at = from - 1; at >= 0 && from - at <= NEAR; at--) {
    const word = elements[at]
    if (word === undefined || word.quote >= 0 || /^[,.;?!]$/.test(word.lower)) return false
    if (IMAGINED.test(word.lower)) return true
    if (FORGED.test(word.lower)) return shown.test(elements[from - 1]?.lower ?? '')
    if (word.lower === 'to' && elements[at + 1]?.pos === 'VB' && WRONG.test(elements[at - 1]?.lower ?? '')) return true
  }
  return false
}

/** The statements that the text tells as made; one that is held back declines. */
export function realStatements(units: readonly Unit[], statements: readonly Statement[]): Statement[] {
  return statements.flatMap((statement) => {
    const { cue, sourceRun, polarity } = statement
    const unit = units[statement.unit]
    if (unit === undefined || cue === null) return [statement]
    const at = lastWithin(unit.elements, cue.end)
    const reality = realityOf(unit.elements, sourceRun, at)
    const settles = /^(?:denies|confirms)$/.test(polarity)
    if (settles && isForged(unit.elements, sourceRun)) return []
    if (reality === 'unreal' || (polarity === 'denies' && isTakenBack(unit.elements, at))) return []
    return [reality === 'declined' && polarity !== 'asks' ? { ...statement, polarity: 'declines' } : statement]
  })
}

/** "A fake account in the name of Berg confirmed it": nobody's word. */
export function isForged(elements: readonly Element[], run: readonly [number, number] | null): boolean {
  if (run === null) return false
  return elements.slice(run[0], Math.min(run[1], run[0] + 3)).some(({ lower }) => FORGED.test(lower))
}

/** "Berg retracted his denial that he took the money." */
function isTakenBack(elements: readonly Element[], at: number): boolean {
  const verb = elements[at - (/^(?:PRP\$|DT)$/.test(elements[at - 1]?.pos ?? '') ? 2 : 1)]?.lower ?? ''
  return /^denials?$/.test(elements[at]?.lower ?? '') && TAKEN_BACK.test(verb)
}

/** The last element that begins before `end`; elements stand in the order of the text. */
function lastWithin(elements: readonly Element[], end: number): number {
  let low = 0
  let high = elements.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((elements[middle]?.start ?? 0) < end) low = middle + 1
    else high = middle
  }
  return low - 1
}
