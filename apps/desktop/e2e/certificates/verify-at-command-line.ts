import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const pawfect = fileURLToPath(new URL('../../../cli/bin/pawfect.js', import.meta.url))

/** What the command line says of a paper. */
export type Checked = {
  readonly status: number | null
  readonly report: { readonly verdict: string; readonly checks: { code: string; outcome: string }[] }
}

/** `pawfect certificate verify`, as in a shell; it uses no network. */
export function verify(file: string): Checked {
  const { status, stdout } = spawnSync(process.execPath, [pawfect, 'certificate', 'verify', file, '--json'], {
    encoding: 'utf8',
  })
  return { status, report: JSON.parse(stdout) }
}
