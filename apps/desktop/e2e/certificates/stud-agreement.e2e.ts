import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { expectReadable, goTo, launchChromium, openDesktop, startWorld } from '../harness/index.ts'
import { signIn } from '../identity/sign-in.ts'
import { answer, choose, joinWithCode, propose, readAndSign, SLOW } from './agreement-steps.ts'

/** Two screens and a record, on a machine that may be busy. */
test.setTimeout(240_000)

/** Pictures for people to look at; never committed. */
const PICTURES = fileURLToPath(new URL('../screenshots-output', import.meta.url))

test('two breeders answer the hard questions, sign, quarrel, and somebody decides', async () => {
  await using world = await startWorld()
  await using browser = await launchChromium()
  await mkdir(PICTURES, { recursive: true })
  // One after the other: each begins on a welcome that draws a whole park.
  const carla = await openDesktop(browser, world.hosts[0])
  await signIn(carla.page, 'carla')
  const ben = await openDesktop(browser, world.hosts[1])
  await signIn(ben.page, 'ben')

  const code = await test.step('one proposes; a contradiction is told before anything is sent', async () => {
    await goTo(carla.page, '/agreements/new/breeding?dam=Freya')
    await answer(carla.page, { 'Name of the sire': 'Rex', 'Owner of the sire': 'Ben', Where: 'Hamburg' })
    await carla.page.getByRole('textbox', { name: "Animals for the sire's owner" }).fill('1')
    await carla.page.getByRole('button', { name: 'Propose this agreement' }).click()
    await expect(
      carla.page.getByText('If somebody picks, say how many; if nobody does, it is 0.'),
    ).toBeVisible()
    await choose(carla.page, 'Who picks first', 'Owner of the sire')
    const paper = carla.page.getByRole('complementary', { name: 'What you will sign' })
    await expect(paper).toContainText('The owner of the sire receives one animal of the litter.')
    await expectReadable(carla.page, 'new stud agreement')
    await carla.page.screenshot({ path: `${PICTURES}/agreement-new.png` })
    return propose(carla.page)
  })

  await test.step('the other joins with the code and asks for a change', async () => {
    await joinWithCode(ben.page, { code: code.toLowerCase(), animals: 'Freya × Rex' })
    await ben.page.getByRole('button', { name: 'Change something' }).click()
    await ben.page.getByRole('textbox', { name: 'For the mating (EUR)' }).fill('300')
    await ben.page.getByRole('button', { name: 'Save the change' }).click()
    await expect(ben.page.getByText('Ben changed the answers')).toBeVisible(SLOW)
  })

  await test.step('both read the same text and sign it; it is in force', async () => {
    for (const { page } of [carla, ben]) {
      await expect(page.locator('.agreement-paper')).toContainText('300.00 EUR for the mating', SLOW)
      await readAndSign(page)
    }
    for (const { page } of [carla, ben])
      await expect(page.getByTestId('agreement-state')).toHaveText('In force', SLOW)
  })

  await test.step('one reports the mating, the other objects with a reason', async () => {
    await ben.page.getByRole('button', { name: 'Report the mating' }).click()
    await ben.page.getByLabel('In your words (if you like)').fill('On Sunday, in the afternoon.')
    await ben.page.getByRole('button', { name: 'Sign and send' }).click()
    await expect(ben.page.getByText(/It stands unless the other side objects/)).toBeVisible(SLOW)
    await carla.page.getByRole('button', { name: 'Object', exact: true }).click(SLOW)
    await carla.page.getByLabel('In your words', { exact: true }).fill('Nobody came.')
    await carla.page.getByRole('button', { name: 'Sign and send' }).click()
    await expect(carla.page.getByText(/A dispute is being decided/)).toBeVisible(SLOW)
    await expectReadable(carla.page, 'agreement in dispute')
    await carla.page.screenshot({ path: `${PICTURES}/agreement-dispute.png`, fullPage: true })
  })

  await test.step('the office reads both and decides; both see why', async () => {
    const admin = await openDesktop(browser, world.hosts[0])
    await signIn(admin.page, 'admin')
    await goTo(admin.page, '/agreements')
    await admin.page.getByRole('link', { name: /Freya × Rex/ }).click(SLOW)
    await expect(admin.page.getByText('“Nobody came.”')).toBeVisible(SLOW)
    await admin.page.getByRole('button', { name: 'Decide', exact: true }).click()
    await admin.page
      .getByLabel('In your words', { exact: true })
      .fill('No mating was shown; nothing is owed.')
    await admin.page.getByRole('button', { name: 'Sign and send' }).click()
    for (const { page } of [carla, ben]) {
      await expect(page.getByTestId('agreement-state')).toHaveText('Over', SLOW)
      await expect(page.getByText('“No mating was shown; nothing is owed.”')).toBeVisible()
    }
  })
})
