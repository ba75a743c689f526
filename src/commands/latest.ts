// Why it exists: answers "what is the news?" with the briefing of the newest story.
import { compose } from '../briefing/compose.ts'
import { fit } from '../briefing/fit.ts'
import type { Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'

export async function answerLatest(store: Store, clock: Clock): Promise<Reply> {
  const [newest] = await store.stories.latest(1)
  const story = newest === undefined ? null : await store.stories.load(newest)
  if (story === null) {
    return { blocks: [{ type: 'text', text: 'No story is stored yet.' }], visibility: 'asker' }
  }
  const told = await store.briefings.latestOf(story.id)
  const briefing = compose(story, { asOf: clock(), version: told?.version ?? 1 })
  return { blocks: fit(briefing).blocks, visibility: 'asker' }
}
