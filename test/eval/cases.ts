// Why it exists: the form of our own cases, texts of ours with all that a careful reader would mark in them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Article } from '../../src/core/article.ts'
import { readText } from '../../src/ingest/text.ts'

const words = z.string().min(1)
const orNone = words.nullable()
const relation = z.enum(['more-than', 'about', 'exact', 'less-than'])

/** What a case expects, by kind. A key that is left out is not scored; null means that nothing must be found. */
export const FACTS = {
  attributions: z.strictObject({ source: orNone, content: z.union([words, z.array(words).min(1)]) }),
  ordinary: z.never(),
  events: z.strictObject({
    type: z.enum(['call', 'meeting', 'talks', 'visit', 'statement', 'other']),
    phase: z.enum(['held', 'ongoing', 'announced', 'proposed', 'cancelled']).optional(),
    medium: z.enum(['phone', 'video', 'in-person', 'letter']).nullable().optional(),
    participants: z.array(words).optional(),
    toldBy: z.array(words).optional(),
    place: orNone.optional(),
    topics: z.array(words).optional(),
  }),
  durations: z.strictObject({ text: words, minutes: z.number().positive(), relation }),
  dates: z.strictObject({ text: words, iso: z.iso.date().nullable() }),
  talks: z.strictObject({
    words,
    status: z.enum(['announced', 'agreed', 'scheduled', 'offered', 'possible', 'cancelled']),
    when: orNone.optional(),
    where: orNone.optional(),
    host: orNone.optional(),
    parties: z.array(words).optional(),
    announcedBy: orNone.optional(),
  }),
  claims: z.strictObject({
    words,
    status: z.enum(['denied', 'unconfirmed', 'confirmed', 'inferred']),
    by: orNone.optional(),
    settledBy: orNone.optional(),
  }),
  inconsistencies: z.strictObject({ kind: z.enum(['role', 'number', 'date', 'name']), words: z.tuple([words, words]) }),
} as const

export type Kind = keyof typeof FACTS
export const KINDS = Object.keys(FACTS) as readonly Kind[]
export type Fact<K extends Kind> = z.infer<(typeof FACTS)[K]>
export type Case<K extends Kind = Kind> = {
  readonly id: string
  readonly round: 1 | 2 | 3
  readonly published: string | null
  readonly text: string
  readonly expect: readonly Fact<K>[]
}

/** The cases of a kind, in the file's order; throws where a line is not of this form. */
export function readCases<K extends Kind>(kind: K): readonly Case<K>[] {
  const file = join(import.meta.dirname, `${kind}.jsonl`)
  if (!existsSync(file)) return []
  const schema = z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    round: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    published: z.iso.date().nullable(),
    text: z.string().min(1),
    expect: z.array(FACTS[kind]),
  })
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return []
    const read = schema.safeParse(JSON.parse(line))
    if (!read.success) throw new Error(`${kind}.jsonl, line ${at + 1}: ${z.prettifyError(read.error)}`)
    return [read.data as unknown as Case<K>]
  })
}

export function articleOf({ text, published }: Case): Article {
  return readText(text, { publishedAt: published })
}

/** The values that have to stand in the text as they are written. */
const VERBATIM: ReadonlySet<string> = new Set([
  ...['source', 'content', 'text', 'words', 'when', 'where', 'host', 'place', 'announcedBy', 'by', 'settledBy'],
  ...['participants', 'parties', 'toldBy', 'topics'],
])

/** Every expected stretch of words that does not stand in the case's text. */
export function strayWords({ text, expect }: Case): readonly string[] {
  const given = (expect as readonly Readonly<Record<string, unknown>>[]).flatMap((fact) =>
    Object.entries(fact).flatMap(([key, value]) => (VERBATIM.has(key) ? [value].flat() : [])),
  )
  return given.filter((value): value is string => typeof value === 'string' && !text.includes(value))
}
