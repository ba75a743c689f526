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
  // Names of its own: the articles are one story each.
  const name = [...String(at)].map((digit) => 'BDFGKLMNPR'[Number(digit)]).join('a')
  const [ada, ben] = [`${name}a Ad${name}`, `${name}o Be${name}`]
  const extraction = extractionOf({
    title: `Matter ${at}`,
    body: `${ada} said that matter ${at} was settled. ${ben} listened.`,
    people: [ada, ben],
    claims: [{ text: `matter ${at} was settled`, by: ada.toLowerCase().replace(' ', '-'), byText: ada }],
  })
  await makeIngest({ store, extract: () => extraction, clock })(extraction.article)
  process.stdout.write(`${at}\n`)
}
