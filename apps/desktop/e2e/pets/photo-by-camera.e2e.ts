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
  const cameraFile = join(folder, 'cat.mjpeg')
  await writeFile(cameraFile, await filmOf('studio/siamese-00.jpg'))
  ;[world, browser] = await Promise.all([startWorld({ empty: true }), launchChromium({ cameraFile })])
})

test.afterAll(async () => {
  await browser?.close()
  await world?.close()
  await rm(folder, { recursive: true, force: true })
})

test('a cat before the camera is found, named and guessed, wears a hat by keyboard, and the photo says it was edited', async () => {
  test.setTimeout(300_000)
  const desktop = await openDesktop(browser, world.hosts[0])
  const { page, context, host } = desktop
  await context.grantPermissions(['camera'], { origin: host.origin })
  await rememberCameras(page)
  await page.reload()
  await goTo(page, '/add')

  await page.getByRole('button', { name: 'Turn the camera on' }).press('Enter')
  await expect(page.locator('.camera-name').first()).toHaveText(/^Cat 1/, { timeout: FIRST_LOOK_MS })
  await expect(page.getByTestId('camera-hint')).not.toContainText('Waking up')
  await expect(page.getByRole('list', { name: 'What they look like' })).toContainText('Cat 1')
  await expect(page.getByRole('button', { name: 'Take the photo' })).toBeFocused()

  const effects = page.getByRole('radiogroup', { name: 'Something fun for the picture' })
  await effects.getByRole('radio', { name: 'As it is' }).press('ArrowRight')
  await expect(page.getByTestId('effect-state')).toHaveText('Found the head.', { timeout: FIRST_LOOK_MS })
  await expect.poll(() => drawnShare(page)).toBeGreaterThan(0.01)
  await expectReadable(page, 'camera')
  await page.getByRole('button', { name: /^Where the head is/ }).press('ArrowUp')
  await expect(page.getByTestId('effect-state')).toHaveText(/^It sits where you put it/)
  await effects.getByText('In the park', { exact: true }).click()
  await expect(page.getByTestId('effect-state')).toHaveText('Your animal stands out clearly.')
  await page.getByRole('button', { name: 'Take the photo' }).press('Enter')

  await expect(page.getByText('Edited with PawfectMatch').first()).toBeVisible({ timeout: FIRST_LOOK_MS })
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

/** How much of the picture the effect covers. */
function drawnShare(page: Page): Promise<number> {
  return page.locator('canvas.camera-effect').evaluate(shown => {
    const canvas = shown as HTMLCanvasElement
    const { width, height } = canvas
    const data = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? []
    return data.filter((level, index) => index % 4 === 3 && level > 0).length / (width * height)
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
