#!/usr/bin/env node
/**
 * `pawfect`: hands over to src/main.ts under the Node this checkout pins, with the same arguments, streams and
 * exit code. Only built-ins here: this file runs on whatever Node the shell has.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The product runs on this major version. */
const NEEDED_MAJOR = 24

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..', '..')

if (
  !existsSync(join(root, 'node_modules', 'commander')) &&
  !existsSync(join(here, '..', 'node_modules', 'commander'))
)
  refuse(
    'PawfectMatch is not installed yet.',
    'run "npm install" in the checkout, or "npm start", which does it too.',
  )

const node = pinnedNode()
const child = spawn(
  node,
  ['--disable-warning=ExperimentalWarning', join(here, '..', 'src', 'main.ts'), ...process.argv.slice(2)],
  {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  },
)
// A terminal sends these to the child as well; from anywhere else they come only here.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', error =>
  refuse(`Node could not be started (${error.message}).`, 'run "npm install" in the checkout.'),
)
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
})

/** @returns {string} path of the pinned Node, or of the shell's own when it will do. */
function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const executable = join(
    'node_modules',
    `node-${platform}-${process.arch}`,
    'bin',
    platform === 'win' ? 'node.exe' : 'node',
  )
  const found = [join(root, executable), join(root, '.cache', 'node', executable)].find(path =>
    existsSync(path),
  )
  if (found !== undefined) return found
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return process.execPath
  return refuse(
    `Node ${NEEDED_MAJOR} is needed, and this is ${process.versions.node}.`,
    'run "npm start" once, which fetches it, or use a newer Node.',
  )
}

/** @param {string} what @param {string} next @returns {never} */
function refuse(what, next) {
  console.error(`pawfect: ${what}\n  Next: ${next}`)
  process.exit(1)
}
