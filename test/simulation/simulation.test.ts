// Why it exists: whatever fails, whoever is killed and however clocks jump, the promise holds after every step.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newFigures, propertyOf, show } from './run.ts'

/** As many as fit into some forty seconds; `npm run simulate` runs more, and others. */
const WORLDS = 40

it(`the promise holds after every step of ${WORLDS} histories`, async () => {
  const figures = newFigures()
  // A failure prints the seed, the path and the shortest commands that bring it about.
  await fc.assert(propertyOf(figures), { numRuns: WORLDS, seed: 20_261_125 })
  process.stdout.write(`${show(figures)}\n`)
  // Histories in which nothing happens prove nothing.
  expect(figures.kills).toBeGreaterThan(WORLDS / 2)
  expect(figures.messages).toBeGreaterThan(WORLDS * 10)
  expect(figures.repeats).toBeGreaterThan(0)
}, 600_000)
