// Why it exists: a page is read in a thread of its own under a deadline, so that a hostile one holds up nothing else.
import { Worker } from 'node:worker_threads'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import { headlineOnly } from './page.ts'
import type { PageAnswer, PageQuestion } from './page-worker.ts'
import { scanPage } from './scan.ts'

export type PageReader = {
  /** As `readPage`; a page that takes longer than the deadline gives its headline only. */
  read(html: string, url: string | null): Promise<Article>
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
type Job = {
  readonly html: string
  readonly url: string | null
  readonly resolve: (article: Article) => void
  readonly reject: (error: unknown) => void
}

/** As far as a title is looked for in a page that could not be read. */
const MAX_TITLE_SCAN = 256 * 1024
/** What a page of the largest size and most tags allowed takes, and a half more. */
const LIMITS = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8 }

/** One thread, started by the first page; pages wait their turn. */
export function makePageReader(options: Options = {}): PageReader {
  const { deadlineMs = 10_000, idleMs = 30_000, program = new URL('./page-worker.ts', import.meta.url) } = options
  const waiting: Job[] = []
  let job: Job | null = null
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const settle = (act: (done: Job) => void): void => {
    const done = job
    job = null
    if (done !== null) act(done)
    next()
  }
  const giveUp = (partial: 'deadline' | 'too_complex'): void => {
    void thread.stop()
    settle((done) => giveHeadline(done, partial))
  }
  // Where it ends by itself, it ran out of memory or broke: the page was too much for it.
  const thread = makeThread(program, {
    answer: (answer) => settle((done) => answerTo(done, answer)),
    ended: () => giveUp('too_complex'),
  })
  const next = (): void => {
    clearTimeout(timer)
    job = waiting.shift() ?? null
    if (job === null) {
      thread.rest()
      timer = setTimeout(() => void thread.stop(), idleMs).unref()
      return
    }
    timer = setTimeout(() => giveUp('deadline'), deadlineMs)
    thread.ask({ html: job.html, url: job.url })
  }
  return {
    read: (html, url) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(stopping())
        waiting.push({ html, url, resolve, reject })
        if (job === null) next()
      }),
    close: async () => {
      closed = true
      clearTimeout(timer)
      for (const { reject } of [...waiting.splice(0), ...(job === null ? [] : [job])]) reject(stopping())
      job = null
      await thread.stop()
    },
  }
}

type Thread = {
  /** Starts the thread where there is none. The process stays while it is asked. */
  ask(question: PageQuestion): void
  /** The process may end meanwhile. */
  rest(): void
  stop(): Promise<void>
}

function makeThread(
  program: URL,
  on: { readonly answer: (answer: PageAnswer) => void; readonly ended: () => void },
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

function giveHeadline({ html, url, resolve, reject }: Job, partial: 'deadline' | 'too_complex'): void {
  try {
    resolve(headlineOnly(scanPage(html.slice(0, MAX_TITLE_SCAN)).title, url, partial))
  } catch (error) {
    reject(error)
  }
}

function answerTo({ resolve, reject }: Job, answer: PageAnswer): void {
  if ('article' in answer) resolve(answer.article)
  else if ('refused' in answer) reject(new ReadoutError(...answer.refused))
  else reject(new Error(`a page could not be read: ${answer.broken}`))
}

function stopping(): ReadoutError {
  return new ReadoutError('unavailable', 'stopping', 'Readout is stopping; the page was not read.')
}
