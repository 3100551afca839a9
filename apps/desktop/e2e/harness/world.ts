import { rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type DesktopHost, startDesktopHost } from './desktop-host.ts'
import { type NodeProgram, startNodeProgram } from './node-program.ts'

/** A real server and two owners' machines, on folders of their own and free ports. */
export type World = AsyncDisposable & {
  readonly serverUrl: string
  readonly consoleUrl: string
  readonly relay: readonly string[]
  readonly folder: string
  /** Ana's and Ben's machines, say. */
  readonly hosts: readonly [DesktopHost, DesktopHost]
  /** As a power cut would: no farewell. Its chain goes with it. */
  readonly killServer: () => Promise<void>
  /** At the same address, on the same data. */
  readonly restartServer: () => Promise<void>
  /** What the server printed since it last started. */
  readonly serverOutput: () => string
  readonly close: () => Promise<void>
}

const serverReady = z.object({
  ready: z.literal(true),
  serverUrl: z.string(),
  consoleUrl: z.string(),
  relay: z.array(z.string()).default([]),
})

type ServerProgram = NodeProgram<z.infer<typeof serverReady>>

const serverMain = fileURLToPath(new URL('../../../server/src/runtime/main.ts', import.meta.url))

/**
 * Starts a world.
 *
 * @param options.empty - without the demo accounts and animals.
 */
export async function startWorld({ empty = false }: { empty?: boolean } = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-world-'))
  if (!empty) await cp(await seededData(), join(folder, 'server-data'), { recursive: true })
  let server = await startServer({ folder, port: '0', empty })
  const { serverUrl, consoleUrl, relay } = server.ready
  const hosts = await startHosts(folder, serverUrl)
  const close = async () => {
    await Promise.all(hosts.map(host => host.stop()))
    await server.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return {
    serverUrl,
    consoleUrl,
    relay,
    folder,
    hosts,
    killServer: () => server.kill(),
    restartServer: async () => {
      server = await startServer({ folder, port: new URL(serverUrl).port, empty })
    },
    serverOutput: () => server.output(),
    close,
    [Symbol.asyncDispose]: close,
  }
}

let seeded: Promise<string> | undefined

/** The data folder of a server that has seeded its dev world and stopped: made once, each world starts on a copy. */
function seededData(): Promise<string> {
  seeded ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pawfect-seeded-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const server = await startServer({ folder, port: '0', empty: false })
    await server.stop()
    return join(folder, 'server-data')
  })()
  return seeded
}

type ServerPlace = { readonly folder: string; readonly port: string; readonly empty: boolean }

function startServer({ folder, port, empty }: ServerPlace): Promise<ServerProgram> {
  return startNodeProgram({
    args: [
      ...[serverMain, '--data', join(folder, 'server-data'), '--port', port, '--host', '127.0.0.1'],
      ...(empty ? ['--empty'] : []),
    ],
    ready: serverReady,
  })
}

async function startHosts(folder: string, serverUrl: string): Promise<[DesktopHost, DesktopHost]> {
  const start = async (name: string) => {
    const own = join(folder, name)
    await mkdir(own, { recursive: true })
    return startDesktopHost(own, serverUrl)
  }
  return Promise.all([start('first-desktop'), start('second-desktop')])
}
