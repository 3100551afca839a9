import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { type DesktopHost, startDesktopHost } from '../harness/desktop-host.ts'
import { expectReadable, goTo, launchChromium, openDesktop } from '../harness/index.ts'

/** Pictures for people to look at; never committed. */
const PICTURES = fileURLToPath(new URL('../screenshots-output', import.meta.url))

const MESSY = fileURLToPath(new URL('fixtures/messy-beagles.csv', import.meta.url))

/** Nobody listens there: studbooks need no server. */
const NO_SERVER = 'http://127.0.0.1:9'

/** The first figures start a worker, on a machine that may be busy. */
const BUSY = { timeout: 60_000 }

const VIEWS = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 900, height: 600 } },
] as const

let browser: Browser
let host: DesktopHost
let folder: string

test.beforeEach(async () => {
  browser = await launchChromium()
  folder = await mkdtemp(join(tmpdir(), 'pawfect-studbook-'))
  host = await startDesktopHost(folder, NO_SERVER)
})

test.afterEach(async () => {
  await browser.close()
  await host.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

for (const view of VIEWS) {
  const suffix = `${view.viewport.width}x${view.viewport.height}-${view.colorScheme}`
  test(`the pedigree screens are readable in ${view.colorScheme} at ${suffix}`, async () => {
    test.setTimeout(240_000)
    await mkdir(PICTURES, { recursive: true })
    const { page } = await openDesktop(browser, host, { ...view, reducedMotion: 'reduce' })
    const look = async (name: string): Promise<void> => {
      await expectReadable(page, name)
      await page.screenshot({ path: `${PICTURES}/pedigree-${name}-${suffix}.png` })
    }
    await goTo(page, '/pedigree')
    await expect(page.getByText('Look around first')).toBeVisible()
    await look('empty')
    await importMessy(page, look)
    await lookAtBella(page, look)
    await disagreeAboutBella(page, look)
    await lookAtDialogs(page, look)
    await failToRead(page, look)
  })
}

type Look = (name: string) => Promise<void>

async function importMessy(page: Page, look: Look): Promise<void> {
  await goTo(page, '/pedigree/import')
  await expect(page.getByRole('heading', { name: 'Import a studbook', level: 1 })).toBeVisible()
  await page.getByLabel('Choose a file').and(page.locator('input')).setInputFiles(MESSY)
  await expect(page.getByText('The first animals, as they would arrive')).toBeVisible()
  await page.getByText('How the file is read').click()
  await look('columns')
  await page.getByRole('button', { name: 'Go on to check' }).click()
  await expect(page.locator('article[data-kind="self-parent"]')).toBeVisible()
  await look('findings')
  await page.getByRole('button', { name: 'Write 15 animals' }).click()
  await expect(page.getByTestId('import-done')).toBeVisible()
  await look('done')
  await page.getByRole('link', { name: 'Open the studbook' }).click()
  await expect(page.getByTestId('animals-found')).toHaveText('15 animals')
  await look('book')
}

async function lookAtBella(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Bella', exact: true }).click()
  await expect(page.locator('[data-kekule="1"]')).toContainText('inbreeding', BUSY)
  await look('chart')
  await page.getByRole('button', { name: /^1 / }).hover()
  await expect(page.locator('[data-look="dim"]').first()).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/pedigree-lines.png` })
  await page.getByRole('button', { name: 'Print' }).click()
  await expect(page.getByText('One page, A4 across')).toBeVisible()
  await look('print')
  await page.keyboard.press('Escape')
}

async function disagreeAboutBella(page: Page, look: Look): Promise<void> {
  await page.getByRole('tab', { name: 'Claims' }).click()
  await expect(page.getByText('Nobody disagrees')).toBeVisible()
  await page.getByRole('button', { name: 'Write down a claim' }).click()
  await page.getByRole('combobox', { name: 'What they say' }).fill('Odin')
  await page.getByRole('option', { name: /^Odin/ }).click()
  await page.getByLabel('Who says so').fill('Laboratory Nord')
  await look('claim-form')
  await page.getByRole('button', { name: 'Write it down' }).click()
  await expect(page.getByText('They disagree')).toBeVisible()
  await expect(page.getByText('What each would change')).toBeVisible()
  await look('claims')
  await page.getByRole('button', { name: 'Let this one count: Odin, says Laboratory Nord' }).click()
  await expect(page.locator('.pedigree-claim[data-chosen="true"]')).toContainText('Odin')
}

async function lookAtDialogs(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Back to the studbook' }).click()
  await page.getByRole('button', { name: 'Litter' }).click()
  await expect(page.getByRole('group', { name: 'The young' })).toBeVisible()
  await look('litter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Animal', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Add an animal' })).toBeVisible()
  await look('animal-form')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^What to do with/ }).click()
  await page.getByRole('menuitem', { name: 'History and undo' }).click()
  await expect(page.getByText('Imported messy-beagles.csv')).toBeVisible()
  await look('history')
  await page.keyboard.press('Escape')
}

async function failToRead(page: Page, look: Look): Promise<void> {
  await goTo(page, '/pedigree/import')
  await expect(page.getByRole('heading', { name: 'Import a studbook', level: 1 })).toBeVisible()
  const zipped = {
    name: 'studbook.xlsx',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\u0003\u0004rest'),
  }
  await page.getByLabel('Choose a file').and(page.locator('input')).setInputFiles(zipped)
  await expect(page.getByRole('alert')).toContainText('Save it there as CSV')
  await look('unreadable')
  await page.getByLabel('Or paste rows').fill('Name;Vater;Farbe\nRex;Odin;braun\nOdin;;braun')
  await page.getByRole('button', { name: 'Read these rows' }).click()
  await expect(page.getByRole('alert')).toContainText('No column for the dam was found')
  await expect(page.getByRole('button', { name: 'Go on to check' })).toBeDisabled()
  await look('missing-column')
}
