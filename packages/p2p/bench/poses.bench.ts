/** What packed poses on their own channel save, against JSON over a libp2p stream of the same connection. */
import { fileURLToPath } from 'node:url'
import { findChromium } from '../../../scripts/testing/find-chromium.ts'
import { startRelay } from '../src/relay/index.ts'
import { TestServer } from '../src/testing/index.ts'
import { bundleForBrowser, gzipKilobytes, ParkBrowser } from '../test/park-browser.ts'
import type { EchoPage } from './echo-page.ts'

const ROUNDS = 500

interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: number
}

const executable = findChromium()
if (executable === undefined) {
  console.error('skipped: no Chromium found; set PAWFECT_CHROMIUM to one')
} else {
  for (const figure of [...(await measureEchoes(executable)), await measureBundle()]) print(figure)
}

async function measureEchoes(executablePath: string): Promise<Figure[]> {
  await using relay = await startRelay({ privateKeySeed: new Uint8Array(32).fill(5) })
  await using browser = await ParkBrowser.launch(executablePath, pathOf('./echo-page.ts'))
  const server = new TestServer()
  const page = await browser.openPage()
  const [anaId, benId] = await page.evaluate(
    addresses => (globalThis as unknown as { echoPage: EchoPage }).echoPage.createPeers(addresses),
    relay.addresses,
  )
  const peers = [server.entry({ peerId: anaId, name: 'ana' })]
  const tickets = [
    server.ticket({ peerId: anaId, name: 'ana' }),
    server.ticket({ peerId: benId, name: 'ben', peers }),
  ] as const
  const figures = await page.evaluate(
    ([tickets, rounds]) =>
      (globalThis as unknown as { echoPage: EchoPage }).echoPage.measure(tickets, rounds),
    [tickets, ROUNDS] as const,
  )
  return [
    { name: 'p2p/pose-size', value: figures.packedBytes, unit: 'bytes', baseline: figures.jsonBytes },
    roundTrip('p2p/pose-round-trip-median', 0.5, figures.packedMs, figures.jsonMs),
    roundTrip('p2p/pose-round-trip-p95', 0.95, figures.packedMs, figures.jsonMs),
  ]
}

/** Our door against the libp2p parts in it alone; zod is left out, for the renderer has it anyway. */
async function measureBundle(): Promise<Figure> {
  const door = gzipKilobytes(await bundleForBrowser(pathOf('../src/index.ts'), ['zod']))
  const libp2p = gzipKilobytes(await bundleForBrowser(pathOf('./libp2p-alone.ts')))
  return { name: 'p2p/browser-bundle', value: door, unit: 'kB gzip', baseline: libp2p }
}

function roundTrip(
  name: string,
  share: number,
  packedMs: readonly number[],
  jsonMs: readonly number[],
): Figure {
  return { name, value: quantile(packedMs, share), unit: 'ms', baseline: quantile(jsonMs, share) }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url))
}

function print({ name, value, unit, baseline }: Figure): void {
  const ratio = value / baseline
  if (process.argv.includes('--json')) console.log(JSON.stringify({ name, value, unit, baseline, ratio }))
  else console.log(`${name}: ${value.toFixed(2)} ${unit} (${ratio.toFixed(2)} of ${baseline.toFixed(2)})`)
}
