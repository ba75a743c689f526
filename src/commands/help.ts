// Why it exists: what can be asked, in the words to ask it with.
import type { Reply } from '../core/command.ts'

/** Every command with what it does; the README and the platforms tell the same. */
export const COMMANDS: readonly { readonly usage: string; readonly about: string }[] = [
  { usage: 'latest [TOPIC]', about: 'the briefing of the newest story, of all or of a topic' },
  { usage: 'story ID', about: 'one story in full, by its id, the number under its briefing, or words of its headline' },
  { usage: 'person NAME', about: 'the roles of a person, what they said and how their claims stand' },
  {
    usage: 'people merge A, B',
    about: 'two whom the articles hold for two are one person; A and B are names or ids; "people undo" takes it back',
  },
  {
    usage: 'people split A, WORDS',
    about: 'one is two people: the articles that give A a role with these words are about somebody else',
  },
  { usage: 'claims', about: 'the newest claims, and who has confirmed or denied them' },
  { usage: 'claims STATUS', about: 'the same by status: unconfirmed, denied, confirmed, contested or attributed' },
  { usage: 'claims by NAME', about: 'the claims that a person made; "claims about NAME": those about a person' },
  {
    usage: 'claim ID',
    about: 'the history of one claim with its words, by its id or words of it, and whose own word there is',
  },
  { usage: 'next [TOPIC]', about: 'the steps that are pending, by their day, and those that are due and unheard of' },
  { usage: 'changes [STORY] [since YYYY-MM-DD]', about: 'what changed since this channel was told, or since a day' },
  { usage: 'search WORDS [from:DATE] [to:DATE]', about: 'articles and claims by their words, the newest first' },
  {
    usage: 'subscribe TOPIC daily HH:MM ZONE [on mon,tue]',
    about: 'a briefing for this channel at its hour; a topic is words, a "phrase", -without, or all',
  },
  {
    usage: 'subscribe TOPIC twice HH:MM HH:MM ZONE',
    about: 'at two hours a day; "weekly monday HH:MM ZONE": on one day of the week',
  },
  {
    usage: 'subscribe TOPIC breaking [from 3 sources] [at most 2 an hour]',
    about:
      'breaking news beside the briefings: new stories of so many independent sources, and claims denied or withdrawn',
  },
  { usage: 'unsubscribe TOPIC', about: 'no more briefings on that topic' },
  { usage: 'list', about: 'what this channel is subscribed to, and when each comes next' },
  { usage: 'pause TOPIC', about: 'no briefings on that topic until "resume TOPIC"' },
  { usage: 'resume TOPIC', about: 'briefings on that topic again' },
  { usage: 'preview [TOPIC]', about: 'the next briefing as it would be now, for you alone' },
  { usage: 'status', about: 'what was posted in this channel, what was not, and why' },
  {
    usage: 'why [ID]',
    about:
      'why a line, a claim or a post is there, or is not: by the number of a briefing, or the id of a claim or story',
  },
  { usage: 'feed list', about: 'the feeds that are read, and how each stands' },
  { usage: 'feed add URL', about: 'one more: the address of a feed or of a site; "feed remove URL" takes it out' },
  { usage: 'feed test URL', about: 'whether a feed can be read, and what it has' },
  {
    usage: 'topic create NAME QUERY',
    about: 'a query with a name, for all channels: words, "phrases", OR, -not, person:NAME, place:NAME',
  },
  {
    usage: 'topic edit NAME QUERY',
    about: 'another query for it: channels that follow the topic get that from now on',
  },
  {
    usage: 'topic list',
    about: 'the topics that have a name; "topic remove NAME" takes out one that no channel follows',
  },
  { usage: 'topic show NAME', about: 'what a topic looks for, and which stories are about it now' },
  {
    usage: 'settings [NAME VALUE]',
    about: 'what this channel has set: its time zone, its quiet hours, how long its briefings are',
  },
  { usage: 'export', about: 'the subscriptions and settings of this channel and the topics, as text to be kept' },
  {
    usage: 'import TEXT',
    about: 'takes in what "export" gave, all or nothing; "import check TEXT" only says what it would do',
  },
  { usage: 'help', about: 'this list; "help claims" of one command' },
]

export function answerHelp(problem?: string, of?: string): Reply {
  // Of a word that is no command, all are listed.
  const own = COMMANDS.filter(({ usage }) => usage.split(' ')[0] === of)
  const shown = own.length > 0 ? own : COMMANDS
  return {
    blocks: [
      ...(problem === undefined ? [] : [{ type: 'text', text: problem } as const]),
      { type: 'heading', text: 'What you can ask' },
      { type: 'list', items: shown.map(({ usage, about }) => `${usage} – ${about}`) },
    ],
    visibility: 'asker',
  }
}
