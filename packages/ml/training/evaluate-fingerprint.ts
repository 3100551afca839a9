// npm run evaluate:fingerprint -w packages/ml [-- --json]
// How often a changed copy of a real photo is known again, and how often two different ones are taken for copies.
import { readFile } from 'node:fs/promises'
import { COPY_BITS, fingerprintDistance } from '@pawfect/domain/pets'
import sharp, { type Sharp } from 'sharp'
import { fingerprintFile, type PhotoLooks } from '../src/fingerprint/fingerprint-file.ts'
import { seededRandom } from './fit-head.ts'
import { hasPhotos, labelledPhotos } from './labelled-photos.ts'

const SEED = 20_261_123
/** Every tenth photo is copied; all are compared with all others. */
const EVERY = 10

type Size = { readonly width: number; readonly height: number }

/** What people do to a photo they take from elsewhere. */
function copiesOf(original: Buffer, { width, height }: Size): Record<string, Sharp> {
  const random = seededRandom(SEED + width * height)
  const cut = (left: number, top: number, across: number, down: number) =>
    sharp(original).extract({
      left: Math.round(left * width),
      top: Math.round(top * height),
      width: Math.floor(across * width),
      height: Math.floor(down * height),
    })
  const framed = { top: Math.round(height * 0.12), bottom: Math.round(height * 0.15) }
  return {
    'made smaller, to 40 %': sharp(original).resize(Math.round(width * 0.4)),
    'compressed, quality 25': sharp(original).jpeg({ quality: 25 }),
    'cropped by 10 %, middle': cut(0.05, 0.05, 0.9, 0.9),
    'cropped by 10 %, corner': cut(0, 0.1, 0.9, 0.9),
    'cropped by 10 %, one side': cut(0, 0, 0.9, 1),
    'cropped by 10 %, anywhere': cut(random() * 0.09, random() * 0.09, 0.9, 0.9),
    mirrored: sharp(original).flop(),
    'brighter by a third': sharp(original).linear(1.3, 10),
    'darker by 40 %': sharp(original).linear(0.6, 0),
    'a screenshot with bars': sharp(original).extend({ ...framed, background: '#111111' }),
    'grey, warm filter off': sharp(original).greyscale(),
  }
}

function bitsBetween(copy: PhotoLooks, original: PhotoLooks): number {
  if (copy === null || original === null) return Number.POSITIVE_INFINITY
  return Math.min(
    fingerprintDistance(copy.plain, original.plain),
    fingerprintDistance(copy.mirrored, original.plain),
  )
}

async function evaluate() {
  const photos = await labelledPhotos()
  const known: { looks: PhotoLooks; breed: string }[] = []
  const distances = new Map<string, number[]>()
  for (const [index, photo] of photos.entries()) {
    const bytes = await readFile(photo.url)
    const looks = await fingerprintFile(bytes)
    known.push({ looks, breed: photo.breedId })
    if (index % EVERY !== 0) continue
    const { data, info } = await sharp(bytes)
      .autoOrient()
      .flatten()
      .png()
      .toBuffer({ resolveWithObject: true })
    for (const [name, copy] of Object.entries(copiesOf(data, info))) {
      const bits = bitsBetween(await fingerprintFile(await copy.toBuffer()), looks)
      distances.set(name, [...(distances.get(name) ?? []), bits])
    }
  }
  const recall = [...distances].map(([change, bits]) => ({
    change,
    n: bits.length,
    recall: bits.filter(value => value <= COPY_BITS).length / bits.length,
    medianBits: bits.toSorted((a, b) => a - b)[Math.floor(bits.length / 2)],
  }))
  return {
    recall,
    falseAlarms: falseAlarmsAmong(known),
    tooPlain: known.filter(({ looks }) => looks === null).length,
  }
}

/** Photos of different breeds only: Oxford has series of one animal, and those are alike. */
function falseAlarmsAmong(known: readonly { looks: PhotoLooks; breed: string }[]) {
  let [pairs, alarms, nearest] = [0, 0, Number.POSITIVE_INFINITY]
  for (const [index, one] of known.entries()) {
    for (const other of known.slice(0, index)) {
      if (one.breed === other.breed) continue
      const bits = bitsBetween(one.looks, other.looks)
      pairs += 1
      if (bits <= COPY_BITS) alarms += 1
      if (bits < nearest) nearest = bits
    }
  }
  return { pairs, alarms, nearestBits: nearest, threshold: COPY_BITS }
}

if (!hasPhotos) console.log('skipped: the test photos are not beside this checkout (../shared/data/photos)')
else {
  const result = await evaluate()
  if (process.argv.includes('--json')) console.log(JSON.stringify(result))
  else {
    console.table(result.recall)
    console.table([{ ...result.falseAlarms, tooPlain: result.tooPlain }])
  }
}
