// Why it exists: run by a test as a process of its own: it must end by itself after a start that failed and a stop in between.
import { makeDiscord } from '../../adapters/discord/register.ts'
import { startDiscord } from '../doubles/discord.ts'

const discord = await startDiscord()
const make = () =>
  makeDiscord({
    ask: async () => ({ blocks: [], visibility: 'asker' }),
    suggest: async () => [],
    report: () => {},
    token: discord.token,
    restUrl: discord.restUrl,
  })

// The REST answers, the gateway does not.
discord.gateway.close()
await make()
  .start()
  .catch(({ code }) => console.log(code))

const inBetween = make()
const started = inBetween.start().catch(() => {})
await discord.when(() => discord.state.calls.filter(({ path }) => path.startsWith('/gateway')).length === 2)
await inBetween.stop()
await started
console.log('stopped')
await discord.close()
