// Why it exists: a file somebody saved → an article, by its kind; what cannot be read is said in one line with its name.
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Article } from '../core/article.ts'
import { ReadoutError } from '../core/errors.ts'
import { readArticleJson } from './articlejson.ts'
import { decodePage, decodeStrictly, isBinary } from './charset.ts'
import { type ReadPage, readPageHere, withoutTeaser } from './page.ts'
import { readPublishedAt, readText } from './text.ts'

export type ReadOptions = {
  /** Used where the source itself gives no date. */
  readonly publishedAt?: string | null
}
export type FileOptions = ReadOptions & { readonly readPage?: ReadPage }

const MAX_FILE_BYTES = 5 * 1024 * 1024

/** `.html` and `.htm` are saved pages, `.json` an article object; all else is text. Throws one line that names the file. */
export async function readFileArticle(path: string, options: FileOptions = {}): Promise<Article> {
  return readBytesArticle(path, await readFileBytes(path), options)
}

/** The same for bytes at hand; `name` decides the kind and is named in errors. */
export async function readBytesArticle(name: string, bytes: Uint8Array, options: FileOptions = {}): Promise<Article> {
  const shown = showName(name)
  if (bytes.byteLength > MAX_FILE_BYTES) throw tooLarge(shown)
  if (bytes.every((byte) => byte <= 0x20 && byte !== 0)) {
    throw new ReadoutError('invalid', 'empty', `${shown} is empty. Give a file with words in it.`)
  }
  const kind = extname(name).toLowerCase()
  try {
    if (kind === '.html' || kind === '.htm') {
      if (isBinary(bytes)) throw badType(shown)
      const read = options.readPage ?? readPageHere
      return withDate(withoutTeaser(await read(decodePage(bytes, null), null)), options)
    }
    const text = decodeStrictly(bytes)
    if (text === null) throw badType(shown)
    return kind === '.json' ? withDate(readArticleJson(text), options) : readText(text, options)
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.message.includes(shown)) throw error
    throw new ReadoutError(error.code, error.reason, `${shown}: ${error.message}`, { cause: error })
  }
}

/** A file's bytes under the limit. Only regular files: a pipe may never end, and opening one may wait for ever. */
export async function readFileBytes(path: string, maxBytes = MAX_FILE_BYTES): Promise<Uint8Array> {
  const shown = showName(path)
  try {
    const about = await stat(path)
    if (!about.isFile()) {
      const what = about.isDirectory() ? 'a directory' : 'not an ordinary file'
      throw new ReadoutError('invalid', 'not_a_file', `${shown} is ${what}. Give a file, or - for standard input.`)
    }
    if (about.size > maxBytes) throw tooLarge(shown, maxBytes)
    return await readFile(path)
  } catch (error) {
    if (error instanceof ReadoutError) throw error
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE') {
      throw new ReadoutError('not_found', 'no_such_file', `There is no file ${shown}. Check the name.`, {
        cause: error,
      })
    }
    throw new ReadoutError('forbidden', 'unreadable', `${shown} cannot be read. Check its permissions.`, {
      cause: error,
    })
  }
}

function withDate(article: Article, { publishedAt = null }: ReadOptions): Article {
  if (article.publishedAt !== null || publishedAt === null) return article
  return { ...article, publishedAt: readPublishedAt(publishedAt) }
}

/** The name as given, on one line. */
function showName(name: string): string {
  return name === '-' ? 'Standard input' : name.toWellFormed().replace(/\p{C}/gu, '\ufffd')
}

function tooLarge(shown: string, maxBytes = MAX_FILE_BYTES): ReadoutError {
  const megabytes = Math.round(maxBytes / 1024 / 1024)
  return new ReadoutError('invalid', 'too_large', `${shown} is larger than ${megabytes} MB, the most that is read.`)
}

function badType(shown: string): ReadoutError {
  return new ReadoutError('unsupported', 'bad_type', `${shown} is not a text in UTF-8. Save it as UTF-8 and try again.`)
}
