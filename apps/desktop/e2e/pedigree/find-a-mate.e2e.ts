import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { type DesktopHost, startDesktopHost } from '../harness/desktop-host.ts'
import { expectReadable, goTo, launchChromium, openDesktop } from '../harness/index.ts'
import { bridgeOf } from '../harness/node-bridge.ts'

/** Pictures for people to look at; never committed. */
const PICTURES = fileURLToPath(new URL('../screenshots-output', import.meta.url))

const BERNESE = readFileSync(new URL('fixtures/bernese-line.csv', import.meta.url))

/** Nobody listens there: mates are found without a server. */
const NO_SERVER = 'http://127.0.0.1:9'

/** The harder of the two looks; `pedigree-screens-are-readable` sees both. */
const VIEW = { colorScheme: 'dark', viewport: { width: 900, height: 600 } } as const

let browser: Browser
let host: DesktopHost
let folder: string
let quina: number

test.beforeAll(async () => {
  browser = await launchChromium()
  folder = await mkdtemp(join(tmpdir(), 'pawfect-mates-'))
  host = await startDesktopHost(folder, NO_SERVER)
  quina = await importBernese()
})

test.afterAll(async () => {
  await browser.close()
  await host.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('a breeder finds a mate she can defend', async () => {
  test.setTimeout(240_000)
  await mkdir(PICTURES, { recursive: true })
  const desktop = await openDesktop(browser, host, { ...VIEW, reducedMotion: 'reduce' })
  const { page } = desktop
  const look: Look = async name => {
    await page.screenshot({ path: `${PICTURES}/pedigree-${name}-900x600-dark.png`, fullPage: true })
    await expectReadable(page, name)
  }

  await readTheSheet(page, look)
  await narrowTheList(page, look)
  await compareTwo(page, look)
  await tryALitter(page, look)

  // Nobody answers where the server would be; everything else must be silent.
  expect(desktop.complaints.filter(complaint => !/50\d|Failed to load/.test(complaint))).toEqual([])
  await desktop.close()
})

type Look = (name: string) => Promise<void>

async function readTheSheet(page: Page, look: Look): Promise<void> {
  await goTo(page, `/pedigree/animals/${quina}?tab=genetics`)
  await expect(page.getByText('Counted exactly, over every generation that is known.')).toBeVisible()
  await page.getByRole('button', { name: 'Inbreeding', exact: true }).click()
  await expect(page.getByText(/both copies of a gene/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Show as a table' }).click()
  await expect(page.getByRole('columnheader', { name: 'Known ancestors' })).toBeVisible()
  await page.getByRole('button', { name: 'Show as a chart' }).click()
  await look('sheet')
  await page.getByRole('link', { name: 'Find a mate' }).click()
}

async function narrowTheList(page: Page, look: Look): Promise<void> {
  await expect(page.getByRole('heading', { name: 'A mate for Quina vom Seeblick', level: 1 })).toBeVisible()
  await page.getByText('dogs', { exact: true }).click()
  await page.getByRole('combobox', { name: 'I breed in' }).click()
  await page.getByRole('option', { name: 'European Union' }).click()
  const cards = page.locator('.mate-card')
  await expect(cards.first().getByText(/^Rules:|Forbidden|Allowed/)).toBeVisible()
  const all = await cards.count()
  await look('mates')

  await page.getByRole('switch', { name: 'At most 6.25%' }).click({ force: true })
  await expect.poll(() => cards.count()).toBeLessThan(all)
  await page.getByText('Why not the others?').click()
  await expect(page.getByText('does not pass your filters').first()).toBeVisible()
  await look('why-not')
  await page.getByRole('button', { name: 'Show everybody' }).click()
  await expect.poll(() => cards.count()).toBe(all)
}

async function compareTwo(page: Page, look: Look): Promise<void> {
  for (const at of [0, 1])
    await page
      .getByRole('checkbox', { name: /^Compare / })
      .nth(at)
      .click()
  await page.getByRole('button', { name: 'Compare 2 mates' }).click()
  const table = page.getByRole('dialog', { name: 'Side by side' })
  await expect(table.getByRole('rowheader', { name: 'Inbreeding of the litter' })).toBeVisible()
  await look('compare')
  await table.getByRole('link', { name: 'Try a litter' }).first().click()
}

async function tryALitter(page: Page, look: Look): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Try a litter', level: 1 })).toBeVisible()
  await expect(page.getByText('What the rules say')).toBeVisible()
  await expect(page.getByText(/Not legal advice/)).toBeVisible()
  await look('trial-litter')
}

/** @returns Quina's number. */
async function importBernese(): Promise<number> {
  await using companion = await bridgeOf(host)
  const { pedigree } = companion.bridge
  const accountId = 'nobody'
  const { importId } = await pedigree.startImport({
    accountId,
    fileName: 'bernese-line.csv',
    byteLength: BERNESE.byteLength,
  })
  await pedigree.sendImportBytes({ accountId, importId, offset: 0, bytes: new Uint8Array(BERNESE) })
  const { studbookId } = await pedigree.applyImport({ accountId, importId, into: { newName: 'Bernese' } })
  const page = { offset: 0, limit: 5 }
  const { animals } = await pedigree.searchAnimals({ accountId, studbookId, text: 'quina seeblick', page })
  const tested = {
    genetics: { tests: { 'dm-sod1': 'carrier' as const }, genotype: { B: 'B/b' }, phenotype: {} },
  }
  const animalId = animals[0]?.animalId ?? 0
  await pedigree.editAnimal({ accountId, animalId, changes: tested })
  return animalId
}
