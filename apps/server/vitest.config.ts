import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    setupFiles: ['../../scripts/testing/seed-properties.ts'],
    include: ['src/**/*.test.ts', 'prisma/**/*.test.ts', 'dev-world/**/*.test.ts'],
    // Real servers: a start takes a second of a free core, and many times that on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
