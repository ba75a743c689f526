// Why it exists: the golden of a story that goes on for days: what a channel is posted each evening, and the story as it then stands.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { compose } from '../src/briefing/compose.ts'
import { fit } from '../src/briefing/fit.ts'
import { renderText } from '../src/briefing/text.ts'
import type { Ingested } from '../src/core/ports.ts'
import { extract } from '../src/extract/extract.ts'
import { readFileArticle } from '../src/ingest/file.ts'
import { makeIngest } from '../src/pipeline.ts'
import { openSqlite } from '../src/storage/sqlite.ts'
import { GOLDENS } from './golden.ts'

const storySchema = z.record(z.string(), z.object({ publisher: z.string(), publishedAt: z.string() }))
const WIDTH = 100

export type Day = { readonly name: string; readonly text: string }

/** One text a day: the outcome of each article, the briefing of the channel, and the whole story. */
export async function readStoryGolden(slug: string): Promise<readonly Day[]> {
  const folder = join(GOLDENS, slug)
  const articles = storySchema.parse(JSON.parse(await readFile(join(folder, 'story.json'), 'utf8')))
  const files = Object.groupBy(Object.keys(articles).toSorted(), (file) => /^day\d+/.exec(file)?.[0] ?? 'day')
  let now = 0
  const store = await openSqlite({ file: ':memory:', clock: () => now })
  const ingest = makeIngest({ store, extract, clock: () => now })
  const days: Day[] = []
  let first: Ingested | null = null
  let since: number | null = null
  for (const [name, theirs = []] of Object.entries(files)) {
    const read: string[] = []
    for (const file of theirs) {
      const { publisher = '', publishedAt = '' } = articles[file] ?? {}
      now = Date.parse(publishedAt) + 600_000
      const ingested = await ingest({ ...(await readFileArticle(join(folder, file), { publishedAt })), publisher })
      first ??= ingested
      read.push(`${file}: ${ingested.storyId === first.storyId ? ingested.outcome : 'another story'}`)
    }
    const story = await store.stories.load(first?.storyId ?? '')
    if (story === null) continue
    const asOf = Date.parse(`${articles[theirs[0] ?? '']?.publishedAt.slice(0, 10)}T18:00:00Z`)
    const version = days.length + 1
    const posted = fit(compose(story, { asOf, version, since }))
    const whole = compose(story, { asOf, version, full: true })
    const parts = [
      read.join('\n'),
      `== POSTED TO THE CHANNEL ==\n\n${renderText(posted, { passages: true, width: WIDTH })}`,
      `== THE STORY AS ASKED FOR ==\n\n${renderText(whole, { passages: false, width: WIDTH })}`,
    ]
    days.push({ name, text: `${parts.join('\n\n')}\n` })
    since = Math.max(...story.articles.filter(({ copyOf }) => copyOf === null).map(({ ingestedAt }) => ingestedAt))
  }
  await store.close()
  return days
}

/** The goldens that are stories. */
export async function findStoryGoldens(): Promise<readonly string[]> {
  const slugs = (await readdir(GOLDENS, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const found = await Promise.all(
    slugs.map(async ({ name }) => ((await readdir(join(GOLDENS, name))).includes('story.json') ? [name] : [])),
  )
  return found.flat()
}

if (import.meta.main) {
  for (const slug of process.argv.slice(2)) {
    for (const { name, text } of await readStoryGolden(slug)) {
      await writeFile(join(GOLDENS, slug, `expected-${name}.txt`), text)
      process.stdout.write(`${text}\n`)
    }
  }
}
