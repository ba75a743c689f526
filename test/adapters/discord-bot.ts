// Why it exists: a bot on a stand-in Discord with an `ask` of the test's own, ended after each test.
import { afterEach, beforeEach } from 'vitest'
import { type Discord, type DiscordPorts, makeDiscord } from '../../adapters/discord/register.ts'
import type { Asker, Reply } from '../../src/core/command.ts'
import { type DiscordDouble, startDiscord } from '../doubles/discord.ts'
import type { Doing } from '../doubles/discord-interactions.ts'
import { textOf } from './discord-text.ts'

type Answer = (words: string, asker: Asker) => Reply | Promise<Reply>

/** Anew for each test of the file that calls this. */
export type Stage = {
  discord: DiscordDouble
  asked: { readonly words: string; readonly asker: Asker }[]
  reported: unknown[]
  readonly make: (answer?: Answer, more?: Partial<DiscordPorts>) => Discord
  readonly start: (answer?: Answer, more?: Partial<DiscordPorts>) => Promise<Discord>
  /** Until so many messages stand there in full; what they say. */
  readonly seen: (doing: Doing, messages?: number) => Promise<readonly string[]>
}

export function useStage(): Stage {
  const bots: Discord[] = []
  const make: Stage['make'] = (answer = () => say('Yes.'), more = {}) => {
    const bot = makeDiscord({
      ask: async (words, asker) => {
        stage.asked.push({ words, asker })
        return answer(words, asker)
      },
      suggest: async () => [],
      report: (error) => stage.reported.push(error),
      token: stage.discord.token,
      restUrl: stage.discord.restUrl,
      acknowledgeWithinMs: 5_000,
      ...more,
    })
    bots.push(bot)
    return bot
  }
  const stage: Stage = {
    discord: undefined as unknown as DiscordDouble,
    asked: [],
    reported: [],
    make,
    start: async (answer, more) => {
      const bot = make(answer, more)
      await bot.start()
      return bot
    },
    seen: async (doing, messages = 1) => {
      const isFull = () => doing.shown.every(({ components, content }) => components.length > 0 || content !== '')
      await stage.discord.when(() => doing.shown.length >= messages && isFull())
      return doing.shown.map((one) => textOf(one) || one.content)
    },
  }
  beforeEach(async () => {
    stage.discord = await startDiscord()
    stage.asked = []
    stage.reported = []
  })
  afterEach(async () => {
    for (const bot of bots.splice(0)) await bot.stop()
    await stage.discord.close()
  })
  return stage
}

export function say(text: string, more: Partial<Reply> = {}): Reply {
  return { blocks: [{ type: 'text', text }], visibility: 'asker', ...more }
}
