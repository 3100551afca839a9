import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { callerOf, goTo, launchChromium, openDesktop, startWorld, type World } from '../harness/index.ts'
import { signIn } from '../identity/sign-in.ts'
import { neighboursDog } from '../meetups/neighbours-dog.ts'
import { answer, joinWithCode, propose, readAndSign, SLOW } from './agreement-steps.ts'
import { issueYoung, savePaper } from './litter-steps.ts'
import { verify } from './verify-at-command-line.ts'

/** The whole life of a litter, on a machine that may be busy. */
test.setTimeout(300_000)

/** A real gazelle studbook that lies beside a checkout, never in it. */
const DORCAS = fileURLToPath(new URL('../../../../../shared/data/pedigrees/dorcas.csv', import.meta.url))

/** Without it, an invented line of dogs. */
const BERNESE = fileURLToPath(new URL('../pedigree/fixtures/bernese-line.csv', import.meta.url))

const STUDBOOK = existsSync(DORCAS)
  ? { file: DORCAS, dam: '1279' }
  : { file: BERNESE, dam: 'Quina vom Seeblick' }

test('a breeder goes from a studbook to a mate, an agreement and papers that a stranger checks offline', async () => {
  await using world = await startWorld()
  await using browser = await launchChromium()
  const carla = await openDesktop(browser, world.hosts[0])
  const { page } = carla
  await signIn(page, 'carla')

  await test.step('another breeder offers a stud: what others will see stands there first', async () => {
    await offerStud(browser, world)
  })

  await test.step('the studbook is imported as it is', () => importStudbook(page, STUDBOOK.file))

  const sire = await test.step('every mate is ranked by the exact coefficient of the litter', async () => {
    await openAnimal(page, STUDBOOK.dam)
    await page.getByRole('tab', { name: 'Genetics' }).click()
    await page.getByRole('link', { name: 'Find a mate' }).click(SLOW)
    const best = page.locator('.mate-card').first()
    await expect(best).toBeVisible(SLOW)
    const name = await nameOf(best.getByRole('link').first())
    await page.getByText('dogs', { exact: true }).click()
    await page.getByRole('switch', { name: 'Also ask studs of other breeders' }).click({ force: true })
    await page.getByRole('textbox', { name: 'Name or number' }).fill(STUD.name)
    const offered = page.locator('.mate-card', { hasText: 'of Ben' })
    await expect(offered).toContainText('0%', SLOW)
    await expect(offered.getByRole('img', { name: 'Rank 1' })).toBeVisible()
    await page.getByRole('textbox', { name: 'Name or number' }).fill('')
    await best.getByRole('link', { name: 'Try a litter' }).click()
    return name
  })

  const code = await test.step('the trial litter leads to an agreement that knows both', async () => {
    await page.getByRole('link', { name: 'Draft a breeding agreement' }).click(SLOW)
    await expect(page.getByRole('textbox', { name: 'Name of the dam', exact: true })).toHaveValue(
      STUDBOOK.dam,
    )
    await expect(page.getByRole('textbox', { name: 'Name of the sire', exact: true })).toHaveValue(sire)
    await answer(page, { 'Owner of the sire': 'Ben', Where: 'Almería' })
    return propose(page)
  })

  await test.step('both sides sign it, each on a machine of their own', async () => {
    const ben = await openDesktop(browser, world.hosts[1])
    await signIn(ben.page, 'ben')
    await joinWithCode(ben.page, { code, animals: `${STUDBOOK.dam} × ${sire}` })
    for (const side of [page, ben.page]) await readAndSign(side)
    for (const side of [page, ben.page])
      await expect(side.getByTestId('agreement-state')).toHaveText('In force', SLOW)
    await ben.close()
  })

  const paper = join(world.folder, 'young.pawcert.json')
  await test.step('the agreement leads to the papers of the litter, which know both parents', async () => {
    await page.getByRole('link', { name: 'Issue this litter’s papers' }).click(SLOW)
    const young = ['Almendra', 'Brezo'] as const
    await expect(page.getByRole('combobox', { name: 'Dam', exact: true })).toHaveValue(STUDBOOK.dam, SLOW)
    await expect(page.getByRole('textbox', { name: 'Sire', exact: true })).toHaveValue(sire)
    await issueYoung(page, { young, firstChip: '276098106123456' })
    await savePaper(page, { pup: 'Almendra', button: 'Save the file', to: paper })
  })

  await test.step('a stranger checks them on a machine without network, when all of us are gone', async () => {
    await carla.close()
    await world.killServer()
    expect(verify(paper)).toMatchObject({ status: 0, report: { verdict: 'valid' } })
    const forged = join(world.folder, 'forged.pawcert.json')
    await writeFile(forged, (await readFile(paper, 'utf8')).replace('"Almendra"', '"Alhambra"'))
    expect(verify(forged)).toMatchObject({ status: 3, report: { verdict: 'altered' } })
  })
})

/** Ben's dog, and the studbook's animal that he is. */
const STUD = { name: 'Falk', record: 'Falk of Green Hill' }

async function importStudbook(page: Page, file: string): Promise<void> {
  await goTo(page, '/pedigree/import')
  await page.getByLabel('Choose a file').and(page.locator('input')).setInputFiles(file)
  await page.getByRole('button', { name: 'Go on to check' }).click(SLOW)
  await page.getByRole('button', { name: /^Write [\d,]+ animals$/ }).click(SLOW)
  await expect(page.getByTestId('import-done')).toContainText('Nothing was dropped.', SLOW)
  await page.getByRole('link', { name: 'Open the studbook' }).click()
}

async function openAnimal(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox').fill(name)
  await page.getByRole('link', { name, exact: true }).click(SLOW)
}

/** Ben shares the ancestry of his Falk and offers him, on his own machine. */
async function offerStud(browser: Browser, world: World): Promise<void> {
  const ben = await openDesktop(browser, world.hosts[1])
  await signIn(ben.page, 'ben')
  const { pets } = await callerOf(ben, world.serverUrl)
  const { petId } = await pets.registerPet.mutate({
    facts: { ...neighboursDog, name: STUD.name, breedIds: ['bernese-mountain-dog'], purposes: ['breed'] },
    place: null,
  })
  await pets.publishPet.mutate({ petId, photos: [] })
  await importStudbook(ben.page, BERNESE)
  await openAnimal(ben.page, STUD.record)
  await ben.page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = ben.page.getByRole('dialog')
  await expect(dialog.getByRole('region', { name: 'What others would see' })).toContainText(STUD.record, SLOW)
  await expect(dialog).toContainText('Never shared: chip numbers')
  await dialog.getByRole('switch', { name: 'Offer it as a stud' }).click({ force: true })
  await dialog.getByRole('button', { name: 'Share this' }).click()
  await expect(dialog).toContainText('Offered as a stud.', SLOW)
  await ben.close()
}

/** The words of a link without the marks beside them. */
async function nameOf(link: ReturnType<Page['locator']>): Promise<string> {
  return ((await link.textContent(SLOW)) ?? '').replace(/[♂♀⚲]/g, '').trim()
}
