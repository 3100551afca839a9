import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const STAMP = 'node_modules/.pawfect-install'

const BUSY_MS = 30_000

/**
 * How far an installation got. `complete`: nothing to do. `outdated`: whole, but of another lock file.
 * `missing`: there is none, or it was broken off half way.
 *
 * @param {string} root - the checkout.
 * @returns {'complete' | 'outdated' | 'missing'}
 */
export function installationState(root) {
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'))
  if (installed === null) return 'missing'
  const locked = readPackages(join(root, 'package-lock.json')) ?? {}
  const isStamped = readStamp(root) === lockDigest(root)
  let state = /** @type {'complete' | 'outdated'} */ ('complete')
  for (const [path, entry] of Object.entries(locked)) {
    if (!path.includes('node_modules/') || entry.link === true) continue
    // An optional package the registry did not give us once is not asked for at every start.
    if (entry.optional === true && (isStamped || !isForThisMachine(entry))) continue
    const isSame = installed[path]?.version === entry.version
    if (isSame && !existsSync(join(root, path, 'package.json'))) return 'missing'
    if (!isSame) state = 'outdated'
  }
  return state
}

/**
 * Whether somebody seems to be writing node_modules right now: something at its top changed within the last
 * half minute, the longest npm was seen to pause in the middle of its work.
 *
 * @param {string} root
 * @param {number} [now] - milliseconds since 1970.
 */
export function isBeingInstalled(root, now = Date.now()) {
  const folder = join(root, 'node_modules')
  if (!existsSync(folder)) return false
  const scopes = readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => join(folder, entry.name))
  return [folder, ...scopes].some(path => now - changedAt(path) < BUSY_MS)
}

/** @param {string} path @returns {number} 0 for what has just been taken away. */
function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/**
 * Notes that the installation matches the lock file.
 *
 * @param {string} root
 */
export function stampInstallation(root) {
  writeFileSync(join(root, STAMP), lockDigest(root))
}

/** @param {string} root @returns {boolean} */
export function isStamped(root) {
  return readStamp(root) === lockDigest(root)
}

/** @param {string} root @returns {string | null} */
function readStamp(root) {
  const path = join(root, STAMP)
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/** @param {string} root @returns {string} */
function lockDigest(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockEntry
 * @param {string} path
 * @returns {Record<string, LockEntry> | null}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null
  } catch {
    // Absent, or cut off in the middle of being written: either way there is no whole installation.
    return null
  }
}

/** @param {LockEntry} entry @returns {boolean} */
function isForThisMachine(entry) {
  if (entry.os === undefined || entry.cpu === undefined) return false
  const isMusl = entry.libc?.includes('musl') === true
  return entry.os.includes(process.platform) && entry.cpu.includes(process.arch) && !isMusl
}
