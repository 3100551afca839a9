import { defineConfig } from '@playwright/test'

/**
 * The promises to users, in a real Chromium and, where one is found, a real
 * Electron. Each file starts its own world, so they run one after another.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  workers: 1,
  fullyParallel: false,
  // CI tries a failed promise once more and lists it as unsteady; at a desk it fails at once.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // A start of the server with its seeded world and a first 3D scene in software, on a busy machine.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
})
