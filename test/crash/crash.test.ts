// Why it exists: whenever a process is killed, no slot vanishes, none is doubled, and each article is there wholly or not at all.
import { expect, it } from 'vitest'
import { crash, show } from './run.ts'

const SEEDS = 200

it(`after ${SEEDS} processes were killed at a boundary of the database or in a send, all is told, once`, async () => {
  const figures = await crash({ seeds: SEEDS })
  process.stdout.write(`${show(figures)}\n`)
  expect(figures.broken).toEqual([])
  expect(figures.killed).toBe(SEEDS)
  // A platform that cannot be searched gets some twice, and says so.
  expect(figures.repeats).toBeGreaterThan(0)
}, 300_000)
