import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { goTo, launchChromium, openDesktop, startWorld } from '../harness/index.ts'
import { signIn } from '../identity/sign-in.ts'
import { verify } from './verify-at-command-line.ts'

/** A chain, an IPFS node and two screens, on a machine that may be busy. */
test.setTimeout(300_000)

/** Anchoring waits for a batch and a confirmed transaction. */
const ANCHORING = { timeout: 90_000 }

/** The other side's signature appears by itself, some seconds after it was given. */
const SIGNING = { timeout: 60_000 }

test("a breeder's deed convinces a stranger without a server, and a changed byte does not", async () => {
  await using world = await startWorld()
  await using browser = await launchChromium()
  const carla = await openDesktop(browser, world.hosts[0])
  const file = join(world.folder, 'freya.pawcert.json')
  const altered = join(world.folder, 'altered.pawcert.json')

  await test.step('the breeder issues a deed on screen, and it becomes anchored', async () => {
    await signIn(carla.page, 'carla')
    await goTo(carla.page, '/papers')
    await issueDeed(carla.page, { animal: 'Freya', owner: 'Dora Neumann' })
    const deed = carla.page
      .getByRole('article', { name: 'Deed of ownership: Freya' })
      .filter({ hasText: 'Dora Neumann' })
    await expect(deed).toHaveAttribute('data-state', 'anchored', ANCHORING)
    const download = carla.page.waitForEvent('download')
    await deed.getByRole('button', { name: 'Save the file' }).click()
    expect((await download).suggestedFilename()).toBe('deed-Freya.pawcert.json')
    await (await download).saveAs(file)
  })

  await test.step('breeder and new owner come to own it together, each signing on their own machine', async () => {
    const ana = await openDesktop(browser, world.hosts[1])
    await ana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await signIn(ana.page, 'ana')
    await goTo(ana.page, '/papers')
    await handOver(carla.page, { animal: 'Freya (Dora Neumann)', code: await keyCodeOf(ana.page) })
    // Carla stays a co-owner, so her own acceptance is there at once; what is missing is shown to both.
    for (const { page } of [ana, carla])
      await expect(waitingStep(page)).toContainText('One signature is missing', SIGNING)
    await waitingStep(ana.page).getByRole('button', { name: 'Sign' }).click()
    for (const { page } of [ana, carla]) await expect(page.getByText('Both have signed')).toBeVisible(SIGNING)
    await ana.page.getByRole('button', { name: 'History' }).click()
    const history = ana.page.getByRole('dialog')
    await expect(history).toContainText('Every link of the ownership history holds.')
    await expect(history).toContainText('Not final yet')
    await ana.page.keyboard.press('Escape')
    await settleADispute(ana.page, carla.page)
    await ana.close()
  })

  await test.step('a stranger checks it at the command line with the server dead', async () => {
    await world.killServer()
    const checked = verify(file)
    expect(checked).toMatchObject({ status: 0, report: { verdict: 'valid' } })
    const outcomes = Object.fromEntries(checked.report.checks.map(({ code, outcome }) => [code, outcome]))
    expect(Object.values(outcomes)).not.toContain('failed')
  })

  await test.step('one changed byte is told apart', async () => {
    const text = await readFile(file, 'utf8')
    await writeFile(altered, text.replace('Dora Neumann', 'Dora Neumanm'))
    expect(verify(altered)).toMatchObject({ status: 3, report: { verdict: 'altered' } })
  })

  await test.step('the same on a screen, without an account: plain words for both', async () => {
    const stranger = await openDesktop(browser, world.hosts[1])
    await goTo(stranger.page, '/papers')
    await check(stranger.page, file)
    const verdict = stranger.page.getByTestId('verdict')
    await expect(verdict).toHaveAttribute('data-verdict', 'valid')
    await expect(verdict).toContainText('This paper is good')
    await expect(verdict).toContainText('What was not checked')
    await stranger.page.getByRole('button', { name: 'Check another one' }).click()
    await check(stranger.page, altered)
    await expect(verdict).toHaveAttribute('data-verdict', 'altered')
    await expect(verdict).toContainText('This paper was changed')
  })
})

async function issueDeed(
  page: Page,
  deed: { readonly animal: string; readonly owner: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Issue a deed' }).click()
  await page.getByRole('combobox', { name: 'Animal' }).click()
  await page.getByRole('option', { name: deed.animal }).click()
  await page.getByLabel('Who it belongs to now').fill(deed.owner)
  await page.getByRole('button', { name: 'Go on to sign' }).click()
  await page.getByRole('button', { name: 'Sign and issue' }).click()
  await expect(page.getByText('The deed is issued')).toBeVisible(ANCHORING)
  await page.getByRole('button', { name: 'Close' }).last().click()
}

/** The new owner copies what the breeder needs. */
async function keyCodeOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy my key code' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible(SIGNING)
  return page.evaluate(() => navigator.clipboard.readText())
}

async function handOver(
  page: Page,
  offer: { readonly animal: string; readonly code: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Hand an animal over' }).click()
  await page.getByRole('combobox', { name: 'Animal' }).click()
  await page.getByRole('option', { name: offer.animal }).click()
  await page.getByText('Change who owns it').click()
  await page.getByRole('button', { name: 'Add an owner' }).click()
  await page.getByLabel('Key code of owner 2').fill(offer.code)
  await page.getByRole('button', { name: 'Sign the offer' }).click()
}

const waitingStep = (page: Page) => page.getByRole('article', { name: 'Waiting for signatures' })

/** One objects, the other proposes that it stands, and it does once both have signed that. */
async function settleADispute(objecting: Page, settling: Page): Promise<void> {
  await objecting.getByRole('button', { name: 'Object' }).click()
  await objecting.getByLabel('Why?').fill('The second injection is missing.')
  await objecting.getByRole('dialog').getByRole('button', { name: 'Object' }).click()
  await expect(settling.getByText('The second injection is missing.')).toBeVisible(SIGNING)
  await settling.getByRole('button', { name: 'Sign: it stands' }).click()
  await waitingStep(objecting).getByRole('button', { name: 'Sign' }).click(SIGNING)
  for (const page of [objecting, settling])
    await expect(page.getByRole('article', { name: 'Handing over' })).toContainText('Final since', SIGNING)
}

async function check(page: Page, file: string): Promise<void> {
  await page.getByLabel('Choose a file').and(page.locator('input')).setInputFiles(file)
}
