import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createIssuerKey, signClaim } from '@pawfect/domain/certificates'
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { renderSVG } from 'uqr'
import { expectAccessible, goTo, launchChromium, openDesktop, startWorld } from '../harness/index.ts'
import { signIn } from '../identity/sign-in.ts'
import { ISSUING, issueLitter, savePaper } from './litter-steps.ts'

/** A chain, two screens and a phone, on a machine that may be busy. */
test.setTimeout(300_000)

const CHIP = '276098106123456'

test('a litter’s papers convince a stranger’s phone that is offline, printed or not', async () => {
  await using world = await startWorld()
  await using browser = await launchChromium()
  const carla = await openDesktop(browser, world.hosts[0])
  const pdf = join(world.folder, 'pip.pdf')
  const file = join(world.folder, 'pap.pawcert.json')
  const kept = join(world.folder, 'kept.html')

  await test.step('the breeder issues a litter in two steps and saves it for printing', async () => {
    await signIn(carla.page, 'carla')
    await goTo(carla.page, '/papers')
    await issueLitter(carla.page, { dam: 'Freya', sire: 'Odin', young: ['Pip', 'Pap'], firstChip: CHIP })
    await savePaper(carla.page, { pup: 'Pip', button: 'Save as PDF', to: pdf })
    await savePaper(carla.page, { pup: 'Pap', button: 'Save the file', to: file })
    await carla.page.getByRole('button', { name: 'Close' }).last().click()
    const paper = carla.page.getByRole('article', { name: 'Litter paper: Pip' })
    await expect(paper).toHaveAttribute('data-state', 'anchored', ISSUING)
    await expectAccessible(carla.page)
  })

  await test.step('a slip in one of them is put right by a new one, and the old one says so', async () => {
    const paper = carla.page.getByRole('article', { name: 'Litter paper: Pap' })
    await paper.getByRole('button', { name: 'Put it right' }).click()
    await carla.page.getByLabel('What was wrong?').fill('the colour was missing')
    await carla.page.getByRole('group', { name: 'Young 1' }).getByLabel('Colour').fill('red')
    await carla.page.getByRole('button', { name: 'Go on to sign' }).click()
    await carla.page.getByRole('button', { name: 'Sign and issue' }).click()
    await expect(carla.page.getByText('The paper is issued')).toBeVisible(ISSUING)
    await carla.page.getByRole('button', { name: 'Close' }).last().click()
    await expect(paper.and(carla.page.locator('[data-state=corrected]'))).toBeVisible()
  })

  await test.step('no fact of it has left the breeder’s machine', () => {
    const bodies = carla.traffic.beyondBridge().map(({ body, url }) => `${url} ${body?.toString() ?? ''}`)
    expect(bodies.filter(text => text.includes('issueBatch'))).not.toEqual([])
    expect(bodies.filter(text => text.includes(CHIP) || text.includes('Pip'))).toEqual([])
  })

  await using phone = await openPhone(browser)
  const page = await phone.open(`${world.serverUrl}/verify`)
  await test.step('a stranger opens the check page on a phone', async () => {
    await check(page, pdf)
    await expect(verdictOf(page)).toHaveAttribute('data-verdict', 'valid')
    await expect(verdictOf(page)).toContainText('Pip')
    await expectAccessible(page)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Keep this page' }).click()
    await (await download).saveAs(kept)
  })

  await test.step('with the server dead and no network the page opens and checks', async () => {
    await world.killServer()
    await phone.context.setOffline(true)
    await page.reload()
    await check(page, file)
    await expect(verdictOf(page)).toHaveAttribute('data-verdict', 'valid')
    await expect(verdictOf(page)).toContainText('What was not checked')
    const altered = join(world.folder, 'altered.pawcert.json')
    await writeFile(altered, (await readFile(file, 'utf8')).replace('"Pap"', '"Pop"'))
    await check(page, altered)
    await expect(verdictOf(page)).toHaveAttribute('data-verdict', 'altered')
  })

  await test.step('a code is read from a picture, and an edited one is told', async () => {
    const { code, edited } = await codePictures(world.folder)
    await check(page, code)
    await expect(verdictOf(page)).toContainText('This code is as it was signed')
    await check(page, edited)
    await expect(verdictOf(page)).toHaveAttribute('data-verdict', /altered|malformed/)
  })

  await test.step('the saved copy does the same from a disk', async () => {
    await using other = await openPhone(browser)
    await other.context.setOffline(true)
    const copy = await other.open(pathToFileURL(kept).href)
    await check(copy, pdf)
    await expect(verdictOf(copy)).toHaveAttribute('data-verdict', 'valid')
    await expect(verdictOf(copy)).toContainText('The service behind it is one you trust')
    expect(other.complaints).toEqual([])
  })
  expect(phone.complaints.filter(complaint => !complaint.includes('ERR_'))).toEqual([])
})

type Phone = AsyncDisposable & {
  readonly context: BrowserContext
  readonly complaints: readonly string[]
  readonly open: (address: string) => Promise<Page>
}

/** A stranger's phone: its own browser, its own storage, a small screen. */
async function openPhone(browser: Browser): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
  })
  const complaints: string[] = []
  const open = async (address: string) => {
    const page = await context.newPage()
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(address)
    return page
  }
  return { context, complaints, open, [Symbol.asyncDispose]: () => context.close() }
}

async function check(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file)
}

function verdictOf(page: Page) {
  return page.getByTestId('verdict')
}

/** Pictures of a code as a phone would take them: as signed, and with one letter changed. */
async function codePictures(folder: string): Promise<{ readonly code: string; readonly edited: string }> {
  const { secretKey } = createIssuerKey()
  const claim = { digest: 'ab'.repeat(32), kind: 'litter', issuer: 'Carla', from: '2026-05-04' }
  const text = signClaim({ ...claim, facts: [['animal.name', 'Pip']] }, secretKey)
  const at = text.length - 40
  const texts = {
    code: text,
    edited: `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`,
  }
  const files = { code: join(folder, 'code.png'), edited: join(folder, 'edited.png') }
  for (const name of ['code', 'edited'] as const)
    await sharp(Buffer.from(renderSVG(texts[name], { border: 4 })))
      .resize(900)
      .png()
      .toFile(files[name])
  return files
}
