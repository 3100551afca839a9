import { FEATURES } from '../src/breeds/breed-features.ts'
import { headScores } from '../src/breeds/breed-head.ts'
import { PHOTO_CLASSES } from '../src/breeds/photo-classes.ts'
import { photoSeries } from '../src/breeds/photo-series.ts'
import { fitHead, type LinearLayer, seededRandom, shuffle } from './fit-head.ts'
import type { LabelledPhoto } from './labelled-photos.ts'

const FOLDS = 5
const SEED = 7

/** Photos with their features, ready to be split. */
export type Examples = {
  readonly photos: readonly LabelledPhoto[]
  readonly labels: readonly number[]
  readonly rows: Float32Array
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
  folds: readonly number[],
): Float32Array[] {
  const scores: Float32Array[] = new Array(folds.length)
  for (let fold = 0; fold < FOLDS; fold++) {
    const head = fitWithout(prior, examples, index => folds[index] === fold)
    folds.forEach((own, index) => {
      if (own === fold) scores[index] = headScores(head, rowOf(examples.rows, index))
    })
  }
  return scores
}

/** Fits on all photos but those `isHeldOut` names. */
export function fitWithout(
  prior: LinearLayer,
  { rows, labels }: Examples,
  isHeldOut: (index: number) => boolean,
): LinearLayer {
  const kept = labels.flatMap((_, index) => (isHeldOut(index) ? [] : [index]))
  const training = new Float32Array(kept.length * FEATURES)
  kept.forEach((index, position) => {
    training.set(rowOf(rows, index), position * FEATURES)
  })
  return fitHead(prior, { rows: training, labels: kept.map(index => labels[index] as number) })
}

/** One photo's features. */
export function rowOf(rows: Float32Array, index: number): Float32Array {
  return rows.subarray(index * FEATURES, (index + 1) * FEATURES)
}
