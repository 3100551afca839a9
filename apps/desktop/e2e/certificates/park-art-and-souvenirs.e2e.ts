import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { expectReadable, goTo, launchChromium, openDesktop, startWorld } from '../harness/index.ts'
import { signIn } from '../identity/sign-in.ts'
import { drawnDog } from '../pets/drawn-dog.ts'

/** Two screens and a record, on a machine that may be busy. */
test.setTimeout(240_000)
const SLOW = { timeout: 60_000 }

test('an artist sells a picture, the buyer gives it back, and a visit leaves a souvenir', async () => {
  await using world = await startWorld()
  await using browser = await launchChromium()
  // One after the other: each begins on a welcome that draws a whole park.
  const carla = await openDesktop(browser, world.hosts[0])
  await signIn(carla.page, 'carla')
  const ben = await openDesktop(browser, world.hosts[1])
  await signIn(ben.page, 'ben')

  await test.step('the artist publishes a picture and offers it; the split is on the screen', async () => {
    const { page } = carla
    await goTo(page, '/papers/art/new')
    await page
      .getByLabel('Choose a picture')
      .and(page.locator('input'))
      .setInputFiles(await drawnDog(browser))
    await page.getByRole('textbox', { name: 'Title' }).fill('Freya in the meadow')
    await expect(page.getByRole('img', { name: 'Your picture, as others will see it' })).toBeVisible(SLOW)
    await page.getByRole('button', { name: 'Sign and publish' }).click()
    await expect(page.getByRole('heading', { name: 'Freya in the meadow' })).toBeVisible(SLOW)
    await page.getByRole('textbox', { name: 'Price (play money)' }).fill('25')
    const split = page.getByRole('region', { name: 'Who gets what' })
    await expect(split).toContainText('Carla, who made it and sells it25.00 play money')
    await page.getByRole('button', { name: 'Sign the offer' }).click()
    await expect(page.getByTestId('sale-state')).toHaveText('For sale at 25.00 play money.', SLOW)
    await expectReadable(page, 'own piece for sale')
  })

  await test.step('somebody sees what each gets, signs exactly that, and owns it', async () => {
    const { page } = ben
    await goTo(page, '/papers/art')
    await expect(page.getByText('Play money is worth nothing.')).toBeVisible(SLOW)
    await page.getByRole('button', { name: 'Fill up to 100' }).click()
    await expect(page.getByTestId('purse')).toHaveText('100.00 play money', SLOW)
    await page.getByRole('link', { name: /Freya in the meadow/ }).click()
    const buying = page.getByRole('region', { name: 'Buy this piece' })
    await expect(buying).toContainText('PawfectMatch0.00 play money', SLOW)
    await expect(buying).toContainText('give it back within 14 days for the whole price')
    await expectReadable(page, 'buying a piece')
    await buying.getByRole('button', { name: 'Sign and buy' }).click()
    await expect(page.getByTestId('art-owner')).toHaveText('You', SLOW)
    await expect(page.getByTestId('purse')).toHaveText('75.00 play money', SLOW)
  })

  await test.step('and gives it back for the whole price: the artist has it again', async () => {
    await ben.page.getByRole('button', { name: 'Give it back' }).click()
    await ben.page.getByRole('dialog').getByRole('button', { name: 'Give it back' }).click()
    await expect(ben.page.getByTestId('purse')).toHaveText('100.00 play money', SLOW)
    await carla.page.reload()
    await expect(carla.page.getByTestId('art-owner')).toHaveText('You', SLOW)
    await expect(carla.page.getByTestId('sale-state')).toContainText('The last sale was undone')
  })

  await test.step('a host tells visitors a code, and a visitor keeps the day as a picture', async () => {
    const code = await hostEvent(carla.page, 'Summer walk')
    const { page } = ben
    await goTo(page, '/papers/souvenirs')
    await page.getByLabel("The host's code").fill(code.toLowerCase())
    await page.getByRole('button', { name: 'Take my souvenir' }).click()
    const shelf = page.getByRole('region', { name: 'Your shelf' })
    await expect(shelf.getByRole('img', { name: /^Summer walk/ })).toBeVisible(SLOW)
    await expect(shelf.getByTestId('souvenir-state')).toHaveText(/signed and written down/, SLOW)
    await expectReadable(page, 'souvenir shelf')
    expect(await savedSouvenir(page)).toContain('>Summer walk</text>')
  })
})

async function hostEvent(page: Page, name: string): Promise<string> {
  await goTo(page, '/papers/souvenirs')
  await page.getByRole('textbox', { name: 'What it is called' }).fill(name, SLOW)
  await page.getByRole('button', { name: 'Make a code' }).click()
  return (await page.locator('.souvenir-hosted code').first().textContent(SLOW)) ?? ''
}

/** Saves the first souvenir of the shelf. @returns what the file holds. */
async function savedSouvenir(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^What to do with Summer walk/ }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Save the picture' }).click()
  return readFile(await (await download).path(), 'utf8')
}
