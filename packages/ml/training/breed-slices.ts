import type { SliceFigures } from '../src/registry/model-release.ts'
import type { Examples } from './cross-validate.ts'
import { type Answer, fitTemperature, measureScores } from './measure-scores.ts'

/** Breeds with ten photos that ImageNet does not know: reported apart. */
export const FEW_AND_UNKNOWN: readonly string[] = [
  'american-bulldog',
  'american-pit-bull-terrier',
  'havanese',
  'shiba-inu',
]

/** Fewer answers say nothing of calibration. */
const CALIBRATED_FROM = 100
/** Mean brightness of a photo, 0..255; a quarter of the set lies below, a quarter above. */
const DARK_BELOW = 95
const BRIGHT_ABOVE = 145

/** Each fold's temperature comes from the other folds, so calibration is out of sample too. */
export function withTemperatures(
  examples: Pick<Examples, 'labels'>,
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

/** Figures by source, species, light and breed, from answers of heads that saw neither photo nor series. */
export function breedSlices(
  examples: Examples,
  scores: readonly Float32Array[],
  folds: readonly number[],
): SliceFigures[] {
  const answers = withTemperatures(examples, scores, folds)
  const slice = (name: string, accept: (index: number) => boolean): SliceFigures[] => {
    const own = answers.filter((_, index) => accept(index))
    if (own.length === 0) return []
    const { photos, top1, top5, species, ece } = measureScores(own)
    const calibrated = photos >= CALIBRATED_FROM ? { calibrationError: ece } : {}
    return [{ slice: name, answers: photos, measures: { top1, top5, species, ...calibrated } }]
  }
  const photoAt = (index: number) => examples.photos[index]
  const kinds = [...new Set(examples.photos.map(({ kind }) => kind))]
  const breeds = [...new Set(examples.photos.map(({ breedId }) => breedId))].sort()
  const light = examples.light
  return [
    ...slice('all', () => true),
    ...kinds.flatMap(kind => slice(`source ${kind}`, index => photoAt(index)?.kind === kind)),
    ...['dog', 'cat'].flatMap(kind => slice(`species ${kind}`, index => photoAt(index)?.species === kind)),
    ...slice('light dark', index => (light?.[index] ?? DARK_BELOW) < DARK_BELOW),
    ...slice('light bright', index => (light?.[index] ?? 0) > BRIGHT_ABOVE),
    ...slice('four dogs ImageNet lacks', index => FEW_AND_UNKNOWN.includes(photoAt(index)?.breedId ?? '')),
    ...breeds.flatMap(breed => slice(`breed ${breed}`, index => photoAt(index)?.breedId === breed)),
  ]
}
