// Why it exists: pages and large feeds are read in a thread of their own under a deadline, so that a hostile one holds up
// nothing else.
import { Worker } from 'node:worker_threads'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import { type Feed, type ReadFeed, readFeed } from './feed.ts'
import { blockText, type ReadBlocks } from './markup.ts'
import { headlineOnly } from './page.ts'
import type { Answer, Question } from './page-worker.ts'
import { scanPage } from './scan.ts'

export type PageReader = {
  /** As `readPage`; a page that takes longer than the deadline gives its headline only. */
  read(html: string, url: string | null): Promise<Article>
  /** As `readFeed` and `blockText`; what is small is read here at once, what takes too long is refused or empty. */
  readonly readFeed: ReadFeed
  readonly readBlocks: ReadBlocks
  /** Ends the thread; pages that wait are refused. */
  close(): Promise<void>
}

type Options = {
  readonly deadlineMs?: number
  /** The thread ends when it had nothing to do for so long: it holds some 60 MB. */
  readonly idleMs?: number
  /** The thread's program; for tests. */
  readonly program?: URL
}
type GivenUp = { readonly gaveUp: 'deadline' | 'too_complex' }
type Job = {
  readonly question: Question
  readonly resolve: (answer: Answer | GivenUp) => void
  readonly reject: (error: unknown) => void
}

/** Bytes of a feed, letters of a text, that are read in a few milliseconds. */
const SMALL_FEED = 128 * 1024
const SMALL_TEXT = 32 * 1024
/** As far as a title is looked for in a page that could not be read. */
const MAX_TITLE_SCAN = 64 * 1024
/** A page of 4 MB and 45,000 tags, about the most allowed, is read within them. */
const LIMITS = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 48 }

/** One thread, started by the first page; pages wait their turn. */
export function makePageReader(options: Options = {}): PageReader {
  const { deadlineMs = 10_000, idleMs = 30_000, program = new URL('./page-worker.ts', import.meta.url) } = options
  const waiting: Job[] = []
  let job: Job | null = null
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const settle = (given: Answer | GivenUp): void => {
    const done = job
    job = null
    done?.resolve(given)
    next()
  }
  const giveUp = (gaveUp: GivenUp['gaveUp']): void => {
    void thread.stop()
    settle({ gaveUp })
  }
  // Where it ends by itself, it ran out of memory or broke: what it read was too much for it.
  const thread = makeThread(program, { answer: settle, ended: () => giveUp('too_complex') })
  const next = (): void => {
    clearTimeout(timer)
    job = waiting.shift() ?? null
    if (job === null) {
      thread.rest()
      timer = setTimeout(() => void thread.stop(), idleMs).unref()
      return
    }
    timer = setTimeout(() => giveUp('deadline'), deadlineMs)
    thread.ask(job.question)
  }
  const ask = (question: Question): Promise<Answer | GivenUp> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(stopping())
      waiting.push({ question, resolve, reject })
      if (job === null) next()
    })
  return {
    ...makeReads(ask),
    close: async () => {
      closed = true
      clearTimeout(timer)
      for (const { reject } of [...waiting.splice(0), ...(job === null ? [] : [job])]) reject(stopping())
      job = null
      await thread.stop()
    },
  }
}

/** What is asked of the thread, and what its answers mean. */
function makeReads(ask: (question: Question) => Promise<Answer | GivenUp>): Omit<PageReader, 'close'> {
  return {
    read: async (html, url) => {
      const answer = await ask({ html, url })
      if ('article' in answer) return answer.article
      if ('gaveUp' in answer) return headlineOnly(scanPage(html.slice(0, MAX_TITLE_SCAN)).title, url, answer.gaveUp)
      throw failureOf(answer)
    },
    readFeed: async (body, source): Promise<Feed> => {
      if (body.byteLength < SMALL_FEED) return readFeed(body, source)
      const answer = await ask({ feed: body, source })
      if ('feed' in answer) return answer.feed
      throw failureOf(answer)
    },
    readBlocks: async (html, title) => {
      if (html.length < SMALL_TEXT) return blockText(html, title)
      const answer = await ask({ block: html, title })
      if ('text' in answer) return answer.text
      if ('gaveUp' in answer) return ''
      throw failureOf(answer)
    },
  }
}

type Thread = {
  /** Starts the thread where there is none. The process stays while it is asked. */
  ask(question: Question): void
  /** The process may end meanwhile. */
  rest(): void
  stop(): Promise<void>
}

function makeThread(
  program: URL,
  on: { readonly answer: (answer: Answer) => void; readonly ended: () => void },
): Thread {
  let worker: Worker | null = null
  const start = (): Worker => {
    // No settings of the bot's: what reads a stranger's page needs none of its secrets.
    const fresh = new Worker(program, { env: {}, resourceLimits: LIMITS })
    return fresh.on('message', on.answer).on('error', on.ended).on('exit', on.ended)
  }
  return {
    ask: (question) => {
      worker ??= start()
      worker.ref()
      worker.postMessage(question)
    },
    rest: () => worker?.unref(),
    stop: async () => {
      const ended = worker
      worker = null
      // What it still says, and the error of its end, concern nobody any more.
      ended?.removeAllListeners().on('error', () => {})
      await ended?.terminate()
    },
  }
}

function failureOf(answer: Answer | GivenUp): Error {
  if ('refused' in answer) return new ReadoutError(...answer.refused)
  if ('gaveUp' in answer) {
    const [reason, why] =
      answer.gaveUp === 'deadline' ? (['deadline', 'long'] as const) : (['too_large', 'much'] as const)
    return new ReadoutError('invalid', reason, `This feed takes too ${why} to be read. Give another one of the site’s.`)
  }
  return new Error('broken' in answer ? `a page could not be read: ${answer.broken}` : 'an answer to another question')
}

function stopping(): ReadoutError {
  return new ReadoutError('unavailable', 'stopping', 'Readout is stopping; the page was not read.')
}
