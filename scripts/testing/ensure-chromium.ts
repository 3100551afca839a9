import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Where the browser of the end-to-end tests comes from, or why there is none. */
export type ChromiumSearch = { kind: 'found'; path: string } | { kind: 'missing'; nextStep: string }

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Finds a Chromium for the tests: `PAWFECT_CHROMIUM`, Playwright's own, one on the PATH or in the usual places.
 * On Debian as root, installs the distribution's package; anywhere else says what to do.
 */
export function ensureChromium(): ChromiumSearch {
  const found = findChromium()
  if (found) return { kind: 'found', path: found }
  if (isDebianRoot()) {
    console.log('No Chromium on this machine: installing the Debian package (about a minute) …')
    execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const installed = findChromium()
    if (installed) return { kind: 'found', path: installed }
  }
  return {
    kind: 'missing',
    nextStep:
      'Install Chromium or Chrome, or set PAWFECT_CHROMIUM to its executable, and run the tests again.',
  }
}

function findChromium(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES.map(name => join(folder, name)))
  const candidates = [process.env['PAWFECT_CHROMIUM'], ...onPath, ...PLACES, chromium.executablePath()]
  return candidates.find(path => path !== undefined && existsSync(path) && isExecutable(path))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch (_notOurs) {
    return false
  }
}

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}
