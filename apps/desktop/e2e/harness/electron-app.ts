import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronCommand, findElectronFolder } from '../../build/electron-folder.ts'
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

/** Looks where `ELECTRON_OVERRIDE_DIST_PATH` points, then in the installed package. */
export function findElectron(): ElectronSearch {
  const distFolder = findElectronFolder()
  if (distFolder === null) {
    const reason = 'no Electron here: set ELECTRON_OVERRIDE_DIST_PATH to a folder with one'
    return { kind: 'missing', reason }
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return { kind: 'missing', reason: 'no display for Electron: run under xvfb-run' }
  }
  return { kind: 'found', distFolder }
}

/** Starts the built app in Electron with a profile of its own. */
export async function openElectron(
  distFolder: string,
  host: DesktopHost,
  serverUrl: string,
): Promise<ElectronDesktop> {
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-electron-'))
  const { executablePath, args } = electronCommand(distFolder, join(folder, 'electron'))
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

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
