import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import {
  callerOf,
  type Desktop,
  describeAnimal,
  goTo,
  launchChromium,
  openDesktop,
  startWorld,
  type World,
} from './harness/index.ts'
import { drawEveryPixel } from './harness/real-pixels.ts'
import { signIn } from './identity/sign-in.ts'
import { neighboursDog } from './meetups/neighbours-dog.ts'
import { drawnDog } from './pets/drawn-dog.ts'

/** The README's pictures are real screens of the seeded world. */
const wanted = process.env['PAWFECT_UPDATE_PICTURES'] === '1'
test.skip(!wanted, 'pictures for the README are taken with PAWFECT_UPDATE_PICTURES=1')
test.setTimeout(900_000)

const PICTURES = fileURLToPath(new URL('../../../docs/pictures', import.meta.url))

/** A README is read over slow lines as well. */
const LARGEST_PICTURE_BYTES = 300_000

/** Without a graphics card a park with every shadow takes about half a second a frame. */
const PATIENCE = { timeout: 300_000 }

let world: World
let browser: Browser

test.beforeAll(async () => {
  if (!wanted) return
  world = await startWorld()
  browser = await launchChromium()
  await mkdir(PICTURES, { recursive: true })
})

test.afterAll(async () => {
  await browser?.close()
  await world?.close()
})

test('the welcome', async () => {
  const desktop = await openDesktop(browser, world.hosts[0])
  await drawEveryPixel(desktop)
  const { page } = desktop
  await expect(page.locator('canvas.living-park')).toHaveAttribute('data-ready', 'true', PATIENCE)
  await framesPass(page, 12)
  await takePicture(page, 'welcome')
  await desktop.close()
})

test('suggestions', async () => {
  const { page, close } = await openAna()
  await page.setViewportSize({ width: 1280, height: 1150 })
  await takePicture(page, 'discover')
  await close()
})

test('a search in plain words', async () => {
  const { page, close } = await openAna()
  await page.getByRole('searchbox').fill('calm small dog near me on Sunday')
  await expect(page.locator('.search-chips')).toBeVisible(PATIENCE)
  await takePicture(page, 'search')
  await close()
})

test('a piece of park art', async () => {
  const carla = await openDesktop(browser, world.hosts[0])
  const { page } = carla
  await signIn(page, 'carla')
  await goTo(page, '/papers/art/new')
  await page
    .getByLabel('Choose a picture')
    .and(page.locator('input'))
    .setInputFiles(await drawnDog(browser))
  await page.getByRole('textbox', { name: 'Title' }).fill('Freya in the meadow')
  await page.getByRole('button', { name: 'Sign and publish' }).click()
  await page.getByRole('textbox', { name: 'Price (play money)' }).fill('25', PATIENCE)
  await takePicture(page, 'art')
  await carla.close()
})

test('an animal taking shape', async () => {
  const ana = await openAna()
  const { page } = ana
  await drawEveryPixel(ana)
  await goTo(page, '/add')
  await page.getByRole('button', { name: 'Go on without a photo' }).click()
  await describeAnimal(ana, { name: 'Fritz', sex: 'Male', ageYears: 2, weightKg: 14 })
  await expect(page.getByTestId('portrait')).not.toHaveAttribute('data-state', 'building', PATIENCE)
  await framesPass(page, 12)
  await takePicture(page, 'add-animal')
  await ana.close()
})

test('photos looked at', async () => {
  const ana = await openAna()
  const { page } = ana
  const [bright, dark] = await portraitsOfABeagle(ana)
  await goTo(page, '/add')
  const input = page.getByLabel('Choose photos').and(page.locator('input'))
  await input.setInputFiles([
    { name: 'garden.jpg', mimeType: 'image/jpeg', buffer: bright },
    { name: 'evening.jpg', mimeType: 'image/jpeg', buffer: dark },
  ])
  const guess = page.getByRole('heading', { name: /^(Looks like|Hard to say|We don't see)/ })
  await expect(guess).toBeVisible(PATIENCE)
  await expect(page.locator('.photo-thumb img')).toHaveCount(2, PATIENCE)
  await page.locator('.photo-thumb').nth(1).click()
  await expect(page.getByRole('switch', { name: 'Better light' })).toBeVisible(PATIENCE)
  await page.setViewportSize({ width: 1280, height: 940 })
  await guess.evaluate(heading => scrollTo(0, heading.getBoundingClientRect().top + scrollY - 100))
  await takePicture(page, 'photo-analysis')
  await ana.close()
})

test('a pedigree, its mates and an agreement', async () => {
  const carla = await openDesktop(browser, world.hosts[0])
  const { page } = carla
  await signIn(page, 'carla')
  await importStudbook(page)
  await page.getByRole('searchbox').fill('Quina')
  await page.getByRole('link', { name: 'Quina vom Seeblick', exact: true }).click()
  await expect(page.getByTestId('pedigree-chart')).toBeVisible(PATIENCE)
  await expect(page.locator('[data-kekule="1"]')).toContainText('% inbreeding', PATIENCE)
  await takePicture(page, 'pedigree')
  await page.getByRole('tab', { name: 'Genetics' }).click()
  await page.getByRole('link', { name: 'Find a mate' }).click()
  await expect(page.locator('.mate-card').first()).toBeVisible(PATIENCE)
  await takePicture(page, 'mates')
  await page.locator('.mate-card').first().getByRole('link', { name: 'Try a litter' }).click()
  await page.getByRole('link', { name: 'Draft a breeding agreement' }).click(PATIENCE)
  await page.getByRole('textbox', { name: 'Owner of the sire', exact: true }).fill('Ben Okafor')
  await page.getByRole('textbox', { name: 'Where', exact: true }).fill('Hamburg')
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded()
  await takePicture(page, 'agreement')
  await carla.close()
})

test('deeds that are anchored', async () => {
  const carla = await openDesktop(browser, world.hosts[0])
  const { page } = carla
  await signIn(page, 'carla')
  await goTo(page, '/papers')
  for (const [animal, owner] of [
    ['Freya', 'Dora Neumann'],
    ['Odin', 'Carla Brandt'],
  ] as const) {
    await page.getByRole('button', { name: 'Issue a deed' }).click()
    await page.getByRole('combobox', { name: 'Animal' }).click()
    await page.getByRole('option', { name: animal }).click()
    await page.getByLabel('Who it belongs to now').fill(owner)
    await page.getByRole('button', { name: 'Go on to sign' }).click()
    await page.getByRole('button', { name: 'Sign and issue' }).click()
    await expect(page.getByText('The deed is issued')).toBeVisible(PATIENCE)
    await page.getByRole('dialog').getByText('Close').click()
  }
  await expect(page.locator('article.deed[data-state="anchored"]')).toHaveCount(2, PATIENCE)
  await takePicture(page, 'papers')
  await carla.close()
})

test('the page where strangers check papers', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  await page.goto(`${world.serverUrl}/verify`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await takePicture(page, 'verify')
  await page.close()
})

test('the console', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  await page.goto(world.consoleUrl)
  await page.getByLabel('Email').fill('admin@pawfect.example')
  await page.getByLabel('Password').fill('walk-in-the-park')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Reports' })).toBeVisible()
  await takePicture(page, 'console')
  await page.close()
})

test('two in the park', async () => {
  const [ana, ben] = await Promise.all(world.hosts.map(host => openDesktop(browser, host)))
  if (ana === undefined || ben === undefined) throw new Error('a world has two desktops')
  await signIn(ana.page, 'ana')
  await signIn(ben.page, 'ben')
  const meetupId = await agreeToMeet(ana, ben)
  await ben.page.setViewportSize({ width: 900, height: 600 })
  await goTo(ben.page, `/park/${meetupId}`)
  await drawEveryPixel(ana)
  await goTo(ana.page, `/park/${meetupId}`)
  for (const { page } of [ana, ben]) {
    await expect(page.getByTestId('connection')).toHaveAttribute('data-connection-state', 'direct', PATIENCE)
  }
  await says(ben.page, 'Rex has found the ball already.')
  await says(ana.page, 'Luna is on her way!')
  await ana.page.getByRole('button', { name: 'Chat', exact: true }).click()
  await framesPass(ana.page, 12)
  await takePicture(ana.page, 'park')
  await ana.close()
  await ben.close()
})

async function agreeToMeet(ana: Desktop, ben: Desktop): Promise<string> {
  const [anas, bens] = await Promise.all([ana, ben].map(desktop => callerOf(desktop, world.serverUrl)))
  if (anas === undefined || bens === undefined) throw new Error('both are signed in')
  const [luna] = await anas.pets.listMyPets.query()
  const [rex] = await bens.pets.listMyPets.query()
  if (luna === undefined || rex === undefined) throw new Error('both have an animal')
  await anas.matching.like.mutate({ petId: luna.petId, targetPetId: rex.petId, purpose: 'play' })
  const { match } = await bens.matching.like.mutate({
    petId: rex.petId,
    targetPetId: luna.petId,
    purpose: 'play',
  })
  if (match === null) throw new Error('two likes are a match')
  const { meetupId } = await bens.meetups.planMeetup.mutate({
    matchId: match.matchId,
    kind: 'virtual',
    startsAt: null,
    timeZone: 'Europe/Berlin',
  })
  await anas.meetups.acceptMeetup.mutate({ meetupId })
  return meetupId
}

/** No photo of a real animal may lie in the repository, so the app looks at one of its own: in good light, and in the evening. */
async function portraitsOfABeagle(desktop: Desktop): Promise<readonly [Buffer, Buffer]> {
  const { page } = desktop
  const server = await callerOf(desktop, world.serverUrl)
  const coat = { primary: '#b5713c', secondary: '#f4efe6', pattern: 'bicolour' as const }
  const facts = { ...neighboursDog, name: 'Bella', breedIds: ['beagle'], weightKg: 12, coat }
  const { petId } = await server.pets.registerPet.mutate({ facts })
  await drawEveryPixel(desktop)
  await goTo(page, `/animals/${petId}`)
  const portrait = page.getByTestId('portrait')
  await expect(portrait).not.toHaveAttribute('data-state', 'building', PATIENCE)
  await framesPass(page, 12)
  const shot = await portrait
    .locator('canvas')
    .screenshot({ animations: 'disabled', timeout: PATIENCE.timeout })
  await server.pets.deletePet.mutate({ petId })
  return Promise.all([
    sharp(shot).resize({ width: 1200 }).jpeg({ quality: 92 }).toBuffer(),
    sharp(shot).resize({ width: 1200 }).linear(0.22, 0).jpeg({ quality: 92 }).toBuffer(),
  ])
}

async function importStudbook(page: Page): Promise<void> {
  const file = fileURLToPath(new URL('pedigree/fixtures/bernese-line.csv', import.meta.url))
  await goTo(page, '/pedigree/import')
  await page.getByLabel('Choose a file').and(page.locator('input')).setInputFiles(file)
  await page.getByRole('button', { name: 'Go on to check' }).click(PATIENCE)
  await page.getByRole('button', { name: /^Write \d+ animals$/ }).click(PATIENCE)
  await page.getByRole('link', { name: 'Open the studbook' }).click(PATIENCE)
}

async function openAna(): Promise<Desktop> {
  const ana = await openDesktop(browser, world.hosts[0])
  await signIn(ana.page, 'ana')
  await expect(ana.page.locator('article[data-pet-id]').first()).toBeVisible(PATIENCE)
  return ana
}

async function says(page: Page, text: string): Promise<void> {
  await page.getByLabel('Write to the park').fill(text)
  await page.getByLabel('Write to the park').press('Enter')
  await expect(page.getByTestId('chat-line').filter({ hasText: text })).toHaveAttribute(
    'data-arrived',
    'true',
    PATIENCE,
  )
}

async function framesPass(page: Page, count: number): Promise<void> {
  await page.evaluate(async frames => {
    for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame)
  }, count)
}

/** Writes what the screen shows, in few enough colours to stay small. */
async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => [...document.images].every(image => image.complete))
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0, PATIENCE)
  const shot = await page.screenshot({ animations: 'disabled', timeout: PATIENCE.timeout })
  await writeFile(join(PICTURES, `${name}.png`), await smallPng(shot))
}

/** Fewer colours first, then fewer pixels: a README shows a picture about 900 wide. */
const ECONOMIES = [
  { colours: 256, width: 1280 },
  { colours: 160, width: 1280 },
  { colours: 256, width: 1024 },
  { colours: 160, width: 960 },
]

async function smallPng(shot: Buffer): Promise<Buffer> {
  for (const { colours, width } of ECONOMIES) {
    const png = await sharp(shot)
      .resize({ width })
      .png({ palette: true, colours, effort: 10, dither: 0.6 })
      .toBuffer()
    if (png.length < LARGEST_PICTURE_BYTES) return png
  }
  throw new Error('no picture of this screen is small enough')
}
