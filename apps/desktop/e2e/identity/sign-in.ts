import { expect, type Page } from '@playwright/test'

/** Signs a demo account in through the screen, as its owner would; ends on Discover. */
export async function signIn(page: Page, name: 'ana' | 'ben' | 'carla' | 'admin'): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/account`)
  await page.getByLabel('E-mail').fill(`${name}@pawfect.example`)
  await page.getByLabel('Password', { exact: true }).fill('walk-in-the-park')
  await page.locator('form').getByRole('button', { name: 'Sign in' }).click()
  // The admin has no animal, so there is nothing to discover.
  if (name === 'admin') await page.waitForURL('**/#/discover', { timeout: 30_000 })
  else await expect(page.getByRole('heading', { name: 'Discover' })).toBeVisible({ timeout: 30_000 })
}
