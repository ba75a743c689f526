// Why it exists: the terminal asks what a channel asks, in the same words.
import type { Asker } from '../core/command.ts'
import { width, write } from '../terminal.ts'
import { loadSettings, usageError, withStore } from './run.ts'

export const CLAIMS = 'claims [unconfirmed|denied|confirmed|contested|attributed] | claims by|about NAME | claims of ID'

export async function runClaims(args: readonly string[]): Promise<number> {
  const { findStanding, sayUnknown } = await import('../commands/claims.ts')
  const [first = '', ...more] = args.map((word) => word.toLowerCase())
  const isPart = (first === 'of' && more.length === 1) || first === 'by' || first === 'about'
  const isStatus = more.length === 0 && (first === '' || findStanding(first) !== undefined)
  if (!isPart && !isStatus) throw usageError(CLAIMS, first === 'of' ? null : sayUnknown(args.join(' ')))
  return runAsk('claims', args, CLAIMS)
}

/** A whole query in one argument of the shell is no phrase. */
const QUERY = /["“”]|(?:^|\s)OR(?:\s|$)|\s(?:-\S|(?:person|place):)/u

/** What a shell took the quotation marks from is put in them again: a phrase is a phrase. */
function wordsOf(name: string, args: readonly string[]): string {
  // A name, a headline; or a whole wish in one argument.
  const asIs = /^(?:person|story)$/.test(name) || (name === 'subscribe' && args.length === 1)
  const words = args.map((arg) =>
    asIs || QUERY.test(arg) ? arg : arg.replace(/^(-?(?:(?:person|place):)?)(.*\s.*)$/isu, '$1"$2"'),
  )
  return [name, ...words].join(' ')
}

export async function runAsk(name: string, args: readonly string[], usage: string, full = false): Promise<number> {
  const { parse: parseWords } = await import('../commands/parse.ts')
  const words = wordsOf(name, args)
  const command = parseWords(words)
  if (command.name === 'help') throw usageError(usage, command.problem)
  const { makeAsk } = await import('../commands/ask.ts')
  const { renderReply } = await import('../commands/text.ts')
  const { ruleOf } = await import('../extract/lexicon/rules.ts')
  const asker = await makeAsker()
  return withStore(await loadSettings(), async (store) => {
    let failure: unknown = null
    const ask = makeAsk({
      store,
      clock: Date.now,
      findRule: ruleOf,
      full,
      report: (error) => {
        failure = error
      },
    })
    const reply = await ask(words, asker)
    if (failure !== null) throw failure
    if (reply.form !== undefined) throw usageError(usage, reply.form.problem)
    await write(`${renderReply(reply, { width: width() })}\n`)
    return 0
  })
}

/** The terminal asks as the owner of the page's one channel. */
async function makeAsker(): Promise<Asker> {
  const { WEB_CHANNEL } = await import('../../adapters/web/routes.ts')
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return { destination: WEB_CHANNEL, userId: 'web', timeZone, mayManage: true, channelName: 'the page’s channel' }
}
