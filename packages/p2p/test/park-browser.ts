import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import type { ParkPage } from './park-page.ts'

const ENTRY = fileURLToPath(new URL('./park-page.ts', import.meta.url))
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

/** Bundles a browser module as it would ship. @param external - packages left out. */
export async function bundleForBrowser(entry: string, external: string[] = []): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    external,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

/** Size of text as a server would send it, kB. */
export function gzipKilobytes(text: string): number {
  return gzipSync(text, { level: 9 }).byteLength / 1000
}

/** A real Chromium whose pages are visitors of a park. */
export class ParkBrowser implements AsyncDisposable {
  readonly #browser: Browser
  readonly #server: Server
  readonly #url: string

  private constructor(browser: Browser, server: Server, url: string) {
    this.#browser = browser
    this.#server = server
    this.#url = url
  }

  static async launch(executablePath: string, entry = ENTRY): Promise<ParkBrowser> {
    const script = await bundleForBrowser(entry)
    const server = createServer((request, response) => {
      const isScript = request.url === '/page.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('the test server has no port')
    const browser = await chromium.launch({ executablePath, args: ARGUMENTS })
    return new ParkBrowser(browser, server, `http://localhost:${address.port}/`)
  }

  /** A page in a context of its own, as another owner's would be. */
  async openVisitor(): Promise<BrowserVisitor> {
    return new BrowserVisitor(await this.openPage())
  }

  /** A page whose script has run. */
  async openPage(): Promise<Page> {
    const context = await this.#browser.newContext()
    const page = await context.newPage()
    await page.goto(this.#url)
    await page.waitForFunction(() => 'parkPage' in globalThis || 'echoPage' in globalThis)
    return page
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close()
    this.#server.close()
  }
}

/** One page, by the words of `ParkPage`. */
export class BrowserVisitor {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Calls a function of the page. */
  async do<K extends keyof ParkPage>(
    name: K,
    ...args: Parameters<ParkPage[K]>
  ): Promise<Awaited<ReturnType<ParkPage[K]>>> {
    return (await this.page.evaluate(
      ([name, args]) => {
        const { parkPage } = globalThis as unknown as {
          parkPage: Record<string, (...args: unknown[]) => unknown>
        }
        return parkPage[name as string]?.(...(args as unknown[]))
      },
      [name, args] as const,
    )) as Awaited<ReturnType<ParkPage[K]>>
  }

  /** Waits until a question to the page has the wanted answer. @throws after 20 s. */
  async until(name: keyof ParkPage, wanted: string): Promise<void> {
    await this.page.waitForFunction(
      ([name, wanted]) => {
        const { parkPage } = globalThis as unknown as { parkPage: Record<string, () => unknown> }
        return JSON.stringify(parkPage[name as string]?.()).includes(wanted as string)
      },
      [name, wanted] as const,
      { timeout: 20_000, polling: 20 },
    )
  }
}
