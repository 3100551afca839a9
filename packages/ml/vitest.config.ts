import { defineConfig } from 'vitest/config'

/** Models load in a second; on a busy machine that becomes ten. */
export default defineConfig({
  test: {
    setupFiles: ['../../scripts/testing/seed-properties.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
