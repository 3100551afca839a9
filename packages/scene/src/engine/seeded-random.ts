/** Draws numbers in [0, 1); the same seed always draws the same numbers (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function hash3(x: number, y: number, z: number): number {
  let mixed = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(z, 1_440_662_683)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1_274_126_177)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296
}

/** Smooth value noise in [0, 1] with one bump per unit; the same everywhere and for ever. */
export function noise3(x: number, y: number, z: number): number {
  const xi = Math.floor(x)
  const yi = Math.floor(y)
  const zi = Math.floor(z)
  const u = fade(x - xi)
  const v = fade(y - yi)
  const w = fade(z - zi)
  const near = mix(
    mix(hash3(xi, yi, zi), hash3(xi + 1, yi, zi), u),
    mix(hash3(xi, yi + 1, zi), hash3(xi + 1, yi + 1, zi), u),
    v,
  )
  const far = mix(
    mix(hash3(xi, yi, zi + 1), hash3(xi + 1, yi, zi + 1), u),
    mix(hash3(xi, yi + 1, zi + 1), hash3(xi + 1, yi + 1, zi + 1), u),
    v,
  )
  return mix(near, far, w)
}

function fade(t: number): number {
  return t * t * (3 - 2 * t)
}

/** Straight mix: `from` at share 0, `to` at share 1. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share
}

/** Keeps a number within [low, high]. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** 0 below `low`, 1 above `high`, a smooth S between. */
export function smoothstep(low: number, high: number, value: number): number {
  return fade(clamp((value - low) / (high - low), 0, 1))
}
