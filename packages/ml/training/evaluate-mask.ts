// npm run evaluate:mask -w packages/ml [-- --json] [-- --scenes 60] [-- --sheet FILE.jpg --photos 40 --from 0]
// How well the outline follows a known one, in synthetic scenes; and, with --sheet, real photos to look at.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { isPet, lookForAnimals } from '../src/detection/detect-animals.ts'
import { COARSE_SIDE_PX, coveredAt, FINE_SIDE_PX, findSubject } from '../src/mask/find-subject.ts'
import { animalShares, guidedMatte } from '../src/mask/guided-matte.ts'
import { maskOverlap } from '../src/mask/judge-mask.ts'
import { decodePhoto } from '../src/photo/decode-photo.ts'
import { type Box, type RgbImage, WHOLE } from '../src/photo/rgb-image.ts'
import { hasPhotos } from './labelled-photos.ts'
import { type MaskScene, maskScenes } from './mask-scenes.ts'
import { loadEyes, measuredPhotos } from './quality-sights.ts'
import { rankCorrelation } from './rank-correlation.ts'

/** One scene's figures: overlap with the truth at three stages, and of the box itself. */
type SceneFigures = {
  readonly coarse: number
  readonly fine: number
  readonly refined: number
  readonly box: number
  readonly confidence: number
  readonly isSound: boolean
  readonly coarseMs: number
  readonly fineMs: number
}

type Eyes = Awaited<ReturnType<typeof loadEyes>>

async function figuresOf({ detector }: Eyes, { image, isAnimal, box }: MaskScene): Promise<SceneFigures> {
  const { seeds } = await lookForAnimals(detector, image, { minScore: 1 })
  const started = process.cpuUsage().user
  const coarse = await findSubject(image, box, { seeds })
  const between = process.cpuUsage().user
  const fine = await findSubject(image, box, { seeds, side: FINE_SIDE_PX })
  const ended = process.cpuUsage().user
  const shares = animalShares(guidedMatte(image, fine), image, WHOLE)
  const overlapOf = (isInside: (x: number, y: number) => boolean) =>
    maskOverlap(pixelsWhere(image, isInside), isAnimal)
  return {
    coarse: overlapOf((x, y) => coveredAt(coarse, x, y)),
    fine: overlapOf((x, y) => coveredAt(fine, x, y)),
    refined: maskOverlap(
      Uint8Array.from(shares, share => (share > 0.5 ? 1 : 0)),
      isAnimal,
    ),
    box: overlapOf((x, y) => isWithin(box, x, y)),
    confidence: coarse.judgement.confidence,
    isSound: coarse.judgement.isSound,
    coarseMs: (between - started) / 1000,
    fineMs: (ended - between) / 1000,
  }
}

function pixelsWhere({ width, height }: RgbImage, isInside: (x: number, y: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, pixel) =>
    isInside(((pixel % width) + 0.5) / width, (Math.floor(pixel / width) + 0.5) / height) ? 1 : 0,
  )
}

function isWithin(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
}

function summaryOf(scenes: readonly SceneFigures[]) {
  const trusted = scenes.filter(({ isSound }) => isSound)
  const refused = scenes.filter(({ isSound }) => !isSound)
  const means = (of: readonly SceneFigures[]) => ({
    scenes: of.length,
    box: mean(of.map(({ box }) => box)),
    [`mask ${COARSE_SIDE_PX} px`]: mean(of.map(({ coarse }) => coarse)),
    [`mask ${FINE_SIDE_PX} px`]: mean(of.map(({ fine }) => fine)),
    refined: mean(of.map(({ refined }) => refined)),
    'refined at least 0.9': mean(of.map(({ refined }) => (refined >= 0.9 ? 1 : 0))),
  })
  return {
    synthetic: { all: means(scenes), trusted: means(trusted), abstained: means(refused) },
    confidenceFollowsOverlap: rankCorrelation(
      scenes.map(({ confidence }) => confidence),
      scenes.map(({ refined }) => refined),
    ),
    medianMs: {
      [COARSE_SIDE_PX]: median(scenes.map(({ coarseMs }) => coarseMs)),
      [FINE_SIDE_PX]: median(scenes.map(({ fineMs }) => fineMs)),
    },
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

const TILE_PX = 220
const COLUMNS = 8

/** Real photos, what is not animal in pink; a bar below: green where the mask is trusted, red where not. */
async function contactSheet(
  { detector }: Eyes,
  { count, from }: { count: number; from: number },
): Promise<Buffer> {
  const layers = []
  // Studio and web photos: heads and rules were learned from others, or from the quarter that is for choosing.
  for (const [made, url] of (await measuredPhotos(count, from)).entries()) {
    const { image } = await decodePhoto(await readFile(url))
    const { detections, seeds } = await lookForAnimals(detector, image, { minScore: 0.1 })
    const pet = detections.find(({ kind }) => isPet(kind))
    if (pet === undefined) continue
    const mask = await findSubject(image, pet.box, { seeds, side: FINE_SIDE_PX })
    const data = image.data.slice()
    pixelsWhere(image, (x, y) => coveredAt(mask, x, y)).forEach((value, pixel) => {
      if (value === 0) data.set([255, 20 + (data[pixel * 3 + 1] as number) / 4, 120], pixel * 3)
    })
    const tile = await sharp(data, { raw: { width: image.width, height: image.height, channels: 3 } })
      .resize({ width: TILE_PX, height: TILE_PX, fit: 'contain', background: '#ffffff' })
      .extend({ bottom: 12, background: mask.judgement.isSound ? '#20b050' : '#d02020' })
      .png()
      .toBuffer()
    const [left, top] = [(made % COLUMNS) * TILE_PX, Math.floor(made / COLUMNS) * (TILE_PX + 12)]
    layers.push({ input: tile, left, top })
  }
  const height = Math.ceil(count / COLUMNS) * (TILE_PX + 12)
  const empty = { width: COLUMNS * TILE_PX, height, channels: 3 as const, background: '#ffffff' }
  return sharp({ create: empty }).composite(layers).jpeg().toBuffer()
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      scenes: { type: 'string', default: '60' },
      sheet: { type: 'string' },
      photos: { type: 'string', default: '40' },
      from: { type: 'string', default: '0' },
    },
  })
  if (!hasPhotos) console.log('skipped: the test photos are not beside this checkout (../shared/data/photos)')
  else {
    const eyes = await loadEyes()
    if (values.sheet !== undefined) {
      await sharp(
        await contactSheet(eyes, { count: Number(values.photos), from: Number(values.from) }),
      ).toFile(values.sheet)
    } else {
      const figures = []
      for (const scene of await maskScenes(eyes, Number(values.scenes)))
        figures.push(await figuresOf(eyes, scene))
      const summary = summaryOf(figures)
      if (values.json) console.log(JSON.stringify(summary))
      else {
        console.table(summary.synthetic)
        console.log('rank correlation of confidence and overlap', summary.confidenceFollowsOverlap)
        console.log('median processor time of a mask in ms, by its side in pixels', summary.medianMs)
      }
    }
  }
}
