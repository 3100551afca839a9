import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { expectReadable, launchChromium, openDesktop, startWorld, type World } from '../harness/index.ts'
import { signIn } from '../identity/sign-in.ts'

/** Pictures for people to look at; never committed. */
const PICTURES = fileURLToPath(new URL('../screenshots-output', import.meta.url))

/** The seeded world starts, and the first ranking is made, on a machine that may be busy. */
const PATIENCE_MS = 300_000

let world: World
let browser: Browser

test.beforeAll(async () => {
  test.setTimeout(PATIENCE_MS)
  ;[world, browser] = await Promise.all([startWorld(), launchChromium()])
})

test.afterAll(async () => {
  await browser?.close()
  await world?.close()
})

test('an owner sees five suggestions with reasons and what was left out, passes on one, and takes it back', async () => {
  test.setTimeout(PATIENCE_MS)
  const { page, close } = await openDesktop(browser, world.hosts[0])
  await signIn(page, 'ana')
  const suggestions = page.locator('article[data-pet-id]')
  await expect(suggestions).toHaveCount(5, { timeout: 60_000 })
  await expect(page.getByTestId('excluded')).toContainText(/You excluded \d+ of \d+ because/)
  await page.getByRole('button', { name: /^You excluded/ }).click()
  await expect(page.getByTestId('excluded').getByRole('listitem').first()).toHaveText(/\d/)
  const first = await suggestions.first().getAttribute('aria-label')

  await page.getByRole('button', { name: `Not for us: ${first}` }).click()
  await expect(page.getByRole('article', { name: first ?? '', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()

  await expect(page.getByRole('article', { name: first ?? '', exact: true })).toBeVisible()
  await expect(page.getByText(`${first} is back.`)).toBeVisible()
  await close()
})

test('an owner searches in their own words, takes chips away, and finds as many more as promised', async () => {
  test.setTimeout(PATIENCE_MS)
  const view = { viewport: { width: 900, height: 600 }, colorScheme: 'dark' } as const
  const { page, close } = await openDesktop(browser, world.hosts[1], view)
  await signIn(page, 'ana')
  await expect(page.locator('article[data-pet-id]').first()).toBeVisible({ timeout: 60_000 })

  await page.keyboard.press('/')
  const field = page.getByRole('searchbox', { name: 'Search in your own words' })
  await expect(field).toBeFocused()
  await field.fill('clam smal dog near me')

  const chips = page.getByRole('list', { name: 'What we understood' })
  await expect(chips.getByRole('button', { name: 'Remove: up to 10 km' })).toBeVisible()
  await expect(page.getByText('Read “clam” as “calm”.')).toBeVisible()
  const offer = page.getByRole('list', { name: 'To find more' }).getByRole('button').last()
  await expect(offer).toBeVisible()
  await expect.poll(() => foundCount(page)).not.toBeNaN()
  await expectReadable(page, 'search')
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/search-900x600-dark.png` })

  const offers = page.getByRole('list', { name: 'To find more' }).getByRole('button')
  await field.fill('calm dog 2 km')
  await expect(offers.filter({ hasText: /^Without “up to 2 km”/ })).toBeVisible()
  await expect.poll(() => foundCount(page)).not.toBeNaN()
  const texts = await offers.allTextContents()
  const before = await foundCount(page)
  for (const text of texts) {
    const more = Number(/: (\d+) more$/.exec(text)?.[1])
    await offers.filter({ hasText: text }).click()
    await expect.poll(() => foundCount(page), text).toBe(before + more)
    await field.press('Escape')
    await field.fill('calm dog 2 km')
    await expect.poll(() => foundCount(page)).toBe(before)
  }

  await field.fill('dog')
  const row = page.locator('.search-row').first()
  await expect(row.getByRole('list')).toContainText('As you asked: dogs')
  await expect(row.getByRole('list')).toContainText(/is within its owner’s deal-breakers: kind(, size)? and/)
  await field.fill('calm dog 2 km')

  await chips.getByRole('button', { name: 'Remove: dogs' }).click()
  await expect(field).not.toHaveValue(/dog/)
  await field.fill('dgo frobnicate')
  await page.getByRole('button', { name: 'dog', exact: true }).click()
  await expect(field).toHaveValue('dog frobnicate')
  await expect(page.getByText('“frobnicate” is not understood')).toBeVisible()
  await field.press('Escape')
  await expect(page.locator('article[data-pet-id]').first()).toBeVisible()
  await close()
})

/** How many the screen says were found; NaN while it is still looking. */
async function foundCount(page: Page): Promise<number> {
  const said = await page.locator('.search-panel').getByRole('status').textContent()
  return Number(/^(\d+) animals? found$/.exec(said ?? '')?.[1])
}
