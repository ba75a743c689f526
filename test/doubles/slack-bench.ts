// Why it exists: Readout's Slack side joined to the double, over a socket or over signed HTTP, for one test.
import { makeSlack, type Slack, type SlackOptions } from '../../adapters/slack/register.ts'
import type { Asker, Reply } from '../../src/core/command.ts'
import { makeSlackDouble, type SlackDouble } from './slack.ts'
import { makePeople, postSigned } from './slack-people.ts'

export const SECRET = 'the-signing-secret-of-the-double'
export type Mode = 'socket' | 'http'

export type Bench = {
  readonly slack: Slack
  readonly double: SlackDouble
  readonly people: ReturnType<typeof makePeople>
  /** What was asked, in order. */
  readonly asked: { readonly words: string; readonly asker: Asker }[]
  readonly reported: unknown[]
  close(): Promise<void>
}

export async function makeBench(
  mode: Mode,
  answer: (words: string, asker: Asker) => Reply | Promise<Reply>,
  more: Partial<SlackOptions> & { readonly prepare?: (double: SlackDouble) => void } = {},
): Promise<Bench> {
  const double = await makeSlackDouble()
  const asked: { words: string; asker: Asker }[] = []
  const reported: unknown[] = []
  const { prepare, ...options } = more
  const slack = makeSlack({
    ask: async (words, asker) => {
      asked.push({ words, asker })
      return answer(words, asker)
    },
    suggest: async () => [],
    clock: Date.now,
    report: (error) => void reported.push(error),
    botToken: double.world.botToken,
    connect:
      mode === 'socket'
        ? { by: 'socket', appToken: double.world.appToken }
        : { by: 'http', signingSecret: SECRET, port: 0 },
    listForHome: async () => [],
    apiUrl: double.apiUrl,
    ...options,
  })
  const people = makePeople(double, (type, payload) =>
    mode === 'socket'
      ? double.socket.send(type, payload)
      : postSigned({ port: slack.port() ?? 0, secret: SECRET, type, payload }),
  )
  const close = async () => {
    await slack.stop()
    await double.close()
  }
  prepare?.(double)
  try {
    await slack.start()
  } catch (error) {
    await close()
    throw error
  }
  return { slack, double, people, asked, reported, close }
}

export function say(text: string, more: Partial<Reply> = {}): Reply {
  return { blocks: [{ type: 'text', text }], visibility: 'asker', ...more }
}
