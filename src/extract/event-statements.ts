// Why it exists: a statement, an address or a letter is the news itself where it is what a text's first sentence tells.
import type { EventMatch } from './event-matches.ts'
import { type Around, partyBefore } from './event-parties.ts'
import { isFiniteVerb } from './phrases.ts'
import type { Element, Unit } from './units.ts'

const ISSUED =
  /^(?:issued|issues|released|releases|published|publishes|posted|posts|sent|sends|made|delivered|delivers|penned|signed|wrote|circulated|tweeted)$/
const STATEMENT =
  /^(?:statement|statements|declaration|communique|communiqu\u00e9|letter|letters|address|broadcast|post|posts|tweet|tweets|thread|message|messages|memo|telegram|speech)$/
/** Beside the cue of a speech these make it the news: "in a joint statement", "in a televised address". */
const SOLEMN =
  /^(?:joint|televised|open|written|rare|nationwide|radio|national|series|farewell|new|year|video|recorded|pastoral|inaugural|keynote)$/

/** "issued a statement", "in a joint statement", "has written to Lind", "in a letter to Lind". Null for none. */
export function matchStatement({ elements }: Unit, index: number, around: Around): EventMatch | null {
  for (const [at, element] of elements.entries()) {
    if (element.quote >= 0 || element.quoted) continue
    const medium = [wrote, spokeTo, issued].map((read) => read(elements, at)).find((read) => read !== undefined)
    if (medium === undefined) continue
    const verb = isFiniteVerb(element) || /^VB/.test(element.pos) ? at : lastVerb(elements, at)
    const first = partyBefore(elements, verb < 0 ? at : verb, around)
    const { ids } = first
    return {
      rule: medium === 'letter' ? 'wrote-letter' : 'issued-statement',
      unit: index,
      type: 'statement',
      medium,
      phase: null,
      predicate: at,
      behind: at + 1,
      participants: ids,
      whole: true,
    }
  }
  return null
}

/** "has written to the chief executive", "wrote to Lind" */
function wrote(elements: readonly Element[], at: number): 'letter' | undefined {
  const verb = elements[at]?.lower ?? ''
  return /^(?:wrote|written|writes|writing)$/.test(verb) && elements[at + 1]?.lower === 'to' ? 'letter' : undefined
}

/** "told parliament", "told a press conference": what is said before all is the news. */
function spokeTo(elements: readonly Element[], at: number): null | undefined {
  if (!/^(?:told|tells|telling|addressed|addresses|addressing)$/.test(elements[at]?.lower ?? '')) return undefined
  const ahead = elements.slice(at + 1, at + 6).map(({ lower }) => lower)
  const end = ahead.findIndex((word) => /^(?:parliament|nation|rally|conference|congress|assembly)$/.test(word))
  return end < 0 || ahead.slice(0, end).some((word) => /^[,.]$|^(?:that|he|she|they)$/.test(word)) ? undefined : null
}

/** "issued a joint statement", "in an open letter to", "in a series of posts" */
function issued(elements: readonly Element[], at: number): 'letter' | null | undefined {
  const opens = elements[at]?.lower ?? ''
  const verb = ISSUED.test(opens)
  if (!verb && opens !== 'in') return undefined
  const noun = elements.slice(at + 1, at + 8).findIndex(({ lower }) => STATEMENT.test(lower))
  const between = elements.slice(at + 1, at + 1 + noun)
  if (
    noun < 1 ||
    between.some(
      ({ pos, lower }) =>
        !/^(?:DT|JJ|NN|NNP|CD|VBN|VBD|PRP\$)$/.test(pos) &&
        !(lower === 'of' && /^(?:series|string|flurry|number)$/.test(elements[at + 2]?.lower ?? '')),
    )
  )
    return undefined
  const head = elements[at + 1 + noun]?.lower ?? ''
  const letter = head.startsWith('letter')
  const solemn = between.some(({ lower }) => SOLEMN.test(lower)) || /^(?:posts?|tweets?|thread)$/.test(head)
  const addressed = letter && elements[at + 2 + noun]?.lower === 'to'
  if (!verb && !solemn && !addressed) return undefined
  if (verb && !letter && !solemn && !/^(?:issue|release|publish)/.test(opens)) return undefined
  return letter ? 'letter' : null
}

function lastVerb(elements: readonly Element[], from: number): number {
  for (let at = from - 1; at >= 0; at--) if (isFiniteVerb(elements[at])) return at
  return -1
}
