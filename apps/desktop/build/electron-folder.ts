import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How to start our app in an Electron. */
export type ElectronCommand = { readonly executablePath: string; readonly args: readonly string[] }

const desktop = fileURLToPath(new URL('..', import.meta.url))
const electronPackage = fileURLToPath(new URL('../../../node_modules/electron', import.meta.url))

const EXECUTABLES: Readonly<Record<string, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}
const executableName = EXECUTABLES[process.platform] ?? 'electron'

/** The folder of an Electron: where `ELECTRON_OVERRIDE_DIST_PATH` points, or the installed package's own; null when there is none. */
export function findElectronFolder(): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ownElectronFolder()
  return folder !== null && existsSync(join(folder, executableName)) ? folder : null
}

/**
 * The command that starts our app from the checkout.
 *
 * @param folder - of an Electron. One without its default app starts only what lies inside it: such a one is
 *   not touched, a folder of links to it with our app inside is made instead.
 * @param linkFolder - where such links may be made; emptied first.
 */
export function electronCommand(folder: string, linkFolder: string): ElectronCommand {
  const takesAnyApp = process.platform === 'darwin' || existsSync(join(folder, 'resources/default_app.asar'))
  if (takesAnyApp) return { executablePath: join(folder, executableName), args: [desktop] }
  rmSync(linkFolder, { recursive: true, force: true })
  mkdirSync(join(linkFolder, 'resources'), { recursive: true })
  for (const name of readdirSync(folder)) {
    if (name === executableName || name === 'resources') continue
    symlinkSync(join(folder, name), join(linkFolder, name))
  }
  // Electron finds its folder by its own real path: a symbolic link would lead it back to the original.
  linkOrCopy(join(folder, executableName), join(linkFolder, executableName))
  symlinkSync(desktop, join(linkFolder, 'resources/app'))
  return { executablePath: join(linkFolder, executableName), args: [] }
}

function ownElectronFolder(): string | null {
  const pathFile = join(electronPackage, 'path.txt')
  return existsSync(pathFile) && readFileSync(pathFile, 'utf8') !== '' ? join(electronPackage, 'dist') : null
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // Another file system: a copy does as well.
    copyFileSync(from, to)
  }
}
