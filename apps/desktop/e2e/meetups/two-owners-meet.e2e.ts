import { meetupIdSchema } from '@pawfect/domain/meetups'
import { expect, type Page, test } from '@playwright/test'
import {
  callerOf,
  type Desktop,
  describeAnimal,
  dropPhoto,
  goTo,
  launchChromium,
  newCaller,
  openDesktop,
  photoOf,
  type ServerCaller,
  signUp,
  startWorld,
} from '../harness/index.ts'
import { neighboursDog } from './neighbours-dog.ts'

/** Two parks drawn in software, a server that dies and comes back, all on one busy machine. */
test.setTimeout(300_000)

/** A park drawn without a graphics card is slow; a small window makes it bearable. */
const PARK_WINDOW = { width: 640, height: 360 }

/** Well-formed, and nobody's. */
const MALLORYS_PEER = `12D3Koo${'W'.repeat(45)}`

/** Meeting over the network while two scenes load. */
const SLOW = { timeout: 60_000 }

test('two owners go from a photo to a walk that outlives the server, and the next ranking has learned', async () => {
  await using world = await startWorld({ empty: true })
  await using anasBrowser = await launchChromium()
  await using bensBrowser = await launchChromium()
  const ana = await openDesktop(anasBrowser, world.hosts[0])
  const ben = await openDesktop(bensBrowser, world.hosts[1])

  await test.step('each makes an account and publishes an animal from a photo', async () => {
    await signUp(ana, 'Ana')
    await publishAnimal(ana, 'studio/beagle-01.jpg', { name: 'Luna', sex: 'Female' })
    await signUp(ben, 'Ben')
    await publishAnimal(ben, 'studio/samoyed-01.jpg', { name: 'Rex', sex: 'Male' })
  })

  await test.step('they find and like each other: a match', async () => {
    await like(ana.page, 'Rex')
    await like(ben.page, 'Luna')
    await expect(ben.page.getByRole('heading', { name: "It's a match" })).toBeVisible()
  })

  await test.step('one asks to meet now, the other agrees, both enter the park', async () => {
    for (const { page } of [ana, ben]) await page.setViewportSize(PARK_WINDOW)
    await ben.page.getByRole('link', { name: 'Plan a meet-up' }).click()
    await ben.page.getByRole('button', { name: 'Ask Ana' }).click()
    await goTo(ana.page, '/matches')
    await ana.page.getByRole('button', { name: "Yes, let's meet" }).click()
    await ana.page.getByRole('link', { name: 'Enter the park' }).click()
    await ben.page.getByRole('link', { name: 'Enter the park' }).click()
    for (const { page } of [ana, ben]) {
      await expect(page.getByTestId('park')).toHaveAttribute('data-ready', 'true', SLOW)
    }
  })

  await test.step('a third account has no way into this park', async () => {
    const mallory = await newCaller(world.serverUrl, 'Mallory')
    const meetupId = new URL(ana.page.url()).hash.split('/').at(-1) ?? ''
    const refused = mallory.meetups.enterPark.mutate({
      meetupId: meetupIdSchema.parse(meetupId),
      peerId: MALLORYS_PEER,
    })
    await expect(refused).rejects.toMatchObject({ data: { code: 'meetups/not-found' } })
  })

  await test.step('a direct connection opens, and each sees the other walk and reads what they write', async () => {
    for (const { page } of [ana, ben]) {
      await expect(page.getByTestId('connection')).toHaveAttribute('data-connection-state', 'direct', SLOW)
    }
    await walksBeforeTheEyesOf(ana.page, ben.page)
    await walksBeforeTheEyesOf(ben.page, ana.page)
    await says(ana.page, ben.page, 'Shall we start slowly?')
    await says(ben.page, ana.page, 'Gladly.')
  })

  await test.step('the server is killed: they still see each other walk, and talk', async () => {
    await world.killServer()
    await expect(ana.page.getByTestId('park-server-away')).toBeVisible(SLOW)
    await walksBeforeTheEyesOf(ana.page, ben.page)
    await walksBeforeTheEyesOf(ben.page, ana.page)
    await says(ana.page, ben.page, 'Did the server just go?')
    await says(ben.page, ana.page, 'Yes, and we are still here.')
    for (const { page } of [ana, ben]) {
      await expect(page.getByTestId('connection')).toHaveAttribute('data-connection-state', 'direct')
    }
  })

  await test.step('the server comes back: the feedback is kept, and changes the next ranking', async () => {
    await world.restartServer()
    const cleo = await newCaller(world.serverUrl, 'Cleo')
    const copy = await cleo.pets.registerPet.mutate({ facts: neighboursDog })
    await cleo.pets.publishPet.mutate({
      petId: copy.petId,
      photos: [
        { jpegBase64: (await photoOf('studio/samoyed-02.jpg')).buffer.toString('base64'), alt: 'Copy' },
      ],
    })
    const server = await callerOf(ana, world.serverUrl)
    const before = await chanceOf(server, neighboursDog.name)

    await ana.page.setViewportSize({ width: 900, height: 600 })
    await ana.page.getByRole('button', { name: 'Leave' }).click()
    await ana.page
      .getByRole('group', { name: 'Would you meet Rex again?' })
      .getByRole('button', { name: 'Yes' })
      .click()
    await expect(ana.page.getByText('Thank you. The next suggestions know it.')).toBeVisible()

    const [meetup] = await server.meetups.listMeetups.query()
    expect(meetup?.myOutcome).toBe('yes')
    expect(await chanceOf(server, neighboursDog.name)).toBeGreaterThan(before)
    await goTo(ana.page, '/discover')
    await expect(ana.page.getByRole('article', { name: neighboursDog.name })).toBeVisible()
  })
})

async function publishAnimal(
  desktop: Desktop,
  photo: string,
  animal: { readonly name: string; readonly sex: 'Female' | 'Male' },
): Promise<void> {
  await dropPhoto(desktop, await photoOf(photo))
  await describeAnimal(desktop, { ...animal, ageYears: 4, weightKg: 20 })
  await desktop.page.getByRole('button', { name: `Publish ${animal.name}` }).click()
  await desktop.page.waitForURL('**/#/discover')
}

async function like(page: Page, name: string): Promise<void> {
  await goTo(page, '/')
  await goTo(page, '/discover')
  await page.getByRole('button', { name: `Like ${name}` }).click()
}

/** Walks in one park until the other one has seen it: at least a metre, in poses that keep arriving. */
async function walksBeforeTheEyesOf(walker: Page, watcher: Page): Promise<void> {
  const person = watcher.getByTestId('person')
  const seen = async () => {
    const [x, z, poses] = await Promise.all(
      ['data-remote-x', 'data-remote-z', 'data-remote-updated'].map(name => person.getAttribute(name)),
    )
    return { x: Number(x), z: Number(z), poses: Number(poses) }
  }
  await expect(person).toHaveAttribute('data-remote-x', /\d/, SLOW)
  const from = await seen()
  await walker.locator('canvas.park-canvas').focus()
  await walker.keyboard.down('KeyW')
  const metresWalked = async () => {
    const now = await seen()
    return now.poses > from.poses ? Math.hypot(now.x - from.x, now.z - from.z) : 0
  }
  await expect.poll(metresWalked, SLOW).toBeGreaterThan(1)
  await walker.keyboard.up('KeyW')
}

async function says(speaker: Page, listener: Page, text: string): Promise<void> {
  await speaker.getByLabel('Write to the park').fill(text)
  await speaker.getByLabel('Write to the park').press('Enter')
  await expect(listener.getByTestId('chat-line').filter({ hasText: text })).toHaveAttribute(
    'data-mine',
    'false',
  )
  await expect(speaker.getByTestId('chat-line').filter({ hasText: text })).toHaveAttribute(
    'data-arrived',
    'true',
  )
}

async function chanceOf(server: ServerCaller, name: string): Promise<number> {
  const [own] = await server.pets.listMyPets.query()
  if (own === undefined) throw new Error('whoever asks has no animal')
  const { suggestions } = await server.matching.proposeMatches.query({
    petId: own.petId,
    purpose: 'play',
    limit: 5,
  })
  return suggestions.find(({ pet }) => pet.name === name)?.chance.probability ?? Number.NaN
}
