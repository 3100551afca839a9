import { appealOf, type PhotoTally } from './photo-appeal.ts'
import { seededDraws } from './seeded-draws.ts'

/** What is known of one photo: over all viewers, and of the kind now looking. */
export type PhotoRecord = { readonly photoId: string; readonly all: PhotoTally; readonly kind: PhotoTally }

/**
 * Decides which photo of an animal a viewer sees first, by Thompson sampling: each photo's appeal is drawn
 * from what is believed of it, and the highest draw comes first. Sure winners come first nearly always,
 * untried photos often enough to be learned about. The rest keep the owner's order.
 *
 * @param seed - viewer, animal and day, so that nobody sees a card change under their eyes.
 * @see Thompson (1933); Chapelle & Li (2011), "An Empirical Evaluation of Thompson Sampling"
 */
export function orderPhotos(photos: readonly PhotoRecord[], seed: string): readonly string[] {
  const draws = seededDraws(seed)
  let first: string | undefined
  let highest = Number.NEGATIVE_INFINITY
  for (const { photoId, all, kind } of photos) {
    const { shape, rate } = appealOf(all, kind)
    const drawn = draws.gamma(shape) / rate
    if (drawn > highest) [first, highest] = [photoId, drawn]
  }
  const rest = photos.map(({ photoId }) => photoId).filter(photoId => photoId !== first)
  return first === undefined ? [] : [first, ...rest]
}
