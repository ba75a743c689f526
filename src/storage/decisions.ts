// Why it exists: who is who by a human's decision, and the record of it.
import { z } from 'zod'
import type { Decision, DecisionStore } from '../core/decision.ts'
import type { PersonStore } from '../core/ports.ts'
import { readValue } from './json.ts'
import { movePerson } from './namesakes.ts'
import { type Db, inOne, type Tables } from './tables.ts'

export function makeDecisions(db: Db, people: (db: Db) => PersonStore): DecisionStore {
  return {
    merge: (personId, otherId, at) =>
      inOne(db, async (trx) => {
        const decision = await saveDecision(trx, 'merge', personId, otherId, at)
        await follow(trx)
        return decision
      }),
    split: (personId, other, articleIds, at) =>
      inOne(db, async (trx) => {
        await people(trx).save(other)
        // By the same keys both are found; which of them is meant, the roles tell.
        const keys = trx.selectFrom('person_keys').where('person_id', '=', personId)
        await trx
          .insertInto('person_keys')
          .columns(['key', 'person_id'])
          .expression(keys.select((e) => ['key', e.val(other.id).as('person_id')]))
          .onConflict((c) => c.columns(['key', 'person_id']).doNothing())
          .execute()
        await movePerson(trx, personId, other.id, articleIds)
        return saveDecision(trx, 'split', personId, other.id, at)
      }),
    undo: (id, at) =>
      inOne(db, async (trx) => {
        const select = trx
          .selectFrom('person_decisions')
          .selectAll()
          .where('id', '=', id)
          .where('undone_at', 'is', null)
        const row = await select.executeTakeFirst()
        if (row === undefined) return false
        await trx.updateTable('person_decisions').set({ undone_at: at }).where('id', '=', id).execute()
        await follow(trx)
        return true
      }),
    async latest(limit, personId) {
      const all = db.selectFrom('person_decisions').selectAll().where('undone_at', 'is', null)
      const rows =
        personId === undefined
          ? all
          : all.where((e) => e.or([e('person_id', '=', personId), e('other_id', '=', personId)]))
      return (await rows.orderBy('number', 'desc').limit(limit).execute()).map(decisionOf)
    },
  }
}

/**
 * Who is read as whom follows from the decisions alone, in whatever order they are undone: who was merged is one with the
 * other, and who was parted off is so again once that is undone. Nobody is read as himself by a detour.
 */
async function follow(trx: Db): Promise<void> {
  const rows = await trx.selectFrom('person_decisions').selectAll().orderBy('number').execute()
  const into = new Map<string, string>()
  const rootOf = (id: string): string => {
    let at = id
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next
    return at
  }
  for (const { kind, person_id, other_id, undone_at } of rows) {
    if ((kind === 'merge') !== (undone_at === null)) continue
    const [one, other] = [rootOf(person_id), rootOf(other_id)]
    if (one !== other) into.set(other, one)
  }
  for (const id of new Set(rows.flatMap(({ person_id, other_id }) => [person_id, other_id]))) {
    const merged_into = into.get(id) ?? null
    await trx.updateTable('people').set({ merged_into }).where('id', '=', id).execute()
  }
}

async function saveDecision(trx: Db, kind: Decision['kind'], personId: string, otherId: string, at: number) {
  const last = trx.selectFrom('person_decisions').select('number').orderBy('number', 'desc').limit(1)
  const number = ((await last.executeTakeFirst())?.number ?? 0) + 1
  const row = { id: `p${number}`, number, kind, person_id: personId, other_id: otherId, made_at: at, undone_at: null }
  await trx.insertInto('person_decisions').values(row).execute()
  return decisionOf(row)
}

const kindSchema = z.enum(['merge', 'split'])

function decisionOf(row: Tables['person_decisions']): Decision {
  return {
    id: row.id,
    kind: readValue(kindSchema, row.kind, `decision ${row.id}`),
    personId: row.person_id,
    otherId: row.other_id,
    at: row.made_at,
    undoneAt: row.undone_at,
  }
}
