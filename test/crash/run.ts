// Why it exists: `npm run crash`: so many processes are killed, each at another boundary of its database; what is left must hold the promise.
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { makeRandom } from '../simulation/time.ts'
import type { Call, Errand } from './child.ts'
import { ARTICLES, type Channels, copy, dump, examine, finish, ingest, makeChannels, NOON, prepare } from './stage.ts'

/** Of each kind, what an undisturbed minute gives. */
type Stage = {
  readonly folder: string
  readonly before: string
  readonly channels: Channels['messages']
  readonly keys: readonly string[]
  /** How many boundaries there are. */
  readonly posting: number
  readonly ingesting: number
  /** The file after none, one, two … of the articles. */
  readonly dumps: readonly string[]
}

export type Figures = {
  killed: number
  inSend: number
  ingesting: number
  boundaries: number
  repeats: number
  broken: string[]
}

/** Every fourth seed ends a process that reads articles; every third of the others is ended in the middle of a send. */
export async function crash({
  seeds,
  first = 1,
}: {
  readonly seeds: number
  readonly first?: number
}): Promise<Figures> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'readout-crash-'))
  try {
    const stage = await setStage(folder)
    const figures: Figures = {
      killed: 0,
      inSend: 0,
      ingesting: 0,
      boundaries: stage.posting + stage.ingesting,
      repeats: 0,
      broken: [],
    }
    let next = first
    const work = async () => {
      for (let seed = next++; seed < first + seeds; seed = next++) await crashOnce(stage, seed, figures)
    }
    await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
    return figures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function setStage(folder: string): Promise<Stage> {
  const before = join(folder, 'before.db')
  const { messages, wire } = makeChannels()
  await prepare(before, wire)
  const told = messages.map((one) => ({ ...one }))
  const quiet = join(folder, 'quiet.db')
  copy(before, quiet)
  const channels = channelsFrom(told)
  const posting = await run({ file: quiet, work: 'post', boundary: Number.MAX_SAFE_INTEGER, at: 0 }, channels, null)
  await finish(quiet, channels.wire)
  const { keys, broken } = examine(quiet, channels, null)
  if (broken.length > 0) throw new Error(`an undisturbed minute: ${broken.join('; ')}`)
  const read = join(folder, 'read.db')
  copy(before, read)
  const ingesting = await run({ file: read, work: 'ingest', boundary: Number.MAX_SAFE_INTEGER, at: 0 }, channels, null)
  const dumps: string[] = []
  for (let count = 0; count <= ARTICLES.length; count++) dumps.push(await dumpAfter(folder, before, count))
  return { folder, before, channels: told, keys, posting: posting ?? 0, ingesting: ingesting ?? 0, dumps }
}

async function dumpAfter(folder: string, before: string, count: number): Promise<string> {
  const file = join(folder, `after${count}.db`)
  copy(before, file)
  const store = await openSqlite({ file, clock: () => NOON })
  await ingest(store, () => NOON, ARTICLES.slice(0, count))
  await store.close()
  return dump(file)
}

function channelsFrom(messages: Channels['messages']): Channels {
  const channels = makeChannels()
  for (const one of messages) channels.messages.push({ ...one })
  return channels
}

async function crashOnce(stage: Stage, seed: number, figures: Figures): Promise<void> {
  const random = makeRandom(seed * 7_919)
  const isReading = seed % 4 === 0
  const file = join(stage.folder, `${seed}.db`)
  const inSend = !isReading && seed % 3 === 0
  const all = isReading ? stage.ingesting : stage.posting
  let boundary = inSend ? Number.MAX_SAFE_INTEGER : Math.floor(random() * all)
  let sends = { nth: 1 + Math.floor(random() * 9), isTaken: random() < 0.5 }
  const work = isReading ? 'ingest' : 'post'
  let channels = channelsFrom(stage.channels)
  let left: number | null = null
  // A slower run may have fewer boundaries than the undisturbed one: then one further in front.
  do {
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    copy(stage.before, file)
    channels = channelsFrom(stage.channels)
    left = await run({ file, work, boundary, at: 0 }, channels, inSend ? sends : null)
    if (!inSend) boundary = Math.floor(boundary / 2)
    sends = { ...sends, nth: Math.ceil(sends.nth / 2) }
  } while (left !== null && (inSend || boundary > 0))
  figures.killed += left === null ? 1 : 0
  figures.inSend += inSend ? 1 : 0
  figures.ingesting += isReading ? 1 : 0
  // Every fifth is ended again while it takes over.
  if (!isReading && seed % 5 === 0)
    await run({ file, work, boundary: Math.floor(random() * stage.posting), at: 61_000 }, channels, null)
  const broken = isReading
    ? await examineReading(stage, file)
    : await examinePosting(stage, { file, channels, figures })
  figures.broken.push(
    ...broken.map((what) => `seed ${seed}, boundary ${inSend ? JSON.stringify(sends) : boundary}: ${what}`),
  )
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
}

async function examinePosting(
  { keys }: Stage,
  { file, channels, figures }: { readonly file: string; readonly channels: Channels; readonly figures: Figures },
): Promise<readonly string[]> {
  await finish(file, channels.wire)
  const { broken, repeats } = examine(file, channels, keys)
  figures.repeats += repeats
  return broken
}

/** Each article is wholly there or not at all, and the rest can be read afterwards. */
async function examineReading({ dumps }: Stage, file: string): Promise<readonly string[]> {
  const store = await openSqlite({ file, clock: () => NOON })
  const isWhole = dumps.includes(dump(file))
  await ingest(store, () => NOON)
  await store.close()
  const isAll = dump(file) === dumps.at(-1)
  return [...(isWhole ? [] : ['an article is there in part']), ...(isAll ? [] : ['what was left could not be read'])]
}

const CHILD = join(import.meta.dirname, 'child.ts')

function startChild(folder: string): ChildProcess {
  return fork(CHILD, [], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'cache') },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/** How many boundaries it passed; null where it was killed. `sends`: at the nth call of a platform we end it ourselves. */
async function run(
  errand: Errand,
  { wire }: Channels,
  sends: { readonly nth: number; readonly isTaken: boolean } | null,
): Promise<number | null> {
  const child = startChild(join(errand.file, '..'))
  let done: number | null = null
  let calls = 0
  child.on('message', (message: 'ready' | Call | { readonly done: number }) => {
    if (message === 'ready') child.send(errand)
    else if ('done' in message) done = message.done
    else void answer(message)
  })
  const answer = async ({ nth, name, given }: Call): Promise<void> => {
    const isLast = sends !== null && ++calls === sends.nth
    if (isLast && !sends.isTaken) {
      child.kill('SIGKILL')
      return
    }
    const value = await (wire[name] as (...given: readonly unknown[]) => Promise<unknown>)(...given)
    if (isLast) child.kill('SIGKILL')
    else if (child.connected) child.send({ nth, value }, () => {})
  }
  const { promise, resolve } = Promise.withResolvers<{ readonly code: number | null; readonly signal: string | null }>()
  child.on('exit', (code, signal) => resolve({ code, signal }))
  const { code, signal } = await promise
  if (signal === null && code !== 0) throw new Error(`the child failed with ${code}`)
  return done
}

export function show({ killed, inSend, ingesting, boundaries, repeats, broken }: Figures): string {
  return `${killed} processes killed (${inSend} in a send, ${ingesting} reading articles) at ${boundaries} boundaries: ${broken.length} promises broken, ${repeats} labelled repeats`
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } })
  const begun = performance.now()
  const figures = await crash({ seeds: Number(values.runs ?? 1_000), first: Number(values.seed ?? 1) })
  for (const what of figures.broken.slice(0, 20)) process.stdout.write(`${what}\n`)
  process.stdout.write(`${show(figures)}, in ${Math.round((performance.now() - begun) / 1_000)} s\n`)
  process.exitCode = figures.broken.length === 0 ? 0 : 1
}
