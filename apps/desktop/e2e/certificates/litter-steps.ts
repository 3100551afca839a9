import { expect, type Page } from '@playwright/test'

/** Issuing waits for a batch and a confirmed transaction. */
export const ISSUING = { timeout: 90_000 }

/** A litter as its papers state it. */
export type IssuedLitter = {
  readonly dam: string
  readonly sire: string
  /** Names of the two young. */
  readonly young: readonly [string, string]
  readonly firstChip: string
}

/** Issues the papers of a litter of two, on the papers screen. */
export async function issueLitter(page: Page, { dam, sire, young, firstChip }: IssuedLitter): Promise<void> {
  await page.getByRole('button', { name: 'Issue papers' }).click()
  await page.getByRole('combobox', { name: 'Dam', exact: true }).fill(dam)
  await page.getByRole('textbox', { name: 'Sire', exact: true }).fill(sire)
  await issueYoung(page, { young, firstChip })
}

/** Fills in the young of a litter whose parents stand there already, and issues their papers. */
export async function issueYoung(
  page: Page,
  { young, firstChip }: Pick<IssuedLitter, 'young' | 'firstChip'>,
): Promise<void> {
  await page.getByRole('textbox', { name: 'Born on' }).fill('2026-03-01')
  await page.getByRole('button', { name: 'Add another' }).click()
  const [first, second] = [1, 2].map(number => page.getByRole('group', { name: `Young ${number}` }))
  await first?.getByRole('textbox', { name: 'Name' }).fill(young[0])
  await first?.getByRole('textbox', { name: 'Chip number' }).fill(firstChip)
  await second?.getByRole('textbox', { name: 'Name' }).fill(young[1])
  await page.getByRole('button', { name: 'Go on to sign' }).click()
  await page.getByRole('button', { name: 'Sign and issue' }).click()
  await expect(page.getByText('2 papers are issued')).toBeVisible(ISSUING)
}

/** Saves one of the papers just issued. */
export async function savePaper(
  page: Page,
  { pup, button, to }: { readonly pup: string; readonly button: string; readonly to: string },
): Promise<void> {
  const download = page.waitForEvent('download')
  await page
    .getByRole('dialog')
    .getByRole('group', { name: pup })
    .getByRole('button', { name: button })
    .click()
  await (await download).saveAs(to)
}
