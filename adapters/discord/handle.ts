// Why it exists: whatever a user does on Discord becomes words for `ask`, and every interaction gets an answer.
import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js'
import { plain } from '../../src/briefing/plain.ts'
import { cut } from '../../src/briefing/words.ts'
import type { Asker, Reply } from '../../src/core/command.ts'
import type { Ask, Suggest } from '../../src/core/ports.ts'
import { type AnswerPorts, answer, answerRest, apologise, openForm, within } from './answer.ts'
import { ROOT } from './catalogue.ts'
import { FORM_ID, wordsOfForm } from './form.ts'
import { wordsOf } from './words.ts'

export type HandlePorts = AnswerPorts & { readonly ask: Ask; readonly suggest: Suggest }

const EXPIRED = 'This button has expired. Ask again with /readout; /readout help says how.'
const UNKNOWN = 'I know no such command here. /readout help says what you can ask.'
const BUSY = 'Already on it: the answer to your first click is on its way.'

/** Discord's limits of a completion. */
const MAX_CHOICES = 25
const MAX_CHOICE = 100
/** Interactions that have been seen, so that one which is sent again has no second effect. */
const MAX_SEEN = 1_000

type Kind = Parameters<Suggest>[0]
const KINDS: Readonly<Record<string, Kind>> = {
  ...{ topic: 'topic', story: 'story', timezone: 'timezone' },
  ...{ name: 'person', by: 'person', about: 'person', first: 'person', second: 'person' },
}

/** The returned function never throws. */
export function makeHandle(ports: HandlePorts): (interaction: Interaction) => Promise<void> {
  const seen = new Set<string>()
  const pressed = new Set<string>()
  return async (interaction) => {
    if (seen.has(interaction.id)) return
    seen.add(interaction.id)
    const [oldest] = seen
    if (seen.size > MAX_SEEN && oldest !== undefined) seen.delete(oldest)
    try {
      await route(ports, interaction, pressed)
    } catch (error) {
      ports.report(error)
      // Where even this fails, the interaction is over.
      if (interaction.isRepliable()) await apologise(interaction).catch(() => {})
    }
  }
}

async function route(ports: HandlePorts, interaction: Interaction, pressed: Set<string>): Promise<void> {
  if (interaction.isAutocomplete()) return complete(ports, interaction)
  if (interaction.isChatInputCommand()) return command(ports, interaction)
  if (interaction.isButton()) return press(ports, interaction, pressed)
  if (interaction.isModalSubmit()) return submit(ports, interaction)
  if (interaction.isRepliable()) await interaction.reply({ content: UNKNOWN, flags: MessageFlags.Ephemeral })
}

function command(ports: HandlePorts, interaction: ChatInputCommandInteraction): Promise<void> {
  const { options, commandName } = interaction
  const subcommand = options.getSubcommand(false)
  const option = (name: string) => {
    const value = options.get(name)?.value
    return value === undefined ? null : String(value)
  }
  const words = commandName === ROOT && subcommand !== null ? wordsOf(subcommand, option) : null
  return answer(ports, interaction, async () => {
    if (words === null) return say(UNKNOWN)
    const reply = await ports.ask(words, askerOf(interaction))
    if (reply.form === undefined) return reply
    // What was picked stays picked, however much of it the words could tell.
    const { topic, at, timeZone } = reply.form
    const form = { topic: topic ?? option('topic'), at: at ?? option('at'), timeZone: timeZone ?? option('timezone') }
    return { ...reply, form: { ...reply.form, ...form } }
  })
}

async function press(ports: HandlePorts, interaction: ButtonInteraction, pressed: Set<string>): Promise<void> {
  const press = ports.buttons.read(interaction.customId)
  const key = `${interaction.user.id} ${interaction.message.id} ${interaction.customId}`
  if (pressed.has(key)) return answer(ports, interaction, async () => say(BUSY))
  pressed.add(key)
  try {
    switch (press.kind) {
      case 'ask':
        return await answer(ports, interaction, () => ports.ask(press.words, askerOf(interaction)))
      case 'form':
        await openForm(interaction, press.form)
        return
      case 'rest':
        return await answerRest(ports, interaction, press.messages)
      case 'expired':
        return await answer(ports, interaction, async () => say(EXPIRED))
      default:
        return press satisfies never
    }
  } finally {
    pressed.delete(key)
  }
}

function submit(ports: HandlePorts, interaction: ModalSubmitInteraction): Promise<void> {
  return answer(ports, interaction, async () => {
    if (interaction.customId !== FORM_ID) return say(UNKNOWN)
    const fields = interaction.fields.fields
    const words = wordsOfForm({
      text: (id) => textOf(fields.get(id)),
      picked: (id) => pickedOf(fields.get(id)),
    })
    return ports.ask(words, askerOf(interaction))
  })
}

function textOf(field: object | undefined): string {
  return field !== undefined && 'value' in field && typeof field.value === 'string' ? field.value : ''
}

function pickedOf(field: object | undefined): readonly string[] {
  return field !== undefined && 'values' in field && Array.isArray(field.values) ? field.values.map(String) : []
}

async function complete(ports: HandlePorts, interaction: AutocompleteInteraction): Promise<void> {
  const { name, value } = interaction.options.getFocused(true)
  const known = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  // Of the command for topics that have a name, only those names.
  const kind = known === 'topic' && interaction.options.getSubcommand(false) === 'topic' ? 'named' : known
  let found: readonly string[] = []
  try {
    if (kind !== undefined) {
      const suggesting = ports.suggest(kind, String(value).slice(0, MAX_CHOICE), askerOf(interaction))
      // A completion cannot be put off: too late is nothing to offer.
      found = (await within(suggesting, ports.acknowledgeWithinMs)) ?? []
    }
  } catch (error) {
    ports.report(error)
  }
  await interaction.respond(choicesOf(found))
}

/** Discord refuses them all for one that is empty, too long or too many; the client sends whatever it is given. */
function choicesOf(found: readonly string[]): { name: string; value: string }[] {
  const names = [...new Set(found.map(shorten))].filter((name) => name !== '').slice(0, MAX_CHOICES)
  // What is cut is asked for by its beginning.
  return names.map((name) => ({ name, value: name.replace(/ …["”’]?$/u, '') }))
}

function shorten(text: string): string {
  const whole = plain(text)
  let short = whole
  for (let room = MAX_CHOICE; short.length > MAX_CHOICE; room -= 10) short = room > 0 ? cut(whole, room) : ''
  return short
}

/** Discord tells no time zone of anybody. Who may manage is read anew from each interaction. */
function askerOf(interaction: BaseInteraction): Asker {
  return {
    destination: { platform: 'discord', workspace: interaction.guildId ?? '@me', channel: interaction.channelId ?? '' },
    userId: interaction.user.id,
    timeZone: null,
    mayManage: interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false,
  }
}

function say(text: string): Reply {
  return { blocks: [{ type: 'text', text }], visibility: 'asker' }
}
