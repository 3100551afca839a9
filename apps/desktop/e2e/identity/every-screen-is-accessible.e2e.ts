import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import {
  expectReadable,
  expectVisibleFocus,
  launchChromium,
  openDesktop,
  startWorld,
  type World,
} from '../harness/index.ts'
import { signIn } from './sign-in.ts'

/** Pictures for people to look at; never committed. */
const PICTURES = fileURLToPath(new URL('../screenshots-output', import.meta.url))

const VIEWS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 900, height: 600 } },
] as const

const BEFORE_AN_ACCOUNT = [
  ['welcome', '/', 'A friend for your animal is already on the way'],
  ['account', '/account', 'Welcome back'],
  ['add-animal', '/add', 'Add your animal'],
  ['pedigree', '/pedigree', 'Pedigree'],
  ['pedigree-import', '/pedigree/import', 'Import a studbook'],
] as const

const SIGNED_IN = [
  ['discover', '/discover', 'Discover'],
  ['my-animals', '/mine', 'My animals'],
  ['matches', '/matches', 'Matches and meet-ups'],
  ['papers', '/papers', 'Papers'],
  ['vault', '/papers/vault', 'Health vault'],
  ['souvenirs', '/papers/souvenirs', 'Souvenirs'],
  ['park-art', '/papers/art', 'Park art'],
  ['park-art-new', '/papers/art/new', 'Show your art'],
  ['agreements', '/agreements', 'Agreements'],
  ['agreement-new', '/agreements/new/breeding', 'New stud agreement'],
  ['adoption-new', '/agreements/new/adoption', 'New adoption'],
  ['settings', '/settings', 'Settings'],
  ['teach-labels', '/settings/labels', 'Teach your own labels'],
] as const

let world: World
let browser: Browser

test.beforeAll(async () => {
  world = await startWorld()
  browser = await launchChromium()
})

test.afterAll(async () => {
  await browser.close()
  await world.close()
})

for (const view of VIEWS) {
  const { width, height } = view.viewport
  test(`every screen is accessible in ${view.colorScheme} at ${width}x${height}`, async () => {
    test.setTimeout(420_000)
    const desktop = await openDesktop(browser, world.hosts[0], { ...view, reducedMotion: 'reduce' })
    const { page } = desktop
    const suffix = `${width}x${height}-${view.colorScheme}`
    await mkdir(PICTURES, { recursive: true })

    for (const screen of BEFORE_AN_ACCOUNT) await expectGoodScreen(page, screen, suffix)
    await signIn(page, 'ana')
    for (const screen of SIGNED_IN) await expectGoodScreen(page, screen, suffix)
    await page.goto(`${new URL(page.url()).origin}/#/mine`)
    await page.getByRole('link', { name: 'Edit' }).first().click()
    await expect(page.getByRole('heading', { name: 'About Luna', level: 1 })).toBeVisible()
    await expectReadable(page, 'edit-animal')
    await page.screenshot({ path: `${PICTURES}/edit-animal-${suffix}.png` })
    await page.goto(`${new URL(page.url()).origin}/#/discover`)
    await page.locator('article[data-pet-id] a').first().click()
    await expect(page.getByRole('heading', { name: 'Facts and where they come from' })).toBeVisible()
    await expectReadable(page, 'animal')
    await page.screenshot({ path: `${PICTURES}/animal-${suffix}.png` })
    await desktop.close()
  })
}

test('the keyboard alone reaches and shows everything on Discover', async () => {
  test.setTimeout(300_000)
  const { page } = await openDesktop(browser, world.hosts[0])
  await signIn(page, 'ana')
  await page.reload()
  await expect(page.locator('article[data-pet-id]')).toHaveCount(5)

  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the page' })).toBeFocused()
  await page.keyboard.press('Enter')
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab')
    await expectVisibleFocus(page)
  }
})

async function expectGoodScreen(
  page: Page,
  [name, path, heading]: readonly [string, string, string],
  suffix: string,
): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${path}`)
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0)
  await expectReadable(page, name)
  await page.screenshot({ path: `${PICTURES}/${name}-${suffix}.png` })
}
