import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One thing that is built: run with the pinned Node in `folder`, its stamp beside its `output`.
 *
 * @typedef {{ name: string, folder: string, output: string, sources: string[], command: string[],
 *   watchArguments: string[], isPresent: (root: string) => boolean }} BuildStep
 */

const VITE = '../../node_modules/vite/bin/vite.js'

/** What is built before the app runs, in order. Paths are relative to the checkout, commands to their folder. */
export const BUILD_STEPS = /** @type {BuildStep[]} */ ([
  {
    name: 'the app',
    folder: 'apps/desktop',
    output: 'apps/desktop/dist/renderer',
    sources: [
      'apps/desktop/src/renderer',
      'apps/desktop/src/bridge',
      'apps/desktop/vite.config.ts',
      'apps/desktop/package.json',
      'packages/domain/src',
      'packages/scene/src',
      'packages/p2p/src',
      'assets/3d',
      'package-lock.json',
    ],
    command: [VITE, 'build', '--logLevel', 'warn'],
    watchArguments: ['--watch'],
    isPresent: root => existsSync(join(root, 'apps/desktop/src/renderer/index.html')),
  },
  {
    name: 'the desktop host',
    folder: 'apps/desktop',
    output: 'apps/desktop/dist/main',
    sources: [
      'apps/desktop/src/main',
      'apps/desktop/src/preload',
      'apps/desktop/src/bridge',
      'apps/desktop/build',
      'packages/domain/src',
      'package-lock.json',
    ],
    command: ['build/build-host.ts'],
    watchArguments: ['--watch'],
    isPresent: root => existsSync(join(root, 'apps/desktop/src/main/main.ts')),
  },
  {
    name: 'the console',
    folder: 'apps/server',
    output: 'apps/server/console/dist',
    sources: ['apps/server/console/src', 'apps/server/console/vite.config.ts', 'package-lock.json'],
    command: [VITE, 'build', 'console', '-c', 'console/vite.config.ts', '--logLevel', 'warn'],
    watchArguments: ['--watch'],
    isPresent: root => existsSync(join(root, 'apps/server/console/vite.config.ts')),
  },
  {
    name: 'the check page',
    folder: 'apps/server',
    output: 'apps/server/verify-page/dist',
    sources: [
      'apps/server/verify-page/index.html',
      'apps/server/verify-page/src',
      'apps/server/verify-page/vite.config.ts',
      'packages/domain/src',
      'package-lock.json',
    ],
    command: [VITE, 'build', 'verify-page', '-c', 'verify-page/vite.config.ts', '--logLevel', 'warn'],
    watchArguments: ['--watch'],
    isPresent: root => existsSync(join(root, 'apps/server/verify-page/vite.config.ts')),
  },
])
