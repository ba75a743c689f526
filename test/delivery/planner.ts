// Why it exists: a process of its own that plans over some days, for a test in which several do so on one database.
import type { Store } from '../../src/core/ports.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { planOf } from './fakes.ts'

const [file = '', offset = '0', from = '', to = '', step = '1'] = process.argv.slice(2)
let now = Number(from) + Number(offset)
const store: Store = await openSqlite({ file, clock: () => now })
const plan = planOf(store, () => now)
let made = 0
for (; now < Number(to) + Number(offset); now += Number(step)) made += await plan()
await store.close()
process.stdout.write(`${made}\n`)
