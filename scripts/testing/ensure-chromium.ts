import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './find-chromium.ts'

/** Where the browser of the end-to-end tests comes from, or why there is none. */
export type ChromiumSearch = { kind: 'found'; path: string } | { kind: 'missing'; nextStep: string }

/**
 * Finds a Chromium for the tests, as `findChromium` does.
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

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}
