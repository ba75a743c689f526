// Why it exists: a story of the store as an answer: its briefing as it would be posted, with passages and buttons.
import { compose } from '../briefing/compose.ts'
import { fit } from '../briefing/fit.ts'
import type { Briefing } from '../core/briefing.ts'
import type { Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { Story } from '../core/story.ts'
import { actionsOf } from './actions.ts'

export async function answerStoryOf(story: Story, { store, clock }: { store: Store; clock: Clock }): Promise<Reply> {
  const told = await store.briefings.latestOf(story.id)
  return replyOf(compose(story, { asOf: clock(), version: told?.version ?? 1 }))
}

export function replyOf(briefing: Briefing): Reply {
  const { blocks, passages } = fit(briefing)
  return { blocks, passages, visibility: 'asker', actions: actionsOf(briefing) }
}
