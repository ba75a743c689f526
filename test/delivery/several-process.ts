// Why it exists: one of several processes on one database, with a clock that is wrong by so much: plans a slot and posts what is due.
import { makeClient, makeTransport } from '../../adapters/slack/transport.ts'
import { machineClock, openSqlite } from '../../src/storage/sqlite.ts'
import { outboxOf, planOf } from './fakes.ts'

const [file = '', apiUrl = '', startedAt = '0', offset = '0'] = process.argv.slice(2)
const began = Number(machineClock())
const clock = () => Number(startedAt) + Number(offset) + (Number(machineClock()) - began)

const store = await openSqlite({ file, clock, leaseClock: machineClock })
const report = (error: unknown) => process.send?.({ error: String(error) })
const client = makeClient('xoxb-double', apiUrl, undefined)
const platform = makeTransport({ client, clock, installation: { team: 'T1', gone: null }, report })
const outbox = outboxOf(store, { platforms: [platform], clock, report })
const plan = planOf(store, clock, report)

// Each round is asked for, so that all begin theirs in the same moment.
process.on('message', async (message) => {
  if (message === 'end') {
    await outbox.close()
    await store.close()
    process.disconnect()
    return
  }
  try {
    process.send?.({ made: await plan(), handled: await outbox.runDue() })
  } catch (error) {
    process.send?.({ error: String(error) })
  }
})
process.send?.({ ready: true })
