import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { DesktopHost } from './desktop-host.ts'
import { type PageTraffic, watchTraffic } from './page-traffic.ts'

/** The app on somebody's screen. */
export type Desktop = {
  readonly context: BrowserContext
  readonly page: Page
  readonly host: DesktopHost
  /** Everything the page asked for or sent since it was opened. */
  readonly traffic: PageTraffic
  /** What the page complained about; a healthy app is silent. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** How a desktop looks at the app. */
export type DesktopView = {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  readonly reducedMotion?: 'reduce' | 'no-preference'
  readonly locale?: string
}

/** A step that takes longer than this on a busy machine is stuck, and says so itself. */
const STEP_TIMEOUT_MS = 60_000

/** Opens the app in a context of its own: cookies of nobody, as on a fresh machine. */
export async function openDesktop(
  browser: Browser,
  host: DesktopHost,
  view: DesktopView = {},
): Promise<Desktop> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...view,
  })
  context.setDefaultTimeout(STEP_TIMEOUT_MS)
  const page = await context.newPage()
  const traffic = watchTraffic(page)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(host.appUrl)
  return { context, page, host, traffic, complaints, close: () => context.close() }
}
