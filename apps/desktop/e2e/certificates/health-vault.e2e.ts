import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import {
  callerOf,
  type Desktop,
  expectReadable,
  goTo,
  launchChromium,
  openDesktop,
  startWorld,
} from '../harness/index.ts'
import { signIn } from '../identity/sign-in.ts'

/** A server and two screens, on a machine that may be busy. */
test.setTimeout(240_000)

/** What nobody but its readers may find anywhere. */
const RECORD = {
  name: 'hips-of-freya.json',
  mimeType: 'application/json',
  buffer: Buffer.from('{"finding":"hips A/A, elbows 0/0"}'),
}
const NOTE = 'read by Dr. Kim of Bonn'

test('a breeder shares a sealed record, its reader opens it, and is shut out with a new key', async () => {
  await using world = await startWorld()
  await using browser = await launchChromium()
  const carla = await openDesktop(browser, world.hosts[0])
  const ben = await openDesktop(browser, world.hosts[1])

  const code = await test.step('ben opens his vault and hands carla his reader code', async () => {
    await openVault(ben, 'ben')
    await ben.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await ben.page.getByRole('button', { name: 'Copy my reader code' }).click()
    await expect(ben.page.getByRole('button', { name: 'Copied' })).toBeVisible()
    return ben.page.evaluate(() => navigator.clipboard.readText())
  })

  const record = carla.page.getByRole('article', { name: RECORD.name })
  await test.step('carla seals a record on her machine', async () => {
    await openVault(carla, 'carla')
    await carla.page.getByLabel('Choose a record').and(carla.page.locator('input')).setInputFiles(RECORD)
    await carla.page.getByRole('combobox', { name: 'What it is' }).click()
    await carla.page.getByRole('option', { name: 'X-ray or scan' }).click()
    await carla.page.getByLabel('Note').fill(NOTE)
    await carla.page.getByRole('button', { name: 'Seal and store' }).click()
    await expect(record).toContainText('Only you can read it.')
    await expect(record).toContainText(NOTE)
    await expectReadable(carla.page, 'vault')
  })

  await test.step('she shares it for a week, and ben reads it', async () => {
    await record.getByRole('button', { name: 'Share' }).click()
    await carla.page.getByText('A reader code').click()
    await carla.page.getByLabel('Their reader code').fill(code)
    await carla.page.getByRole('button', { name: 'Let them read it' }).click()
    await expect(record.getByRole('list', { name: 'Who can read it' })).toContainText(/Ben.*, until/)
    await openShared(ben.page)
    await expect(ben.page.getByTestId('opened-record')).toContainText('hips A/A, elbows 0/0')
    await expectReadable(ben.page, 'vault-opened')
    await ben.page.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('she shuts him out: he opens nothing any more, she reads on', async () => {
    await record.getByRole('button', { name: /^Shut .* out$/ }).click()
    await expect(carla.page.getByText('they get nothing new')).toBeVisible()
    await carla.page.getByRole('button', { name: 'Shut them out' }).click()
    await expect(record).toContainText('Only you can read it.')
    await expect(ben.page.getByText('Nobody shares a record with you now.')).toBeVisible()
    await record.getByRole('button', { name: 'Open' }).click()
    await expect(carla.page.getByTestId('opened-record')).toContainText('hips A/A, elbows 0/0')
    await carla.page.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('no word of it is anywhere on the server, nor ever left the page', async () => {
    const files = await filesUnder(join(world.folder, 'server-data'))
    const words = ['hips A/A', 'hips-of-freya', 'Dr. Kim', 'imaging']
    const bodies = carla.traffic.beyondBridge().map(({ body }) => body ?? Buffer.alloc(0))
    for (const word of words) {
      expect([word, files.filter(({ bytes }) => bytes.includes(word)).map(({ name }) => name)]).toEqual([
        word,
        [],
      ])
      expect([word, bodies.some(body => body.includes(word))]).toEqual([word, false])
    }
    expect(files.some(({ name }) => name.endsWith('.sealed'))).toBe(true)
  })
})

test('a vaccination is shown to a playmate’s owner, who sees that it was checked and not the paper', async () => {
  await using world = await startWorld()
  await using browser = await launchChromium()
  const ana = await openDesktop(browser, world.hosts[0])
  const ben = await openDesktop(browser, world.hosts[1])
  await signIn(ana.page, 'ana')
  await signIn(ben.page, 'ben')
  await agreeToMeet(ana, ben, world.serverUrl)

  await test.step('ana has a vaccination paper of Luna on her machine', async () => {
    const { page } = ana
    await goTo(page, '/papers')
    await page.getByRole('button', { name: 'Issue papers' }).click()
    await page.getByRole('combobox', { name: 'What it is' }).selectOption('Vaccination')
    await page.getByRole('combobox', { name: 'You sign as' }).selectOption('owner')
    await page.getByRole('combobox', { name: 'Animal' }).click()
    await page.getByRole('option', { name: 'Luna' }).click()
    await page.getByLabel('Against').fill('rabies')
    await page.getByLabel('Given on').fill('2026-01-10')
    await page.getByLabel('Your name, as it stands in the paper').fill('Ana')
    await page.getByText('More facts, if you know them').click()
    await page.getByLabel('Protects until').fill('2099-01-31')
    await page.getByLabel('Batch').fill('batch-77')
    await page.getByRole('button', { name: 'Go on to sign' }).click()
    await page.getByRole('button', { name: 'Sign and issue' }).click()
    await expect(page.getByText('The paper is issued')).toBeVisible({ timeout: 90_000 })
    await page.getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('ben asks, ana shows four facts of it', async () => {
    for (const { page } of [ana, ben]) await goTo(page, '/matches')
    await ben.page.getByRole('button', { name: /^Ask .* about the vaccination$/ }).click()
    await expect(ben.page.getByText('decides whether to show it')).toBeVisible()
    await ana.page.getByRole('button', { name: 'Show it' }).click()
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Show it' }).click()
    await expect(ana.page.getByText('You have shown it to')).toBeVisible()
  })

  await test.step('ben’s machine opens and checks it; the server saw none of it', async () => {
    await ben.page.getByRole('button', { name: 'Look at the answer' }).click()
    await expect(ben.page.getByText('Vaccination against rabies shown until')).toBeVisible()
    await expectReadable(ben.page, 'vaccination')
    const files = await filesUnder(join(world.folder, 'server-data'))
    for (const word of ['rabies', 'batch-77', '2099-01-31'])
      expect([word, files.filter(({ bytes }) => bytes.includes(word)).map(({ name }) => name)]).toEqual([
        word,
        [],
      ])
  })
})

async function agreeToMeet(ana: Desktop, ben: Desktop, serverUrl: string): Promise<void> {
  const [anas, bens] = await Promise.all([callerOf(ana, serverUrl), callerOf(ben, serverUrl)])
  const luna = (await anas.pets.listMyPets.query()).find(pet => pet.name === 'Luna')
  const [rex] = await bens.pets.listMyPets.query()
  if (luna === undefined || rex === undefined) throw new Error('both have an animal')
  const purpose = 'play' as const
  await anas.matching.like.mutate({ petId: luna.petId, targetPetId: rex.petId, purpose })
  const { match } = await bens.matching.like.mutate({ petId: rex.petId, targetPetId: luna.petId, purpose })
  if (match === null) throw new Error('two likes are a match')
  const plan = { matchId: match.matchId, kind: 'virtual' as const, startsAt: null, timeZone: 'Europe/Berlin' }
  const { meetupId } = await bens.meetups.planMeetup.mutate(plan)
  await anas.meetups.acceptMeetup.mutate({ meetupId })
}

async function openVault({ page }: Desktop, name: 'ben' | 'carla'): Promise<void> {
  await signIn(page, name)
  await goTo(page, '/papers')
  await page.getByRole('link', { name: 'Health vault' }).click()
  await expect(page.getByRole('heading', { name: 'Health vault', level: 1 })).toBeVisible()
  await expect(page.getByText('Nothing in your vault yet')).toBeVisible()
}

async function openShared(page: Page): Promise<void> {
  const shared = page.getByRole('region', { name: 'Shared with you' })
  await shared.getByRole('button', { name: 'Open' }).click()
}

async function filesUnder(folder: string): Promise<{ name: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async ({ name, parentPath }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  )
}
