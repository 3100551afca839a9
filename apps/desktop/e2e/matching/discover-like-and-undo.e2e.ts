import { expect, test } from '@playwright/test'
import { launchChromium, openDesktop, startWorld } from '../harness/index.ts'
import { signIn } from '../identity/sign-in.ts'

test('an owner sees five suggestions with reasons, passes on one, and takes it back', async () => {
  test.setTimeout(300_000)
  await using world = await startWorld()
  await using browser = await launchChromium()
  const { page } = await openDesktop(browser, world.hosts[0])
  await signIn(page, 'ana')
  const suggestions = page.locator('article[data-pet-id]')
  await expect(suggestions).toHaveCount(5)
  const first = await suggestions.first().getAttribute('aria-label')

  await page.getByRole('button', { name: `Not for us: ${first}` }).click()
  await expect(page.getByRole('article', { name: first ?? '', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()

  await expect(page.getByRole('article', { name: first ?? '', exact: true })).toBeVisible()
  await expect(page.getByText(`${first} is back.`)).toBeVisible()
})

test('what the own deal-breakers left out is said with numbers and unfolds to the reasons', async () => {
  test.setTimeout(300_000)
  await using world = await startWorld()
  await using browser = await launchChromium()
  const { page } = await openDesktop(browser, world.hosts[0])
  await signIn(page, 'ana')

  await expect(page.getByTestId('excluded')).toContainText(/You excluded \d+ of \d+ because/)
  await page.getByRole('button', { name: 'Not for you because…' }).click()

  await expect(page.getByTestId('excluded').locator('.pm-tag').first()).toHaveText(/^\d+$/)
})
