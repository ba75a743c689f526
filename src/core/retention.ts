// Why it exists: what is deleted by its age, and what with the workspace that it belongs to.
import type { Destination } from './subscription.ts'

export type Workspace = Pick<Destination, 'platform' | 'workspace'>

export type WorkspaceCounts = {
  readonly subscriptions: number
  readonly deliveries: number
  readonly topics: number
  /** Channels that have set something. */
  readonly settings: number
}

export type RetentionStore = {
  /** Articles read before that time that `purgeOld` would delete; an original stays as long as a copy of it. */
  countOld(before: number): Promise<number>
  /**
   * Deletes at most `limit` of them, and stories of which nothing is left; resolves to how many, 0 when all is done.
   * Claims, entries, people, roles, talks and briefings stay, and what they cite of an article stays with them.
   */
  purgeOld(before: number, limit: number): Promise<number>
  countOf(workspace: Workspace): Promise<WorkspaceCounts>
  /**
   * A workspace removed Readout: its subscriptions are paused and what waits to be posted is skipped. Once, however
   * often it is said.
   */
  leave(workspace: Workspace, at: number): Promise<void>
  /** What leaving paused goes on. False where it had not left. */
  comeBack(workspace: Workspace): Promise<boolean>
  /** Those that left before that time, epoch ms, and have not come back; `purgeOf` forgets that they left. */
  findGone(before: number): Promise<readonly Workspace[]>
  /** Deletes all that belongs to a workspace, at once. */
  purgeOf(workspace: Workspace): Promise<WorkspaceCounts>
}
