// Why it exists: the thread in which pages are read: one question in, one answer out.
import { parentPort } from 'node:worker_threads'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import { readPage } from './page.ts'

export type PageQuestion = { readonly html: string; readonly url: string | null }
export type PageAnswer =
  | { readonly article: Article }
  /** Code, reason and message of a ReadoutError, whose class would not outlive the way between threads. */
  | { readonly refused: readonly [ReadoutError['code'], ReadoutError['reason'], string] }
  | { readonly broken: string }

parentPort?.on('message', (question: PageQuestion) => {
  parentPort?.postMessage(answer(question) satisfies PageAnswer)
})

function answer({ html, url }: PageQuestion): PageAnswer {
  try {
    return { article: readPage(html, { url }) }
  } catch (error) {
    if (error instanceof ReadoutError) return { refused: [error.code, error.reason, error.message] }
    return { broken: String(error) }
  }
}
