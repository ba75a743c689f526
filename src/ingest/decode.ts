// Why it exists: a body may be packed small to become huge, or cut off so that half a page looks like a whole one.
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { ReadoutError } from '../core/errors.ts'

/** More than one layer is rare, a thousand are an attack. */
const MAX_ENCODINGS = 2
const ungzip = promisify(gunzip)
const inflateZlib = promisify(inflate)
const inflateBare = promisify(inflateRaw)
const unbrotli = promisify(brotliDecompress)

export function tooLarge(maxBytes: number): ReadoutError {
  const limit = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MB` : `${maxBytes} bytes`
  return new ReadoutError('invalid', 'too_large', `This is larger than ${limit}, the most that is read.`)
}

/** Undoes Content-Encoding. zlib counts what it has put out and stops at `maxBytes`; a body cut off is an error. */
export async function decodeBody(body: Uint8Array, encodings: string, maxBytes: number): Promise<Uint8Array> {
  const layers = encodings
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (layers.length > MAX_ENCODINGS) {
    throw new ReadoutError('unavailable', 'bad_encoding', 'The site packed its answer too many times to be read.')
  }
  let decoded = body
  for (const layer of layers.toReversed()) decoded = await decodeLayer(decoded, layer, maxBytes)
  return decoded
}

async function decodeLayer(body: Uint8Array, layer: string, maxBytes: number): Promise<Uint8Array> {
  const options = { maxOutputLength: maxBytes }
  try {
    switch (layer) {
      case 'gzip':
      case 'x-gzip':
        return await ungzip(body, options)
      case 'br':
        return await unbrotli(body, options)
      case 'deflate':
        // Servers disagree whether 'deflate' has a zlib header; its low four bits are always 8.
        return await ((body[0] ?? 0) % 16 === 8 ? inflateZlib : inflateBare)(body, options)
      default:
        throw new ReadoutError('unavailable', 'bad_encoding', 'The site packed its answer in a way that is not known.')
    }
  } catch (error) {
    if (error instanceof ReadoutError) throw error
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes)
    throw new ReadoutError('unavailable', 'bad_encoding', 'The site’s answer is cut off or damaged. Try again later.', {
      cause: error,
    })
  }
}
