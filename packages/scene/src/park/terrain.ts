import { mix, noise3, smoothstep } from '../engine/seeded-random.ts'

/** A round pond; its water is flat at `levelM`. Metres. */
export type Pond = {
  readonly x: number
  readonly z: number
  readonly radiusM: number
  readonly levelM: number
}

/** The shape of the ground of one park. The same seed always gives the same park. */
export type Terrain = {
  readonly seed: number
  /** Half the side of the fenced lawn. */
  readonly halfSideM: number
  readonly pond: Pond
  /** Grid lines of the ground mesh, the same along x and z. */
  readonly lines: Float32Array
  /** Height at each crossing, row by row along z. */
  readonly heights: Float32Array
  /** Height of the ground as drawn, so that feet neither float nor sink. */
  heightAt(xM: number, zM: number): number
  /** 1 on the path, 0 on grass, between at its edge. */
  pathShareAt(xM: number, zM: number): number
  /** 1 in the middle of the pond's bed, 0 away from it. */
  pondShareAt(xM: number, zM: number): number
}

const HALF_SIDE_M = 30
const FINE_STEP_M = 1
const FAR_M = 170

/** Shapes rolling ground with a looping path, a pond inside the loop and hills beyond the fence. */
export function shapeTerrain(seed: number): Terrain {
  const salt = (seed % 1009) * 0.613
  const pondAt = { x: 4.5, z: 5.5, radiusM: 5.2 }
  const levelM = rolling(pondAt.x, pondAt.z, salt) - 0.25
  const pond: Pond = { ...pondAt, levelM }
  const raw = (x: number, z: number) => rawHeight(x, z, { salt, pond })
  const lines = gridLines()
  const n = lines.length
  const heights = new Float32Array(n * n)
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) heights[j * n + i] = raw(lines[i] ?? 0, lines[j] ?? 0)
  return {
    seed,
    halfSideM: HALF_SIDE_M,
    pond,
    lines,
    heights,
    heightAt: (x, z) => drawnHeight({ lines, heights }, x, z),
    pathShareAt: (x, z) => pathShare(x, z, salt),
    pondShareAt: (x, z) => pondShare(x, z, pond),
  }
}

function rolling(x: number, z: number, salt: number): number {
  return (
    (noise3(x * 0.045 + salt, 0, z * 0.045) - 0.5) * 3.2 + (noise3(x * 0.15, 7, z * 0.15 + salt) - 0.5) * 0.45
  )
}

function rawHeight(
  x: number,
  z: number,
  { salt, pond }: { readonly salt: number; readonly pond: Pond },
): number {
  const away = Math.hypot(x - pond.x, z - pond.z)
  const shore = smoothstep(pond.radiusM * 2.4, pond.radiusM * 1.15, away)
  let height = mix(rolling(x, z, salt), pond.levelM + 0.22, shore)
  height = mix(height, pond.levelM - 0.9, pondShare(x, z, pond))
  const far = Math.hypot(x, z)
  const hills = smoothstep(40, 125, far) * (5 + 13 * noise3(x * 0.022 + salt, 3, z * 0.022))
  return height + hills
}

function pondShare(x: number, z: number, pond: Pond): number {
  const bearing = Math.atan2(z - pond.z, x - pond.x)
  const rim = pond.radiusM * (1 + 0.12 * Math.sin(2 * bearing + 1) + 0.07 * Math.sin(3 * bearing))
  return smoothstep(rim * 1.12, rim * 0.62, Math.hypot(x - pond.x, z - pond.z))
}

const PATH_HALF_M = 0.95

function pathShare(x: number, z: number, salt: number): number {
  const bearing = Math.atan2(z, x)
  const loopM = 15.5 + 2.4 * Math.sin(2 * bearing + salt) + 1.2 * Math.sin(3 * bearing + 2)
  const toLoop = Math.abs(Math.hypot(x, z) - loopM)
  const gateX = 1.6 * Math.sin(z * 0.16)
  const toGate = z < -12 ? Math.abs(x - gateX) : 99
  const ragged = (noise3(x * 1.7, 11, z * 1.7) - 0.5) * 0.35
  return smoothstep(PATH_HALF_M + 0.22, PATH_HALF_M - 0.1, Math.min(toLoop, toGate) + ragged)
}

function gridLines(): Float32Array {
  const half: number[] = []
  let step = FINE_STEP_M
  for (let at = FINE_STEP_M; at < FAR_M; at += step) {
    half.push(at)
    if (at > HALF_SIDE_M + 6) step *= 1.28
  }
  return Float32Array.from([...half.map(at => -at).reverse(), 0, ...half])
}

/** Height on the very triangle that is drawn there. */
function drawnHeight(
  { lines, heights }: { readonly lines: Float32Array; readonly heights: Float32Array },
  x: number,
  z: number,
): number {
  const n = lines.length
  const [i, j] = [cellOf(lines, x), cellOf(lines, z)]
  const [x0, x1, z0, z1] = [lines[i] ?? 0, lines[i + 1] ?? 1, lines[j] ?? 0, lines[j + 1] ?? 1]
  const u = Math.min(1, Math.max(0, (x - x0) / (x1 - x0)))
  const v = Math.min(1, Math.max(0, (z - z0) / (z1 - z0)))
  const at = (di: number, dj: number) => heights[(j + dj) * n + i + di] ?? 0
  if (u + v <= 1) return at(0, 0) + (at(1, 0) - at(0, 0)) * u + (at(0, 1) - at(0, 0)) * v
  return at(1, 1) + (at(0, 1) - at(1, 1)) * (1 - u) + (at(1, 0) - at(1, 1)) * (1 - v)
}

function cellOf(lines: Float32Array, at: number): number {
  let [low, high] = [0, lines.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
