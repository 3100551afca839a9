import { expect, type Page, test } from '@playwright/test'
import {
  type Desktop,
  expectReadable,
  launchChromium,
  newCaller,
  openDesktop,
  PASSWORD,
  startWorld,
} from '../harness/index.ts'
import { neighboursDog } from '../meetups/neighbours-dog.ts'

const BERLIN = { latitudeDeg: 52.52, longitudeDeg: 13.4, label: 'Berlin' }

test('two neighbours see one another today, say yes there, and one rests afterwards', async () => {
  test.setTimeout(300_000)
  await using world = await startWorld({ empty: true })
  await publishDog(world.serverUrl, 'Ana', 'Luna')
  await publishDog(world.serverUrl, 'Ben', 'Rex')
  await using browser = await launchChromium()
  const ana = await openDesktop(browser, world.hosts[0], { viewport: { width: 1280, height: 800 } })
  const ben = await openDesktop(browser, world.hosts[1], { viewport: { width: 900, height: 600 } })
  await signInAs(ana, 'Ana')
  await signInAs(ben, 'Ben')

  await expect(today(ana.page)).toContainText('One animal picked for Luna, who is shown Luna as well.')
  await expect(today(ana.page).getByRole('listitem')).toContainText(['Rex'])
  await expect(today(ben.page).getByRole('listitem')).toContainText(['Luna'])

  await ana.page.getByRole('button', { name: 'Yes to Rex' }).click()
  await expect(today(ana.page)).toContainText('That was today')
  await ben.page.getByRole('button', { name: 'Yes to Luna' }).click()
  await expect(ben.page.getByRole('heading', { name: "It's a match" })).toBeVisible()
  await ben.page.getByRole('button', { name: 'Keep looking' }).click()

  await ben.page.getByRole('button', { name: '3 new play dates a week' }).click()
  await expectReadable(ben.page, 'the wish for play dates')
  await ben.page.getByRole('textbox', { name: 'New play dates a week' }).fill('1')
  await ben.page.getByRole('button', { name: 'Keep this' }).click()

  await expect(today(ben.page)).toContainText('Your week is full')
  await expect(ben.page.getByRole('button', { name: 'One new play date a week' })).toBeVisible()
})

const today = (page: Page) => page.getByRole('region', { name: 'Today' })

async function publishDog(serverUrl: string, owner: string, name: string): Promise<void> {
  const server = await newCaller(serverUrl, owner)
  const { petId } = await server.pets.registerPet.mutate({ facts: { ...neighboursDog, name }, place: BERLIN })
  await server.pets.publishPet.mutate({ petId, photos: [] })
}

async function signInAs({ page }: Desktop, name: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/account`)
  await page.getByLabel('E-mail').fill(`${name.toLowerCase()}@pawfect.example`)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.locator('form').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Discover' })).toBeVisible()
}
