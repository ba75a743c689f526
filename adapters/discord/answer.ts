// Why it exists: an interaction must be acknowledged within three seconds and answered whatever happens; here it is.
import { setTimeout } from 'node:timers/promises'
import {
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ComponentType,
  DiscordAPIError,
  MessageFlags,
  type ModalSubmitInteraction,
  type RepliableInteraction,
} from 'discord.js'
import type { Reply, SubscribeForm } from '../../src/core/command.ts'
import { messageOf } from '../../src/core/errors.ts'
import type { Buttons } from './buttons.ts'
import { renderForm } from './form.ts'
import { type Message, NO_MENTIONS } from './layout.ts'
import { outcomeOf } from './outcome.ts'
import { renderReply } from './render.ts'

export type Answerable = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction

export type AnswerPorts = {
  readonly buttons: Buttons
  readonly report: (error: unknown) => void
  /** Discord gives three seconds, the way there included. */
  readonly acknowledgeWithinMs: number
}

/** Messages at once; what is longer waits behind a button. */
const MAX_MESSAGES = 3
const ALREADY_ACKNOWLEDGED = 40060

/** Answers with what `asking` gives: only for who asked, unless it is a command's reply for the channel. */
export async function answer(ports: AnswerPorts, interaction: Answerable, asking: () => Promise<Reply>): Promise<void> {
  const asked = askSafely(ports, asking)
  const early = await within(asked, ports.acknowledgeWithinMs)
  if (early !== null) return answerAtOnce(ports, interaction, early)
  if (!(await acknowledge(interaction, () => interaction.deferReply({ flags: MessageFlags.Ephemeral })))) return
  const reply = await asked
  const shown = showsToChannel(reply, interaction) ? posted() : reply
  const first = edited(messagesOf(ports, shown)[0] ?? nothing())
  // Editing twice is editing once, so that it may be repeated blindly.
  await interaction.editReply(first).catch((error: unknown) => {
    if (outcomeOf(error).kind === 'failed') throw error
    return interaction.editReply(first)
  })
  const rest = messagesOf(ports, reply).slice(shown === reply ? 1 : 0)
  for (const message of rest) await interaction.followUp(sent(message, showsToChannel(reply, interaction)))
}

/** null when it takes longer. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  const timer = new AbortController()
  const tooLate = setTimeout(ms, null, { signal: timer.signal }).catch(() => null)
  try {
    return await Promise.race([work, tooLate])
  } finally {
    timer.abort()
  }
}

/** The next messages of an answer that was longer. */
export async function answerRest(
  ports: AnswerPorts,
  interaction: ButtonInteraction,
  rest: readonly Message[],
): Promise<void> {
  await sendAll(interaction, batch(ports, rest), false)
}

export function openForm(interaction: ChatInputCommandInteraction | ButtonInteraction, form: SubscribeForm) {
  return acknowledge(interaction, () => interaction.showModal(renderForm(form)))
}

async function answerAtOnce(ports: AnswerPorts, interaction: Answerable, reply: Reply): Promise<void> {
  if (reply.form !== undefined && !interaction.isModalSubmit()) {
    await openForm(interaction, reply.form)
    return
  }
  await sendAll(interaction, messagesOf(ports, reply), showsToChannel(reply, interaction))
}

async function sendAll(interaction: Answerable, messages: readonly Message[], toChannel: boolean): Promise<void> {
  const [first = nothing(), ...rest] = messages
  if (!(await acknowledge(interaction, () => interaction.reply(sent(first, toChannel))))) return
  for (const message of rest) await interaction.followUp(sent(message, toChannel))
}

/** After an error that no answer told of: whoever waits hears so, instead of that nothing responded. */
export async function apologise(interaction: RepliableInteraction): Promise<void> {
  if (interaction.replied) return
  const content = 'The answer could not be shown here; the log of the bot says why.'
  if (interaction.deferred) await interaction.editReply({ content, allowedMentions: NO_MENTIONS })
  else await interaction.reply({ content, flags: MessageFlags.Ephemeral, allowedMentions: NO_MENTIONS })
}

async function askSafely({ report }: AnswerPorts, asking: () => Promise<Reply>): Promise<Reply> {
  try {
    return await asking()
  } catch (error) {
    report(error)
    return { blocks: [{ type: 'text', text: messageOf(error) }], visibility: 'asker' }
  }
}

/**
 * False where somebody else has acknowledged it: a second process on one token. An acknowledgement whose own answer was
 * lost is made once more; that it is refused then says that the first one counted.
 */
async function acknowledge(interaction: Answerable, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === ALREADY_ACKNOWLEDGED) return false
    const { kind } = outcomeOf(error)
    if (kind !== 'uncertain' && kind !== 'retry') throw error
  }
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== ALREADY_ACKNOWLEDGED) throw error
    interaction.deferred = true
  }
  return true
}

function messagesOf(ports: AnswerPorts, reply: Reply): readonly Message[] {
  // A form cannot follow a form or a deferred answer: a button opens it.
  const messages = renderReply(reply, ports.buttons.idOf)
  const last = messages.at(-1)
  if (reply.form === undefined || last === undefined) return batch(ports, messages)
  const id = ports.buttons.idOfForm(reply.form)
  return batch(ports, [...messages.slice(0, -1), withButton(last, id, 'Open the form')])
}

function batch(ports: AnswerPorts, messages: readonly Message[]): readonly Message[] {
  const last = messages[MAX_MESSAGES - 1]
  if (messages.length <= MAX_MESSAGES || last === undefined) return messages
  const rest = messages.slice(MAX_MESSAGES)
  const more = withButton(last, ports.buttons.idOfRest(rest), `More (${rest.length})`)
  return [...messages.slice(0, MAX_MESSAGES - 1), more]
}

function withButton(message: Message, id: string, label: string): Message {
  const button = { type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: id, label } as const
  const row = { type: ComponentType.ActionRow as const, components: [button] }
  return { ...message, components: [...message.components, row] }
}

function showsToChannel({ visibility }: Reply, interaction: Answerable): boolean {
  return visibility === 'channel' && interaction.isChatInputCommand()
}

function sent({ components }: Message, toChannel: boolean) {
  const v2 = MessageFlags.IsComponentsV2
  const flags = toChannel ? ([v2] as const) : ([v2, MessageFlags.Ephemeral] as const)
  return { components, flags, allowedMentions: NO_MENTIONS }
}

function edited({ components }: Message) {
  return { components, flags: MessageFlags.IsComponentsV2, allowedMentions: NO_MENTIONS } as const
}

function posted(): Reply {
  return { blocks: [{ type: 'text', text: 'Here it is, for the channel.' }], visibility: 'asker' }
}

function nothing(): Message {
  const text = { type: ComponentType.TextDisplay as const, content: 'Nothing to show.' }
  return { flags: MessageFlags.IsComponentsV2, components: [text], allowed_mentions: NO_MENTIONS }
}
