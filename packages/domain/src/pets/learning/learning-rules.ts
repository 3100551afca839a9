/** Owners whose updates are only ever seen added up. A group with one missing is thrown away whole. */
export const GROUP_SIZE = 5

/** Fewer groups than this, and one spoilt group could decide: nothing is learned from the round. */
export const MIN_GROUPS = 3

/**
 * Longest update anybody sends, as a Euclidean length; a longer one is cut to it. Short, for noise is measured in
 * it: of a whole update mostly the direction is news (`pawfect model federate --simulate`).
 */
export const CLIP_LENGTH = 0.1

/** Standard deviation of the noise on a group's sum, in clip lengths, for each number of the update. */
export const NOISE = 2

/** More breeds than any model of ours will ever know. */
export const MAX_CLASSES = 1000

/**
 * The noise each member adds, so that a group's sum carries {@link NOISE} even for a member who takes their own
 * noise out again.
 *
 * @returns a standard deviation, in the update's own unit.
 */
export function noiseOfOne(): number {
  return (NOISE * CLIP_LENGTH) / Math.sqrt(GROUP_SIZE - 1)
}

/** Cuts an update to `limit`, keeping its direction. */
export function clipped(update: readonly number[], limit: number = CLIP_LENGTH): number[] {
  const length = Math.hypot(...update)
  return length <= limit ? [...update] : update.map(value => (value * limit) / length)
}
