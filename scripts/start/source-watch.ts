import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { BUILD_STEPS } from './build-steps.js'
import { REPOSITORY_ROOT } from './pinned-node.js'

/** Editors save in bursts; one restart per burst. */
const SETTLE_MS = 300

const SERVER_SOURCES = ['apps/server/src', 'apps/server/dev-world', 'packages/domain/src', 'packages/p2p/src']
const COMPANION_SOURCES = [
  'apps/desktop/src/companion',
  'apps/desktop/src/bridge',
  'packages/domain/src',
  'packages/ml/src',
]

/**
 * Rebuilds what is built and restarts what runs whenever a source file changes.
 *
 * @returns a function that stops watching.
 */
export function watchSources(restart: { server: () => void; companion: () => void }): () => void {
  const builders = BUILD_STEPS.filter(step => step.isPresent(REPOSITORY_ROOT)).map(startBuilder)
  const stopServer = onChange(SERVER_SOURCES, restart.server)
  const stopCompanion = onChange(COMPANION_SOURCES, restart.companion)
  return () => {
    for (const builder of builders) builder.kill()
    stopServer()
    stopCompanion()
  }
}

function startBuilder(step: (typeof BUILD_STEPS)[number]): ChildProcess {
  return spawn(process.execPath, [...step.command, ...step.watchArguments], {
    cwd: join(REPOSITORY_ROOT, step.folder),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

function onChange(folders: readonly string[], act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watchers = folders
    .map(folder => join(REPOSITORY_ROOT, folder))
    .filter(folder => existsSync(folder))
    .map(folder =>
      watch(folder, { recursive: true }, (_event, file) => {
        if (file === null || file.endsWith('.test.ts')) return
        clearTimeout(timer)
        timer = setTimeout(act, SETTLE_MS)
      }),
    )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
