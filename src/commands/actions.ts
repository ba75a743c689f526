// Why it exists: what can be asked about a briefing by a press of a button.
import { shortId } from '../briefing/frame.ts'
import type { Briefing } from '../core/briefing.ts'
import type { Action } from '../core/command.ts'

/** Stories of a digest that get a button each: as many as it tells. */
const MAX_STORIES = 5

export function actionsOf({ id, storyId, storyIds }: Briefing): readonly Action[] {
  if (storyIds === undefined) {
    return [
      { label: 'Claims', words: `claims of ${storyId}` },
      { label: 'People', words: `people of ${storyId}` },
      { label: 'Sources', words: `sources of ${storyId}` },
      { label: 'Why', words: `why ${shortId(id)}` },
    ]
  }
  const stories = storyIds.slice(0, MAX_STORIES)
  const all = storyIds.length > stories.length ? [{ label: `All ${storyIds.length}`, words: `stories of ${id}` }] : []
  return [...stories.map((story, at) => ({ label: `Story ${at + 1}`, words: `story ${story}` })), ...all]
}
