import { defineConfig } from 'vitest/config'

/** Unit and integration tests of the desktop app; the renderer's own run in Chromium through Playwright. */
export default defineConfig({
  test: {
    setupFiles: ['../../scripts/testing/seed-properties.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
