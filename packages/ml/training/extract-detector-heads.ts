// npm run extract:detector-heads -w packages/ml -- FOLDER TAPPED.onnx
// Shows the detector photos made worse on purpose, and outlines it is sure of; fit_detector_heads.py learns from both.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Detection, isPet, lookForAnimals } from '../src/detection/detect-animals.ts'
import { coveredAt, findSubject } from '../src/mask/find-subject.ts'
import { decodePhoto } from '../src/photo/decode-photo.ts'
import type { RgbImage } from '../src/photo/rgb-image.ts'
import { type InferenceSession, namedOutput, type Tensor } from '../src/runtime/inference-runtime.ts'
import { nodeRuntime } from '../src/runtime/node-runtime.ts'
import { controlsOf } from './composition-controls.ts'
import { DEGRADATIONS, degradePhoto, type Planting, STRENGTHS } from './degrade-photo.ts'
import { seededRandom, shuffle } from './fit-head.ts'
import { hasPhotos } from './labelled-photos.ts'
import { learnedPhotos } from './quality-sights.ts'

const COMPOSITION_PHOTOS = 230
const SEED_PHOTOS = 1900
const CELLS_A_PHOTO = 140
/** Cells this far beyond the box, in half boxes, are still learned from. */
const REACH = 1.44
/** Outlines surer than this teach: colours, contrast and reach of {@link findSubject}. */
const TEACHES = { agreement: 0.87, contrast: 0.92, reach: 0.8 }

/** What a detector without heads is taken to put out. */
const NO_SEEDS: Tensor = { data: new Float32Array(80 * 80), shape: [1, 1, 80, 80] }

type Seen = {
  readonly image: RgbImage
  readonly pet: Detection
  readonly maps: Readonly<Record<string, Tensor>>
}

/** One look with all that the tapped detector puts out. */
async function seeAll(session: InferenceSession, image: RgbImage) {
  let maps: Readonly<Record<string, Tensor>> = {}
  const listening: InferenceSession = {
    run: async inputs => {
      maps = await session.run(inputs)
      return { seeds: NO_SEEDS, composition: { data: new Float32Array(2), shape: [1, 2] }, ...maps }
    },
    dispose: async () => undefined,
  }
  return { sight: await lookForAnimals(listening, image, { minScore: 0.3 }), maps: () => maps }
}

async function seeOnePet(
  session: InferenceSession,
  url: URL,
): Promise<(Seen & { sight: Sight }) | undefined> {
  const photo = await decodePhoto(await readFile(url)).catch(() => undefined)
  if (photo === undefined) return undefined
  const { sight, maps } = await seeAll(session, photo.image)
  const [pet, ...others] = sight.detections.filter(({ kind }) => isPet(kind))
  if (pet === undefined || others.length > 0) return undefined
  return { image: photo.image, pet, maps: maps(), sight }
}

type Sight = Awaited<ReturnType<typeof lookForAnimals>>

async function extractComposition(session: InferenceSession, folder: string): Promise<void> {
  const looks = openSync(join(folder, 'looks.jsonl'), 'w')
  const means = openSync(join(folder, 'means.f32'), 'w')
  const note = async (look: { photo: number; change: string; strength: number }, image: RgbImage) => {
    const { maps } = await seeAll(session, image)
    writeSync(looks, `${JSON.stringify(look)}\n`)
    writeSync(means, bytesOf(namedOutput(maps(), 'composition/means').data))
  }
  let other: Planting['other'] | undefined
  for (const [photo, url] of (await learnedPhotos(COMPOSITION_PHOTOS)).entries()) {
    const here = await seeOnePet(session, url)
    if (here === undefined) continue
    const planting = { image: here.image, pet: here.pet, other: other ?? here, seed: photo + 1 }
    other = { image: here.image, pet: here.pet }
    await note({ photo, change: 'none', strength: 0 }, here.image)
    for (const change of DEGRADATIONS) {
      for (let strength = 1; strength <= STRENGTHS; strength++) {
        await note({ photo, change, strength }, await degradePhoto(planting, change, strength))
      }
    }
    for await (const { image, ...look } of controlsOf(planting)) await note({ photo, ...look }, image)
  }
  closeSync(looks)
  closeSync(means)
}

async function extractCells(session: InferenceSession, folder: string): Promise<void> {
  const cells = openSync(join(folder, 'cells.f32'), 'w')
  const random = seededRandom(7)
  for (const url of await learnedPhotos(SEED_PHOTOS)) {
    const seen = await seeOnePet(session, url)
    if (seen === undefined) continue
    // The detector without heads puts out no seeds of use: the first round learns from colours alone.
    const seeds = 'seeds' in seen.maps ? seen.sight.seeds : undefined
    const mask = await findSubject(seen.image, seen.pet.box, { seeds })
    const { agreement, contrast, reach } = mask.judgement
    if (agreement < TEACHES.agreement || contrast < TEACHES.contrast || reach < TEACHES.reach) continue
    const rows = cellRows(seen, (x, y) => coveredAt(mask, x, y))
    shuffle(rows, random)
    for (const row of rows.slice(0, CELLS_A_PHOTO)) writeSync(cells, bytesOf(row))
  }
  closeSync(cells)
}

/** Animal or not, place in the box, and all channels of all maps, for each cell near the box. */
function cellRows(
  { pet, maps, sight }: Seen & { sight: Sight },
  isAnimal: (x: number, y: number) => boolean,
) {
  const { side, frame } = sight.seeds
  const layers = [0, 1, 2].map(index => namedOutput(maps, `map${index}`))
  const rows: Float32Array[] = []
  for (let cell = 0; cell < side * side; cell++) {
    const [column, row] = [(cell % side) + 0.5, Math.floor(cell / side) + 0.5]
    const [x, y] = [frame.x + (column / side) * frame.width, frame.y + (row / side) * frame.height]
    const across = (x - pet.box.x) / (pet.box.width / 2) - 1
    const down = (y - pet.box.y) / (pet.box.height / 2) - 1
    if (Math.max(Math.abs(across), Math.abs(down)) > REACH) continue
    if (Math.min(x, y) < 0 || Math.max(x, y) >= 1) continue
    const channels = layers.flatMap(layer => [...channelsAt(layer, column / side, row / side)])
    rows.push(Float32Array.of(isAnimal(x, y) ? 1 : 0, across, down, ...channels))
  }
  return rows
}

/** All channels of a map at a point in shares of it, between cells by straight lines. */
function channelsAt({ data, shape }: Tensor, across: number, down: number): Float32Array {
  const [, channels = 0, , side = 0] = shape
  const [x, y] = [across, down].map(share => Math.min(side - 1.001, Math.max(0, share * side - 0.5))) as [
    number,
    number,
  ]
  const corner = Math.floor(y) * side + Math.floor(x)
  return Float32Array.from({ length: channels }, (_, channel) => {
    const at = (step: number) => data[channel * side * side + corner + step] as number
    const upper = at(0) * (1 - (x % 1)) + at(1) * (x % 1)
    const lower = at(side) * (1 - (x % 1)) + at(side + 1) * (x % 1)
    return upper * (1 - (y % 1)) + lower * (y % 1)
  })
}

function bytesOf(row: Float32Array): Buffer {
  return Buffer.from(row.buffer, row.byteOffset, row.byteLength)
}

const [folder, tapped] = process.argv.slice(2)
if (!hasPhotos) console.log('skipped: the test photos are not beside this checkout (../shared/data/photos)')
else if (folder === undefined || tapped === undefined)
  console.error('usage: extract-detector-heads FOLDER TAPPED.onnx')
else {
  mkdirSync(folder, { recursive: true })
  const session = await nodeRuntime({ threads: 2 }).load(await readFile(tapped))
  await extractComposition(session, folder)
  await extractCells(session, folder)
}
