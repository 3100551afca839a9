/** A direction in the backbone's features, stored small. */
export type LinearJudge = {
  /** Base64 of one int8 weight per feature. */
  readonly int8: string
  readonly scale: number
  readonly bias: number
}

/**
 * How far features lie along a direction, in standard deviations of untouched photos: 0 is usual.
 *
 * @param features - the backbone's, as long as the weights.
 */
export function judgeLinearly(judge: LinearJudge, features: Float32Array): number {
  const weights = atob(judge.int8)
  let sum = 0
  for (let index = 0; index < features.length; index++) {
    // A byte above 127 is a negative weight.
    const weight = (weights.charCodeAt(index) << 24) >> 24
    sum += weight * (features[index] as number)
  }
  return sum * judge.scale + judge.bias
}
