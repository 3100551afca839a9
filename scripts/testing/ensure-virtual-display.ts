import { execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** The X display the Electron tests draw on; high, so that it is nobody's. */
const DISPLAY = ':97'

/**
 * Electron needs a display even when nobody looks. On Linux without one, starts Xvfb (installing it on Debian as
 * root) and sets `DISPLAY`; elsewhere does nothing. Without Xvfb the Electron tests skip and say so.
 */
export async function ensureVirtualDisplay(): Promise<void> {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || !process.env['ELECTRON_OVERRIDE_DIST_PATH'])
    return
  if (!existsSync('/usr/bin/Xvfb') && !installXvfb()) return
  const xvfb = spawn('Xvfb', [DISPLAY, '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  })
  process.once('exit', () => xvfb.kill())
  for (let attempt = 0; attempt < 100 && !existsSync('/tmp/.X11-unix/X97'); attempt += 1) await wait(50)
  process.env['DISPLAY'] = DISPLAY
}

function installXvfb(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  console.log('No X server on this machine: installing the Debian package xvfb …')
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'xvfb'], { stdio: 'ignore' })
  return existsSync('/usr/bin/Xvfb')
}
