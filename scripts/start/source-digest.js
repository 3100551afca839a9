import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const STAMP = '.pawfect-build'

/**
 * One digest over the names and contents of files and folders; tests do not count.
 *
 * @param {string} root
 * @param {readonly string[]} sources - relative to the root; absent ones are skipped.
 * @returns {string} hex.
 */
export function sourceDigest(root, sources) {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesOf(root, source)) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {import('./build-steps.js').BuildStep} step
 * @param {string} digest
 */
export function isBuildFresh(root, step, digest) {
  const stamp = join(root, step.output, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
}

/**
 * @param {string} root
 * @param {import('./build-steps.js').BuildStep} step
 * @param {string} digest - taken before building, so that an edit during the build counts as a change.
 */
export function stampBuild(root, step, digest) {
  mkdirSync(join(root, step.output), { recursive: true })
  writeFileSync(join(root, step.output, STAMP), digest)
}

/** @param {string} root @param {string} source @returns {string[]} */
function filesOf(root, source) {
  const path = join(root, source)
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [source]
  return readdirSync(path, { withFileTypes: true })
    .filter(
      entry => entry.name !== 'node_modules' && entry.name !== 'dist' && !/\.test\.tsx?$/.test(entry.name),
    )
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap(entry => (entry.isDirectory() || entry.isFile() ? filesOf(root, `${source}/${entry.name}`) : []))
}
