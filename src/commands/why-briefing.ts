// Why it exists: a reader of a briefing may ask what each line stands on, which rule found it, and what was left out and why.
import { compose } from '../briefing/compose.ts'
import { showDay } from '../briefing/dates.ts'
import { fit } from '../briefing/fit.ts'
import { shortId } from '../briefing/frame.ts'
import { cut, tidy } from '../briefing/words.ts'
import type { Briefing, LeftOut, Line, Passage } from '../core/briefing.ts'
import type { Action, Asker, Reply, ReplyBlock } from '../core/command.ts'
import { findNumbered } from './number.ts'
import { listRules } from './rules.ts'
import { say } from './say.ts'
import type { WhyPorts } from './why.ts'

const MAX_POSTS = 200
const MAX_LINES = 20
const MAX_LEFT = 15
const MAX_BUTTONS = 5
const MAX_TEXT = 160
const MAX_QUOTE = 240

export const REASONS: Readonly<Record<LeftOut['because'] | 'message', string>> = {
  message: 'no room in one message',
  room: 'no room: others rank before it',
  told: 'told here before, and nothing has changed',
  gate: 'withheld: its words do not stand in the source word for word',
  answer: 'told under the claim that it confirms or denies',
}

export async function answerWhyBriefing(ports: WhyPorts, number: string, asker: Asker): Promise<Reply> {
  const { store, findRule } = ports
  const posts = await store.deliveries.findPosted(asker.destination, MAX_POSTS)
  const post = posts.findLast(({ briefingId }) => shortId(briefingId) === number.toUpperCase())
  const briefing =
    post === undefined ? await tellAnew(ports, number, asker) : await store.briefings.find(post.briefingId)
  if (briefing === null) return say('Not found: no briefing of this channel and no story bears that number.')
  const shown = fit(briefing)
  const lines = linesOf(shown)
  const items = lines.slice(0, MAX_LINES).map((line) => showLine(line, briefing.passages))
  const left = lines.length - items.length
  const footer = shown.blocks.find((block) => block.type === 'footer')
  const anew = post === undefined ? ' It was not posted here: this is how it is told now.' : ''
  return {
    blocks: [
      { type: 'text', text: `Each line stands for these words of its sources.${anew}` },
      { type: 'list', items: left === 0 ? items : [...items, `… ${left} more`] },
      ...listRules(
        lines.map(({ rule }) => rule),
        findRule,
      ),
      ...listLeft(briefing, shown),
      ...(footer === undefined ? [] : [{ type: 'text', text: footer.text } as const]),
    ],
    visibility: 'asker',
    actions: actionsOf(briefing, lines),
  }
}

/** An answer bears a number as a post does, and is not kept. */
async function tellAnew({ store, clock }: WhyPorts, number: string, { destination }: Asker): Promise<Briefing | null> {
  const [id, second] = await findNumbered(store, number, destination)
  const story = id === undefined || second !== undefined ? null : await store.stories.load(id)
  if (story === null || story.articles.length === 0) return null
  return compose(story, { asOf: clock(), version: (await store.briefings.latestOf(story.id))?.version ?? 1 })
}

export function linesOf({ blocks }: Pick<Briefing, 'blocks'>): readonly Line[] {
  return blocks.flatMap((block) => (block.type === 'section' ? block.lines : []))
}

type Left = { readonly text: string; readonly claimId: string | null; readonly because: keyof typeof REASONS }

/** What had no room in the message comes before what had none in the briefing. `shown`: the briefing as it was posted. */
export function leftOf(briefing: Briefing, shown: Briefing): readonly Left[] {
  const kept = new Set(linesOf(shown))
  const dropped = linesOf(briefing)
    .filter((line) => !kept.has(line))
    .map(({ label, text, claimId }): Left => {
      return { text: label === null ? text : `${label}: ${text}`, claimId, because: 'message' }
    })
  return [...dropped, ...(briefing.left ?? [])]
}

function listLeft(briefing: Briefing, shown: Briefing): readonly ReplyBlock[] {
  const all = leftOf(briefing, shown)
  if (all.length === 0) return []
  const items = all.slice(0, MAX_LEFT).map(({ text, claimId, because }) => {
    const id = claimId === null ? '' : ` (claim ${claimId})`
    return `${cut(text, MAX_TEXT)}${id} – ${REASONS[because]}`
  })
  const more = all.length - items.length
  return [
    { type: 'heading', text: 'Left out' },
    { type: 'list', items: more === 0 ? items : [...items, `… ${more} more`] },
  ]
}

function showLine({ label, text, mark, refs, notes, claimId, rule }: Line, passages: readonly Passage[]): string {
  const numbers = new Set([...refs, ...notes.flatMap((note) => note.refs)])
  const borne = passages.filter(({ number }) => numbers.has(number)).map(showPassage)
  const head = [...(mark === null ? [] : [mark.word]), ...(label === null ? [] : [label]), cut(text, MAX_TEXT)]
  const id = claimId === null ? '' : ` (claim ${claimId})`
  return `${head.join(' · ')}${id} – ${borne.join('; ')}${rule === undefined ? '' : ` · rule ${rule}`}`
}

function showPassage({ publisher, publishedAt, evidence }: Passage): string {
  const day = publishedAt === null || publishedAt === undefined ? '' : `, ${showDay(Date.parse(publishedAt))}`
  return `“${cut(tidy(evidence.quote), MAX_QUOTE)}” (${publisher ?? 'no outlet named'}${day})`
}

/** The whole story, and why each claim stands as it does. */
function actionsOf({ storyId, storyIds }: Briefing, lines: readonly Line[]): readonly Action[] {
  const claims = [...new Set(lines.map(({ claimId }) => claimId).filter((id) => id !== null))]
  return [
    ...(storyIds === undefined && storyId !== '' ? [{ label: 'Story', words: `story ${storyId}` }] : []),
    ...claims.slice(0, MAX_BUTTONS - 1).map((id, at) => ({ label: `Why claim ${at + 1}`, words: `why ${id}` })),
  ]
}
