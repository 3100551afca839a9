/** Which region of the animal a piece of surface belongs to; coats are painted by region. */
export type BodyPart = 'trunk' | 'neck' | 'head' | 'snout' | 'ear' | 'tail' | 'leg' | 'paw'

/** A tapered rod of flesh between two points, optionally squashed along one direction. */
export type Flesh = {
  readonly ax: number
  readonly ay: number
  readonly az: number
  readonly bx: number
  readonly by: number
  readonly bz: number
  readonly ra: number
  readonly rb: number
  /** Metres over which it melts into what was laid down before it. */
  readonly blendM: number
  /** Unit direction of the squash, and how thick it is there relative to round (1 = round). */
  readonly nx: number
  readonly ny: number
  readonly nz: number
  readonly flatRatio: number
  /** Bone that moves the first end, and the one that moves the second. */
  readonly boneA: number
  readonly boneB: number
  readonly part: BodyPart
  /** -1 left, 1 right, 0 on the middle line. */
  readonly side: -1 | 0 | 1
  /** Carved away instead of added. */
  readonly carve: boolean
  readonly centre: readonly [number, number, number]
  readonly boundM: number
}

/** Where along a rod the nearest point lies (0 at a, 1 at b), and the distance to its skin in metres. */
export type FleshHit = { distanceM: number; along: number }

/** Signed distance from a point to one rod; negative inside. Writes into `hit` to spare the collector. */
export function measureFlesh(flesh: Flesh, x: number, y: number, z: number, hit: FleshHit): FleshHit {
  let px = x - flesh.ax
  let py = y - flesh.ay
  let pz = z - flesh.az
  let dx = flesh.bx - flesh.ax
  let dy = flesh.by - flesh.ay
  let dz = flesh.bz - flesh.az
  if (flesh.flatRatio !== 1) {
    const { nx, ny, nz } = flesh
    const stretch = 1 / flesh.flatRatio - 1
    const p = (px * nx + py * ny + pz * nz) * stretch
    const d = (dx * nx + dy * ny + dz * nz) * stretch
    px += nx * p
    py += ny * p
    pz += nz * p
    dx += nx * d
    dy += ny * d
    dz += nz * d
  }
  const length2 = dx * dx + dy * dy + dz * dz
  const along = length2 > 1e-12 ? Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / length2)) : 0
  const ex = px - dx * along
  const ey = py - dy * along
  const ez = pz - dz * along
  hit.along = along
  hit.distanceM = Math.sqrt(ex * ex + ey * ey + ez * ez) - (flesh.ra + (flesh.rb - flesh.ra) * along)
  return hit
}

const SCRATCH: FleshHit = { distanceM: 0, along: 0 }

/** Signed distance from a point to the whole body: rods melted together in the order given. */
export function bodyDistance(body: readonly Flesh[], x: number, y: number, z: number): number {
  let total = 1e3
  for (const flesh of body) {
    const d = measureFlesh(flesh, x, y, z, SCRATCH).distanceM
    total = flesh.carve ? -melt(-total, d, flesh.blendM) : melt(total, d, flesh.blendM)
  }
  return total
}

/** Smooth minimum: the smaller one, rounded where both are within `blendM`. */
function melt(a: number, b: number, blendM: number): number {
  const overlap = Math.max(blendM - Math.abs(a - b), 0) / blendM
  return Math.min(a, b) - overlap * overlap * blendM * 0.25
}

/** The rods that can matter within `radiusM` of a point. */
export function fleshNear(
  body: readonly Flesh[],
  point: readonly [number, number, number],
  radiusM: number,
): readonly Flesh[] {
  const [x, y, z] = point
  return body.filter(flesh => {
    const [cx, cy, cz] = flesh.centre
    const reach = flesh.boundM + flesh.blendM + radiusM
    return (x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2 < reach * reach
  })
}
