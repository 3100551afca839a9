import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import {
  expectReadable,
  hasRealPhotos,
  launchChromium,
  openDesktop,
  photoOf,
  signUp,
  startWorld,
} from '../harness/index.ts'

/** Pictures for people to look at; never committed. */
const PICTURES = fileURLToPath(new URL('../screenshots-output', import.meta.url))

test('a club teaches this computer its labels, reads how good they are, uses them and takes them away', async () => {
  test.skip(!hasRealPhotos, 'photos of real animals are not beside this checkout')
  test.setTimeout(240_000)
  const folder = await mkdtemp(join(tmpdir(), 'pawfect-club-'))
  for (const breed of ['sphynx', 'samoyed']) {
    await mkdir(join(folder, breed))
    for (const source of ['studio', 'web']) {
      for (let index = 0; index < 4; index += 1) {
        const { buffer } = await photoOf(`${source}/${breed}-0${index}.jpg`)
        await writeFile(join(folder, breed, `${source}-${index}.jpg`), buffer)
      }
    }
  }
  const [world, browser] = [await startWorld({ empty: true }), await launchChromium()]
  try {
    const desktop = await openDesktop(browser, world.hosts[0], { reducedMotion: 'reduce' })
    const { page } = desktop
    await signUp(desktop, 'Ana')
    await page.goto(`${new URL(page.url()).origin}/#/settings/labels`)
    await page.getByLabel('Name').fill('White and bare')
    await page.getByTestId('photo-folder').setInputFiles(folder)
    await expect(page.getByRole('list', { name: 'Photos found' })).toContainText('samoyed: 8 photos')
    await expectReadable(page, 'teach-labels')
    await page.getByRole('button', { name: 'Start learning' }).click()

    await expect(page.getByRole('heading', { name: 'How good it is' })).toBeVisible({ timeout: 150_000 })
    await expectReadable(page, 'taught-labels')
    await page.screenshot({ path: `${PICTURES}/taught-labels.png`, fullPage: true })
    await page.getByRole('button', { name: 'Use it here' }).click()
    await expect(page.getByRole('button', { name: 'In use here' })).toBeVisible()
    await page.getByRole('link', { name: 'Back to settings' }).click()

    const models = page.getByRole('region', { name: 'What looks at your photos' })
    await expect(models).toContainText('samoyed, sphynx')
    await models.scrollIntoViewIfNeeded()
    await expectReadable(page, 'settings-models')
    await models.screenshot({ path: `${PICTURES}/settings-models.png` })
    await models.getByRole('button', { name: 'Remove White and bare' }).click()
    await expect(models).toContainText('None is installed')
    await models.getByRole('button', { name: 'How good is it?' }).click()
    await expect(page.getByRole('dialog')).toContainText('Limits')
    await page.keyboard.press('Escape')

    const learning = page.getByRole('region', { name: 'Help the breed guesses get better' })
    await expect(learning).toContainText('sends nothing')
    await learning.getByRole('switch', { name: 'Take part' }).click()
    await expect(learning).toContainText('0 photos whose breed you named')
    await expect(learning).toContainText('Taken part 0 of 8 times')
    await learning.scrollIntoViewIfNeeded()
    await expectReadable(page, 'settings-learning')
    await learning.screenshot({ path: `${PICTURES}/settings-learning.png` })
    await learning.getByRole('switch', { name: 'Take part' }).click()
    await expect(learning).toContainText('sends nothing')
  } finally {
    await browser.close()
    await world.close()
    await rm(folder, { recursive: true })
  }
})
