// Why it exists: what an article says of a person that no namesake of another life shares: evidence for telling two apart.
import { z } from 'zod'
import type { SavedPerson } from './ports.ts'

/** All of it from the article's own words; what it does not say is null or empty. */
export const traitsSchema = z
  .object({
    /** As the article writes it, the fullest. */
    name: z.string().min(1),
    /** Between forename and surname: 'j', 'h w'. */
    initials: z.string().nullable(),
    /** Year of birth as the age printed allows: one or the next. */
    born: z.int().nullable(),
    /** What the person is now: 'sport' for who plays, 'state' for who holds an office of a state. */
    fields: z.array(z.enum(['sport', 'state'])).readonly(),
    /** The same, of what the person was before. */
    earlier: z.array(z.enum(['sport', 'state'])).readonly(),
    /** The state of such an office: 'Germany'; 'torvian' where it is none that we know. */
    states: z.array(z.string()).readonly(),
  })
  .readonly()
export type Traits = z.infer<typeof traitsSchema>

/** What one article says of somebody of a name. */
export type Namesake = {
  readonly personId: string
  readonly articleId: string
  /** people[].id inside the article's extraction. */
  readonly localId: string
  /** Epoch ms: when the article was published; where it does not say, when it was read. */
  readonly saidAt: number
  readonly roles: readonly string[]
  readonly traits: Traits | null
  /** The store's ids of who else the article names. */
  readonly company: readonly string[]
}

export type NamesakeStore = {
  /** With traits alone, the newest `limit`; their roles and company are left out. */
  findTraits(personIds: readonly string[], limit: number): Promise<readonly Namesake[]>
  /** The newest `limit` mentions of all these. */
  findNamesakes(personIds: readonly string[], limit: number): Promise<readonly Namesake[]>
  /**
   * What these articles say of `from` is said of `to`, who is saved: mentions, roles, the entries of the ledger, and claims that
   * are known from them alone. `to` is read as himself.
   */
  moveMentions(from: string, to: SavedPerson, articleIds: readonly string[]): Promise<void>
  /** Whom no article names any more is read as another. */
  absorb(id: string, into: string): Promise<void>
}
