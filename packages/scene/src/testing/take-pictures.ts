import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LineUp } from './harness-page.ts'
import { openHarness } from './open-harness.ts'
import { CAST, PICTURES } from './pictures.ts'

/** Pages of eight portraits: name, framing, first of the cast. */
const PORTRAITS = [
  ['bust', 'bust', 0],
  ['bust-2', 'bust', 8],
  ['body', 'body', 0],
] as const

/** Renders pictures of park and animals into a folder: `node take-pictures.ts FOLDER [NAME...]`. */
async function takePictures(folder: string, names: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, framing, from] of PORTRAITS) {
    if (names.length === 0 || names.includes(name))
      await takePortraits(join(folder, `${name}.png`), framing, from)
  }
  if (names.length === 0 || names.includes('session')) await takeSession(join(folder, 'session.png'))
  for (const [name, show] of Object.entries(PICTURES)) {
    if (names.length > 0 && !names.includes(name)) continue
    const startedMs = performance.now()
    const file = join(folder, `${name}.png`)
    await writeFile(file, await takePicture(show))
    console.log(`${name}: ${Math.round(performance.now() - startedMs)} ms`)
  }
}

/** The park as a visitor sees it on entering. */
async function takeSession(file: string): Promise<void> {
  const harness = await openHarness({ width: 640, height: 360 })
  try {
    harness.page.on('pageerror', error => console.error(error.message))
    await harness.page.evaluate(
      async ([mine, other]) => {
        const canvas = document.querySelector('canvas')
        const { showSession } = (
          globalThis as unknown as {
            pawfect: { showSession(c: unknown, m: unknown, o: unknown): Promise<void> }
          }
        ).pawfect
        await showSession(canvas, mine, other)
      },
      [CAST.beagle, CAST.golden],
    )
    await harness.page.screenshot({ path: file })
  } finally {
    await harness.close()
  }
}

/** Two rows of portraits, as cards show them. */
async function takePortraits(file: string, framing: 'bust' | 'body', from: number): Promise<void> {
  const harness = await openHarness({ width: 640, height: 360 })
  try {
    harness.page.on('pageerror', error => console.error(error.message))
    await harness.page.evaluate(
      async ({ cast, framing }) => {
        const { showPortraits } = (
          globalThis as unknown as { pawfect: { showPortraits(c: unknown, f: string): Promise<void> } }
        ).pawfect
        await showPortraits(cast, framing)
      },
      { cast: Object.values(CAST).slice(from, from + 8), framing },
    )
    await harness.page.screenshot({ path: file })
  } finally {
    await harness.close()
  }
}

async function takePicture(show: LineUp): Promise<Buffer> {
  const harness = await openHarness({ width: 640, height: 360 })
  try {
    harness.page.on('console', message => message.type() === 'error' && console.error(message.text()))
    harness.page.on('pageerror', error => console.error(error.message))
    const picture = await harness.page.evaluate(async line => {
      const canvas = document.querySelector('canvas')
      if (canvas === null) throw new Error('the page has no canvas')
      const { showLineUp } = (
        globalThis as unknown as {
          pawfect: { showLineUp(c: HTMLCanvasElement, l: LineUp): Promise<unknown> }
        }
      ).pawfect
      await showLineUp(canvas, line)
      return canvas.toDataURL('image/png')
    }, show)
    return Buffer.from(picture.slice(picture.indexOf(',') + 1), 'base64')
  } finally {
    await harness.close()
  }
}

const [folder, ...names] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node take-pictures.ts FOLDER [NAME...]')
  process.exitCode = 2
} else await takePictures(folder, names)
