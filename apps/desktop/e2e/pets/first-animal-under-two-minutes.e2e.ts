import { type Browser, expect, test } from '@playwright/test'
import { launchChromium, openDesktop, startWorld, type World } from '../harness/index.ts'
import { drawnDog } from './drawn-dog.ts'

/** The promise, with room for a test machine that does many things at once. */
const TWO_MINUTES_MS = 120_000

let world: World
let browser: Browser

test.beforeAll(async () => {
  ;[world, browser] = await Promise.all([startWorld({ empty: true }), launchChromium()])
})

test.afterAll(async () => {
  await browser?.close()
  await world?.close()
})

test('a newcomer goes from a dropped photo to a 3D portrait in under two minutes, without an account', async () => {
  test.setTimeout(300_000)
  const photo = await drawnDog(browser)
  const { page, close } = await openDesktop(browser, world.hosts[0])
  const startedAt = performance.now()

  await page.getByRole('link', { name: 'Add your animal' }).click()
  await expect(page.getByTestId('privacy-note')).toContainText('Nothing has left this computer')
  await page.locator('input[type=file]').first().setInputFiles(photo)
  await expect(page.getByRole('heading', { name: /Looks like|Hard to say|We don't see/ })).toBeVisible({
    timeout: 90_000,
  })
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await page.getByLabel('Name').fill('Luna')
  await page.getByLabel('How old, roughly?').fill('3')
  await page.getByLabel('Weight in kg').fill('12')
  await page.getByRole('button', { name: 'Go on', exact: true }).click()

  await expect(page.getByRole('heading', { name: 'This is Luna' })).toBeVisible()
  await expect(page.getByTestId('portrait')).not.toHaveAttribute('data-state', 'building', {
    timeout: 60_000,
  })
  expect(performance.now() - startedAt).toBeLessThan(TWO_MINUTES_MS)
  await close()
})

test('a half-entered animal is still there after the page is opened again, and is published once there is an account', async () => {
  test.setTimeout(300_000)
  const { page, close } = await openDesktop(browser, world.hosts[1])
  await page.getByRole('link', { name: 'Add your animal' }).click()
  await page.getByRole('button', { name: 'Go on without a photo' }).click()
  await page.getByLabel('Name').fill('Fritz')
  await expect(page.getByTestId('draft-kept')).toBeVisible()

  await page.reload()

  await expect(page.getByLabel('Name')).toHaveValue('Fritz')
  await expect(page.getByText('Your draft from before is back.')).toBeVisible()
  await page.getByLabel('How old, roughly?').fill('3')
  await page.getByLabel('Weight in kg').fill('12')
  await page.getByRole('button', { name: 'Go on', exact: true }).click()

  await page.getByRole('button', { name: 'Publish Fritz' }).click()
  await page.getByLabel('What should others call you?').fill('Nora')
  await page.getByLabel('E-mail').fill('nora@pawfect.example')
  await page.getByLabel('Password', { exact: true }).fill('a walk in the green')
  await page.getByRole('button', { name: 'Make my account' }).click()
  await page.getByRole('button', { name: 'Publish Fritz' }).click()

  await expect(page.getByRole('heading', { name: 'Discover' })).toBeVisible()
  await page.getByRole('link', { name: 'My animals' }).click()
  await expect(page.getByRole('article', { name: 'Fritz' })).toContainText('Published')
  await close()
})
