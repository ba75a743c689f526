// Why it exists: a story of the store as an answer: its briefing, with passages and buttons.
import { compose } from '../briefing/compose.ts'
import { fit } from '../briefing/fit.ts'
import type { Briefing } from '../core/briefing.ts'
import type { Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { Story } from '../core/story.ts'
import { actionsOf } from './actions.ts'

/** `full`: every line that there is, however many messages a platform makes of it; else as it would be posted. */
export type BriefingPorts = { readonly store: Store; readonly clock: Clock; readonly full?: boolean }

export async function answerStoryOf(story: Story, { store, clock, full = false }: BriefingPorts): Promise<Reply> {
  const told = await store.briefings.latestOf(story.id)
  const briefing = compose(story, { asOf: clock(), version: told?.version ?? 1, full })
  return full ? wholeOf(briefing) : replyOf(briefing)
}

export function replyOf(briefing: Briefing): Reply {
  return wholeOf(fit(briefing))
}

function wholeOf(briefing: Briefing): Reply {
  const { blocks, passages, storyId, storyIds } = briefing
  const reply: Reply = { blocks, passages, visibility: 'asker', actions: actionsOf(briefing) }
  return storyIds === undefined ? { ...reply, storyId } : reply
}
