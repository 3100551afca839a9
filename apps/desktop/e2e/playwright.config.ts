import { defineConfig } from '@playwright/test'

/** What draws parks without a graphics card, or waits for several peers to agree: these want the machine to themselves. */
const ALONE = [
  '**/meetups/**/*.e2e.ts',
  '**/park-by-keyboard.e2e.ts',
  '**/electron-hardening.e2e.ts',
  '**/health-vault.e2e.ts',
]

/**
 * The promises to users, in a real Chromium and, where one is found, a real
 * Electron. Each file starts its own world; `screens` run two files at a
 * time, `alone` one after another (`npm test` gives each project its own run).
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  projects: [
    { name: 'screens', testMatch: '**/*.e2e.ts', testIgnore: ALONE },
    { name: 'alone', testMatch: ALONE, workers: 1 },
  ],
  // CI tries a failed promise once more and lists it as unsteady; at a desk it fails at once.
  retries: process.env['CI'] === undefined ? 0 : 1,
  // A start of the server with its seeded world and a first 3D scene in software, on a busy machine.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
})
