import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'

/** A page in real Chromium that holds this package; close it when done. */
export type Harness = { readonly page: Page; close(): Promise<void> }

const CHROMIUM = process.env['PAWFECT_CHROMIUM'] ?? '/usr/bin/chromium'

/** Arguments that give a headless Chromium WebGL2 by software, without asking anything of the network. */
const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

/** Bundles the harness page, serves it on a free port of localhost and opens it. */
export async function openHarness({
  width,
  height,
}: {
  readonly width: number
  readonly height: number
}): Promise<Harness> {
  const files = await bundle()
  const html = `<!doctype html><body style="margin:0;background:#faf7f2"><canvas id="park" style="width:${width}px;height:${height}px;display:block"></canvas><script type="module" src="/harness-page.js"></script>`
  const server = createServer((request, response) => {
    const script = files.get(request.url ?? '/')
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript')
    response.end(script ?? html)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  let browser: Browser | undefined
  try {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_ARGS })
    const page = await browser.newPage({ viewport: { width, height } })
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => 'pawfect' in globalThis)
    return {
      page,
      close: async () => {
        await browser?.close()
        server.close()
      },
    }
  } catch (error) {
    await browser?.close()
    server.close()
    throw error
  }
}

/** Split as the product is: one file that inlines lazily loaded shaders breaks the order modules start in. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const entry = fileURLToPath(new URL('./harness-page.ts', import.meta.url))
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: '/',
    write: false,
    target: 'es2022',
    logLevel: 'error',
  })
  return new Map(built.outputFiles.map(file => [`/${basename(file.path)}`, file.text]))
}
