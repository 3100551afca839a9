import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { electronCommand, findElectronFolder } from '../../apps/desktop/build/electron-folder.ts'
import { REPOSITORY_ROOT } from './pinned-node.js'

/** The app as it was opened. */
export type AppWindow = { readonly where: string; readonly close: () => Promise<void> }

/** What a window needs to know. */
type AppAddresses = { readonly appUrl: string; readonly serverUrl: string; readonly dataFolder: string }

/** Opens the app in Electron where its binary is there, else in the default browser, else says what to do. */
export function openApp(addresses: AppAddresses): AppWindow {
  const electron = findElectronFolder()
  if (electron !== null && hasScreen()) return openInElectron(electron, addresses)
  const browser = hasScreen() ? browserCommand(addresses.appUrl) : null
  if (browser === null)
    return { where: 'nowhere: open the app address in a browser', close: async () => undefined }
  const [command, ...args] = browser
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.once('error', () => console.error('No browser could be opened; open the app address yourself.'))
  child.unref()
  return { where: 'in your browser', close: async () => undefined }
}

function openInElectron(folder: string, addresses: AppAddresses): AppWindow {
  const { executablePath, args } = electronCommand(folder, join(REPOSITORY_ROOT, '.cache/electron'))
  const isRoot = process.getuid?.() === 0
  const profile = `--user-data-dir=${join(addresses.dataFolder, 'window')}`
  const child: ChildProcess = spawn(executablePath, [...args, profile, ...(isRoot ? ['--no-sandbox'] : [])], {
    stdio: 'ignore',
    env: { ...process.env, PAWFECT_APP_URL: addresses.appUrl, PAWFECT_SERVER_URL: addresses.serverUrl },
  })
  let isClosing = false
  const gone = new Promise<void>(resolve => {
    child.once('error', error => {
      console.error(`Electron did not start (${error.message}).`)
      resolve()
    })
    child.once('exit', () => {
      if (!isClosing) console.error('The window is closed; the app address still works. Ctrl-C stops.')
      resolve()
    })
  })
  const close = async () => {
    isClosing = true
    child.kill()
    await gone
  }
  return { where: 'in its own window', close }
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
