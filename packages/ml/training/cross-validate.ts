import { FEATURES } from '../src/breeds/breed-features.ts'
import { headScores, softmax } from '../src/breeds/breed-head.ts'
import { PHOTO_CLASSES } from '../src/breeds/photo-classes.ts'
import { photoSeries } from '../src/breeds/photo-series.ts'
import { meanOfLooks, SECOND_LOOK_BELOW } from '../src/breeds/second-look.ts'
import { fitHead, type LinearLayer, seededRandom, shuffle } from './fit-head.ts'
import type { LabelledPhoto } from './labelled-photos.ts'

const FOLDS = 5
const SEED = 7

/** Photos with their features, ready to be split. */
export type Examples = {
  readonly photos: readonly LabelledPhoto[]
  readonly labels: readonly number[]
  readonly rows: Float32Array
  /** The same photos' mirror images; without them nothing is looked at twice. */
  readonly mirrored?: Float32Array
  /** Mean brightness of each photo, 0..255, where it was measured. */
  readonly light?: Float32Array
}

/** The class each photo shows, as an index into `PHOTO_CLASSES`. */
export function labelsOf(photos: readonly LabelledPhoto[]): number[] {
  return photos.map(photo => PHOTO_CLASSES.findIndex(entry => entry.breedId === photo.breedId))
}

/**
 * Splits photos so that a series of look-alikes never lies on both sides.
 *
 * @returns the fold of each photo, 0..4; every breed is spread over all folds.
 */
export function foldsBySeries(examples: Examples): number[] {
  const random = seededRandom(SEED)
  const folds = new Array<number>(examples.labels.length).fill(0)
  for (const label of new Set(examples.labels)) {
    const members = examples.labels.flatMap((own, index) => (own === label ? [index] : []))
    const series = photoSeries(members, index => rowOf(examples.rows, index))
    shuffle(series, random)
    series.sort((a, b) => b.length - a.length)
    const load = Array.from({ length: FOLDS }, () => random() * 0.5)
    for (const members of series) {
      const lightest = load.indexOf(Math.min(...load))
      load[lightest] = (load[lightest] as number) + members.length
      for (const photo of members) folds[photo] = lightest
    }
  }
  return folds
}

/** Out-of-fold scores of every photo: [photos, classes], each from a head that never saw its series. */
export function outOfFoldScores(
  prior: LinearLayer,
  examples: Examples,
  { folds, seed }: { readonly folds: readonly number[]; readonly seed?: number },
): Float32Array[] {
  const scores: Float32Array[] = new Array(folds.length)
  for (let fold = 0; fold < FOLDS; fold++) {
    const head = fitWithout(
      prior,
      { ...examples, ...(seed === undefined ? {} : { seed }) },
      index => folds[index] === fold,
    )
    folds.forEach((own, index) => {
      if (own === fold) scores[index] = scoresWithSecondLook(head, examples, index)
    })
  }
  return scores
}

/** The head's temperature hardly moves between folds; near enough to decide on a second look. */
const USUAL_TEMPERATURE = 0.85

/** Scores of a photo as the product gets them: its mirror image counts too where the first look is not sure. */
export function scoresWithSecondLook(head: LinearLayer, examples: Examples, index: number): Float32Array {
  const row = rowOf(examples.rows, index)
  const first = headScores(head, row)
  if (examples.mirrored === undefined) return first
  const surest = softmax(first, USUAL_TEMPERATURE).reduce((a, b) => Math.max(a, b), 0)
  if (surest >= SECOND_LOOK_BELOW) return first
  return headScores(head, meanOfLooks(row, rowOf(examples.mirrored, index)))
}

/** Fits on all photos but those `isHeldOut` names. */
export function fitWithout(
  prior: LinearLayer,
  { rows, labels, seed }: Examples & { readonly seed?: number },
  isHeldOut: (index: number) => boolean,
): LinearLayer {
  const kept = labels.flatMap((_, index) => (isHeldOut(index) ? [] : [index]))
  const training = new Float32Array(kept.length * FEATURES)
  kept.forEach((index, position) => {
    training.set(rowOf(rows, index), position * FEATURES)
  })
  const chosen = kept.map(index => labels[index] as number)
  return fitHead(prior, { rows: training, labels: chosen, ...(seed === undefined ? {} : { seed }) })
}

/** One photo's features. */
export function rowOf(rows: Float32Array, index: number): Float32Array {
  return rows.subarray(index * FEATURES, (index + 1) * FEATURES)
}
