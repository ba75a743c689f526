// Why it exists: stories by hand, so that briefings are tested without the engine; all words given must stand in the text.
import type { Attribution } from '../../src/core/attribution.ts'
import type { Claim, LedgerClaim, LedgerEntry } from '../../src/core/claim.ts'
import type { NewsEvent } from '../../src/core/event.ts'
import type { Extraction } from '../../src/core/extraction.ts'
import { type Evidence, evidenceOf, type Span } from '../../src/core/span.ts'
import type { StoredArticle, Story } from '../../src/core/story.ts'
import type { Talk } from '../../src/core/talk.ts'

type Says = {
  readonly by: string | null
  readonly words: string | readonly string[]
  readonly cue?: string
  readonly source?: string
} & Pick<Partial<Attribution>, 'id' | 'kind' | 'channel' | 'polarity'>
type Named = {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly roles?: readonly string[]
  readonly side?: string
}
type Claims = Omit<Partial<Claim>, 'evidence'> & { readonly text: string; readonly evidence?: readonly string[] }
type Talks = Omit<Partial<Talk>, 'evidence'> & { readonly text: string; readonly evidence?: readonly string[] }

export type Draft = {
  readonly id?: string
  readonly title?: string
  readonly body: string
  readonly publisher?: string | null
  readonly publishedAt?: string | null
  readonly url?: string | null
  readonly language?: string
  readonly copyOf?: string
  readonly people?: readonly Named[]
  readonly says?: readonly Says[]
  readonly event?: Omit<Partial<NewsEvent>, 'evidence'> & { readonly evidence: readonly string[] }
  readonly talks?: readonly Talks[]
  readonly claims?: readonly Claims[]
  readonly conflicts?: readonly (readonly [string, string])[]
}

export function idOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}

export function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`The test's own words do not stand in its text: ${words}`)
  return { start, end: start + words.length }
}

function sentencesOf(text: string): Span[] {
  const found = text.matchAll(/[^\s][^\n]*?(?:[.!?][”"]?(?=\s|$)|(?=\n)|$)/gu)
  return [...found].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

export function articleOf(draft: Draft): StoredArticle {
  const title = draft.title ?? ''
  const text = title === '' ? draft.body : `${title}\n${draft.body}`
  const evidence = (words: string): Evidence => evidenceOf(text, spanOf(text, words))
  const extraction: Extraction = {
    article: {
      title,
      url: draft.url === undefined ? 'https://lantern-wire.example/a' : draft.url,
      publisher: draft.publisher === undefined ? 'Lantern Wire' : draft.publisher,
      byline: null,
      publishedAt: draft.publishedAt === undefined ? '2026-03-09T18:40:00Z' : draft.publishedAt,
      language: draft.language ?? 'en',
      text,
    },
    sentences: sentencesOf(text),
    people: peopleOf(draft, text),
    attributions: attributionsOf(draft, text),
    event: draft.event === undefined ? null : eventOf(draft.event, evidence),
    otherEvents: [],
    talks: (draft.talks ?? []).map((talk, at) => ({
      id: `t${at + 1}`,
      parties: [],
      announcedBy: null,
      when: null,
      where: null,
      host: null,
      status: 'announced',
      ...talk,
      evidence: (talk.evidence ?? [talk.text]).map(evidence),
    })),
    claims: (draft.claims ?? []).map((claim, at) => ({
      id: `c${at + 1}`,
      attribution: null,
      by: null,
      byText: '',
      about: [],
      status: 'unconfirmed',
      basis: 'stated',
      ...claim,
      evidence: (claim.evidence ?? [claim.text]).map(evidence),
    })),
    inconsistencies: (draft.conflicts ?? []).map(([one, other]) => ({
      kind: 'role',
      text: one,
      evidence: [evidence(one), evidence(other)],
    })),
  }
  const id = draft.id ?? 'one'
  return { id, storyId: 's1', contentHash: id, copyOf: draft.copyOf ?? null, ingestedAt: 0, extraction }
}

function peopleOf(draft: Draft, text: string): Extraction['people'] {
  return (draft.people ?? []).map(({ name, aliases, roles, side }) => ({
    id: idOf(name),
    name,
    aliases: aliases ?? [name.split(' ').at(-1) ?? name],
    roles: (roles ?? []).map((role) => ({ text: role, span: spanOf(text, role) })),
    mentions: [spanOf(text, name)],
    side: side === undefined ? null : evidenceOf(text, spanOf(text, side)),
  }))
}

function attributionsOf(draft: Draft, text: string): Extraction['attributions'] {
  return (draft.says ?? []).map(({ by, words, cue, source, ...rest }, at) => ({
    id: `a${at + 1}`,
    kind: 'indirect',
    speaker: by === null ? null : idOf(by),
    source: source === undefined ? null : spanOf(text, source),
    cue: cue === undefined ? null : spanOf(text, cue),
    contents: (typeof words === 'string' ? [words] : words).map((part) => spanOf(text, part)),
    channel: null,
    ...rest,
  }))
}

function eventOf(event: NonNullable<Draft['event']>, evidence: (words: string) => Evidence): NewsEvent {
  return {
    type: 'call',
    phase: 'held',
    medium: null,
    participants: [],
    toldBy: [],
    duration: null,
    date: null,
    place: null,
    topics: [],
    ...event,
    evidence: event.evidence.map(evidence),
  }
}

export const NOW = Date.UTC(2026, 2, 9, 19, 5)

export function storyOf(articles: readonly StoredArticle[], claims: readonly LedgerClaim[] = []): Story {
  return { id: 's1', title: 'A story', firstAt: NOW, lastAt: NOW, articles, claims }
}

export function entryOf(
  article: StoredArticle,
  entry: Pick<LedgerEntry, 'status'> & {
    readonly party?: string
    readonly evidence: readonly string[]
    readonly basis?: Claim['basis']
  },
): LedgerEntry {
  const { text } = article.extraction.article
  return {
    id: `${article.id} ${entry.status} ${entry.party ?? ''}`,
    claimId: 'k1',
    articleId: article.id,
    status: entry.status,
    basis: entry.basis ?? 'stated',
    party: entry.party === undefined ? null : { personId: idOf(entry.party), name: entry.party },
    evidence: entry.evidence.map((words) => evidenceOf(text, spanOf(text, words))),
    saidAt: null,
    recordedAt: 0,
  }
}

export function ledgerOf(claim: Partial<LedgerClaim> & Pick<LedgerClaim, 'text' | 'entries'>): LedgerClaim {
  return {
    id: 'k1',
    storyId: 's1',
    by: null,
    byText: '',
    about: [],
    status: claim.entries.at(-1)?.status ?? 'attributed',
    basis: 'stated',
    ...claim,
  }
}
