// Why it exists: what a human has decided about who is who: kept, followed by later articles, and undone when wrong.
import type { SavedPerson } from './ports.ts'

/** `merge`: both are `personId`. `split`: what these articles say of `personId` is said of `otherId`. */
export type Decision = {
  readonly id: string
  readonly kind: 'merge' | 'split'
  readonly personId: string
  readonly otherId: string
  /** Epoch ms. */
  readonly at: number
  readonly undoneAt: number | null
}

export type DecisionStore = {
  /** From now on both are read as `personId`; nothing is rewritten. */
  merge(personId: string, otherId: string, at: number): Promise<Decision>
  /** The new person takes over what these articles say of the old one. */
  split(personId: string, other: SavedPerson, articleIds: readonly string[], at: number): Promise<Decision>
  /** False where there is none of that id, or it is undone already. */
  undo(id: string, at: number): Promise<boolean>
  /** The latest that is not undone; of a person, or of all. */
  latest(limit: number, personId?: string): Promise<readonly Decision[]>
}
