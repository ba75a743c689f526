// Why it exists: a process that posts through the real outbox to a slow platform, and ends as the bot does, for ending.test.ts.
import { setTimeout } from 'node:timers/promises'
import { close, endWhenAsked } from '../../src/ending.ts'
import { makeLog } from '../../src/log.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { at, makeDueDigest, makePlatform, outboxOf } from '../delivery/fakes.ts'

const [file = '', answerMs = '0', postsMs = '0', fault = ''] = process.argv.slice(2)
const clock = () => at('2026-03-24T08:00:00Z')
const write = (line: string) => process.stderr.write(line)
const log = makeLog({ level: 'info', secrets: [], clock, json: false, write })
const end = endWhenAsked(log)
const store = await openSqlite({ file, clock })
await makeDueDigest(store, clock)
const { platform } = makePlatform()
const send: typeof platform.send = async (...message) => {
  process.stderr.write('sending\n')
  await setTimeout(Number(answerMs))
  return platform.send(...message)
}
const outbox = outboxOf(store, { platforms: [{ ...platform, send }], clock, report: log.failure })
void outbox.runDue()
if (fault !== '') void setTimeout(100).then(() => Promise.reject(new Error(fault)))
const reason = await end.asked
const done = async () => {}
await close({ posts: outbox.close, others: done, clients: done }, { postsMs: Number(postsMs) })
await store.close()
process.exit(reason === null ? 0 : 1)
