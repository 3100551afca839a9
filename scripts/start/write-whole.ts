import { renameSync, writeFileSync } from 'node:fs'

/** Writes beside the target and renames: whoever waits for the file never reads half of it. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text, { mode: 0o600 })
  renameSync(`${path}.part`, path)
}
