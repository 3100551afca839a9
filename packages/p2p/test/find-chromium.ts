import { existsSync } from 'node:fs'

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Path of a Chromium on this machine, `PAWFECT_CHROMIUM` first; `undefined` when there is none. */
export function findChromium(): string | undefined {
  const named = process.env['PAWFECT_CHROMIUM']
  return [...(named ? [named] : []), ...CANDIDATES].find(path => existsSync(path))
}
