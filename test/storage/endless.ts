// Why it exists: a process that stores one article after another until it is killed, for the test of crashes.
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { extractionOf } from '../stories/build.ts'

/** A parent that fails must not leave this running for ever. */
const most = 2_000

const clock = () => 0
const store = await openSqlite({ file: process.argv[2] ?? '', clock })
const start = await store.articles.count()
for (let at = start; at < start + most; at++) {
  const extraction = extractionOf({
    title: `Matter ${at}`,
    body: `Ada Nr${at} said that matter ${at} was settled. Ben Nr${at} listened.`,
    people: [`Ada Nr${at}`, `Ben Nr${at}`],
    claims: [{ text: `matter ${at} was settled`, by: `ada-nr${at}`, byText: `Ada Nr${at}` }],
  })
  await makeIngest({ store, extract: () => extraction, clock })(extraction.article)
  process.stdout.write(`${at}\n`)
}
