import { defineConfig } from 'vitest/config'

/** Chromium draws by software here; a scene takes up to half a minute on a busy machine. */
export default defineConfig({
  test: {
    setupFiles: ['../../scripts/testing/seed-properties.ts'],
    include: ['src/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
