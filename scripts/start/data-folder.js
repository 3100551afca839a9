import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { PlainFailure } from './plain-failure.js'

/**
 * Where this system keeps the data of programs.
 *
 * @param {{ platform: string, env: Record<string, string | undefined>, home: string }} [machine]
 * @returns {string}
 */
export function defaultDataFolder(
  machine = { platform: process.platform, env: process.env, home: homedir() },
) {
  const { platform, env, home } = machine
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'PawfectMatch')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'PawfectMatch')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'pawfectmatch')
}

/**
 * Makes the data folder and makes sure that it can be written.
 *
 * @param {string} folder
 * @returns {string} its absolute path.
 * @throws {PlainFailure}
 */
export function openDataFolder(folder) {
  const path = resolve(folder)
  const probe = join(path, `.write-probe-${randomUUID()}`)
  try {
    makeFolder(path)
    writeFileSync(probe, 'can this be written?')
    rmSync(probe)
    return path
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new PlainFailure(
      `The data folder ${path} cannot be written (${reason}).`,
      'choose another one with --data DIR, or make this one writable.',
    )
  }
}

/**
 * Makes a folder and those above it. Node's own `recursive` never returns where nothing may be made at all,
 * in /proc for example.
 *
 * @param {string} path - absolute.
 */
export function makeFolder(path) {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}
