// npm run evaluate:quality -w packages/ml [-- --json] [-- --photos 60 --from 0]
// How well the one quality score follows what was done to real photos, none of which the judges learned from.
import { parseArgs } from 'node:util'
import { lookAtPhoto } from '../src/photo/analyse-image.ts'
import type { RgbImage } from '../src/photo/rgb-image.ts'
import { estimateTilt } from '../src/quality/estimate-tilt.ts'
import { judgeQuality } from '../src/quality/judge-quality.ts'
import { DEGRADATIONS, type Degradation, degradePhoto, type Planting, STRENGTHS } from './degrade-photo.ts'
import { hasPhotos } from './labelled-photos.ts'
import { loadEyes, measuredPhotos, SIGHTS_SEED, seePhoto } from './quality-sights.ts'
import { rankCorrelation } from './rank-correlation.ts'

type Eyes = Awaited<ReturnType<typeof loadEyes>>

/** Scores of one photo at each strength of one degradation, the untouched first. */
type Ladder = { readonly degradation: Degradation; readonly scores: readonly number[] }

/** @param count - photos drawn; those with no clear single pet are left out. */
async function qualityLadders(count: number, from: number): Promise<Ladder[]> {
  const eyes = await loadEyes()
  const plantings: Planting[] = []
  for (const [seed, url] of (await measuredPhotos(count, from)).entries()) {
    const seen = await seePhoto(eyes, url)
    const [pet] = seen?.sight.pets ?? []
    if (seen === undefined || pet === undefined) continue
    const here = { image: seen.photo.image, pet }
    plantings.push({ ...here, other: plantings.at(-1) ?? here, seed: seed + 1 })
  }
  const ladders: Ladder[] = []
  for (const planting of plantings) ladders.push(...(await laddersOf(eyes, planting)))
  return ladders
}

async function laddersOf(eyes: Eyes, planting: Planting): Promise<Ladder[]> {
  const untouched = await scoreOf(eyes, planting.image)
  return Promise.all(
    DEGRADATIONS.map(async degradation => {
      const scores = [untouched]
      for (let strength = 1; strength <= STRENGTHS; strength++) {
        scores.push(await scoreOf(eyes, await degradePhoto(planting, degradation, strength)))
      }
      return { degradation, scores }
    }),
  )
}

async function scoreOf(eyes: Eyes, image: RgbImage): Promise<number> {
  const { pets, people, features, composition } = await lookAtPhoto(eyes, image)
  const { width, height } = image
  const tiltDeg = estimateTilt(image)
  return judgeQuality({
    image,
    width,
    height,
    pets,
    people,
    features: features.features,
    composition,
    tiltDeg,
  }).score
}

/** Mean over photos of how well the score's fall follows the strength, and the share that falls at all. */
export function followedBy(ladders: readonly Ladder[], degradation: Degradation) {
  const strengths = Array.from({ length: STRENGTHS + 1 }, (_, strength) => -strength)
  const own = ladders.filter(ladder => ladder.degradation === degradation)
  const within = own.map(({ scores }) => rankCorrelation(scores, strengths))
  const pooled = rankCorrelation(
    own.flatMap(({ scores }) => scores),
    own.flatMap(() => strengths),
  )
  const worse = own.filter(({ scores }) => (scores.at(-1) as number) < (scores[0] as number)).length
  return {
    degradation,
    photos: own.length,
    withinPhoto: within.reduce((sum, value) => sum + value, 0) / within.length,
    pooled,
    strongestBelowUntouched: worse / own.length,
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      photos: { type: 'string', default: '60' },
      from: { type: 'string', default: '0' },
    },
  })
  if (!hasPhotos) console.log('skipped: the test photos are not beside this checkout (../shared/data/photos)')
  else {
    const ladders = await qualityLadders(Number(values.photos), Number(values.from))
    const rows = DEGRADATIONS.map(degradation => followedBy(ladders, degradation))
    const drawn = {
      seed: SIGHTS_SEED,
      drawn: Number(values.photos),
      from: Number(values.from),
      clear: rows[0]?.photos,
    }
    if (values.json) console.log(JSON.stringify({ ...drawn, rows }))
    else {
      console.table(rows)
      console.log(
        `${drawn.clear} photos with one clear pet among ${drawn.drawn} studio and web photos drawn with seed ${drawn.seed} from place ${drawn.from} on; none was learned from or used to choose a setting`,
      )
    }
  }
}
