import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'

/** Without -noreset the server starts over whenever its last window closes, and whoever comes then finds nobody. */
const SCREEN = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset']

/** A display that ends by itself is opened again this often; then something else is wrong. */
const MOST_RESTARTS = 5

/**
 * Electron needs a display even when nobody looks. On Linux without one, starts Xvfb (installing it on Debian as
 * root) and sets `DISPLAY`; elsewhere does nothing. Without Xvfb the Electron tests skip and say so.
 * The display goes with this process and never keeps it alive.
 */
export async function ensureVirtualDisplay(): Promise<void> {
  if (process.platform !== 'linux' || process.env['DISPLAY'] || !process.env['ELECTRON_OVERRIDE_DIST_PATH'])
    return
  if (!existsSync('/usr/bin/Xvfb') && !installXvfb()) return
  const xvfb = spawn('Xvfb', ['-displayfd', '3', ...SCREEN], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const chosen = xvfb.stdio[3] as Readable
  const number = await Promise.race([
    once(chosen, 'data').then(([text]) => String(text).trim()),
    once(xvfb, 'exit').then(() => undefined),
  ])
  chosen.destroy()
  if (number === undefined) return
  process.env['DISPLAY'] = `:${number}`
  keepOpen(xvfb, `:${number}`)
}

function keepOpen(first: ChildProcess, display: string): void {
  let xvfb = first
  let restarts = 0
  const watch = () => {
    xvfb.unref()
    xvfb.once('exit', (code, signal) => {
      restarts += 1
      if (restarts > MOST_RESTARTS) return
      console.log(`The virtual display ended by itself (${signal ?? code}); opening it again.`)
      xvfb = spawn('Xvfb', [display, ...SCREEN], { stdio: 'ignore' })
      watch()
    })
  }
  watch()
  process.once('exit', () => {
    xvfb.removeAllListeners('exit')
    xvfb.kill()
  })
}

function installXvfb(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  console.log('No X server on this machine: installing the Debian package xvfb …')
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'xvfb'], { stdio: 'ignore' })
  return existsSync('/usr/bin/Xvfb')
}
