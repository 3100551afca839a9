import { expect, type Page } from '@playwright/test'
import type { Desktop } from './desktop.ts'
import type { DroppedFile } from './photos.ts'
import { PASSWORD } from './server-caller.ts'

/** The first look at a photo loads the models, on a machine that may be busy. */
const ANALYSIS_TIMEOUT_MS = 60_000

/** Goes to a place inside the app, as a link in it would. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(target => {
    window.location.hash = target
  }, path)
}

/** Makes an account on screen. */
export async function signUp({ page }: Desktop, name: string): Promise<void> {
  await goTo(page, '/account?mode=up')
  await page.getByLabel('What should others call you?').fill(name)
  await page.getByLabel('E-mail').fill(`${name.toLowerCase()}@pawfect.example`)
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Make my account' }).click()
  await page.waitForURL('**/#/discover')
}

/** What an owner says of an animal that a photo does not. */
export type DescribedAnimal = {
  readonly name: string
  readonly sex: 'Female' | 'Male'
  readonly ageYears: number
  readonly weightKg: number
}

/** Drops a photo on the first step and waits until this computer has looked at it. */
export async function dropPhoto({ page }: Desktop, photo: DroppedFile): Promise<void> {
  await goTo(page, '/add')
  await page.getByLabel('Choose photos').and(page.locator('input')).setInputFiles(photo)
  const guess = page.getByRole('heading', { name: /^(Looks like|Hard to say|We don't see)/ })
  await expect(guess).toBeVisible({ timeout: ANALYSIS_TIMEOUT_MS })
}

/** From the photos on: the facts, up to the decision who may see them. */
export async function describeAnimal({ page }: Desktop, animal: DescribedAnimal): Promise<void> {
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill(animal.name)
  await page.getByRole('group', { name: 'She or he?' }).getByText(animal.sex, { exact: true }).click()
  await page.getByLabel('How old, roughly?').fill(String(animal.ageYears))
  await page.getByLabel('Weight in kg').fill(String(animal.weightKg))
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await expect(page.getByRole('heading', { name: `This is ${animal.name}` })).toBeVisible()
}
