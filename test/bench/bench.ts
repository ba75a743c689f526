// Why it exists: `npm run bench [-- NAME]` measures what an issue sets a bar for, and prints it; with no name, the engine.
const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  // Each loads its own: what the other needs is no part of what is measured.
  engine: async (args) => (await import('./engine.ts')).benchEngine(args),
  commands: async () => (await import('./commands.ts')).benchCommands(),
  store: async (args) => (await import('./store.ts')).benchStore(args),
  pages: async (args) => (await import('./pages.ts')).benchPages(args),
  ingest: async (args) => (await import('./ingest.ts')).benchIngest(args),
  hostile: async () => (await import('./hostile.ts')).benchHostile(),
  zones: async () => (await import('./zones.ts')).benchZones(),
  delivery: async (args) => (await import('./delivery.ts')).benchDelivery(args),
  minute: async () => (await import('./minute.ts')).benchMinute(),
}

const [name = 'engine', ...args] = process.argv.slice(2)
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
if (bench === undefined) {
  process.stderr.write(`npm run bench [-- NAME], where NAME is one of: ${Object.keys(BENCHES).join(', ')}\n`)
  process.exitCode = 1
} else await bench(args)
