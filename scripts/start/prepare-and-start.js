import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { buildAll } from '../build.js'
import { ensureInstalled } from '../install.js'
import { openDataFolder } from './data-folder.js'
import { REPOSITORY_ROOT } from './pinned-node.js'
import { exitOnFailure } from './plain-failure.js'
import { prepareReadyFile } from './ready-file.js'
import { readStartOptions, START_HELP } from './start-options.js'

/**
 * Everything `npm start` does before the product's own Node takes over, then hands over to it and waits.
 *
 * @param {string[]} argv
 */
export async function prepareAndStart(argv) {
  try {
    const options = readStartOptions(argv)
    if (options.help) return void console.log(START_HELP)
    if (options.readyFile !== null) prepareReadyFile(options.readyFile)
    const dataFolder = openDataFolder(options.dataFolder)
    const node = await ensureInstalled(REPOSITORY_ROOT, { mayInstall: options.install })
    await buildAll(node)
    supervise(node, { ...options, dataFolder, startPid: process.pid })
  } catch (error) {
    exitOnFailure(error)
  }
}

/**
 * @param {string} node
 * @param {import('./start-options.js').StartOptions & { startPid: number }} options
 */
function supervise(node, options) {
  const child = spawn(node, [join(REPOSITORY_ROOT, 'scripts/start/supervise.ts'), JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
    // Its own group: Ctrl-C reaches only this process, which then ends everything in order.
    detached: process.platform !== 'win32',
  })
  const stop = () => child.connected && child.send('stop')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  child.on('error', exitOnFailure)
  child.on('close', code => process.exit(code ?? 1))
}
