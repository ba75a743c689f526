// Why it exists: the thread in which pages, and feeds of some size, are read: one question in, one answer out.
import { parentPort } from 'node:worker_threads'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import { type Feed, type FeedSource, readFeed } from './feed.ts'
import { blockText } from './markup.ts'
import { readPage } from './page.ts'

export type Question =
  | { readonly html: string; readonly url: string | null }
  | { readonly feed: Uint8Array; readonly source: FeedSource }
  | { readonly block: string; readonly title: string }
export type Answer =
  | { readonly article: Article }
  | { readonly feed: Feed }
  | { readonly text: string }
  /** Code, reason and message of a ReadoutError, whose class would not outlive the way between threads. */
  | { readonly refused: readonly [ReadoutError['code'], ReadoutError['reason'], string] }
  | { readonly broken: string }

parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(answer(question) satisfies Answer)
})

function answer(question: Question): Answer {
  try {
    if ('html' in question) return { article: readPage(question.html, { url: question.url }) }
    if ('feed' in question) return { feed: readFeed(question.feed, question.source) }
    return { text: blockText(question.block, question.title) }
  } catch (error) {
    if (error instanceof ReadoutError) return { refused: [error.code, error.reason, error.message] }
    return { broken: String(error) }
  }
}
