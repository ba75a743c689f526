// Why it exists: what a workspace and its channels have of their own besides subscriptions: topics by name, and settings.
import type { Workspace } from './retention.ts'
import type { ChannelSettings } from './settings.ts'
import type { Destination } from './subscription.ts'
import type { NamedTopic } from './topic.ts'

export type TopicStore = {
  /** Of a workspace, by their names. */
  all(workspace: Workspace): Promise<readonly NamedTopic[]>
  /** `key`: see `nameKey` in topic.ts. */
  find(workspace: Workspace, key: string): Promise<NamedTopic | null>
  /** Made, or changed where one of that key is there: what follows it follows the new query from now on. */
  save(workspace: Workspace, topic: NamedTopic): Promise<void>
  /** False where there is none. Throws while subscriptions follow it. */
  remove(workspace: Workspace, key: string): Promise<boolean>
}

export type SettingsStore = {
  /** {} where nothing was set. */
  find(destination: Destination): Promise<ChannelSettings>
  /** In place of all that was set. */
  save(destination: Destination, settings: ChannelSettings): Promise<void>
}
