import { defineConfig } from 'vitest/config'

/** Each test starts real processes; two at a time is what a small machine bears. */
export default defineConfig({
  test: { include: ['src/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 },
})
