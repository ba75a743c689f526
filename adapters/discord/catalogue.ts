// Why it exists: the commands as Discord shows them while one types, and whether what is registered there is still the same.
import {
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import { CLAIM_STANDINGS } from '../../src/core/claim.ts'
import { PEOPLE_VERBS, TOPIC_VERBS } from '../../src/core/command.ts'
import { CADENCES } from '../../src/core/subscription.ts'

type Option = {
  readonly name: string
  readonly description: string
  readonly required?: boolean
  readonly completed?: boolean
  readonly choices?: readonly string[]
  /** Its longest value, where that is not the usual. */
  readonly longest?: number
}

/** An option's longest value: a command's words have an end. */
const MAX_VALUE = 100

const TOPIC = { name: 'topic', description: 'words, a "phrase", -not, or all', completed: true } as const
const OFTEN = { name: 'often', description: 'once a day without it', choices: CADENCES } as const
const HOUR = { name: 'at', description: 'the hour, such as 08:00; two for twice a day: 08:00 18:00' } as const
const ZONE = { name: 'timezone', description: 'such as Europe/Berlin', completed: true } as const
const DAYS = { name: 'days', description: 'such as mon,tue,fri; every day without it' } as const
const SOURCES = {
  name: 'sources',
  description: 'of breaking news: from how many independent sources, such as 3',
} as const
const MOST = { name: 'most', description: 'of breaking news: how many posts an hour at most, such as 2' } as const
const PARTS = ['claims', 'people', 'sources', 'stories'] as const
/** Discord takes 6,000 of an option; a part of what "export" gave is shorter. */
const MAX_IMPORT = 6_000
const WHOM = { completed: true, description: 'a name, as the articles write it' } as const

const SUBCOMMANDS: readonly {
  readonly name: string
  readonly description: string
  readonly options?: readonly Option[]
}[] = [
  { name: 'latest', description: 'the briefing of the newest story', options: [TOPIC] },
  {
    name: 'story',
    description: 'the briefing of one story',
    options: [{ name: 'story', description: 'its title or id', required: true, completed: true }],
  },
  {
    name: 'of',
    description: 'what stands behind a story: its claims, people or sources',
    options: [
      {
        name: 'part',
        description: 'which of them; stories: those of a digest, by its id',
        required: true,
        choices: PARTS,
      },
      { name: 'story', description: 'its title or id', required: true, completed: true },
    ],
  },
  {
    name: 'person',
    description: 'the roles of a person, what they said and how their claims stand',
    options: [{ name: 'name', description: 'whom you mean', required: true, completed: true }],
  },
  {
    name: 'people',
    description: 'put right who is who: two are one person, or one is two',
    options: [
      {
        name: 'what',
        description: 'what to do; undo takes the last decision back',
        required: true,
        choices: PEOPLE_VERBS,
      },
      { ...WHOM, name: 'first', description: 'a name or an id; for undo the id of the decision' },
      { ...WHOM, name: 'second', description: 'merge: the other one; split: words of the role that only one has' },
    ],
  },
  {
    name: 'claims',
    description: 'the newest claims, and who has confirmed or denied them',
    options: [
      { name: 'status', description: 'only the claims that stand so', choices: CLAIM_STANDINGS },
      { ...WHOM, name: 'by', description: 'the claims that somebody made' },
      { ...WHOM, name: 'about', description: 'the claims that are about somebody' },
    ],
  },
  {
    name: 'claim',
    description: 'the history of one claim, and whose own word there is',
    options: [{ name: 'claim', description: 'its id, or words of it', required: true }],
  },
  { name: 'next', description: 'the steps that are pending, and those due and unheard of', options: [TOPIC] },
  {
    name: 'changes',
    description: 'what changed since this channel was told, or since a day',
    options: [
      { name: 'story', description: 'its title or id', completed: true },
      { name: 'since', description: 'a day as YYYY-MM-DD' },
    ],
  },
  {
    name: 'search',
    description: 'articles and claims by their words, the newest first',
    options: [
      { name: 'words', description: 'words, a "phrase", -not', required: true },
      { name: 'from', description: 'the first day as YYYY-MM-DD' },
      { name: 'to', description: 'the last day as YYYY-MM-DD' },
    ],
  },
  {
    name: 'subscribe',
    description: 'briefings or breaking news in this channel; without options a form opens',
    options: [TOPIC, OFTEN, HOUR, ZONE, DAYS, SOURCES, MOST],
  },
  {
    name: 'unsubscribe',
    description: 'no more briefings on a topic in this channel',
    options: [{ ...TOPIC, required: true }],
  },
  { name: 'list', description: "this channel's subscriptions and their next hours" },
  {
    name: 'pause',
    description: 'no briefings on a topic until it is resumed',
    options: [{ ...TOPIC, required: true }],
  },
  { name: 'resume', description: 'briefings on a paused topic again', options: [{ ...TOPIC, required: true }] },
  { name: 'preview', description: 'the next briefing as it would be now, for you alone', options: [TOPIC] },
  { name: 'status', description: 'what was posted in this channel, what was not, and why' },
  {
    name: 'why',
    description: 'why a line, a claim or a post is there, or is not',
    options: [{ name: 'id', description: 'the number under a briefing, or the id of a claim or a story' }],
  },
  {
    name: 'feed',
    description: 'the feeds that are read: list them, add, remove or test one',
    options: [
      { name: 'what', description: 'what to do', required: true, choices: ['list', 'add', 'remove', 'test'] },
      { name: 'url', description: 'the address of a feed or of a site', longest: 280 },
    ],
  },
  {
    name: 'topic',
    description: 'topics that have a name: list them, make, change or take one out, see its stories',
    options: [
      { name: 'what', description: 'what to do', required: true, choices: TOPIC_VERBS },
      { name: 'topic', description: 'its name', completed: true, longest: 40 },
      { name: 'query', description: 'words, a "phrase", OR, -not, person:NAME, place:NAME', longest: 150 },
    ],
  },
  {
    name: 'settings',
    description: 'what this channel has set; without options it is shown',
    options: [
      { name: 'setting', description: 'what to set', choices: ['timezone', 'quiet', 'detail'] },
      { name: 'value', description: 'such as Europe/Berlin; 22:00-07:00; short, standard or full; off sets it back' },
    ],
  },
  { name: 'export', description: "this channel's subscriptions, settings and topics, to be kept" },
  {
    name: 'import',
    description: 'take in what export gave, all or nothing',
    options: [
      { name: 'text', description: 'what export gave', required: true, longest: MAX_IMPORT },
      { name: 'check', description: 'only say what it would do', choices: ['check'] },
    ],
  },
  { name: 'help', description: 'what you can ask' },
]

export const ROOT = 'readout'

export function makeCatalogue(): readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: ROOT,
      description: 'What the news says, who says it, and what nobody has confirmed',
      contexts: [InteractionContextType.Guild],
      options: SUBCOMMANDS.map(({ name, description, options = [] }): APIApplicationCommandSubcommandOption => {
        return { type: ApplicationCommandOptionType.Subcommand, name, description, options: options.map(toOption) }
      }),
    },
  ]
}

type TextOption = Extract<
  NonNullable<APIApplicationCommandSubcommandOption['options']>[number],
  { type: ApplicationCommandOptionType.String }
>

function toOption({
  name,
  description,
  required = false,
  completed = false,
  choices,
  longest = MAX_VALUE,
}: Option): TextOption {
  const option = {
    type: ApplicationCommandOptionType.String as const,
    name,
    description,
    required,
    max_length: longest,
  }
  if (choices !== undefined) {
    const { max_length: _, ...rest } = option
    return { ...rest, choices: choices.map((choice) => ({ name: choice, value: choice })) }
  }
  return completed ? { ...option, autocomplete: true } : option
}

/** Whether what Discord has registered is the catalogue: it adds ids, versions and defaults, which count for nothing. */
export function isRegistered(registered: unknown, catalogue: readonly object[]): boolean {
  return Array.isArray(registered) && JSON.stringify(registered.map(bare)) === JSON.stringify(catalogue.map(bare))
}

function bare(command: unknown): unknown {
  const { name, description, type, contexts, default_member_permissions, nsfw, options } = (command ?? {}) as {
    readonly [key: string]: unknown
    readonly options?: unknown
  }
  return [
    type ?? ApplicationCommandType.ChatInput,
    name,
    description,
    contexts ?? null,
    default_member_permissions ?? null,
    nsfw ?? false,
    bareOptions(options),
  ]
}

function bareOptions(options: unknown): unknown {
  if (!Array.isArray(options)) return []
  return options.map((one: Partial<APIApplicationCommandOption> & { readonly [key: string]: unknown }) => [
    one.type,
    one.name,
    one.description,
    one.required ?? false,
    one.autocomplete ?? false,
    one.min_length ?? null,
    one.max_length ?? null,
    Array.isArray(one.choices) ? one.choices.map(({ name, value }) => [name, value]) : [],
    bareOptions(one.options),
  ])
}
