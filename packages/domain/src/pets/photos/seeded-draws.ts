/** Draws that can be repeated: same seed, same numbers. */
export type SeededDraws = {
  /** Even over [0, 1). */
  uniform(): number
  /** Gamma with this shape and rate 1. */
  gamma(shape: number): number
}

/** Seeds from any text (FNV-1a into mulberry32). Not for secrets. */
export function seededDraws(seed: string): SeededDraws {
  let state = 0x811c_9dc5
  for (let index = 0; index < seed.length; index++) {
    state = Math.imul(state ^ seed.charCodeAt(index), 0x0100_0193)
  }
  const uniform = (): number => {
    state = (state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, gamma: shape => drawGamma(shape, { uniform, normal }) }
}

/** @see Marsaglia & Tsang (2000), "A Simple Method for Generating Gamma Variables" */
function drawGamma(
  shape: number,
  { uniform, normal }: { readonly uniform: () => number; readonly normal: () => number },
): number {
  if (shape < 1) return drawGamma(shape + 1, { uniform, normal }) * uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
