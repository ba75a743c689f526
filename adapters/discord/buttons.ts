// Why it exists: a button's id is all that Discord gives back, a hundred characters of it; words stand in it or are kept.
import { createHash } from 'node:crypto'
import type { SubscribeForm } from '../../src/core/command.ts'
import type { Message } from './layout.ts'

/** Discord's limit of a custom_id. */
const MAX_ID = 100
const ASK = 'ask:'
/** Long words and forms are small, the rest of an answer is not. */
const MAX_KEPT = 2_000
const MAX_RESTS = 50

/** What a press means: words to ask, a form to open, the rest of an answer, or nothing that is known any more. */
export type Press =
  | { readonly kind: 'ask'; readonly words: string }
  | { readonly kind: 'form'; readonly form: SubscribeForm }
  | { readonly kind: 'rest'; readonly messages: readonly Message[] }
  | { readonly kind: 'expired' }

export type Buttons = {
  /** The id of a button that asks these words. */
  readonly idOf: (words: string) => string
  readonly idOfForm: (form: SubscribeForm) => string
  readonly idOfRest: (messages: readonly Message[]) => string
  readonly read: (id: string) => Press
}

/** What does not fit an id is remembered: the oldest is forgotten, as all is after a restart. */
export function makeButtons({ maxKept = MAX_KEPT, maxRests = MAX_RESTS } = {}): Buttons {
  const kept = new Map<string, Press>()
  const rests = new Map<string, Press>()
  return {
    idOf: (words) => {
      const fits = ASK.length + words.length <= MAX_ID && words.isWellFormed()
      return fits ? `${ASK}${words}` : keep(kept, { kind: 'ask', words }, maxKept)
    },
    idOfForm: (form) => keep(kept, { kind: 'form', form }, maxKept),
    idOfRest: (messages) => keep(rests, { kind: 'rest', messages }, maxRests),
    read: (id) => {
      if (id.startsWith(ASK)) return { kind: 'ask', words: id.slice(ASK.length) }
      return kept.get(id) ?? rests.get(id) ?? { kind: 'expired' }
    },
  }
}

function keep(map: Map<string, Press>, press: Press, capacity: number): string {
  const id = `kept:${press.kind}:${createHash('sha256').update(JSON.stringify(press)).digest('base64url').slice(0, 32)}`
  // Put last, so that what is used again is not the first to be forgotten.
  map.delete(id)
  map.set(id, press)
  const [oldest] = map.keys()
  if (map.size > capacity && oldest !== undefined) map.delete(oldest)
  return id
}
