import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../../../scripts/testing/find-chromium.ts'
import { WEIGHTS_FOLDER } from '../weights/load-weights.ts'
import type { InferenceEngine } from './inference-runtime.ts'
import { nodeRuntime } from './node-runtime.ts'
import { chooseWebEngine, type openWebRuntime, type WebHost } from './open-web-runtime.ts'

const adapter = (isFallbackAdapter: boolean) => ({
  requestAdapter: async () => ({ info: { isFallbackAdapter } }),
})

describe('chooseWebEngine', () => {
  test.each<[string, WebHost, InferenceEngine]>([
    ['a browser without anything', {}, { name: 'wasm', threads: 1 }],
    [
      'a page that is not isolated, however many cores there are',
      { navigator: { hardwareConcurrency: 16 } },
      { name: 'wasm', threads: 1 },
    ],
    [
      'an isolated page: half of the cores',
      { crossOriginIsolated: true, navigator: { hardwareConcurrency: 6 } },
      { name: 'wasm', threads: 3 },
    ],
    [
      'an isolated page on two cores: both, for they are all there is',
      { crossOriginIsolated: true, navigator: { hardwareConcurrency: 2 } },
      { name: 'wasm', threads: 2 },
    ],
    ['a graphics card', { navigator: { gpu: adapter(false) } }, { name: 'webgpu', threads: 1 }],
    [
      'a graphics card played by the processor',
      { navigator: { gpu: adapter(true) } },
      { name: 'wasm', threads: 1 },
    ],
    [
      'a graphics card that refuses to be asked',
      { navigator: { gpu: { requestAdapter: () => Promise.reject(new Error('blocked')) } } },
      { name: 'wasm', threads: 1 },
    ],
  ])('%s', async (_, host, engine) => {
    expect(await chooseWebEngine(host)).toEqual(engine)
  })
})

const executablePath = findChromium()

describe.skipIf(executablePath === undefined)('openWebRuntime in a real Chromium', () => {
  let served: Served
  let browser: Browser
  let native: readonly number[]

  beforeAll(async () => {
    served = await servePage()
    browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] })
    const moderator = await nodeRuntime({ threads: 1 }).load(
      await readFile(new URL('moderation.onnx', WEIGHTS_FOLDER)),
    )
    const { probabilities } = await moderator.run({ image: greyPicture() })
    native = [...(probabilities?.data ?? [])]
  })

  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  test.each([
    ['an isolated page uses threads', '/isolated', 'wasm'],
    ['any other page does without', '/', 'wasm'],
    ['a graphics card that cannot do it is given up', '/?pretend-gpu', 'wasm'],
  ])('%s, and sees what the native runtime sees', async (_, path, name) => {
    const page = await browser.newPage()
    await page.goto(served.origin + path)

    const { engine, probabilities, isIsolated, hasCard } = await lookThere(page)

    const cores = await page.evaluate(() => navigator.hardwareConcurrency)
    expect(isIsolated).toBe(path === '/isolated')
    if (!hasCard) {
      expect(engine).toEqual({
        name,
        threads: isIsolated ? Math.min(4, cores, Math.max(2, Math.floor(cores / 2))) : 1,
      })
    }
    const furthest = Math.max(...probabilities.map((value, at) => Math.abs(value - (native[at] ?? 0))))
    expect(furthest).toBeLessThan(1e-3)
    await page.close()
  })
})

/** What the page's own script makes of a grey picture. */
function lookThere(page: Page) {
  return page.evaluate(async () => {
    const own = globalThis as unknown as { openWebRuntime: typeof openWebRuntime }
    const asked = await navigator.gpu?.requestAdapter()
    const gpu = { requestAdapter: async () => ({}) }
    const pretended = { crossOriginIsolated, navigator: { gpu } }
    const isPretending = location.search === '?pretend-gpu'
    const runtime = await own.openWebRuntime(
      { wasmUrl: `${location.origin}/ort/` },
      isPretending ? pretended : globalThis,
    )
    const model = new Uint8Array(await (await fetch('/moderation.onnx')).arrayBuffer())
    const session = await runtime.load(model)
    const shape = [1, 3, 224, 224]
    const { probabilities } = await session.run({
      image: { data: new Float32Array(3 * 224 * 224).fill(0.5), shape },
    })
    return {
      engine: { ...runtime.engine },
      probabilities: [...(probabilities?.data ?? [])],
      isIsolated: crossOriginIsolated,
      hasCard: asked != null && !asked.info.isFallbackAdapter,
    }
  })
}

function greyPicture() {
  return { data: new Float32Array(3 * 224 * 224).fill(0.5), shape: [1, 3, 224, 224] }
}

type Served = { readonly origin: string; close(): Promise<void> }

/** The page as a host of the product would serve it; isolated, as browsers ask of pages that share memory, where asked. */
async function servePage(): Promise<Served> {
  const scripts = await bundle()
  const ort = dirname(createRequire(import.meta.url).resolve('onnxruntime-web/wasm'))
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    if (path === '/isolated') response.setHeader('cross-origin-opener-policy', 'same-origin')
    const script = scripts.get(path)
    if (script !== undefined) response.setHeader('content-type', 'text/javascript').end(script)
    else if (path.startsWith('/ort/')) {
      response.setHeader('content-type', path.endsWith('.wasm') ? 'application/wasm' : 'text/javascript')
      response.end(await readFile(join(ort, basename(path))))
    } else if (path === '/moderation.onnx')
      response.end(await readFile(new URL('moderation.onnx', WEIGHTS_FOLDER)))
    else
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><link rel="icon" href="data:,"><script type="module" src="/stdin.js"></script>')
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => new Promise(closed => server.close(() => closed())),
  }
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    stdin: {
      contents: `export { openWebRuntime } from './open-web-runtime.ts'
        import { openWebRuntime } from './open-web-runtime.ts'
        globalThis.openWebRuntime = openWebRuntime`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
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
