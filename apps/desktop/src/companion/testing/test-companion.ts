import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Companion, startCompanion } from '../companion.ts'
import type { PhotoAnalyser } from '../photos/photo-desk.ts'
import { type CompanionBrowser, openCompanion } from './companion-browser.ts'
import { type EchoServer, startEchoServer } from './echo-server.ts'

/** A real companion on a folder of its own, beside a small web server in the place of the product's. */
export type TestCompanion = AsyncDisposable & {
  readonly companion: Companion
  readonly folder: string
  readonly server: EchoServer
  readonly openBrowser: () => Promise<CompanionBrowser>
  /** Stops the companion and starts another on the same folder. */
  readonly restart: () => Promise<void>
}

/** Starts one; `await using` ends it and removes its folder. */
export async function startTestCompanion(
  openAnalyser: () => Promise<PhotoAnalyser> = refuseToAnalyse,
): Promise<TestCompanion> {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-companion-'))
  const rendererFolder = join(folder, 'renderer')
  await mkdir(join(rendererFolder, 'assets'), { recursive: true })
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html><title>PawfectMatch</title>')
  await writeFile(join(rendererFolder, 'assets/app-1a2b.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'not for the page')
  const server = await startEchoServer()
  const options = { folder, rendererFolder, serverUrl: server.url, port: 0, version: '0.0.1', openAnalyser }
  let companion = await startCompanion(options)
  return {
    get companion() {
      return companion
    },
    folder,
    server,
    openBrowser: () => openCompanion(companion),
    restart: async () => {
      await companion.close()
      companion = await startCompanion(options)
    },
    [Symbol.asyncDispose]: async () => {
      await companion.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function refuseToAnalyse(): Promise<never> {
  throw new Error('this test looks at no photos')
}
