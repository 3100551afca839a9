import { seededRandom } from '../engine/seeded-random.ts'
import type { Terrain } from './terrain.ts'

/** A thing standing in the park: where, how it is turned, how large, and what keeps animals out of it. */
export type Placed = {
  readonly x: number
  readonly z: number
  readonly yawRad: number
  readonly scale: number
  readonly kind: number
}

/** A round thing one cannot walk through. Metres. */
export type Obstacle = { readonly x: number; readonly z: number; readonly radiusM: number }

/** Where everything stands; the same terrain always gives the same layout. */
export type ParkLayout = {
  readonly trees: readonly Placed[]
  readonly shrubs: readonly Placed[]
  readonly benches: readonly Placed[]
  readonly flowers: readonly Placed[]
  readonly stones: readonly Placed[]
  readonly reeds: readonly Placed[]
  readonly obstacles: readonly Obstacle[]
}

/** Scatters trees, shrubs, flowers and benches so that path, pond and the meeting lawn stay free. */
export function layOutPark(terrain: Terrain): ParkLayout {
  const draw = seededRandom(terrain.seed ^ 0x5eed)
  const trees = [...scatterInside(terrain, draw), ...ringOutside(terrain, draw)]
  const shrubs = scatter(terrain, draw, { count: 26, gapM: 2.2, from: 8, to: 29, kinds: 1 })
  const flowers = flowerBeds(terrain, draw)
  const benches = placeBenches(terrain)
  const stones = onShore(terrain, draw, { count: 22, nearM: 1.02, farM: 1.3 })
  const reeds = onShore(terrain, draw, { count: 40, nearM: 0.88, farM: 1.06 })
  const obstacles = [
    ...trees
      .filter(tree => Math.hypot(tree.x, tree.z) < 45)
      .map(({ x, z, scale }) => ({ x, z, radiusM: 0.42 * scale })),
    ...benches.flatMap(({ x, z, yawRad }) =>
      [-0.55, 0, 0.55].map(side => ({
        x: x + side * Math.cos(yawRad),
        z: z - side * Math.sin(yawRad),
        radiusM: 0.45,
      })),
    ),
    { x: terrain.pond.x, z: terrain.pond.z, radiusM: terrain.pond.radiusM * 0.86 },
  ]
  return { trees, shrubs, benches, flowers, stones, reeds, obstacles }
}

function isFree(terrain: Terrain, x: number, z: number): boolean {
  // The lawn where animals arrive and meet.
  const meeting = Math.hypot(x - MEETING_LAWN.x, z - MEETING_LAWN.z) < MEETING_LAWN.radiusM
  return !meeting && terrain.pathShareAt(x, z) < 0.05 && terrain.pondShareAt(x, z) < 0.01
}

/** Open grass between the gate and the pond. */
export const MEETING_LAWN = { x: 0, z: -7, radiusM: 6.5 } as const

type Scattering = {
  readonly count: number
  readonly gapM: number
  readonly from: number
  readonly to: number
  readonly kinds: number
}

function scatter(terrain: Terrain, draw: () => number, rule: Scattering): Placed[] {
  const placed: Placed[] = []
  for (let tries = 0; tries < rule.count * 30 && placed.length < rule.count; tries++) {
    const [turn, away] = [
      draw() * Math.PI * 2,
      Math.sqrt(rule.from ** 2 + draw() * (rule.to ** 2 - rule.from ** 2)),
    ]
    const [x, z] = [away * Math.cos(turn), away * Math.sin(turn)]
    const crowded = placed.some(other => Math.hypot(other.x - x, other.z - z) < rule.gapM)
    if (Math.max(Math.abs(x), Math.abs(z)) > terrain.halfSideM - 1.5 || crowded || !isFree(terrain, x, z))
      continue
    placed.push({
      x,
      z,
      yawRad: draw() * 6.28,
      scale: 0.8 + 0.5 * draw(),
      kind: Math.floor(draw() * rule.kinds),
    })
  }
  return placed
}

function scatterInside(terrain: Terrain, draw: () => number): Placed[] {
  const away = (tree: Placed) =>
    [-1.6, 1.6].every(
      d => terrain.pathShareAt(tree.x + d, tree.z) < 0.5 && terrain.pathShareAt(tree.x, tree.z + d) < 0.5,
    )
  return scatter(terrain, draw, { count: 34, gapM: 4.4, from: 9, to: 38, kinds: 4 }).filter(away)
}

function ringOutside(terrain: Terrain, draw: () => number): Placed[] {
  const placed: Placed[] = []
  for (let i = 0; i < 64; i++) {
    const turn = ((i + draw() * 0.7) / 64) * Math.PI * 2
    const away = terrain.halfSideM * 1.22 + 6 + draw() ** 1.5 * 42
    placed.push({
      x: away * Math.cos(turn),
      z: away * Math.sin(turn),
      yawRad: draw() * 6.28,
      scale: 1.0 + 0.9 * draw(),
      kind: [0, 2, 2, 1][Math.floor(draw() * 4)] ?? 0,
    })
  }
  return placed
}

function flowerBeds(terrain: Terrain, draw: () => number): Placed[] {
  const beds = scatter(terrain, draw, { count: 20, gapM: 3, from: 4, to: 27, kinds: 4 })
  return beds.flatMap(bed =>
    Array.from({ length: 16 }, (): Placed => {
      const [turn, away] = [draw() * 6.28, Math.sqrt(draw()) * 1.1]
      return {
        x: bed.x + away * Math.cos(turn),
        z: bed.z + away * Math.sin(turn),
        yawRad: draw() * 6.28,
        scale: 0.7 + 0.6 * draw(),
        kind: draw() < 0.8 ? bed.kind : Math.floor(draw() * 4),
      }
    }).filter(({ x, z }) => isFree(terrain, x, z)),
  )
}

function placeBenches(terrain: Terrain): Placed[] {
  const { pond } = terrain
  const seats = [
    [pond.x - 1.5, pond.z - 7.6],
    [pond.x + 7.8, pond.z - 2],
    [-8.2, -9.5],
    [8.4, -8.6],
  ] as const
  return seats.map(([x, z], i) => {
    const [toX, toZ] = i < 2 ? [pond.x, pond.z] : [MEETING_LAWN.x, MEETING_LAWN.z]
    return { x, z, yawRad: Math.atan2(toX - x, toZ - z), scale: 1, kind: 0 }
  })
}

function onShore(
  terrain: Terrain,
  draw: () => number,
  { count, nearM, farM }: { readonly count: number; readonly nearM: number; readonly farM: number },
): Placed[] {
  const { x, z, radiusM } = terrain.pond
  return Array.from({ length: count }, () => {
    const turn = draw() * Math.PI * 2
    const away =
      radiusM *
      (nearM + (farM - nearM) * draw()) *
      (1 + 0.12 * Math.sin(2 * turn + 1) + 0.07 * Math.sin(3 * turn))
    return {
      x: x + away * Math.cos(turn),
      z: z + away * Math.sin(turn),
      yawRad: draw() * 6.28,
      scale: 0.5 + draw(),
      kind: 0,
    }
  })
}

/** Where an animal arrives: on a small ring on the meeting lawn, a place of its own for each peer, looking inwards. */
export function arrivalOf(peerId: string): { x: number; z: number; yawRad: number } {
  let hash = 0
  for (const letter of peerId) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  // The southern half of the ring, so that pond and trees are what one sees first.
  const turn = Math.PI * (1.15 + 0.7 * ((hash % 101) / 100))
  const [x, z] = [MEETING_LAWN.x + 2 * Math.cos(turn), MEETING_LAWN.z + 2 * Math.sin(turn)]
  return { x, z, yawRad: Math.atan2(MEETING_LAWN.x - x, MEETING_LAWN.z - z) }
}
