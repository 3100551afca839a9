import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import {
  expectReadable,
  goTo,
  hasRealPhotos,
  launchChromium,
  openDesktop,
  photoOf,
  startWorld,
  type World,
} from '../harness/index.ts'

test.skip(!hasRealPhotos, 'no photo of a real animal beside this checkout for the camera to show')

/** The models load at the first frame, on a machine that may be busy. */
const FIRST_LOOK_MS = 60_000

let world: World
let browser: Browser
let folder: string

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pawfect-camera-'))
  const cameraFile = join(folder, 'beagle.mjpeg')
  await writeFile(cameraFile, await filmOf('studio/beagle-01.jpg'))
  ;[world, browser] = await Promise.all([startWorld({ empty: true }), launchChromium({ cameraFile })])
})

test.afterAll(async () => {
  await browser?.close()
  await world?.close()
  await rm(folder, { recursive: true, force: true })
})

test('a dog before the camera is found, named and guessed, photographed by keyboard, and the camera goes off', async () => {
  const desktop = await openDesktop(browser, world.hosts[0])
  const { page, context, host } = desktop
  await context.grantPermissions(['camera'], { origin: host.origin })
  await rememberCameras(page)
  await page.reload()
  await goTo(page, '/add')

  await page.getByRole('button', { name: 'Turn the camera on' }).press('Enter')
  await expect(page.locator('.camera-name').first()).toHaveText(/^Dog 1/, { timeout: FIRST_LOOK_MS })
  await expect(page.getByTestId('camera-hint')).not.toContainText('Waking up')
  await expect(page.getByRole('list', { name: 'What they look like' })).toContainText('Dog 1')
  await expectReadable(page, 'camera')
  await expect(page.getByRole('button', { name: 'Take the photo' })).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: /^Looks like/ })).toBeVisible({ timeout: FIRST_LOOK_MS })
  await expect(page.getByRole('img', { name: 'Photo of from the camera.jpg' }).first()).toBeVisible()
  expect(await camerasOn(page)).toBe(0)
  expect(host.outgoing().filter(to => to !== new URL(world.serverUrl).host)).toEqual([])

  await page.getByRole('button', { name: 'Turn the camera on' }).click()
  await expect(page.getByRole('button', { name: 'Take the photo' })).toBeFocused()
  expect(await camerasOn(page)).toBe(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Turn the camera on' })).toBeFocused()
  expect(await camerasOn(page)).toBe(0)
  await desktop.close()
})

test('error: a camera that may not be used says so, and choosing a photo still works', async () => {
  const desktop = await openDesktop(browser, world.hosts[1])
  const { page } = desktop
  await goTo(page, '/add')

  await page.getByRole('button', { name: 'Turn the camera on' }).click()

  await expect(page.getByRole('alert')).toContainText('The camera may not be used here.')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect(page.getByText('Choose photos', { exact: true })).toBeVisible()
  await desktop.close()
})

/** A film of a photo: the same picture over and over, as Motion JPEG. */
async function filmOf(path: string): Promise<Buffer> {
  const { buffer } = await photoOf(path)
  const frame = await sharp(buffer)
    .resize({ width: 640, height: 480, fit: 'contain', background: '#8a9a86' })
    .jpeg({ quality: 92, chromaSubsampling: '4:2:0' })
    .toBuffer()
  return Buffer.concat(new Array<Buffer>(10).fill(frame))
}

/** Keeps hold of every camera the page opens, to be asked later whether it is still on. */
async function rememberCameras(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const opened: MediaStreamTrack[] = []
    Reflect.set(window, 'openedCameras', opened)
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async wishes => {
      const stream = await open(wishes)
      opened.push(...stream.getTracks())
      return stream
    }
  })
}

function camerasOn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      (Reflect.get(window, 'openedCameras') as MediaStreamTrack[]).filter(
        ({ readyState }) => readyState === 'live',
      ).length,
  )
}
