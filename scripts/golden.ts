// Why it exists: `npm run golden <slug> <file>` makes or renews a golden: an article of ours and the briefing it must give.
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { compose } from '../src/briefing/compose.ts'
import { fit } from '../src/briefing/fit.ts'
import { renderText } from '../src/briefing/text.ts'
import { extract } from '../src/extract/extract.ts'
import { readFileArticle } from '../src/ingest/file.ts'
import { makeStoryOf } from '../src/pipeline.ts'

export const GOLDENS = join(import.meta.dirname, '../test/golden')
/** Every golden was published on this Tuesday and is read that evening, so that its weekdays mean days. */
const PUBLISHED = '2026-03-31'
const NOW = Date.UTC(2026, 2, 31, 18, 0)
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The path of a golden's article, whatever kind of file it is. */
export async function findGoldenArticle(slug: string): Promise<string> {
  const name = (await readdir(join(GOLDENS, slug))).find((file) => file.startsWith('article.'))
  if (name === undefined) throw new Error(`test/golden/${slug} holds no article.`)
  return join(GOLDENS, slug, name)
}

/** What `readout read` prints for a golden's article on its fixed day. */
export async function readGolden(path: string): Promise<string> {
  const article = await readFileArticle(path, { publishedAt: PUBLISHED })
  const briefing = fit(compose(makeStoryOf(article, extract, NOW), { asOf: NOW }))
  return `${renderText(briefing, { passages: true, width: 100 })}\n`
}

async function run([slug = '', file, ...more]: readonly string[]): Promise<number> {
  if (!SLUG.test(slug) || more.length > 0) {
    process.stderr.write(
      'Usage: npm run golden <slug> [<article file>]; the slug is words in lower case, joined by -\n',
    )
    return 1
  }
  const folder = join(GOLDENS, slug)
  await mkdir(folder, { recursive: true })
  if (file !== undefined) await copyFile(file, join(folder, `article${extname(file) || '.txt'}`))
  const expected = await readGolden(await findGoldenArticle(slug))
  await writeFile(join(folder, 'expected.txt'), expected)
  process.stdout.write(`${expected}\nWritten to test/golden/${slug}/expected.txt: read it as an editor would.\n`)
  return 0
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
