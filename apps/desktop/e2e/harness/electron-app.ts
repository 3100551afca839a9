import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import type { DesktopHost } from './desktop-host.ts'

/** The app in a real Electron, beside a companion of the world. */
export type ElectronDesktop = AsyncDisposable & {
  readonly app: ElectronApplication
  readonly page: Page
  readonly complaints: readonly string[]
}

/** Where an Electron is, or why the tests that need one skip. */
export type ElectronSearch =
  | { readonly kind: 'found'; readonly distFolder: string }
  | { readonly kind: 'missing'; readonly reason: string }

const desktop = fileURLToPath(new URL('../..', import.meta.url))
const executableName = process.platform === 'win32' ? 'electron.exe' : 'electron'

/** Looks where `ELECTRON_OVERRIDE_DIST_PATH` points, then in the installed package. */
export function findElectron(): ElectronSearch {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? packagedElectron()
  if (folder === null || !existsSync(join(folder, executableName))) {
    const reason = 'no Electron here: set ELECTRON_OVERRIDE_DIST_PATH to a folder with one'
    return { kind: 'missing', reason }
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { kind: 'missing', reason: 'no display for Electron: run under xvfb-run' }
  }
  return { kind: 'found', distFolder: folder }
}

/** Starts the built app in Electron with a profile of its own. */
export async function openElectron(
  distFolder: string,
  host: DesktopHost,
  serverUrl: string,
): Promise<ElectronDesktop> {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-electron-'))
  const { executablePath, args } = runnable(distFolder, folder)
  const isRoot = process.getuid?.() === 0
  const app = await _electron.launch({
    executablePath,
    args: [
      ...args,
      `--user-data-dir=${join(folder, 'profile')}`,
      '--disable-gpu',
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    env: {
      ...environment(),
      PAWFECT_APP_URL: host.appUrl,
      PAWFECT_SERVER_URL: serverUrl,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  })
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  return {
    app,
    page,
    complaints,
    [Symbol.asyncDispose]: async () => {
      await app.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function packagedElectron(): string | null {
  const folder = fileURLToPath(new URL('../../../../node_modules/electron', import.meta.url))
  return existsSync(join(folder, 'path.txt')) && readFileSync(join(folder, 'path.txt'), 'utf8') !== ''
    ? join(folder, 'dist')
    : null
}

/** An Electron without its default app starts only what lies in its own folder: such a one gets a folder of links with our app in it. */
function runnable(distFolder: string, folder: string): { executablePath: string; args: string[] } {
  if (existsSync(join(distFolder, 'resources/default_app.asar'))) {
    return { executablePath: join(distFolder, executableName), args: [desktop] }
  }
  const own = join(folder, 'electron')
  mkdirSync(join(own, 'resources'), { recursive: true })
  for (const name of readdirSync(distFolder)) {
    if (name === executableName || name === 'resources') continue
    symlinkSync(join(distFolder, name), join(own, name))
  }
  // Electron finds its folder by its own real path: a symbolic link would lead it back to the original.
  linkOrCopy(join(distFolder, executableName), join(own, executableName))
  symlinkSync(desktop, join(own, 'resources/app'))
  return { executablePath: join(own, executableName), args: [] }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // Another file system: a copy does as well.
    copyFileSync(from, to)
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
