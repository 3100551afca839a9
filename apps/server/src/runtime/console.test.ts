import { existsSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, type Person, TestWorld } from './testing/test-world.ts'

const CHROMIUM = process.env.PAWFECT_CHROMIUM ?? '/usr/bin/chromium'

/** Where to put pictures of the pages, for people to look at; unset keeps none. */
const PICTURES = process.env.PAWFECT_CONSOLE_PICTURES

describe('the console over plain HTTP', () => {
  let world: TestWorld
  let admin: Person
  beforeAll(async () => {
    world = await TestWorld.create()
    admin = await world.admin()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const form = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    world.fetch(path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: world.server.serverUrl, ...headers },
      body: new URLSearchParams(fields),
    })

  test('lets nobody in but admins', async () => {
    const ana = await world.person('ana')
    const signIn = (email: string, password: string) => form('/console/sign-in', { email, password })

    const answers = [
      await signIn(ana.email, PASSWORD),
      await signIn(admin.email, 'not-the-password'),
      await signIn(admin.email, PASSWORD),
    ]
    const page = await world.fetch('/console/people', {
      redirect: 'manual',
      headers: { authorization: `Bearer ${ana.token}` },
    })

    expect(answers.map(answer => answer.headers.get('location'))).toEqual([
      '/console?problem=console%2Fno-admin',
      '/console?problem=console%2Fwrong-sign-in',
      '/console/reports',
    ])
    expect(answers.map(answer => answer.headers.getSetCookie().length)).toEqual([0, 0, 1])
    expect([page.status, page.headers.get('location')]).toEqual([303, '/console'])
  })

  test('takes no form from another page, of this machine or any other', async () => {
    const fields = { email: admin.email, password: PASSWORD }
    const from = async (origin: string) => (await form('/console/sign-in', fields, { origin })).status

    expect(await Promise.all(['http://localhost:1', 'https://evil.example', 'null'].map(from))).toEqual([
      422, 422, 422,
    ])
  })

  test('shows what people wrote as text, never as markup', async () => {
    const eve = await world.person('eve')
    await eve.registerPet({ name: '<img src=x onerror=alert(1)>' })

    const headers = { authorization: `Bearer ${admin.token}` }
    const animals = await (await world.fetch('/console/animals', { headers })).text()

    expect(animals).toContain('&#60;img src=x onerror=alert(1)&#62;')
    expect(animals).not.toContain('<img src=x')
  })
})

describe.skipIf(!existsSync(CHROMIUM))(`the console in a browser (needs Chromium at ${CHROMIUM})`, () => {
  let world: TestWorld
  let browser: Browser
  beforeAll(async () => {
    world = await TestWorld.create()
    const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run']
    browser = await chromium.launch({ executablePath: CHROMIUM, args })
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await world[Symbol.asyncDispose]()
  })

  async function signedInPage(colorScheme: 'light' | 'dark'): Promise<Page> {
    const admin = await world.admin()
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    page.on('console', message => {
      if (message.type() === 'error') throw new Error(`the page complains: ${message.text()}`)
    })
    await page.goto(`${world.server.serverUrl}/console`)
    await page.getByLabel('Email').fill(admin.email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Reports' }).waitFor()
    return page
  }

  async function report(petName: string): Promise<string> {
    const [ana, ben] = await Promise.all([world.person('ana'), world.person('ben')])
    const { petId } = await ana.publishPet({ name: petName })
    const subject = { kind: 'pet' as const, id: petId }
    const details = 'The photo is from a calendar; the same picture is on two other pages.'
    await ben.api.moderation.report.mutate({ subject, category: 'fake', details })
    return petId
  }

  test('decides a report by keyboard alone, and takes it back', { timeout: 60_000 }, async () => {
    const petId = await report('Luna')
    const page = await signedInPage('light')
    const ben = await world.person('ben')
    const isSeen = () =>
      ben.api.pets.getPet.query({ petId }).then(
        () => true,
        () => false,
      )

    await page.keyboard.press('3')
    await page.keyboard.press('w')
    await page.keyboard.type('a picture from a calendar')
    await page.keyboard.press('Enter')
    await page.getByText('No open reports. The park is calm.').waitFor()
    const seenWhileHidden = await isSeen()
    await page.getByRole('link', { name: 'Decided' }).click()
    await page.keyboard.press('w')
    await page.keyboard.type('the owner sent another photo')
    await page.keyboard.press('Enter')
    await page.getByText('No decided reports. The park is calm.').waitFor()

    expect([seenWhileHidden, await isSeen()]).toEqual([false, true])
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.getByText('All 2 entries fit together').waitFor()
    await page.context().close()
  })

  test.each(['light', 'dark'] as const)(
    'every page is accessible in %s',
    { timeout: 120_000 },
    async scheme => {
      await report(`Rex the ${scheme}`)
      const page = await signedInPage(scheme)
      const found = []
      for (const tab of ['reports', 'people', 'animals', 'meetups', 'engines', 'audit']) {
        await page.goto(`${world.server.serverUrl}/console/${tab}`)
        if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${tab}-${scheme}.png` })
        const { violations } = await new AxeBuilder({ page }).analyze()
        found.push(...violations.map(violation => `${tab}: ${violation.id} ${violation.nodes[0]?.html}`))
      }
      await page.keyboard.press('?')
      await page.getByRole('dialog', { name: 'Keys' }).waitFor()
      await page.context().close()

      expect(found).toEqual([])
    },
  )
})
