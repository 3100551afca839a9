import { clamp } from '../engine/seeded-random.ts'
import { fleshOut } from './body-flesh.ts'
import { linearRgb } from './colour.ts'
import { bodyDistance, type Flesh, fleshNear } from './distance-field.ts'
import { addFaceDetails } from './face-details.ts'
import type { MeshLists } from './mesh-lists.ts'
import { coatPainter } from './paint-coat.ts'
import type { PetAppearance } from './pet-appearance.ts'
import { seatFace } from './seat-face.ts'
import { type Point, planSkeleton, type SkeletonPlan } from './skeleton-plan.ts'
import { weighSkin } from './skin-weights.ts'
import { drawSurface, type SurfaceGrid } from './surface-nets.ts'

/** Plain arrays of one skinned mesh with vertex colours (linear light), ready for any renderer. */
export type PetGeometry = {
  readonly positions: Float32Array
  readonly normals: Float32Array
  readonly colours: Float32Array
  readonly indices: Uint32Array
  /** Four bone numbers and four weights for each vertex. */
  readonly boneIndices: Float32Array
  readonly boneWeights: Float32Array
  readonly plan: SkeletonPlan
}

/** Finest grid step as a share of the head's length, and the coarser one along the trunk. */
const HEAD_STEP = 1 / 34
const TRUNK_STEP_M_PER_HEIGHT = 1 / 62

/**
 * Builds the body of an animal: its skin as one smooth surface, bone weights
 * and coat. Pure and repeatable; takes some hundred milliseconds.
 *
 * @param detail - 1 is full; 0.7 halves the triangles for portraits and crowds.
 */
export function buildPetGeometry(appearance: PetAppearance, detail = 1): PetGeometry {
  const rough = planSkeleton(appearance)
  const body = fleshOut(appearance, rough)
  const plan = seatFace(rough, body)
  const surface = drawSurface(body, gridAround(body, plan, detail))
  const lists: MeshLists = {
    positions: [],
    normals: [],
    colours: [],
    indices: [...surface.indices],
    boneIndices: [],
    boneWeights: [],
  }
  const paint = coatPainter(appearance, plan)
  const h = plan.heightM
  for (let i = 0; i < surface.positions.length; i += 3) {
    const crossing: Point = [
      surface.positions[i] ?? 0,
      surface.positions[i + 1] ?? 0,
      surface.positions[i + 2] ?? 0,
    ]
    const near = fleshNear(body, crossing, h * 0.09)
    const { at, normal } = settle(near, crossing, h * 0.004)
    const { bones, weights, parts } = weighSkin(near, at, h * 0.022)
    const shade = openness(near, at, { normal, reachM: h * 0.07 })
    const [r, g, b] = paint({ at, normal, parts })
    lists.positions.push(...at)
    lists.normals.push(...normal)
    lists.colours.push(r * shade, g * shade, b * shade, 1)
    lists.boneIndices.push(...bones)
    lists.boneWeights.push(...weights)
  }
  addFaceDetails({ plan, eyes: linearRgb(appearance.coat.eyes), species: appearance.species }, lists)
  return { ...packed(lists), plan }
}

function packed(lists: MeshLists): Omit<PetGeometry, 'plan'> {
  return {
    positions: Float32Array.from(lists.positions),
    normals: Float32Array.from(lists.normals),
    colours: Float32Array.from(lists.colours),
    indices: Uint32Array.from(lists.indices),
    boneIndices: Float32Array.from(lists.boneIndices),
    boneWeights: Float32Array.from(lists.boneWeights),
  }
}

/** Moves a point onto the skin and finds the direction it faces there. */
function settle(body: readonly Flesh[], rough: Point, stepM: number): { at: Point; normal: Point } {
  const [x, y, z] = rough
  const gx = bodyDistance(body, x + stepM, y, z) - bodyDistance(body, x - stepM, y, z)
  const gy = bodyDistance(body, x, y + stepM, z) - bodyDistance(body, x, y - stepM, z)
  const gz = bodyDistance(body, x, y, z + stepM) - bodyDistance(body, x, y, z - stepM)
  const slope = Math.hypot(gx, gy, gz) || 1
  const normal: Point = [gx / slope, gy / slope, gz / slope]
  const off = clamp((bodyDistance(body, x, y, z) * 2 * stepM) / slope, -stepM * 1.5, stepM * 1.5)
  return { at: [x - normal[0] * off, y - normal[1] * off, z - normal[2] * off], normal }
}

/** 1 in the open, darker in folds and between legs: ambient occlusion read off the distance field. */
function openness(
  body: readonly Flesh[],
  at: Point,
  { normal, reachM }: { readonly normal: Point; readonly reachM: number },
): number {
  let shade = 0
  for (const share of [0.35, 1]) {
    const d = reachM * share
    const free = bodyDistance(body, at[0] + normal[0] * d, at[1] + normal[1] * d, at[2] + normal[2] * d)
    shade += clamp(1 - free / d, 0, 1)
  }
  return 1 - 0.3 * shade - 0.1 * clamp(-normal[1], 0, 1)
}

function gridAround(body: readonly Flesh[], plan: SkeletonPlan, detail: number): SurfaceGrid {
  const low = [1e3, 1e3, 1e3]
  const high = [-1e3, -1e3, -1e3]
  for (const flesh of body) {
    for (let a = 0; a < 3; a++) {
      low[a] = Math.min(low[a] ?? 0, (flesh.centre[a] ?? 0) - flesh.boundM)
      high[a] = Math.max(high[a] ?? 0, (flesh.centre[a] ?? 0) + flesh.boundM)
    }
  }
  const trunk = (plan.heightM * TRUNK_STEP_M_PER_HEIGHT) / detail
  const head = Math.min(trunk, (plan.headM * HEAD_STEP) / detail)
  const headBack = (plan.joints[4]?.[2] ?? 0) - plan.skullM * 0.8
  return {
    xs: lines([low[0] ?? 0, high[0] ?? 0], x =>
      Math.abs(x) < plan.skullM * 1.3 ? (head + trunk) / 2 : trunk,
    ),
    ys: lines([low[1] ?? 0, high[1] ?? 0], y =>
      y > plan.skull[1] - plan.skullM * 1.5 ? head : y < plan.heightM * 0.14 ? trunk * 0.8 : trunk,
    ),
    zs: lines([low[2] ?? 0, high[2] ?? 0], z => (z > headBack ? head : trunk)),
  }
}

function lines([low, high]: readonly [number, number], stepAt: (at: number) => number): Float32Array {
  const found: number[] = []
  for (let at = low - stepAt(low) * 1.5; at < high + stepAt(high) * 2.5; at += stepAt(at)) found.push(at)
  return Float32Array.from(found)
}
