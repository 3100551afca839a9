import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from './data-folder.js'
import { PlainFailure } from './plain-failure.js'

/**
 * Makes sure, before minutes of installing, that the ready file can be written in the end: makes its folder,
 * and takes away what an earlier run left, which would tell whoever waits for it of a server long gone.
 *
 * @param {string} path - absolute.
 * @throws {PlainFailure}
 */
export function prepareReadyFile(path) {
  try {
    makeFolder(dirname(path))
    if (existsSync(path) && statSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    if (!isOfLivingRun(path)) rmSync(path, { force: true })
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new PlainFailure(
      `The ready file ${path} cannot be written (${reason}).`,
      'choose another path with --ready-file FILE.',
    )
  }
}

/** @param {string} path - of a ready file that may not exist. @returns {boolean} */
function isOfLivingRun(path) {
  try {
    const { pid } = JSON.parse(readFileSync(path, 'utf8'))
    return Number.isInteger(pid) && pid > 0 && process.kill(pid, 0)
  } catch {
    // Absent, no ready file of ours, or of a process that is gone.
    return false
  }
}
