// Why it exists: a form that was sent is answered in its own place, within Slack's 3 s or with a word that it takes longer.
import type { types, webApi } from '@slack/bolt'
import type { Reply } from '../../src/core/command.ts'
import type { Ask } from '../../src/core/ports.ts'
import type { Access } from './access.ts'
import { askSafely } from './answer.ts'
import { inert } from './escape.ts'
import { answerView, type Field, type FormPlace, fieldOf, formView, readForm, type ViewState } from './form.ts'
import { within } from './guard.ts'
import { renderReplyInView } from './render.ts'
import { unitsOf } from './units.ts'

/** Before the guard acknowledges by itself, which would shut the form. */
const PATIENCE_MS = 2_000

export type Acknowledgement =
  | { readonly response_action: 'errors'; readonly errors: Readonly<Partial<Record<Field, string>>> }
  | { readonly response_action: 'update'; readonly view: types.ModalView }

export type Submission = {
  readonly viewId: string
  readonly state: ViewState
  readonly metadata: string
  readonly team: string
  readonly userId: string
  readonly ack: (answer: Acknowledgement) => Promise<void>
}

export function makeSubmit(ports: {
  readonly ask: Ask
  readonly access: Access
  readonly client: webApi.WebClient
  readonly report: (error: unknown) => void
}) {
  const { access, client, report } = ports
  const ask = askSafely(ports.ask, report)
  return async ({ viewId, state, metadata, team, userId, ack }: Submission): Promise<void> => {
    const read = readForm(state, metadata)
    if ('errors' in read) return ack({ response_action: 'errors', errors: read.errors })
    const { channel } = read.place
    const work = access.askerOf({ team, channel, userId }).then((asker) => ask(read.words, asker))
    const reply = await within(work, PATIENCE_MS)
    if (reply !== null) return ack(acknowledgementOf(reply, read.place))
    await ack({ response_action: 'update', view: answerView(WAITING, read.place) })
    const late = await work
    const view =
      late.form === undefined ? answerView(renderReplyInView(late), read.place) : formView(late.form, read.place, null)
    await client.views.update({ view_id: viewId, view })
  }
}

const WAITING: readonly types.KnownBlock[] = [
  { type: 'section', text: { type: 'plain_text', text: 'Working on it …', emoji: false } },
]

function acknowledgementOf(reply: Reply, place: FormPlace): Acknowledgement {
  if (reply.form === undefined) return { response_action: 'update', view: answerView(renderReplyInView(reply), place) }
  const problem = reply.form.problem ?? firstWords(reply)
  return { response_action: 'errors', errors: { [fieldOf(reply.form)]: inert(problem, 300) } }
}

function firstWords(reply: Reply): string {
  const unit = unitsOf(reply.blocks).find(({ type }) => type !== 'block')
  const element = unit !== undefined && unit.type !== 'block' ? unit.elements[0] : undefined
  return element?.type === 'text' ? element.text : 'Something here is not right.'
}
