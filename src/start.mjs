// Why it exists: the first file that Node reads, in plain JavaScript so that an old Node can still say what is wrong.
// Order matters: the check must run before any import of TypeScript, which an old Node cannot parse.
const NEEDED = 24
const major = Number.parseInt(process.versions.node, 10)
if (!(major >= NEEDED)) {
  process.stderr.write(
    `Readout needs Node.js ${NEEDED} or newer; this is ${process.versions.node}. ` +
      `Run "npm ci" and start it with "npm start", which brings the right Node along, or install Node.js ${NEEDED}.\n`,
  )
  process.exit(78)
}

// Settings in a file beside package.json count unless the environment says otherwise.
try {
  process.loadEnvFile(new URL('../.env', import.meta.url))
} catch (error) {
  if (error.code !== 'ENOENT') throw error
}

const [command, ...rest] = process.argv.slice(2)
if (command === 'cli') {
  const { runCli } = await import('./cli.ts')
  process.exitCode = await runCli(rest)
} else {
  const { runMain } = await import('./main.ts')
  // What was still under way when the time to end was up must not keep the process.
  process.exit(await runMain())
}
