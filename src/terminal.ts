// Why it exists: what main and cli share of the terminal: its width, its streams, and the name that we fetch under.
import { plain } from './briefing/plain.ts'
import { ReadoutError } from './core/errors.ts'

const STDIN_LIMIT = 5 * 1024 * 1024

/** Columns to wrap at; at most 100, which is as far as an eye follows a line. */
export function width(): number {
  return Math.min(100, Math.max(40, process.stdout.columns ?? 100))
}

/** Waits until the reader of a pipe has taken the words. A reader that went away (`| head`) ends the program in peace. */
export function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error == null) resolve()
      else if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
      else reject(error)
    })
  })
}

/** One line, whatever a file's name or an article's words have in them. */
export function complain(line: string): void {
  process.stderr.write(`${plain(line)}\n`)
}

/** All of standard input, up to the limit of an article. */
export async function readStdin(): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin) {
    parts.push(part as Buffer)
    size += (part as Buffer).length
    if (size > STDIN_LIMIT) {
      throw new ReadoutError('invalid', 'too_large', 'Standard input holds more than 5 MB. Give one article.')
    }
  }
  return Buffer.concat(parts)
}

/** How a site's owner sees us. */
export function userAgent(contact: string | null): string {
  return `Readout/0.1 (news briefing bot${contact === null ? '' : `; ${contact}`})`
}
