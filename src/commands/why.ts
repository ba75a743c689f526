// Why it exists: answers "why does it say that?": the passages under each line of a briefing that was posted; or how a claim came to stand so.
import { showDay } from '../briefing/dates.ts'
import { shortId } from '../briefing/frame.ts'
import { cut, tidy } from '../briefing/words.ts'
import type { Briefing, Passage } from '../core/briefing.ts'
import type { Asker, Reply } from '../core/command.ts'
import type { Store } from '../core/ports.ts'
import { answerClaim } from './claim.ts'
import { isNumber } from './number.ts'
import { say } from './say.ts'
import { answerStatus } from './status.ts'

const MAX_POSTS = 200
const MAX_LINES = 20
const MAX_TEXT = 160
const MAX_QUOTE = 240

/** Without an id: why the last briefings of the channel were posted or not. */
export async function answerWhy(store: Store, id: string | null, asker: Asker): Promise<Reply> {
  if (id === null) return answerStatus(store, asker)
  if (!isNumber(id)) return answerClaim(store, id)
  const posts = await store.deliveries.findPosted(asker.destination, MAX_POSTS)
  const post = posts.findLast(({ briefingId }) => shortId(briefingId) === id.toUpperCase())
  const briefing = post === undefined ? null : await store.briefings.find(post.briefingId)
  if (briefing === null) return say('Not found: no briefing posted in this channel bears that number.')
  return explain(briefing)
}

function explain({ blocks, passages }: Briefing): Reply {
  const sections = blocks.filter((block) => block.type === 'section')
  const lines = sections.flatMap(({ lines: own }) => own)
  const shown = lines.slice(0, MAX_LINES)
  const items = shown.map(({ label, text, mark, refs, notes }) => {
    const numbers = new Set([...refs, ...notes.flatMap((note) => note.refs)])
    const borne = passages.filter(({ number }) => numbers.has(number)).map(showPassage)
    const head = [...(mark === null ? [] : [mark.word]), ...(label === null ? [] : [label]), cut(text, MAX_TEXT)]
    return `${head.join(' · ')} – ${borne.join('; ')}`
  })
  const left = lines.length - shown.length
  const omitted = sections.reduce((sum, section) => sum + section.omitted, 0)
  const out = omitted === 0 ? '' : ` ${omitted} more had no room; "story ID" tells them.`
  const footer = blocks.find((block) => block.type === 'footer')
  return {
    blocks: [
      { type: 'text', text: `Each line stands for these words of its sources.${out}` },
      { type: 'list', items: left === 0 ? items : [...items, `… ${left} more`] },
      ...(footer === undefined ? [] : [{ type: 'text', text: footer.text } as const]),
    ],
    visibility: 'asker',
  }
}

function showPassage({ publisher, publishedAt, evidence }: Passage): string {
  const day = publishedAt === null || publishedAt === undefined ? '' : `, ${showDay(Date.parse(publishedAt))}`
  return `“${cut(tidy(evidence.quote), MAX_QUOTE)}” (${publisher ?? 'no outlet named'}${day})`
}
