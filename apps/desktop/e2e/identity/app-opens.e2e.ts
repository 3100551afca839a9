import { expect, test } from '@playwright/test'
import { launchChromium, openDesktop, startWorld, type World } from '../harness/index.ts'

let world: World

test.beforeAll(async () => {
  world = await startWorld({ empty: true })
})

test.afterAll(async () => {
  await world?.close()
})

test('the app opens in a plain browser, talks only to its companion, and complains about nothing', async () => {
  await using browser = await launchChromium()

  const desktop = await openDesktop(browser, world.hosts[0])

  await expect(desktop.page.locator('#root')).not.toBeEmpty()
  await expect(desktop.page).toHaveTitle(/PawfectMatch/)
  await desktop.page.waitForLoadState('networkidle')
  const origins = new Set(desktop.traffic.sent.map(({ url }) => new URL(url).host))
  expect([...origins]).toEqual([new URL(world.hosts[0].origin).host])
  expect(desktop.complaints.filter(text => !text.includes('401'))).toEqual([])
})

test('an address without the launch key shows no bridge', async () => {
  await using browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto(world.hosts[0].origin)

  const status = await page.evaluate(async () => (await fetch('/bridge/token', { method: 'POST' })).status)

  expect(status).toBe(403)
})
