// Why it exists: what a user asks, and what is answered, in words that no platform owns.
import type { Block, Passage } from './briefing.ts'
import type { Breaking, Cadence, Destination } from './subscription.ts'

/** What can be decided by hand about who is who. */
export const PEOPLE_VERBS = ['merge', 'split', 'undo'] as const
export type PeopleVerb = (typeof PEOPLE_VERBS)[number]

export type Command =
  | { readonly name: 'person'; readonly query: string }
  | { readonly name: 'latest' | 'preview' | 'unsubscribe' | 'pause' | 'resume'; readonly topic: string | null }
  | { readonly name: 'people'; readonly verb: PeopleVerb; readonly words: string }
  | { readonly name: 'list' | 'status' | 'export' }
  /** `topic`: its name, '' for `list`; `query`: what is to be looked for, '' but for `create` and `edit`. */
  | { readonly name: 'topic'; readonly verb: TopicVerb; readonly topic: string; readonly query: string }
  /** null shows what is set. */
  | { readonly name: 'settings'; readonly wish: { readonly setting: string; readonly value: string } | null }
  /** `text`: what `export` gave; `check`: only say what would be done. */
  | { readonly name: 'import'; readonly check: boolean; readonly text: string }
  /** `url`: '' for `list`. */
  | { readonly name: 'feed'; readonly verb: FeedVerb; readonly url: string }
  /** An id, or words of a headline; null for the newest. */
  | { readonly name: 'story'; readonly query: string | null }
  | { readonly name: 'claims'; readonly status: string | null }
  /** Those that a person made, or that are about the person. */
  | { readonly name: 'claimsOf'; readonly made: boolean; readonly person: string }
  /** One claim, by its id or by words of it. */
  | { readonly name: 'claim'; readonly query: string }
  /** The number of a briefing, or a claim; null for what the channel got last. */
  | { readonly name: 'why'; readonly id: string | null }
  /** What is pending, of all or of a topic. */
  | { readonly name: 'next'; readonly topic: string | null }
  /** `story`: an id or words of a headline; `since`: epoch ms, null for what the channel was told last. */
  | { readonly name: 'changes'; readonly story: string | null; readonly since: number | null }
  /** Times are epoch ms, both ends included. */
  | { readonly name: 'search'; readonly query: string; readonly from: number | null; readonly to: number | null }
  /** What stands behind one story, by its id or words of its headline; `stories`: all that a digest counts, by its id. */
  | { readonly name: 'part'; readonly part: 'claims' | 'people' | 'sources' | 'stories'; readonly id: string }
  | { readonly name: 'subscribe'; readonly wish: SubscribeForm }
  /** `problem`: why help is given where something else was asked, in words for the asker; `of`: the one command that is meant. */
  | { readonly name: 'help'; readonly problem?: string; readonly of?: string }

/** What can be done with a topic that has a name. */
export const TOPIC_VERBS = ['create', 'edit', 'list', 'show', 'remove'] as const
export type TopicVerb = (typeof TOPIC_VERBS)[number]

export type FeedVerb = 'add' | 'remove' | 'list' | 'test'

/** A paragraph of an answer. */
export type ReplyBlock =
  | Block
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  /** To be copied as it stands: one line without backticks, at most `MAX_CODE` long. */
  | { readonly type: 'code'; readonly text: string }
  /** `urls`: the address of each item's source, null for none: what a platform may make a link of. */
  | { readonly type: 'list'; readonly items: readonly string[]; readonly urls?: readonly (string | null)[] }

/** What every platform takes in one message beside a few words. */
export const MAX_CODE = 2_800

/** Who asks, and where. */
export type Asker = {
  readonly destination: Destination
  /** The platform's id of the user. */
  readonly userId: string
  /** IANA name, where the platform tells it: the default of a form. */
  readonly timeZone: string | null
  /** Whether the platform says that the user may manage the channel: subscribing needs it. */
  readonly mayManage: boolean
  /** false: Readout is not in the channel and could post nothing there. */
  readonly canPost?: boolean
  /** How answers call the channel where the asker is not in it; 'this channel' without it. */
  readonly channelName?: string
}

/** A button: pressing it asks its words, and only who pressed sees the answer. */
export type Action = { readonly label: string; readonly words: string }

/** What a form for subscribing is opened with; null where the user has said nothing. */
export type SubscribeForm = {
  readonly topic: string | null
  /** Nothing where the words name none: then it is daily. */
  readonly cadence?: Cadence
  /** 'HH:MM'; of 'twice' the first. */
  readonly at: string | null
  /** The second hour of 'twice'. */
  readonly second?: string
  readonly timeZone: string | null
  /** ISO weekdays in order; nothing where the words name none: then every day is meant. */
  readonly days?: readonly number[]
  /** Of 'breaking'. */
  readonly breaking?: Breaking
  /** What was wrong with the words, for the user. */
  readonly problem: string | null
  /** Which of them it is about: where a form says it; nothing where there is no problem. */
  readonly field?: FormField
}

export type FormField = 'topic' | 'cadence' | 'at' | 'timeZone' | 'days' | 'breaking'

/**
 * `asker`: only who asked sees it. `channel`: everybody does. A platform with forms opens `form` instead of showing
 * the blocks, which say in words what to write.
 */
export type Reply = {
  readonly blocks: readonly ReplyBlock[]
  readonly visibility: 'asker' | 'channel'
  readonly actions?: readonly Action[]
  readonly form?: SubscribeForm
  /** What the lines of a briefing's blocks point at, where the answer holds some. */
  readonly passages?: readonly Passage[]
  /** The one story that a briefing's blocks tell: `story ID` tells the lines that are left out. */
  readonly storyId?: string
}
