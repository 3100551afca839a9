import { expect, type Page } from '@playwright/test'
import { goTo } from '../harness/index.ts'

/** A screen that waits for the other side and the record, on a machine that may be busy. */
export const SLOW = { timeout: 60_000 }

/** Fills text fields by their labels. */
export async function answer(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(answers))
    await page.getByRole('textbox', { name: label, exact: true }).fill(text)
}

/** Picks one answer of a list. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByRole('textbox', { name: label }))
    .click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** Proposes what was filled in. @returns the code for the first of the others. */
export async function propose(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Propose this agreement' }).click()
  const people = page.getByRole('region', { name: 'People' })
  return (await people.locator('code').first().textContent(SLOW)) ?? ''
}

/** Takes the part a code was given out for. */
export async function joinWithCode(
  page: Page,
  { code, animals }: { readonly code: string; readonly animals: string },
): Promise<void> {
  await goTo(page, '/agreements')
  await page.getByLabel('Join with a code').fill(code)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByRole('heading', { name: animals })).toBeVisible(SLOW)
}

/** Signs the text on the screen. */
export async function readAndSign(page: Page): Promise<void> {
  await page.getByLabel('I have read the whole agreement').check(SLOW)
  await page.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign', exact: true })).toBeHidden(SLOW)
}
