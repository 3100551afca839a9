import { expect, test } from '@playwright/test'
import { launchChromium, openDesktop, startWorld } from '../harness/index.ts'
import { signIn } from './sign-in.ts'

test('what was seen before stays readable when the server is dead, even after a reload', async () => {
  test.setTimeout(300_000)
  await using world = await startWorld()
  await using browser = await launchChromium()
  const { page } = await openDesktop(browser, world.hosts[0])
  await signIn(page, 'ana')
  await expect(page.locator('article[data-pet-id]')).toHaveCount(5)
  await page.getByRole('link', { name: 'My animals' }).click()
  await expect(page.getByRole('article', { name: 'Luna' })).toBeVisible()

  await world.killServer()
  await page.reload()

  await expect(page.getByTestId('offline-banner')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('article', { name: 'Luna' })).toBeVisible()
  await page.getByRole('link', { name: 'Discover' }).click()
  await expect(page.locator('article[data-pet-id]')).toHaveCount(5)
})

test('the banner goes away by itself when the server is back', async () => {
  test.setTimeout(300_000)
  await using world = await startWorld()
  await using browser = await launchChromium()
  const { page } = await openDesktop(browser, world.hosts[0])
  await signIn(page, 'ana')
  await world.killServer()
  await page.getByRole('link', { name: 'Matches' }).click()
  await expect(page.getByTestId('offline-banner')).toBeVisible({ timeout: 30_000 })

  await world.restartServer()

  await expect(page.getByTestId('offline-banner')).toBeHidden({ timeout: 30_000 })
})
