// Why it exists: which texts make one story can be asked of a file, to look at it and to measure it.
import { z } from 'zod'
import { ReadoutError } from '../core/errors.ts'
import { complain, write } from '../terminal.ts'
import { runAsk } from './ask.ts'
import { parseJson, usageError } from './run.ts'

export const STORIES = 'stories FILE.jsonl | stories of ID'
const MAX_BYTES = 100 * 1024 * 1024

const lineSchema = z.object({ id: z.string().min(1), text: z.string(), publishedAt: z.string().nullish() })
type Line = z.infer<typeof lineSchema>

/** `of ID` is a channel's question; else a file of lines {"id","text","publishedAt"?} gives lines {"id","story"}. */
export async function runStories(args: readonly string[]): Promise<number> {
  const [source, ...more] = args
  if (source?.toLowerCase() === 'of' && more.length === 1) return runAsk('stories', args, STORIES)
  if (source === undefined || more.length > 0) throw usageError(STORIES)
  const { readFileBytes } = await import('../ingest/file.ts')
  const { lines, faults } = readLines(new TextDecoder().decode(await readFileBytes(source, MAX_BYTES)))
  for (const fault of faults) complain(fault)
  if (lines.length === 0) throw new ReadoutError('invalid', 'empty', 'No line of {"id", "text"} to be read.')
  const { groupTexts } = await import('../stories/group.ts')
  const stories = groupTexts(lines.map(({ text, publishedAt }) => ({ text, at: timeOf(publishedAt) })))
  for (const [at, { id }] of lines.entries()) {
    await write(`${JSON.stringify({ id, story: lines[stories[at] ?? at]?.id ?? id })}\n`)
  }
  return faults.length === 0 ? 0 : 1
}

function readLines(text: string): { readonly lines: readonly Line[]; readonly faults: readonly string[] } {
  const lines: Line[] = []
  const faults: string[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = lineSchema.safeParse(parseJson(line))
    if (read.success) lines.push(read.data)
    else faults.push(`Line ${at + 1} is no {"id", "text"}; it was left out.`)
  }
  return { lines, faults }
}

function timeOf(publishedAt: string | null | undefined): number | null {
  const at = publishedAt == null ? Number.NaN : Date.parse(publishedAt)
  return Number.isNaN(at) ? null : at
}
