import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../../../../scripts/testing/find-chromium.ts'
import { generatedPedigree, POPULATIONS } from '../coefficients/generated-pedigree.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import type { CalculatorPage } from './calculator-page.ts'

const CHROMIUM = findChromium()
if (CHROMIUM === undefined) console.warn('skipped: no Chromium found; set PAWFECT_CHROMIUM to one')

/** Folders of the test's site, by the headers each sends. */
const SITES = {
  plain: {},
  isolated: {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  },
  'without-wasm': { 'content-security-policy': "script-src 'self'" },
} as const

const breed = { ...POPULATIONS.breed, animals: 100_000, generations: 20 }
/** Takes several seconds. */
const wild = { ...POPULATIONS.wild, animals: 100_000, generations: 20 }

describe.skipIf(CHROMIUM === undefined)('a calculator on a worker of a real Chromium', () => {
  let browser: Browser
  let server: Server
  let address: string

  beforeAll(async () => {
    server = createServer(await siteOf('calculator-page.ts'))
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const bound = server.address()
    if (bound === null || typeof bound === 'string') throw new Error('the test server has no port')
    address = `http://localhost:${bound.port}`
    browser = await chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: ['--no-sandbox'] })
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  test.each(['plain', 'isolated', 'without-wasm'] as const)(
    'gives the same bits as Node, with growing progress: %s',
    async site => {
      const page = await open(site)

      const { digest, shares, isShared } = await ask(page, 'coefficients', breed)

      expect(digest).toBe(sha256(inbreedingCoefficients(generatedPedigree(breed, 41))))
      expect(shares).toEqual([...shares].sort((one, other) => one - other))
      expect([shares[0], shares.at(-1)]).toEqual([0, 1])
      expect(isShared).toBe(site === 'isolated')
    },
  )

  test('stops soon after it is told to', async () => {
    const { wentOnShare, lastShare } = await ask(await open('plain'), 'cancel', wild)

    expect(wentOnShare).toBeLessThan(0.5)
    expect(lastShare).toBeLessThan(0.9)
  })

  test('error: a worker that cannot live is a typed error', async () => {
    const page = await open('plain')
    await page.route('**/*worker*', route => route.abort())

    expect(await ask(page, 'failure', breed)).toBe('pedigree/calculator-died')
  })

  async function open(site: keyof typeof SITES): Promise<Page> {
    const page = await browser.newPage()
    await page.goto(`${address}/${site}/`)
    await page.waitForFunction(() => 'calculatorPage' in globalThis)
    return page
  }
})

async function ask<K extends keyof CalculatorPage>(
  page: Page,
  name: K,
  population: Parameters<CalculatorPage[K]>[0],
): Promise<Awaited<ReturnType<CalculatorPage[K]>>> {
  return (await page.evaluate(
    ([name, population]) => {
      const { calculatorPage } = globalThis as unknown as {
        calculatorPage: Record<string, (population: unknown) => unknown>
      }
      return calculatorPage[name as string]?.(population)
    },
    [name, population] as const,
  )) as Awaited<ReturnType<CalculatorPage[K]>>
}

/** Bundles the page as it would ship, and serves it in each of `SITES`. */
async function siteOf(entry: string) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    base: './',
    root: fileURLToPath(new URL('.', import.meta.url)),
    worker: { format: 'es' },
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { input: fileURLToPath(new URL(entry, import.meta.url)) },
    },
  })
  const files = new Map<string, string | Uint8Array>()
  let main = ''
  for (const { output } of [built].flat().filter(result => 'output' in result)) {
    for (const file of output) {
      files.set(file.fileName, file.type === 'chunk' ? file.code : file.source)
      if (file.type === 'chunk' && file.isEntry) main = file.fileName
    }
  }
  return (request: { url?: string | undefined }, response: import('node:http').ServerResponse) => {
    const [, site = '', ...path] = (request.url ?? '').split('/')
    const file = files.get(path.join('/'))
    for (const [name, value] of Object.entries(SITES[site as keyof typeof SITES] ?? {}))
      response.setHeader(name, value)
    response.setHeader('content-type', file === undefined ? 'text/html' : 'text/javascript')
    response.end(file ?? `<!doctype html><script type="module" src="./${main}"></script>`)
  }
}

function sha256(f: Float64Array): string {
  return createHash('sha256').update(f).digest('hex')
}
