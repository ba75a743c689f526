// Why it exists: `readout explain` shows a text sentence by sentence with what was found in it, and by which rule.
import { plain } from '../briefing/plain.ts'
import { wrap } from '../briefing/text.ts'
import type { Attribution } from '../core/attribution.ts'
import type { Claim } from '../core/claim.ts'
import type { NewsEvent } from '../core/event.ts'
import type { Extraction, Inconsistency } from '../core/extraction.ts'
import type { Evidence } from '../core/span.ts'
import type { Talk } from '../core/talk.ts'
import { ruleOf } from '../extract/lexicon/rules.ts'

/** One thing that was found: where, what, its fields in the text's own words, and the rule that found it. */
type Finding = {
  /** Offset of the sentence under which it is told. */
  readonly at: number
  readonly head: string
  readonly fields: readonly (readonly [label: string, value: string | null])[]
  readonly rule: string | null
}

const FIELD = 6
const LABEL = 11
const COUNT = 6
const RULE = 29

/** The whole text with its findings, wrapped to `width` columns; no character of the text acts on a terminal. */
export function explain(extraction: Extraction, width: number): string {
  const { article, sentences } = extraction
  const findings = findingsOf(extraction)
  const parts = sentences.map((sentence, index) => {
    const next = sentences[index + 1]?.start ?? Number.POSITIVE_INFINITY
    const own = findings.filter(({ at }) => (index === 0 || at >= sentence.start) && at < next)
    return [
      wrap(plain(article.text.slice(sentence.start, sentence.end)), width),
      ...own.flatMap((one) => renderFinding(one, width)),
    ].join('\n')
  })
  return [...parts, renderCounts(findings, width)].join('\n\n')
}

function findingsOf(extraction: Extraction): readonly Finding[] {
  const name = (id: string) => extraction.people.find((person) => person.id === id)?.name ?? id
  const { event, otherEvents, attributions, claims, talks, inconsistencies } = extraction
  return [
    ...(event === null ? [] : [eventFinding('THE EVENT', event, name)]),
    ...otherEvents.map((other) => eventFinding('ANOTHER EVENT', other, name)),
    ...attributions.map((one) => attributionFinding(extraction, one, name)),
    ...claims.map((one) => claimFinding(one, name)),
    ...talks.map((one) => talkFinding(one, name)),
    ...inconsistencies.map(inconsistencyFinding),
  ]
}

type NameOf = (id: string) => string
/** What begins with a quotation mark of its own needs no second pair. */
const quoted = (words: string): string => (/^[“"„«‘]/u.test(words) ? words : `“${words}”`)
const listed = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(', '))
const quotes = (evidence: readonly Evidence[]): string | null => listed(evidence.map(({ quote }) => quoted(quote)))
const startOf = (evidence: readonly Evidence[]): number => evidence[0]?.span.start ?? 0

function eventFinding(head: string, event: NewsEvent, name: NameOf): Finding {
  const { duration, date } = event
  return {
    at: startOf(event.evidence),
    head: `${head}: ${event.type}, ${event.phase}${event.medium === null ? '' : `, ${event.medium}`}`,
    fields: [
      ['who', listed(event.participants.map(name))],
      ['told by', listed(event.toldBy.map(name))],
      ['length', duration === null ? null : `“${duration.text}” = ${duration.relation} ${duration.minutes} minutes`],
      ['date', date === null ? null : `“${date.text}” = ${date.iso ?? 'no certain day'}`],
      ['place', event.place],
      ['topics', listed(event.topics)],
      ['also from', quotes(event.evidence.slice(1))],
    ],
    rule: null,
  }
}

function attributionFinding({ article }: Extraction, one: Attribution, name: NameOf): Finding {
  const words = ({ start, end }: { readonly start: number; readonly end: number }) => article.text.slice(start, end)
  const speaker = one.speaker === null ? '' : ` = ${name(one.speaker)}`
  return {
    at: one.cue?.start ?? one.contents[0]?.start ?? 0,
    head: `STATEMENT ${one.id}: ${one.kind}${one.polarity === undefined ? '' : `, ${one.polarity}`}`,
    fields: [
      ['source', one.source === null ? one.speaker && name(one.speaker) : `${quoted(words(one.source))}${speaker}`],
      ['cue', one.cue === null ? null : quoted(words(one.cue))],
      ['content', one.contents.map((span) => quoted(words(span))).join(' … ')],
      ['channel', one.channel],
    ],
    rule: one.rule ?? null,
  }
}

function claimFinding(one: Claim, name: NameOf): Finding {
  const isStatement = one.status === 'attributed' && one.attribution !== null
  return {
    at: startOf(one.evidence),
    head: `CLAIM ${one.id}: ${one.status}, ${one.basis}${one.attribution === null ? '' : ` (statement ${one.attribution})`}`,
    fields: [
      // What is only attributed is the statement above it, word for word.
      ['claim', isStatement ? null : one.text],
      ['by', isStatement ? null : one.by === null ? one.byText || null : name(one.by)],
      ['about', listed(one.about.map(name))],
      ['because of', quotes(one.evidence.slice(1))],
      ['settled by', one.settledBy === undefined ? null : name(one.settledBy)],
    ],
    rule: one.rule ?? null,
  }
}

function talkFinding(one: Talk, name: NameOf): Finding {
  const { when } = one
  return {
    at: startOf(one.evidence),
    head: `NEXT STEP ${one.id}: ${one.status}`,
    fields: [
      ['step', one.text],
      ['parties', listed(one.parties.map(name))],
      ['told by', one.announcedBy === null ? null : name(one.announcedBy)],
      ['when', when === null ? null : `“${when.text}” = ${when.iso ?? 'no certain day'}`],
      ['where', one.where],
      ['host', one.host],
    ],
    rule: one.rule ?? null,
  }
}

function inconsistencyFinding(one: Inconsistency): Finding {
  const [first, second] = one.evidence
  return {
    at: Math.max(first.span.start, second.span.start),
    head: `INCONSISTENT: ${one.kind}`,
    fields: [
      ['one place', quoted(first.quote)],
      ['the other', quoted(second.quote)],
    ],
    rule: one.rule ?? null,
  }
}

function renderFinding({ head, fields, rule }: Finding, width: number): readonly string[] {
  const says = rule === null ? null : `${rule}: ${ruleOf(rule)?.says ?? ''}`
  const rows = [...fields, ['rule', says] as const].flatMap(([label, value]) =>
    value === null || value === '' ? [] : [hang(`${' '.repeat(FIELD)}${label.padEnd(LABEL)}`, value, width)],
  )
  return [`    ${plain(head)}`, ...rows]
}

/** Words beside a label, their further lines in the same column. */
function hang(label: string, words: string, width: number): string {
  const rows = wrap(plain(words), width - label.length).split('\n')
  return rows.map((row, at) => (at === 0 ? label + row : `${' '.repeat(label.length)}${row.trim()}`)).join('\n')
}

/** How often each rule found something, the most frequent first. */
function renderCounts(findings: readonly Finding[], width: number): string {
  const counts = new Map<string, number>()
  for (const { rule } of findings) if (rule !== null) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  if (counts.size === 0) return 'RULES\nNone found anything in this text.'
  const rows = [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  const shown = rows.map(([rule, count]) => {
    const label = `${String(count).padStart(COUNT - 2)}  ${plain(rule).padEnd(RULE)}`
    return hang(label, ruleOf(rule)?.says ?? '', width)
  })
  return ['RULES', ...shown].join('\n')
}
