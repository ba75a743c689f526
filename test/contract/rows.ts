// Why it exists: the rows that the suite of every store saves and finds again.
import type { Briefing } from '../../src/core/briefing.ts'
import type { LedgerClaim, LedgerEntry } from '../../src/core/claim.ts'
import type { Delivery } from '../../src/core/delivery.ts'
import type { StoredArticle, StorySketch } from '../../src/core/story.ts'
import type { Subscription } from '../../src/core/subscription.ts'
import type { LedgerTalk, TalkStep } from '../../src/core/talk.ts'
import { extractionOf } from '../stories/build.ts'

export const noon = Date.parse('2031-05-05T12:00:00Z')

export function sketchOf(id: string): StorySketch {
  return { id, title: 'A call', participants: ['oren-velt'], people: ['ines-marsh'], firstAt: noon, lastAt: noon }
}

export function articleOf(
  id: string,
  given: { storyId?: string; url?: string; publisher?: string; publishedAt?: string; ingestedAt?: number } = {},
): StoredArticle {
  const { storyId = 's1', ingestedAt = noon, ...where } = given
  const extraction = extractionOf({ title: id, body: 'It’s “said” — in full. 🕊', ...where })
  return { id, storyId, contentHash: `hash-${id}`, copyOf: null, ingestedAt, extraction }
}

export function claimOf(id: string, when: Partial<Pick<LedgerEntry, 'saidAt' | 'recordedAt'>>): LedgerClaim {
  const evidence = [{ span: { start: 0, end: 4 }, quote: 'It’s' }]
  const entry = {
    claimId: id,
    status: 'unconfirmed',
    basis: 'stated',
    evidence,
    saidAt: null,
    recordedAt: noon,
  } as const
  return {
    id,
    storyId: 's1',
    text: 'he had told her',
    by: { personId: 'oren-velt', name: 'Oren Velt' },
    byText: 'Velt',
    about: [
      { personId: 'ines-marsh', name: 'Ines Marsh' },
      { personId: null, name: 'the Orian government' },
    ],
    status: 'unconfirmed',
    basis: 'stated',
    entries: [
      { ...entry, ...when, id: `${id}-1`, articleId: 'one', party: null },
      { ...entry, ...when, id: `${id}-2`, articleId: 'two', party: { personId: null, name: 'the Orian government' } },
    ],
  }
}

export function talkOf(
  id: string,
  given: Partial<Pick<LedgerTalk, 'dueAt' | 'rung'> & Pick<TalkStep, 'saidAt'>>,
): LedgerTalk {
  const { dueAt = null, rung = 'announced', saidAt = null } = given
  const parties = [{ personId: null, name: 'Oria' }]
  const when = { text: 'on Wednesday', iso: '2031-05-07' }
  const step: TalkStep = {
    id: `${id}-1`,
    articleId: 'one',
    rung,
    text: 'talks would begin on Wednesday',
    evidence: [{ span: { start: 0, end: 4 }, quote: 'It’s' }],
    by: { personId: 'oren-velt', name: 'Oren Velt' },
    parties,
    when,
    where: 'Sorin',
    host: null,
    saidAt,
    recordedAt: noon,
  }
  const steps = [step, { ...step, id: `${id}-2`, articleId: 'two', by: null, when: null }]
  return { id, storyId: 's1', text: step.text, parties, when, where: 'Sorin', host: null, rung, dueAt, steps }
}

export function briefingOf(version: number): Briefing {
  const blocks = [{ type: 'title', text: 'A call' }] as const
  return { id: `b${version}`, storyId: 's1', version, asOf: noon, blocks, passages: [] }
}

const destination = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const

export const subscription: Subscription = {
  id: 'sub1',
  destination,
  topic: 'all',
  cadence: 'daily',
  days: [1, 2, 3, 4, 5, 6, 7],
  at: ['08:00'],
  timeZone: 'Europe/Berlin',
  pausedAt: null,
  createdAt: noon,
}

export const delivery: Delivery = {
  id: 'd1',
  key: 'sub1|2031-05-05T08:00|slack:T1:C1',
  kind: 'briefing',
  subscriptionId: 'sub1',
  briefingId: 'b1',
  destination,
  state: 'scheduled',
  reason: null,
  dueAt: noon,
  expiresAt: null,
  attempts: 0,
}
