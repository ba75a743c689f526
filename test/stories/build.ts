// Why it exists: extractions by hand, so that what follows from them is tested without the engine.
import type { Attribution, Polarity } from '../../src/core/attribution.ts'
import type { Claim } from '../../src/core/claim.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import { type Evidence, evidenceOf, type Span } from '../../src/core/span.ts'

type Said = { readonly by: string; readonly words: string; readonly polarity?: Polarity; readonly cue?: string }
type Claimed = Partial<Omit<Claim, 'evidence'>> & { readonly text: string }

export type Told = {
  readonly title: string
  readonly body: string
  /** 'Ines Marsh, president of Oria': the roles follow the name. */
  readonly people?: readonly string[]
  /** `by`: an id, or words of the text that name the source. */
  readonly says?: readonly Said[]
  readonly claims?: readonly Claimed[]
  readonly event?: {
    readonly type: 'call' | 'meeting'
    readonly participants: readonly string[]
    readonly place?: string
  }
  readonly url?: string
  readonly publisher?: string
  readonly publishedAt?: string
}

/** All words given must stand in the text; otherwise the test itself is wrong and says so. */
export function extractionOf(told: Told): Extraction {
  const text = `${told.title}\n${told.body}`
  const people = (told.people ?? []).map((line) => personOf(text, line))
  const isPerson = (who: string) => people.some(({ id }) => id === who)
  const attributions = (told.says ?? []).map((said, at): Attribution => {
    return {
      id: `a${at + 1}`,
      kind: 'indirect',
      speaker: isPerson(said.by) ? said.by : null,
      source: isPerson(said.by) ? null : find(text, said.by).span,
      cue: said.cue === undefined ? null : find(text, said.cue).span,
      contents: [find(text, said.words).span],
      channel: null,
      polarity: said.polarity ?? 'asserts',
    }
  })
  return {
    article: {
      title: told.title,
      url: told.url ?? null,
      publisher: told.publisher ?? null,
      byline: null,
      publishedAt: told.publishedAt ?? null,
      language: 'en',
      text,
    },
    sentences: sentencesOf(text),
    people,
    attributions,
    event: told.event === undefined ? null : eventOf(told.event),
    otherEvents: [],
    talks: [],
    claims: (told.claims ?? []).map((claim, at) => claimOf(text, claim, at)),
    inconsistencies: [],
  }
}

function personOf(text: string, line: string): Extraction['people'][number] {
  const [name = '', ...roles] = line.split(', ')
  const { span } = find(text, name)
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    aliases: name.includes(' ') ? [name.split(' ').at(-1) ?? name] : [],
    roles: roles.map((role) => ({ text: role, span })),
    mentions: [span],
    side: null,
  }
}

function claimOf(text: string, claim: Claimed, at: number): Claim {
  return {
    id: `c${at + 1}`,
    attribution: null,
    by: null,
    byText: '',
    about: [],
    status: 'attributed',
    basis: 'inferred',
    ...claim,
    evidence: [find(text, claim.text)],
  }
}

function eventOf({ type, participants, place }: NonNullable<Told['event']>): Extraction['event'] {
  const rest = { duration: null, date: null, place: place ?? null, topics: [], evidence: [], toldBy: [] }
  return { type, phase: 'held', medium: null, participants, ...rest }
}

function find(text: string, words: string): Evidence {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`The text does not hold: ${words}`)
  return evidenceOf(text, { start, end: start + words.length })
}

function sentencesOf(text: string): Span[] {
  return [...text.matchAll(/[^\s][^\n.]*(?:\.|(?=\n)|$)/g)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }))
}
