// Why it exists: `npm run bench [-- NAME]` measures what an issue sets a bar for, and prints it; with no name, the engine.
import { benchCommands } from './commands.ts'
import { benchEngine } from './engine.ts'
import { benchPages } from './pages.ts'

const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  engine: benchEngine,
  commands: benchCommands,
  pages: benchPages,
}

const [name = 'engine', ...args] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench === undefined) {
  process.stderr.write(`npm run bench [-- NAME], where NAME is one of: ${Object.keys(BENCHES).join(', ')}\n`)
  process.exitCode = 1
} else await bench(args)
