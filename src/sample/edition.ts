// Why it exists: what a newcomer sees first: three articles of our own from outlets, countries and people that do not exist.
import { readFileSync } from 'node:fs'
import { type Article, articleSchema } from '../core/article.ts'

/** A call with claims that nobody has confirmed; the answers of the next day; a copy of the first from another outlet. */
const FILES = ['01-the-call.json', '02-the-answers.json', '03-the-copy.json'] as const

export function loadSample(): readonly Article[] {
  return FILES.map((file) => articleSchema.parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))))
}
