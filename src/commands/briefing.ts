// Why it exists: a story of the store as an answer: its briefing, with passages and buttons.
import { compose } from '../briefing/compose.ts'
import { fit } from '../briefing/fit.ts'
import { plain } from '../briefing/plain.ts'
import type { Briefing } from '../core/briefing.ts'
import type { Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { Story } from '../core/story.ts'
import { actionsOf } from './actions.ts'
import { say } from './say.ts'

/** `full`: every line that there is, however many messages a platform makes of it; else as it would be posted. */
export type BriefingPorts = { readonly store: Store; readonly clock: Clock; readonly full?: boolean }

export async function answerStoryOf(story: Story, { store, clock, full = false }: BriefingPorts): Promise<Reply> {
  if (story.articles.length === 0) return sayPast(story)
  const told = await store.briefings.latestOf(story.id)
  const briefing = compose(story, { asOf: clock(), version: told?.version ?? 1, full })
  return full ? wholeOf(briefing) : replyOf(briefing)
}

/** Its articles were deleted by their age; what is claimed in them is kept. */
function sayPast({ id, title, claims }: Story): Reply {
  const text = `The articles of “${plain(title) || id}” are no longer kept.`
  if (claims.length === 0) return say(text)
  return say(`${text} What was claimed in them is.`, [{ label: 'Claims', words: `claims of ${id}` }])
}

export function replyOf(briefing: Briefing): Reply {
  return wholeOf(fit(briefing))
}

function wholeOf(briefing: Briefing): Reply {
  const { blocks, passages, storyId, storyIds } = briefing
  const reply: Reply = { blocks, passages, visibility: 'asker', actions: actionsOf(briefing) }
  return storyIds === undefined ? { ...reply, storyId } : reply
}
