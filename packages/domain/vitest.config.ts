import { defineConfig } from 'vitest/config'

/** Pure rules and mathematics; the long ones are properties over many thousands of animals. */
export default defineConfig({
  test: {
    setupFiles: ['../../scripts/testing/seed-properties.ts'],
    include: ['src/**/*.test.ts'],
    testTimeout: 60_000,
    // Nothing here keeps a state of its own, so files may share what they load.
    isolate: false,
  },
})
