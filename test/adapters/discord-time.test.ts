// Why it exists: Discord hears back within its three seconds although a question or a suggestion hangs.
import { expect, test } from 'vitest'
import { ACKNOWLEDGE_WITHIN_MS } from '../../adapters/discord/register.ts'
import { useStage } from './discord-bot.ts'

const stage = useStage()
/** Discord's own: what comes later counts for nothing. */
const DISCORD_MS = 3_000
const forever = () => new Promise<never>(() => {})

test('half of the time is left for the way', () => {
  expect(ACKNOWLEDGE_WITHIN_MS).toBeLessThanOrEqual(DISCORD_MS / 2)
})

test('whatever hangs is acknowledged in time, as the bot is in use', async () => {
  await stage.start(forever, { suggest: forever, acknowledgeWithinMs: ACKNOWLEDGE_WITHIN_MS })
  const { discord } = stage
  const began = performance.now()
  const doings = [
    discord.command('latest'),
    discord.press('ask:claims of s1'),
    discord.submit('subscribe', []),
    discord.complete('person', 'name', 'tha'),
  ]
  await discord.when(() => doings.every(({ type }) => type !== null))
  expect(performance.now() - began).toBeLessThan(DISCORD_MS)
  expect(doings.map(({ type }) => type)).toEqual([5, 5, 5, 8])
  expect(doings[3]?.callback).toEqual({ choices: [] })
})
