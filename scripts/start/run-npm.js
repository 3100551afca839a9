import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

/** How often a long installation says that it is still there. */
const HEARTBEAT_MS = 10_000

const STOP_SIGNALS = /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Runs npm under the given Node and waits.
 *
 * @param {string} node - path of the Node that runs npm.
 * @param {string[]} args
 * @param {{ cwd: string, quiet?: boolean }} options
 * @returns {{ code: number }}
 */
export function runNpm(node, args, { cwd, quiet = false }) {
  const { command, prefix } = npmCommand(node)
  const { status } = spawnSync(command, [...prefix, ...args], {
    cwd,
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    env: environmentFor(node),
    shell: command === 'npm' && process.platform === 'win32',
  })
  return { code: status ?? 1 }
}

/**
 * Runs npm under the given Node, and says every now and then how long it has been at it.
 *
 * @param {string} node
 * @param {string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<{ code: number, wasStopped: boolean }>}
 */
export function runNpmVisibly(node, args, { cwd }) {
  const { command, prefix } = npmCommand(node)
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  const heartbeat = setInterval(() => console.log(`  … still installing (${seconds()} s)`), HEARTBEAT_MS)
  const child = spawn(command, [...prefix, ...args], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environmentFor(node),
    shell: command === 'npm' && process.platform === 'win32',
  })
  // Told to stop, npm stops too: left alone it would go on writing beside the next start.
  const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
  for (const signal of STOP_SIGNALS) process.on(signal, stop)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? 1, wasStopped: signal !== null }))
  }).finally(() => {
    clearInterval(heartbeat)
    for (const signal of STOP_SIGNALS) process.off(signal, stop)
  })
}

/** npm's own program, so that it runs under the Node we choose; the `npm` on the PATH when it cannot be found. */
function npmCommand(node) {
  const shellNode = dirname(process.execPath)
  const candidates = [
    process.env.npm_execpath,
    join(shellNode, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(shellNode, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const cli = candidates.find(path => path?.endsWith('npm-cli.js') && existsSync(path))
  return cli === undefined ? { command: 'npm', prefix: [] } : { command: node, prefix: [cli] }
}

/** @param {string} node @returns {NodeJS.ProcessEnv} */
function environmentFor(node) {
  return {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    // Its CPU library is inside the package; the download is only for GPUs.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
    // News about npm itself has no place in the output of this program.
    npm_config_update_notifier: 'false',
  }
}
