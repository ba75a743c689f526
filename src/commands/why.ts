// Why it exists: answers "why does it say that, and why not this?": of a briefing, of a claim, of a story in this channel.
import type { Asker, Reply } from '../core/command.ts'
import type { Clock, Store } from '../core/ports.ts'
import type { FindRule } from '../core/rule.ts'
import { isNumber } from './number.ts'
import { answerStatus } from './status.ts'
import { findTitled, offerStories } from './story.ts'
import { answerWhyBriefing } from './why-briefing.ts'
import { answerWhyClaim } from './why-claim.ts'
import { answerWhyStory } from './why-story.ts'

export type WhyPorts = {
  readonly store: Store
  readonly clock: Clock
  /** Where the engine's catalogue is not at hand, rules are named alone. */
  readonly findRule?: FindRule
}

/** Without an id: why the last briefings of the channel were posted or not. */
export async function answerWhy(ports: WhyPorts, id: string | null, asker: Asker): Promise<Reply> {
  const { store } = ports
  if (id === null) return answerStatus(ports, asker)
  if (isNumber(id)) return answerWhyBriefing(ports, id, asker)
  const story = /^[\w-]{1,40}$/u.test(id) ? await store.stories.load(id) : null
  if (story !== null) return answerWhyStory(ports, story, asker)
  const titled = await findTitled(store, id)
  const [only, second] = titled
  const loaded = only === undefined ? null : await store.stories.load(only.id)
  if (second !== undefined) return offerStories('Several stories have these words in their headline:', titled, 'why')
  return loaded === null ? answerWhyClaim(ports, id, asker) : answerWhyStory(ports, loaded, asker)
}
