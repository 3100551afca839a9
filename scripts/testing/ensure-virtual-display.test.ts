import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const hasXvfb = process.platform === 'linux' && existsSync('/usr/bin/Xvfb')

const PROGRAM = `
  const { ensureVirtualDisplay } = await import('./scripts/testing/ensure-virtual-display.ts')
  await ensureVirtualDisplay()
  console.log(process.env.DISPLAY)
`

describe('the display the Electron tests draw on', () => {
  it.skipIf(!hasXvfb)('is there, does not keep the run alive, and goes with it', async () => {
    const env = { ...process.env, DISPLAY: '', ELECTRON_OVERRIDE_DIST_PATH: '/somewhere' }
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', PROGRAM], {
      env,
      timeout: 20_000,
    })
    const display = /^:(\d+)$/m.exec(stdout)?.[1]
    expect(display).toBeDefined()
    await expect.poll(() => existsSync(`/tmp/.X11-unix/X${display}`), { timeout: 10_000 }).toBe(false)
  })
})
