import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { z } from 'zod'
import { type NodeProgram, startNodeProgram } from './node-program.ts'

/** One owner's machine: a companion of its own. */
export type DesktopHost = {
  /** Opens the app; every browser context that goes there is let in. */
  readonly appUrl: string
  readonly origin: string
  readonly folder: string
  readonly pid: number
  /** `host:port` of every connection the companion has opened since it started. */
  readonly outgoing: () => string[]
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
}

const companionReady = z.object({ ready: z.literal(true), appUrl: z.string(), origin: z.string() })

const desktop = fileURLToPath(new URL('../..', import.meta.url))
const recorder = pathToFileURL(join(desktop, 'e2e/harness/connection-recorder.ts')).href

/** Starts a companion on the folder, beside the server. */
export async function startDesktopHost(folder: string, serverUrl: string): Promise<DesktopHost> {
  if (!existsSync(join(desktop, 'dist/renderer/index.html'))) {
    throw new Error('the renderer is not built; run: node scripts/build.js')
  }
  const recordFile = join(folder, 'connections.jsonl')
  const program: NodeProgram<z.infer<typeof companionReady>> = await startNodeProgram({
    args: [
      ...['--import', recorder, join(desktop, 'src/companion/main.ts')],
      ...['--data', folder, '--server-url', serverUrl, '--port', '0'],
    ],
    ready: companionReady,
    env: { PAWFECT_RECORD_CONNECTIONS: recordFile },
  })
  return {
    appUrl: program.ready.appUrl,
    origin: program.ready.origin,
    folder,
    pid: program.pid,
    outgoing: () => readOutgoing(recordFile),
    kill: program.kill,
    stop: program.stop,
  }
}

function readOutgoing(recordFile: string): string[] {
  if (!existsSync(recordFile)) return []
  return readFileSync(recordFile, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => z.object({ to: z.string() }).parse(JSON.parse(line)).to)
}
