// npm run evaluate:pipeline -w packages/ml [-- --json]
// A seeded sample of labelled photos through the shipped analyser, files to answers.
// The head has learned from these photos: trust `evaluate` for breeds, this for species and time.
import { readFile } from 'node:fs/promises'
import { createPhotoAnalyser, type PhotoAnalyser } from '../src/index.ts'
import { seededRandom, shuffle } from './fit-head.ts'
import { hasPhotos, type LabelledPhoto, labelledPhotos } from './labelled-photos.ts'

const SAMPLE = 300
const SEED = 1

type Outcome = {
  readonly rank: number
  readonly abstained: boolean
  readonly speciesRight: boolean
  readonly ms: number
  readonly refused?: string
}

async function evaluate() {
  const photos = await labelledPhotos()
  shuffle(photos, seededRandom(SEED))
  await using analyser = await createPhotoAnalyser({ threads: 2 })
  const outcomes: Outcome[] = []
  for (const photo of photos.slice(0, SAMPLE)) outcomes.push(await outcomeOf(analyser, photo))
  const answered = outcomes.filter(({ abstained, refused }) => !abstained && refused === undefined)
  const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b)
  return {
    photos: outcomes.length,
    abstained: outcomes.filter(({ abstained }) => abstained).length,
    refused: outcomes.filter(({ refused }) => refused !== undefined).length,
    top1: answered.filter(({ rank }) => rank === 0).length / answered.length,
    top5: answered.filter(({ rank }) => rank >= 0).length / answered.length,
    species: answered.filter(({ speciesRight }) => speciesRight).length / answered.length,
    medianMs: times[Math.floor(times.length / 2)],
  }
}

async function outcomeOf(analyser: PhotoAnalyser, photo: LabelledPhoto): Promise<Outcome> {
  try {
    const { breeds, species, abstained, ms } = await analyser.analyse(await readFile(photo.url))
    const rank = breeds.findIndex(({ id }) => id === photo.breedId)
    return { rank, abstained, ms, speciesRight: species.label === photo.species }
  } catch (error) {
    return { rank: -1, abstained: false, speciesRight: false, ms: 0, refused: String(error) }
  }
}

if (!hasPhotos) console.log('skipped: the test photos are not beside this checkout (../shared/data/photos)')
else {
  const result = await evaluate()
  if (process.argv.includes('--json')) console.log(JSON.stringify(result))
  else console.table([result])
}
