import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { startDesktopHost } from '../harness/desktop-host.ts'
import {
  type Desktop,
  describeAnimal,
  dropPhoto,
  launchChromium,
  openDesktop,
  photoOf,
  signUp,
  startWorld,
} from '../harness/index.ts'
import { startWiretap, type Wiretap } from '../harness/wiretap.ts'

/** A photo is loaded, looked at and cropped, on a machine that may be busy. */
test.setTimeout(300_000)

/** An animal's facts, an account's words: no request needs more. The smallest photo here has ten times as many. */
const LARGEST_REQUEST_BYTES = 4096

test('a photo stays on this computer through looking, cropping and saving, and goes when it is published', async () => {
  await using world = await startWorld({ empty: true })
  await using wire = await startWiretap(world.serverUrl)
  const folder = join(world.folder, 'overheard-desktop')
  await mkdir(folder)
  await using host = await startDisposableHost(folder, wire.url)
  await using browser = await launchChromium()
  const desktop = await openDesktop(browser, host)
  const { page } = desktop
  const photo = await photoWithPlace()

  await test.step('an account, a photo, the frame, the sliders, and saved without publishing', async () => {
    await signUp(desktop, 'Ana')
    await dropPhoto(desktop, photo)
    await page.getByRole('button', { name: 'Go on', exact: true }).click()
    const energy = page.getByRole('slider', { name: 'Energy' })
    await energy.press('End')
    await expect(energy).toHaveAttribute('aria-valuetext', 'very much')
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await describeAnimal(desktop, { name: 'Luna', sex: 'Female', ageYears: 3, weightKg: 12 })
    await page.getByRole('button', { name: 'Save to my account, keep photos here' }).click()
    await expect(page.getByRole('article', { name: 'Luna' })).toContainText('Only you see it')
    await page.waitForLoadState('networkidle')
  })

  await test.step('nothing of the photo has left: not from the page, not from the companion', () => {
    expectNoPhotoSent(desktop, wire)
    expect(new Set(host.outgoing())).toEqual(new Set([new URL(wire.url).host]))
  })

  await test.step('published: now, and only now, it goes, without its place', async () => {
    desktop.traffic.forget()
    wire.forget()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page.getByRole('article', { name: 'Luna' })).toContainText('Published')

    const large = desktop.traffic.beyondBridge().filter(({ bytes }) => bytes > LARGEST_REQUEST_BYTES)
    expect(large.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /api/trpc/pets.publishPet',
    ])
    expect(hasPhoto(wire.overheard())).toBe(true)
    const sent = JSON.parse(large[0]?.body?.toString() ?? '')
    const { format, width, exif } = await sharp(Buffer.from(sent.photos[0].jpegBase64, 'base64')).metadata()
    expect({ format, isWide: (width ?? 0) > 100, exif }).toEqual({
      format: 'jpeg',
      isWide: true,
      exif: undefined,
    })
    expect(new Set(host.outgoing())).toEqual(new Set([new URL(wire.url).host]))
  })
})

/** A photo as a telephone makes it: with the place it was taken at. */
async function photoWithPlace() {
  const photo = await photoOf('studio/beagle-01.jpg')
  const place = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '52/1 31/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '13/1 24/1 0/1',
  }
  return {
    ...photo,
    buffer: await sharp(photo.buffer).withExif({ IFD3: place }).jpeg({ quality: 95 }).toBuffer(),
  }
}

function expectNoPhotoSent({ traffic, host }: Desktop, wire: Wiretap): void {
  // What the page holds in memory has an address, too, and goes nowhere.
  const sent = traffic.sent.filter(({ url }) => !/^(blob|data):/.test(url))
  const origins = new Set(sent.map(({ url }) => new URL(url).host))
  expect(origins).toEqual(new Set([new URL(host.origin).host]))
  const beyond = traffic.beyondBridge()
  expect(beyond.filter(({ bytes }) => bytes > LARGEST_REQUEST_BYTES).map(({ url }) => url)).toEqual([])
  expect(beyond.filter(({ body }) => body !== null && hasPhoto(body)).map(({ url }) => url)).toEqual([])
  const overheard = wire.overheard()
  expect(overheard.length).toBeGreaterThan(0)
  expect(largestBodyBytes(overheard)).toBeLessThanOrEqual(LARGEST_REQUEST_BYTES)
  expect(hasPhoto(overheard)).toBe(false)
}

/** The first bytes of every JPEG, PNG or WebP, as they are or in base64. */
function hasPhoto(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  const marks = ['\xff\xd8\xff', '\x89PNG\r\n', 'WEBPVP8', '/9j/', 'iVBORw0KGgo', 'UklGR']
  return marks.some(mark => text.includes(mark))
}

/** The longest body that went over the wire, by what its head announced; a body of unknown length counts as endless. */
function largestBodyBytes(overheard: Buffer): number {
  const text = overheard.toString('latin1')
  if (/transfer-encoding: *chunked/i.test(text)) return Number.POSITIVE_INFINITY
  return Math.max(0, ...[...text.matchAll(/content-length: *(\d+)/gi)].map(([, length]) => Number(length)))
}

async function startDisposableHost(folder: string, serverUrl: string) {
  const host = await startDesktopHost(folder, serverUrl)
  return { ...host, [Symbol.asyncDispose]: host.stop }
}
