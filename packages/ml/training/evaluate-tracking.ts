// npm run evaluate:tracking -w packages/ml [-- --json] [-- --scenes 40] [-- --seed 5000]
// How well animals keep their names before a camera, on SYNTHETIC rendered scenes: drawn animals that cross, turn back,
// hide and look alike, seen by a pretended detector that trembles, misses, raises false alarms and merges what overlaps.
import { parseArgs } from 'node:util'
import { createAnimalTracker, type TrackerWeights } from '../src/live/animal-tracker.ts'
import { measureTracking } from './measure-tracking.ts'
import { renderScene, SCENE_KINDS, type SceneNoise } from './tracking-scenes.ts'

const NOISES: readonly SceneNoise[] = [
  { framesPerS: 10, missRate: 0.05, falseAlarms: 0.1 },
  { framesPerS: 5, missRate: 0.1, falseAlarms: 0.2 },
  { framesPerS: 3, missRate: 0.15, falseAlarms: 0.3 },
]
/** What ships, and what it is worth without its parts: all in one run, on the same scenes. */
const TRACKERS: Readonly<Record<string, TrackerWeights | undefined>> = {
  shipped: undefined,
  'boxes only': { overlap: 1, coat: 0, species: 0, secondLook: false },
  'without coats': { overlap: 1, coat: 0, species: 0.15, secondLook: true },
  'without second look': { overlap: 0.5, coat: 0.5, species: 0.15, secondLook: false },
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    scenes: { type: 'string', default: '40' },
    seed: { type: 'string', default: '5000' },
  },
})
const seeds = Array.from({ length: Number(values.scenes) }, (_, index) => Number(values.seed) + index)
const rows = NOISES.flatMap(noise =>
  SCENE_KINDS.flatMap(kind => {
    const scenes = seeds.map(seed => renderScene(kind, seed, noise))
    return Object.entries(TRACKERS).map(([tracker, weights]) => ({
      data: 'synthetic',
      framesPerS: noise.framesPerS,
      scene: kind,
      tracker,
      ...measureTracking(scenes, () => createAnimalTracker(weights)),
    }))
  }),
)

if (values.json) console.log(JSON.stringify({ seeds: [seeds[0], seeds.at(-1)], rows }))
else {
  console.log(
    `synthetic scenes, seeds ${seeds[0]} to ${seeds.at(-1)}; misses and false alarms a frame by frame rate:`,
  )
  for (const { framesPerS, missRate, falseAlarms } of NOISES) {
    console.log(`  ${framesPerS} frames a second: ${missRate} missed, ${falseAlarms} false alarms`)
  }
  const round = (value: number) => Math.round(value * 1000) / 1000
  console.table(
    rows.map(({ data: _, mota, idf1, ...row }) => ({ ...row, mota: round(mota), idf1: round(idf1) })),
  )
}
