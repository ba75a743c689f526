// Why it exists: vitest looks for its settings here; nothing but where the tests are and how long one may take.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    reporters: ['default'],
  },
})
