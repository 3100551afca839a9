import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import { z } from 'zod'
import type { CompanionAddress } from './bridge-relay.ts'

const readyMessage = z.object({ ready: z.literal(true), origin: z.string() })

/** A companion that dies is started again after this long. */
const RESTART_MS = 500

/** How the companion is found or started. */
export type CompanionStart = {
  /** `http://localhost:PORT/open?key=…` of a companion somebody else watches over; absent in the packaged app. */
  readonly appUrl: string | undefined
  readonly serverUrl: string
  readonly dataFolder: string
}

/**
 * The companion this app works with: the one that was started with it, or, in
 * the packaged app, a utility process that lives and dies with it.
 */
export async function findCompanion(start: CompanionStart): Promise<() => CompanionAddress> {
  if (start.appUrl !== undefined) {
    const url = new URL(start.appUrl)
    const address = { origin: url.origin, launchKey: url.searchParams.get('key') ?? '' }
    return () => address
  }
  if (!app.isPackaged) throw new Error('In a checkout the app is started with: npm start')
  const launchKey = randomBytes(32).toString('base64url')
  let origin = await forkCompanion(start, launchKey, again)
  function again() {
    setTimeout(() => {
      forkCompanion(start, launchKey, again, new URL(origin).port).then(
        revived => {
          origin = revived
        },
        () => again(),
      )
    }, RESTART_MS)
  }
  return () => ({ origin, launchKey })
}

function forkCompanion(
  { serverUrl, dataFolder }: CompanionStart,
  launchKey: string,
  onEnd: () => void,
  port = '0',
): Promise<string> {
  // Native libraries and worker threads cannot be loaded out of the archive, so the companion lies beside it.
  const unpacked = app.getAppPath().replace(/app\.asar$/, 'app.asar.unpacked')
  const program = join(unpacked, 'dist/companion/code/main.mjs')
  const args = [
    ...['--data', dataFolder, '--server-url', serverUrl, '--port', port],
    ...['--renderer', join(app.getAppPath(), 'dist/renderer')],
  ]
  const child = utilityProcess.fork(program, args, {
    serviceName: 'PawfectMatch companion',
    env: { ...process.env, PAWFECT_LAUNCH_KEY: launchKey },
  })
  return new Promise((resolve, reject) => {
    let isReady = false
    child.on('message', message => {
      const ready = readyMessage.safeParse(message)
      if (!ready.success) return
      isReady = true
      resolve(ready.data.origin)
    })
    child.on('exit', code => {
      if (isReady) onEnd()
      else reject(new Error(`the companion ended with ${code} before it was ready`))
    })
  })
}
