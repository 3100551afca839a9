import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'

/**
 * Electron needs a display even when nobody looks. On Linux without one, starts Xvfb (installing it on Debian as
 * root) and sets `DISPLAY`; elsewhere does nothing. Without Xvfb the Electron tests skip and say so.
 * The display goes with this process and never keeps it alive.
 */
export async function ensureVirtualDisplay(): Promise<void> {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || !process.env['ELECTRON_OVERRIDE_DIST_PATH'])
    return
  if (!existsSync('/usr/bin/Xvfb') && !installXvfb()) return
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  process.once('exit', () => xvfb.kill())
  const chosen = xvfb.stdio[3] as Readable
  const number = await Promise.race([
    once(chosen, 'data').then(([text]) => String(text).trim()),
    once(xvfb, 'exit').then(() => undefined),
  ])
  chosen.destroy()
  xvfb.unref()
  if (number !== undefined) process.env['DISPLAY'] = `:${number}`
}

function installXvfb(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  console.log('No X server on this machine: installing the Debian package xvfb …')
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'xvfb'], { stdio: 'ignore' })
  return existsSync('/usr/bin/Xvfb')
}
