// Why it exists: what may come next in a story, with every step that an article told of it.

import { compareSaid, partySchema } from '../core/claim.ts'
import { whenSchema } from '../core/event.ts'
import { isPending } from '../core/ladder.ts'
import type { TalkStore } from '../core/ports.ts'
import { type LedgerTalk, type TalkStep, talkRungSchema } from '../core/talk.ts'
import { evidencesSchema, partiesSchema, readJson, readValue } from './json.ts'
import { type Db, inOne, type Tables } from './tables.ts'

export function makeTalks(db: Db): TalkStore {
  const select = () => db.selectFrom('talks').selectAll()
  const pending = () => select().where('pending', '=', 1)
  return {
    async findByStory(storyId) {
      return inOrderHeard(await withSteps(db, await select().where('story_id', '=', storyId).execute()))
    },
    async find(id) {
      const [talk] = await withSteps(db, await select().where('id', '=', id).execute())
      return talk ?? null
    },
    async findPending({ from, limit }) {
      const dated = await pending().where('due_at', '>=', from).orderBy('due_at').orderBy('id').limit(limit).execute()
      const rest = pending().where('due_at', 'is', null).orderBy('heard_at', 'desc').orderBy('id')
      const undated = dated.length >= limit ? [] : await rest.limit(limit - dated.length).execute()
      return withSteps(db, [...dated, ...undated])
    },
    async findOverdue({ before, limit }) {
      const rows = pending().where('due_at', '<', before).orderBy('due_at', 'desc').orderBy('id')
      return withSteps(db, await rows.limit(limit).execute())
    },
    async replace(storyId, talks) {
      await inOne(db, async (trx) => {
        const rows = trx.selectFrom('talks').selectAll().where('story_id', '=', storyId)
        const before = await withSteps(trx, await rows.execute())
        const texts = new Set(before.map(textOf))
        const same = new Set(talks.map(textOf).filter((text) => texts.has(text)))
        for (const { id } of before.filter((talk) => !same.has(textOf(talk)))) {
          await trx.deleteFrom('talk_steps').where('talk_id', '=', id).execute()
          await trx.deleteFrom('talks').where('id', '=', id).execute()
        }
        for (const talk of talks.filter((one) => !same.has(textOf(one)))) {
          await trx.insertInto('talks').values(rowOf(talk)).execute()
          const steps = talk.steps.map((step) => rowOfStep(talk.id, step))
          if (steps.length > 0) await trx.insertInto('talk_steps').values(steps).execute()
        }
      })
    },
  }
}

async function withSteps(db: Db, rows: readonly Tables['talks'][]): Promise<readonly LedgerTalk[]> {
  const steps: Tables['talk_steps'][] = []
  // In slices, because engines bound the number of parameters.
  for (let start = 0; start < rows.length; start += 500) {
    const ids = rows.slice(start, start + 500).map((row) => row.id)
    steps.push(...(await db.selectFrom('talk_steps').selectAll().where('talk_id', 'in', ids).execute()))
  }
  const byTalk = Map.groupBy(steps, (step) => step.talk_id)
  return rows.map((row) => talkOf(row, byTalk.get(row.id) ?? []))
}

function inOrderHeard(talks: readonly LedgerTalk[]): readonly LedgerTalk[] {
  return talks.toSorted(({ steps: [a] }, { steps: [b] }) => {
    return a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : compareSaid(a, b)
  })
}

/** Most talks of a story stay as they were: to the letter, whatever the order of its fields. */
function textOf(talk: LedgerTalk): string {
  return JSON.stringify([rowOf(talk), talk.steps.map((step) => rowOfStep(talk.id, step))])
}

function talkOf(row: Tables['talks'], steps: readonly Tables['talk_steps'][]): LedgerTalk {
  const what = `talk ${row.id}`
  return {
    id: row.id,
    storyId: row.story_id,
    text: row.text,
    parties: readJson(partiesSchema, row.parties, what),
    when: row.when === null ? null : readJson(whenSchema, row.when, what),
    where: row.place,
    host: row.host,
    rung: readValue(talkRungSchema, row.rung, what),
    dueAt: row.due_at,
    steps: steps.map((step) => stepOf(step, what)).toSorted(compareSaid),
  }
}

function stepOf(row: Tables['talk_steps'], what: string): TalkStep {
  return {
    id: row.id,
    articleId: row.article_id,
    rung: readValue(talkRungSchema, row.rung, what),
    text: row.text,
    evidence: readJson(evidencesSchema, row.evidence, what),
    by: row.by === null ? null : readJson(partySchema, row.by, what),
    parties: readJson(partiesSchema, row.parties, what),
    when: row.when === null ? null : readJson(whenSchema, row.when, what),
    where: row.place,
    host: row.host,
    saidAt: row.said_at,
    recordedAt: row.recorded_at,
  }
}

function rowOf(talk: LedgerTalk): Tables['talks'] {
  const heard = talk.steps.map(({ saidAt, recordedAt }) => saidAt ?? recordedAt)
  return {
    id: talk.id,
    story_id: talk.storyId,
    text: talk.text,
    parties: JSON.stringify(talk.parties),
    when: talk.when === null ? null : JSON.stringify(talk.when),
    place: talk.where,
    host: talk.host,
    rung: talk.rung,
    pending: isPending(talk) ? 1 : 0,
    due_at: talk.dueAt,
    heard_at: Math.max(0, ...heard),
  }
}

function rowOfStep(talkId: string, step: TalkStep): Tables['talk_steps'] {
  return {
    id: step.id,
    talk_id: talkId,
    article_id: step.articleId,
    rung: step.rung,
    text: step.text,
    evidence: JSON.stringify(step.evidence),
    by: step.by === null ? null : JSON.stringify(step.by),
    parties: JSON.stringify(step.parties),
    when: step.when === null ? null : JSON.stringify(step.when),
    place: step.where,
    host: step.host,
    said_at: step.saidAt,
    recorded_at: step.recordedAt,
  }
}
