import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPOSITORY_ROOT } from './pinned-node.js'

/** The app as it was opened. */
export type AppWindow = { readonly where: string; readonly close: () => void }

/** Opens the app in Electron where its binary is there, else in the default browser, else says what to do. */
export function openApp(addresses: { appUrl: string; serverUrl: string }): AppWindow {
  const electron = electronExecutable()
  if (electron !== null && hasScreen()) return openInElectron(electron, addresses)
  const browser = hasScreen() ? browserCommand(addresses.appUrl) : null
  if (browser === null) return { where: 'nowhere: open the app address in a browser', close: () => undefined }
  const [command, ...args] = browser
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.once('error', () => console.error('No browser could be opened; open the app address yourself.'))
  child.unref()
  return { where: 'in your browser', close: () => undefined }
}

function openInElectron(executable: string, addresses: { appUrl: string; serverUrl: string }): AppWindow {
  const isRoot = process.getuid?.() === 0
  const args = [join(REPOSITORY_ROOT, 'apps/desktop'), ...(isRoot ? ['--no-sandbox'] : [])]
  const child: ChildProcess = spawn(executable, args, {
    stdio: 'ignore',
    env: { ...process.env, PAWFECT_APP_URL: addresses.appUrl, PAWFECT_SERVER_URL: addresses.serverUrl },
  })
  child.once('error', error => console.error(`Electron did not start (${error.message}).`))
  child.once('exit', () => console.error('The window is closed; the app address still works. Ctrl-C stops.'))
  return { where: 'in its own window', close: () => child.kill() }
}

function electronExecutable(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
  const packageFolder = join(REPOSITORY_ROOT, 'node_modules/electron')
  const pathFile = join(packageFolder, 'path.txt')
  const own = existsSync(pathFile) ? join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim()) : null
  const found = override === undefined ? own : join(override, name)
  // Without a default app inside, the binary starts only an app that was put into its own folder.
  const startsAnyApp = found !== null && existsSync(join(found, '..', 'resources/default_app.asar'))
  return found !== null && existsSync(found) && (process.platform === 'darwin' || startsAnyApp) ? found : null
}

function hasScreen(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

function browserCommand(url: string): [string, ...string[]] | null {
  if (process.platform === 'darwin') return ['open', url]
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  return ['xdg-open', url]
}
