import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../../bin/pawfect.js', import.meta.url))

/** How a command ended and what it wrote. */
export interface PawfectRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `pawfect` as a person would. `before` puts a command in front, for example one that cuts the network. */
export async function runPawfect(
  args: readonly string[],
  options: {
    readonly stdin?: string
    readonly before?: readonly string[]
    readonly env?: NodeJS.ProcessEnv
  } = {},
): Promise<PawfectRun> {
  const [command = process.execPath, ...rest] = [...(options.before ?? []), process.execPath, BIN, ...args]
  const child = spawn(command, rest, { env: { ...process.env, NO_COLOR: '1', ...options.env } })
  child.stdin.on('error', () => child.stdin.destroy())
  child.stdin.end(options.stdin ?? '')
  const closed = once(child, 'close')
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = (await closed) as [number | null]
  return { code, stdout, stderr }
}
