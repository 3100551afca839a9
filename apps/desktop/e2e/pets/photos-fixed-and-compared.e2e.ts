import type { PetId } from '@pawfect/domain/pets'
import { type Browser, expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import {
  callerOf,
  dropPhoto,
  expectReadable,
  goTo,
  launchChromium,
  newCaller,
  openDesktop,
  photoOf,
  type ServerCaller,
  signUp,
  startWorld,
  type World,
} from '../harness/index.ts'
import { neighboursDog } from '../meetups/neighbours-dog.ts'

let world: World
let browser: Browser

test.beforeAll(async () => {
  world = await startWorld({ empty: true })
  browser = await launchChromium()
})

test.afterAll(async () => {
  await browser?.close()
  await world?.close()
})

test('a photo is fixed here and put back, and a copied one is told to its owner with how it does', async () => {
  const desktop = await openDesktop(browser, world.hosts[0])
  const { page } = desktop
  const photo = await photoOf('studio/beagle-01.jpg')
  const dark = await sharp(photo.buffer).linear(0.25, 0).jpeg().toBuffer()

  await dropPhoto(desktop, { ...photo, name: 'evening.jpg', buffer: dark })
  const before = await brightnessOf(page)
  await page.getByRole('switch', { name: 'Better light' }).press('Space')
  await expect.poll(() => brightnessOf(page)).toBeGreaterThan(before + 20)
  await page.getByRole('slider', { name: 'Straighten' }).press('ArrowRight')
  await expect(page.getByRole('slider', { name: 'Straighten' })).toHaveAttribute('aria-valuenow', '0.5')
  await expect(page.getByText(/^Not for this photo: we can't tell the animal/)).toBeVisible()
  await expectReadable(page, 'photo-fixes')
  await page.getByRole('button', { name: 'Undo all' }).click()
  await expect.poll(() => brightnessOf(page)).toBeLessThan(before + 5)

  await signUp(desktop, 'Nina')
  const zoe = await newCaller(world.serverUrl, 'Zoe')
  await publish(zoe, 'Balu', [photo.buffer])
  const mirrored = await sharp(photo.buffer).flop().jpeg({ quality: 80 }).toBuffer()
  const petId = await publish(await callerOf(desktop, world.serverUrl), 'Copy', [mirrored, dark])
  await goTo(page, '/mine')

  await expect(page.getByText("One of your photos looks like one of Balu's").first()).toBeVisible()
  // The animal came from elsewhere: the list this page keeps does not know it yet.
  await page.reload()
  await page.getByRole('article', { name: 'Copy' }).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'How the photos do' }).click()
  await expect(page).toHaveURL(new RegExp(`#/mine/${petId}/photos`))
  await expect(page.getByRole('heading', { name: "How Copy's photos do" })).toBeVisible()
  await expect(page.getByText('Not enough yet: 0 of 20 decisions').first()).toBeVisible()
  await expectReadable(page, 'photo-insight')
  await desktop.close()
})

async function publish(as: ServerCaller, name: string, jpegs: readonly Buffer[]): Promise<PetId> {
  const { petId } = await as.pets.registerPet.mutate({ facts: { ...neighboursDog, name } })
  const photos = await Promise.all(
    jpegs.map(async jpeg => {
      const fitting = await sharp(jpeg).resize({ width: 640, withoutEnlargement: true }).jpeg().toBuffer()
      return { jpegBase64: fitting.toString('base64'), alt: name }
    }),
  )
  await as.pets.publishPet.mutate({ petId, photos })
  return petId
}

/** Mean brightness of the photo as it is shown, 0 to 255. */
function brightnessOf(page: Page): Promise<number> {
  return page.locator('.photo-stage img').evaluate(async shown => {
    const bitmap = await createImageBitmap(shown as HTMLImageElement)
    const brush = new OffscreenCanvas(32, 32).getContext('2d')
    if (brush === null) throw new Error('no canvas')
    brush.drawImage(bitmap, 0, 0, 32, 32)
    const { data } = brush.getImageData(0, 0, 32, 32)
    return data.reduce((sum, value, index) => (index % 4 === 3 ? sum : sum + value), 0) / (32 * 32 * 3)
  })
}
