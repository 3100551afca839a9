import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../../../../scripts/testing/find-chromium.ts'

/** 3D without a graphics card, and a browser that talks to nobody we did not name. */
const ARGUMENTS = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-features=OptimizationHints,MediaRouter',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
]

/**
 * Starts a headless Chromium.
 *
 * @param cameraFile - an `.mjpeg` or `.y4m` file that its camera shows over and over; absent, it has none.
 */
export async function launchChromium({ cameraFile }: { cameraFile?: string } = {}): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) {
    throw new Error('no Chromium: install one, or set PAWFECT_CHROMIUM to its executable')
  }
  const isRoot = process.getuid?.() === 0
  const camera =
    cameraFile === undefined
      ? []
      : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${cameraFile}`]
  return chromium.launch({
    executablePath,
    args: [...ARGUMENTS, ...camera, ...(isRoot ? ['--no-sandbox'] : [])],
  })
}
