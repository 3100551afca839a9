import { expect, type Page, test } from '@playwright/test'
import {
  expectReadable,
  launchChromium,
  newCaller,
  openDesktop,
  PASSWORD,
  type ServerCaller,
  startWorld,
} from '../harness/index.ts'
import { neighboursDog } from '../meetups/neighbours-dog.ts'

const BERLIN = { latitudeDeg: 52.52, longitudeDeg: 13.4, label: 'Berlin' }
const CALM = { energy: 0.15, sociability: 0.7, confidence: 0.6, gentleness: 0.7 }
const LIVELY = { ...CALM, energy: 0.95 }

test('an owner sees what their answers show, deletes it, and the suggestions change at once', async () => {
  test.setTimeout(300_000)
  await using world = await startWorld({ empty: true })
  const ana = await newCaller(world.serverUrl, 'Ana')
  const ben = await newCaller(world.serverUrl, 'Ben')
  const luna = await publish(ana, 'Luna', CALM)
  for (let i = 0; i < 5; i += 1) {
    await answer(ana, { petId: luna, targetPetId: await publish(ben, `Calm ${i}`, CALM), likes: false })
    await answer(ana, { petId: luna, targetPetId: await publish(ben, `Lively ${i}`, LIVELY), likes: true })
  }
  await publish(ben, 'Calm Mia', CALM)
  await publish(ben, 'Lively Bo', LIVELY)
  await using browser = await launchChromium()
  const { page } = await openDesktop(browser, world.hosts[0], { viewport: { width: 1280, height: 800 } })
  await signIn(page)
  await expect(page.locator('article[data-pet-id]')).toHaveCount(2)
  const learned = await chanceOf(page, 'Calm Mia')

  await page.getByRole('link', { name: 'What your answers show' }).click()
  const pattern = page.locator('article[data-pattern="energy"]')
  await expect(pattern).toContainText('You said yes to 0 of 5 calm animals, to 5 of 5 lively ones.')
  await expect(pattern).toContainText('Such animals stand lower in your suggestions.')
  await expectReadable(page, 'patterns')
  await pattern.getByRole('button', { name: /^Delete/ }).click()
  await expect(pattern).toHaveCount(0)
  const talks = page.getByRole('switch', { name: 'Let it count when we talked' })
  await expect(page.getByText('Nothing is told about your talks.')).toBeVisible()
  expect(await ana.matching.talks.query()).toEqual({ on: false, noted: 0 })
  await talks.press('Space')
  await expect(page.getByText('0 talks count.')).toBeVisible()
  await expect.poll(() => ana.matching.talks.query()).toEqual({ on: true, noted: 0 })
  await page.getByRole('link', { name: 'Discover', exact: true }).first().click()

  await expect.poll(() => chanceOf(page, 'Calm Mia')).toBeGreaterThan(learned)
})

/** How far the bar of a suggestion is filled, in percent. */
async function chanceOf(page: Page, name: string): Promise<number> {
  const card = page.getByRole('article', { name, exact: true })
  const style = await card.locator('.likelihood-fill').getAttribute('style')
  return Number.parseFloat(/width:\s*([\d.]+)%/.exec(style ?? '')?.[1] ?? 'NaN')
}

async function publish(
  server: ServerCaller,
  name: string,
  temperament: typeof CALM,
): Promise<Parameters<ServerCaller['pets']['publishPet']['mutate']>[0]['petId']> {
  const facts = { ...neighboursDog, name, temperament }
  const { petId } = await server.pets.registerPet.mutate({ facts, place: BERLIN })
  await server.pets.publishPet.mutate({ petId, photos: [] })
  return petId
}

async function answer(
  server: ServerCaller,
  { likes, ...pair }: { petId: string; targetPetId: string; likes: boolean },
): Promise<void> {
  const decision = { ...pair, purpose: 'play' } as Parameters<ServerCaller['matching']['like']['mutate']>[0]
  if (likes) await server.matching.like.mutate(decision)
  else await server.matching.pass.mutate(decision)
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/account`)
  await page.getByLabel('E-mail').fill('ana@pawfect.example')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.locator('form').getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Discover' })).toBeVisible()
}
