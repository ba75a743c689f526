// Why it exists: from somebody's words to the answer that they see, by whichever way of Slack's still works.
import type { types, webApi } from '@slack/bolt'
import type { Asker, Reply } from '../../src/core/command.ts'
import { messageOf } from '../../src/core/errors.ts'
import type { Ask } from '../../src/core/ports.ts'
import type { Access, Place } from './access.ts'
import { answerView, formView } from './form.ts'
import { type Message, renderReply, renderReplyInView } from './render.ts'

/** One way back: Slack's response_url, which takes five answers within 30 minutes. */
export type Respond = (message: {
  readonly response_type: 'ephemeral' | 'in_channel'
  readonly replace_original: false
  readonly unfurl_links: false
  readonly unfurl_media: false
  readonly text: string
  readonly blocks: types.KnownBlock[]
}) => Promise<unknown>

export type Question = {
  readonly words: string
  readonly place: Place
  /** Opens a form within 3 s of the user's deed. */
  readonly triggerId: string | null
  readonly respond: Respond | null
  /** Of the modal that a button was pressed in: the answer takes its place. */
  readonly viewId: string | null
  /** The answer to a button is seen by the presser alone, whatever the command says. */
  readonly alone: boolean
}

export type Answer = (question: Question) => Promise<void>

export function makeAnswer(ports: {
  readonly ask: Ask
  readonly access: Access
  readonly client: webApi.WebClient
  readonly report: (error: unknown) => void
}): Answer {
  const { access, client, report } = ports
  return async ({ words, place, triggerId, respond, viewId, alone }) => {
    const asker = await access.askerOf(place)
    const reply = await askSafely(ports.ask, report)(words, asker)
    if (viewId !== null) {
      await client.views.update({ view_id: viewId, view: viewOf(reply, asker) })
      return
    }
    if (reply.form !== undefined && triggerId !== null) {
      try {
        await client.views.open({ trigger_id: triggerId, view: viewOf(reply, asker) })
        return
      } catch (error) {
        // Too late for a form: the same is said in words.
        report(error)
      }
    }
    const type = alone || reply.visibility === 'asker' ? 'ephemeral' : 'in_channel'
    for (const message of renderReply(reply)) await deliver(message, type)

    async function deliver({ text, blocks }: Message, type: 'ephemeral' | 'in_channel'): Promise<void> {
      try {
        if (respond === null) throw new Error('Slack gave no address to answer at')
        await respond({
          response_type: type,
          replace_original: false,
          unfurl_links: false,
          unfurl_media: false,
          text,
          blocks: [...blocks],
        })
      } catch (error) {
        report(error)
        await client.chat.postEphemeral({
          channel: place.channel,
          user: place.userId,
          text,
          blocks: [...blocks],
          parse: 'none',
          link_names: false,
        })
      }
    }
  }
}

function viewOf(reply: Reply, { destination, timeZone }: Asker): types.ModalView {
  const place = { channel: destination.channel }
  if (reply.form !== undefined) return formView(reply.form, place, timeZone)
  return answerView(renderReplyInView(reply), place)
}

/** Whatever happens inside, the user hears something. */
export function askSafely(ask: Ask, report: (error: unknown) => void): Ask {
  return async (words, asker): Promise<Reply> => {
    try {
      return await ask(words, asker)
    } catch (error) {
      report(error)
      return { blocks: [{ type: 'text', text: messageOf(error) }], visibility: 'asker' }
    }
  }
}
