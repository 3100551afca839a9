// npm run evaluate -w packages/ml [-- --json]
// Prints how good the breed head is on photos it never saw, and where it errs.

import { headScores } from '../src/breeds/breed-head.ts'
import { PHOTO_CLASSES } from '../src/breeds/photo-classes.ts'
import { type Examples, fitWithout, foldsBySeries, outOfFoldScores, rowOf } from './cross-validate.ts'
import { imagenetPrior } from './imagenet-prior.ts'
import { hasPhotos } from './labelled-photos.ts'
import { loadExamples } from './load-examples.ts'
import { type Answer, fitTemperature, type Measures, measureScores } from './measure-scores.ts'

/** Breeds with ten photos that ImageNet does not know: reported apart. */
const FEW_AND_UNKNOWN = ['american-bulldog', 'american-pit-bull-terrier', 'havanese', 'shiba-inu']

async function evaluate(): Promise<Record<string, Measures>> {
  const examples = await loadExamples()
  const prior = await imagenetPrior()
  const folds = foldsBySeries(examples)
  const scores = outOfFoldScores(prior, examples, folds)
  const answers = withTemperatures(examples, scores, folds)
  const pick = (accept: (index: number) => boolean) =>
    measureScores(answers.filter((_, index) => accept(index)))
  const kindOf = (index: number) => examples.photos[index]?.kind
  return {
    'studio, by series': pick(index => kindOf(index) === 'studio'),
    'web, by series': pick(index => kindOf(index) === 'web'),
    'extra (ImageNet dogs), by series': pick(index => kindOf(index) === 'extra'),
    'cats, by series': pick(index => kindOf(index) === 'cats'),
    'four dogs ImageNet lacks': pick(index =>
      FEW_AND_UNKNOWN.includes(examples.photos[index]?.breedId ?? ''),
    ),
    'web, no web photo learned': withoutKind(prior, examples, 'web'),
    'studio, no studio photo learned': withoutKind(prior, examples, 'studio'),
  }
}

/** Each fold's temperature comes from the other folds, so calibration is out of sample too. */
function withTemperatures(
  examples: Examples,
  scores: readonly Float32Array[],
  folds: readonly number[],
): Answer[] {
  const plain = scores.map((own, index) => ({ scores: own, label: examples.labels[index] as number }))
  const temperatures = new Map(
    [...new Set(folds)].map(fold => [
      fold,
      fitTemperature(plain.filter((_, index) => folds[index] !== fold)),
    ]),
  )
  return plain.map((answer, index) => ({
    ...answer,
    temperature: temperatures.get(folds[index] as number) as number,
  }))
}

/** The hard case: a source of photos the head has never seen. */
function withoutKind(prior: Parameters<typeof fitWithout>[0], examples: Examples, kind: string): Measures {
  const isHeldOut = (index: number) => examples.photos[index]?.kind === kind
  const head = fitWithout(prior, examples, isHeldOut)
  return measureScores(
    examples.labels.flatMap((label, index) =>
      isHeldOut(index)
        ? [{ scores: headScores(head, rowOf(examples.rows, index)), label, temperature: 0.85 }]
        : [],
    ),
  )
}

function print(table: Record<string, Measures>): void {
  console.log(`${PHOTO_CLASSES.length} breeds compete for every photo`)
  console.log(`${'photos set aside'.padEnd(34)}     n   top-1   top-5  species    ECE`)
  for (const [name, row] of Object.entries(table)) {
    const shares = [row.top1, row.top5, row.species, row.ece]
      .map(value => value.toFixed(3).padStart(7))
      .join(' ')
    console.log(`${name.padEnd(34)} ${String(row.photos).padStart(5)} ${shares}`)
  }
}

if (!hasPhotos) {
  console.log('skipped: the test photos are not beside this checkout (../shared/data/photos)')
} else {
  const table = await evaluate()
  if (process.argv.includes('--json')) console.log(JSON.stringify(table))
  else print(table)
}
