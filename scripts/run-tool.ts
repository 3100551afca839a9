import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout this script belongs to. */
export const repositoryRoot: string = join(dirname(fileURLToPath(import.meta.url)), '..')

/** How a tool ended: its exit code (1 when a signal ended it) and everything it printed. */
export type ToolRun = { code: number; output: string; tookMs: number }

/**
 * Runs a command with the checkout's own tools and the Node that runs this script first on the PATH.
 *
 * @param options.cwd - folder below the checkout; the root when left out.
 * @param options.echo - also copy the output to this terminal while it runs.
 */
export function runTool(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; echo?: boolean } = {},
): Promise<ToolRun> {
  const startedMs = performance.now()
  const path = [
    dirname(process.execPath),
    join(repositoryRoot, 'node_modules/.bin'),
    process.env['PATH'] ?? '',
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: join(repositoryRoot, options.cwd ?? '.'),
      env: { ...process.env, ...options.env, PATH: path.join(delimiter) },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
      if (options.echo) process.stdout.write(chunk)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', code => resolve({ code: code ?? 1, output, tookMs: performance.now() - startedMs }))
  })
}
