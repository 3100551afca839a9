import { defineConfig } from 'vitest/config'

/** Tests of the repository itself: boundaries, documents, scripts. Each workspace has its own configuration. */
export default defineConfig({
  test: { include: ['scripts/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
})
