import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as scene from '@pawfect/scene'
import { type Harness, openHarness } from '@pawfect/scene/testing'
import sharp from 'sharp'
import { startDesktopHost } from '../e2e/harness/desktop-host.ts'
import { bridgeOf } from '../e2e/harness/node-bridge.ts'
import { photoOf } from '../e2e/harness/photos.ts'

/**
 * `node photos-beside-park.bench.ts [--json]`: a park with four animals in a real Chromium, while the companion analyses
 * photos one after the other. The promises: a photo under 250 ms, and the park's frames come as they do without it. By
 * turns without and with photos in one run; build the renderer first (`node scripts/build.js`).
 *
 * Without a graphics card, drawing alone keeps two cores busy: whatever a photo takes is then taken from the frames. The
 * ratio says how much that is at worst, photo after photo.
 */
const TURNS = 5
const TURN_MS = 5000

/** As the app draws where there is no graphics card: a smaller picture, twelve times a second. */
const SOFTWARE = { scaling: 3, framesPerS: 12, width: 960, height: 540 }

type Page = { readonly pawfect: typeof scene; session: scene.ParkSession; drawnAt: number[] }

const folder = await mkdtemp(join(tmpdir(), 'pawfect-park-bench-'))
const host = await startDesktopHost(folder, 'http://localhost:9')
const park = await openHarness({ width: SOFTWARE.width, height: SOFTWARE.height })
try {
  await openParkWithFour(park)
  await measure(park)
} finally {
  await park.close()
  await host.stop()
  await rm(folder, { recursive: true })
}

async function openParkWithFour({ page }: Harness): Promise<void> {
  await page.evaluate(async ({ scaling, framesPerS }) => {
    const own = globalThis as unknown as Page
    const canvas = document.querySelector('canvas')
    if (canvas === null) throw new Error('the page has no canvas')
    const looks = (breedIds: string[], primary: string) =>
      own.pawfect.appearanceFromFacts({
        species: 'dog',
        breedIds,
        weightKg: 20,
        size: 'medium',
        ageMonths: 40,
        coat: { primary, secondary: '#f5f1e8', pattern: 'bicolour' },
      })
    own.session = own.pawfect.openPark({
      canvas,
      myPet: { appearance: looks(['beagle'], '#b8763e'), name: 'Luna' },
      peerId: 'ana',
      shadows: false,
    })
    const others = ['samoyed', 'boxer', 'pug']
    for (const breed of others)
      own.session.addRemotePet(breed, { appearance: looks([breed], '#6b4a2f'), name: breed })
    const { engine, scene } = own.session.park
    engine.setHardwareScalingLevel(scaling)
    engine.maxFPS = framesPerS
    own.drawnAt = []
    scene.onAfterRenderObservable.add(() => {
      const now = performance.now()
      own.drawnAt.push(now)
      others.forEach((breed, index) => {
        const turn = now / 2000 + index * 2
        const at = { x: 2 * Math.cos(turn), y: 0, z: -6 + 2 * Math.sin(turn) }
        own.session.pushRemotePose(breed, { ...at, yawRad: -turn, speedMps: 1, state: 'walk' }, now)
      })
    })
    await scene.whenReadyAsync()
  }, SOFTWARE)
  await framesWhile(park, () => new Promise(resolve => setTimeout(resolve, TURN_MS)))
}

async function measure(harness: Harness): Promise<void> {
  await using client = await bridgeOf(host)
  const photos = await photosOfAllSizes()
  const analyse = (bytes: Uint8Array<ArrayBuffer>) =>
    client.bridge.pets.analysePhoto({ bytes, filename: 'photo.jpg' })
  // The first one loads the models.
  await analyse(photos[0] as Uint8Array<ArrayBuffer>)
  const [without, beside]: [number[], number[]] = [[], []]
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    without.push(...(await framesWhile(harness, () => new Promise(resolve => setTimeout(resolve, TURN_MS)))))
    const endsAt = performance.now() + TURN_MS
    beside.push(
      ...(await framesWhile(harness, async () => {
        for (let next = turn; performance.now() < endsAt; next++) {
          times.push((await analyse(photos[next % photos.length] as Uint8Array<ArrayBuffer>)).ms)
        }
      })),
    )
  }
  report(times, { without, beside })
}

/** Milliseconds from each drawn frame to the next, while something goes on. */
async function framesWhile({ page }: Harness, work: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const own = globalThis as unknown as Page
    own.drawnAt.length = 0
  })
  await work()
  const drawnAt = await page.evaluate(() => (globalThis as unknown as Page).drawnAt)
  return drawnAt.slice(1).map((at, index) => at - (drawnAt[index] as number))
}

/** As the web sends them, and one in four as a phone takes them. */
async function photosOfAllSizes(): Promise<Uint8Array<ArrayBuffer>[]> {
  const small = await Promise.all(
    ['beagle', 'samoyed', 'boxer', 'pug'].map(breed => photoOf(`studio/${breed}-01.jpg`)),
  )
  const large = sharp(small[0]?.buffer).resize(4000, 3000, { fit: 'cover' }).jpeg({ quality: 85 })
  return [await large.toBuffer(), ...small.slice(1).map(({ buffer }) => buffer)].map(bytes =>
    Uint8Array.from(bytes),
  )
}

function report(
  times: readonly number[],
  frames: { without: readonly number[]; beside: readonly number[] },
): void {
  const { without, beside } = frames
  const cores = `${availableParallelism()} cores`
  const usual = quantile(without, 0.5)
  const figure = (name: string, value: number, [baseline, against]: readonly [string, number]) => {
    const told = { name, value, unit: 'ms', baseline, ratio: value / against }
    console.log(
      process.argv.includes('--json')
        ? JSON.stringify(told)
        : `${name}: ${value.toFixed(0)} ms, ${told.ratio.toFixed(2)} x ${baseline} (${cores}, ${times.length} photos)`,
    )
  }
  figure('a photo in the companion while a park is open, p50', quantile(times, 0.5), [
    'the bar of 250 ms',
    250,
  ])
  figure('a photo in the companion while a park is open, p95', quantile(times, 0.95), [
    'the bar of 250 ms',
    250,
  ])
  for (const share of [0.5, 0.95]) {
    const against = quantile(without, share)
    figure(`the park's frame time while photos are analysed, p${share * 100}`, quantile(beside, share), [
      'without photos',
      against,
    ])
  }
  figure("the park's frame time without photos, p95", quantile(without, 0.95), ['its median', usual])
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
}
