// Why it exists: vitest looks for its settings here; where the tests are, how long one may take, and who shares a process.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // A process for each file costs more than most files take; no test leaves anything behind for the next.
    isolate: false,
    reporters: ['default'],
  },
})
