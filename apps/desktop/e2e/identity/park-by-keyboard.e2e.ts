import { type Browser, expect, type Page, test } from '@playwright/test'
import {
  callerOf,
  type Desktop,
  expectAccessible,
  expectVisibleFocus,
  goTo,
  launchChromium,
  openDesktop,
  startWorld,
  type World,
} from '../harness/index.ts'
import { signIn } from './sign-in.ts'

/** Two parks drawn without a graphics card, on a machine that may be busy. */
const SLOW = { timeout: 90_000 }

let world: World
let browser: Browser

test.setTimeout(420_000)

test.beforeAll(async () => {
  world = await startWorld()
  browser = await launchChromium()
})

test.afterAll(async () => {
  await browser.close()
  await world.close()
})

test('a park of one’s own needs no account and no mouse', async () => {
  const { page, close } = await openDesktop(browser, world.hosts[0], {
    viewport: { width: 900, height: 600 },
    colorScheme: 'dark',
  })
  await goTo(page, '/solo')
  await expect(page.getByTestId('park')).toHaveAttribute('data-ready', 'true', SLOW)
  await expectAccessible(page)

  await page.locator('canvas.park-canvas').focus()
  for (const name of ['Throw the ball', 'Keys', 'Enter VR', 'Leave']) {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name, exact: true })).toBeFocused()
    await expectVisibleFocus(page)
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A friend for your animal')
  await close()
})

test('walking, talking, stopping everything and coming back by keyboard, also without a server', async () => {
  const ana = await openDesktop(browser, world.hosts[0], { viewport: { width: 900, height: 600 } })
  const ben = await openDesktop(browser, world.hosts[1], { viewport: { width: 640, height: 480 } })
  await signIn(ana.page, 'ana')
  await signIn(ben.page, 'ben')
  const meetupId = await agreeToMeet(ana, ben)
  for (const { page } of [ben, ana]) await goTo(page, `/park/${meetupId}`)
  for (const { page } of [ben, ana]) {
    await expect(page.getByTestId('connection')).toHaveAttribute('data-connection-state', 'direct', SLOW)
    await expect(page.getByTestId('park')).toHaveAttribute('data-ready', 'true', SLOW)
  }
  await expectAccessible(ana.page)

  await test.step('the arrow keys walk at once, without a click', async () => {
    const from = await ownPlace(ana.page)
    await ana.page.keyboard.down('ArrowUp')
    await expect
      .poll(async () => {
        const now = await ownPlace(ana.page)
        return Math.hypot(now.x - from.x, now.z - from.z)
      }, SLOW)
      .toBeGreaterThan(1)
    await ana.page.keyboard.up('ArrowUp')
  })

  await test.step('Escape leaves the line one writes for the park, and stops nothing yet', async () => {
    await writeByKeyboard(ana.page, 'Hello from the keyboard')
    await expect(ben.page.getByTestId('chat-line')).toContainText(['Hello from the keyboard'])
    await ana.page.keyboard.press('Escape')
    await expect(ana.page.locator('canvas.park-canvas')).toBeFocused()
    await expect(ana.page.getByTestId('panic-curtain')).toHaveCount(0)
  })

  await test.step('Escape in the park stops everything, and the other one sees only that somebody left', async () => {
    await ana.page.keyboard.press('Escape')
    await expect(ana.page.getByTestId('panic-curtain')).toBeVisible()
    await expect(ana.page.getByRole('button', { name: 'Leave the park' })).toBeFocused()
    await expect(ana.page.getByTestId('person')).toHaveCount(0)
    await expect(ben.page.getByTestId('person')).toHaveCount(0, SLOW)
    await expect(ben.page.getByTestId('connection')).toHaveAttribute('data-connection-reason', 'other-left')
    await expectAccessible(ana.page)
  })

  await test.step('with the server dead one comes back all the same', async () => {
    await world.killServer()
    await expect(ana.page.getByTestId('park-server-away')).toBeVisible(SLOW)
    await ana.page.keyboard.press('Tab')
    await expect(ana.page.getByRole('button', { name: 'Back to the others' })).toBeFocused()
    await ana.page.keyboard.press('Enter')
    for (const { page } of [ana, ben]) {
      await expect(page.getByTestId('person')).toHaveAttribute('data-remote-x', /\d/, SLOW)
      await expect(page.getByTestId('connection')).toHaveAttribute('data-connection-state', 'direct')
    }
    await writeByKeyboard(ana.page, 'Here I am again')
    await expect(ben.page.getByTestId('chat-line').last()).toContainText('Here I am again')
  })

  await test.step('a block from behind the curtain cuts the link for good, server or not', async () => {
    await ana.page.getByTestId('panic').press('Enter')
    await expect(ana.page.getByRole('button', { name: 'Leave the park' })).toBeFocused()
    await ana.page.getByRole('button', { name: 'Block Ben' }).press('Enter')
    await ana.page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).press('Enter')
    await expect(ben.page.getByTestId('connection')).toHaveAttribute('data-connection-state', 'alone', SLOW)
    await ana.page.getByRole('button', { name: 'Back to the others' }).press('Enter')
    await expect(ana.page.getByTestId('connection')).toHaveAttribute('data-connection-reason', 'blocked')
    await expect(ana.page.getByTestId('person')).toHaveCount(0)
  })
})

async function agreeToMeet(ana: Desktop, ben: Desktop): Promise<string> {
  const anas = await callerOf(ana, world.serverUrl)
  const bens = await callerOf(ben, world.serverUrl)
  const [luna] = await anas.pets.listMyPets.query()
  const [rex] = await bens.pets.listMyPets.query()
  if (luna === undefined || rex === undefined) throw new Error('both have an animal')
  await anas.matching.like.mutate({ petId: luna.petId, targetPetId: rex.petId, purpose: 'play' })
  const { match } = await bens.matching.like.mutate({
    petId: rex.petId,
    targetPetId: luna.petId,
    purpose: 'play',
  })
  if (match === null) throw new Error('two likes are a match')
  const { meetupId } = await bens.meetups.planMeetup.mutate({
    matchId: match.matchId,
    kind: 'virtual',
    startsAt: null,
    timeZone: 'Europe/Berlin',
  })
  await anas.meetups.acceptMeetup.mutate({ meetupId })
  return meetupId
}

async function ownPlace(page: Page): Promise<{ x: number; z: number }> {
  const people = page.getByTestId('people')
  await expect(people).toHaveAttribute('data-local-x', /\d/)
  const [x, z] = await Promise.all(['data-local-x', 'data-local-z'].map(name => people.getAttribute(name)))
  return { x: Number(x), z: Number(z) }
}

async function writeByKeyboard(page: Page, text: string): Promise<void> {
  await page.getByLabel('Write to the park').focus()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}
