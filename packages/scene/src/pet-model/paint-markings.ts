import { clamp, noise3, smoothstep } from '../engine/seeded-random.ts'
import { linearRgb, mixRgb, type Rgb } from './colour.ts'
import type { Markings } from './pet-appearance.ts'
import type { SkeletonPlan } from './skeleton-plan.ts'
import type { SkinSpot } from './skin-weights.ts'

/** Where a spot lies relative to the parts that markings follow. */
type Place = {
  /** In withers heights. */
  readonly x: number
  readonly y: number
  readonly z: number
  /** Sideways and upwards from the middle of the skull, in skull radii. */
  readonly faceX: number
  readonly faceY: number
  readonly faceZ: number
  readonly parts: SkinSpot['parts']
  readonly normal: SkinSpot['normal']
  /** -0.5 to 0.5, makes edges irregular. */
  readonly wobble: number
  readonly tailShare: number
}

/** Lays a breed's markings over a coat colour, later ones on top. */
export function paintMarkings(
  coat: Rgb,
  spot: SkinSpot,
  { plan, markings }: { readonly plan: SkeletonPlan; readonly markings: Markings },
): Rgb {
  const place = locate(spot, plan)
  let colour = coat
  for (const kind of ORDER) {
    const paint = markings[kind]
    if (paint === undefined) continue
    const share = clamp(COVERAGE[kind](place), 0, 1)
    if (share > 0) colour = mixRgb(colour, linearRgb(paint), share)
  }
  return colour
}

function locate({ at, normal, parts }: SkinSpot, plan: SkeletonPlan): Place {
  const h = plan.heightM
  const r = plan.skullM
  const [x, y, z] = [at[0] / h, at[1] / h, at[2] / h]
  const tip = plan.tail.at(-1) ?? plan.skull
  const root = plan.tail[0] ?? plan.skull
  const tailM = Math.hypot(tip[1] - root[1], tip[2] - root[2]) + 1e-6
  return {
    x,
    y,
    z,
    faceX: Math.abs(at[0]) / r,
    faceY: (at[1] - plan.skull[1]) / r,
    faceZ: (at[2] - plan.skull[2]) / r,
    parts,
    normal,
    wobble: noise3(x * 7, y * 7, z * 7) - 0.5,
    tailShare: 1 - Math.hypot(at[1] - tip[1], at[2] - tip[2]) / tailM,
  }
}

const ORDER = [
  'face',
  'collar',
  'trousers',
  'tanPoints',
  'husky',
  'cheeks',
  'chest',
  'belly',
  'socks',
  'mask',
  'muzzle',
  'ears',
  'brows',
  'blaze',
  'tailTip',
] as const satisfies readonly (keyof Markings)[]

const face = (p: Place) => p.parts.head + p.parts.snout

const COVERAGE: Readonly<Record<(typeof ORDER)[number], (place: Place) => number>> = {
  face: p => smoothstep(0.35, 0.75, face(p) + p.parts.ear + p.parts.neck * 0.15 + p.wobble * 0.2),
  collar: p => p.parts.neck * smoothstep(0.3, 0.65, p.parts.neck + p.wobble * 0.3),
  trousers: p =>
    smoothstep(-0.38, -0.52, p.z + p.wobble * 0.1) * smoothstep(0.8, 0.66, p.y) * (1 - p.parts.tail),
  tanPoints: p =>
    Math.max(
      (p.parts.leg + p.parts.paw) * smoothstep(0.34, 0.24, p.y + p.wobble * 0.06),
      p.parts.snout * smoothstep(0.12, 0.34, p.faceX) * smoothstep(0.0, -0.25, p.faceY),
      dot(p, [0.42, 0.52], 0.16),
      smoothstep(0.085, 0.05, Math.hypot(Math.abs(p.x) - 0.085, (p.y - 0.66) * 0.8)) *
        smoothstep(0.3, 0.6, p.normal[2]) *
        (p.parts.trunk + p.parts.neck),
    ),
  husky: p =>
    Math.max(
      smoothstep(0.4, 0.6, p.parts.snout + p.wobble * 0.1) * smoothstep(0.14, -0.08, p.faceY - 0.1),
      face(p) * smoothstep(-0.02, -0.16, p.faceY + p.wobble * 0.1),
      face(p) *
        smoothstep(0.35, 0.55, p.faceZ) *
        smoothstep(0.16, 0.32, p.faceX) *
        smoothstep(0.66, 0.5, p.faceY),
    ),
  cheeks: p => face(p) * smoothstep(0.02, -0.2, p.faceY + p.wobble * 0.12) * smoothstep(-0.3, 0.2, p.faceZ),
  chest: p =>
    (p.parts.trunk + p.parts.neck + p.parts.leg * 0.5) *
    smoothstep(0.12, 0.5, p.normal[2] + p.wobble * 0.5) *
    smoothstep(0.16, 0.3, p.z) *
    smoothstep(0.2, 0.1, Math.abs(p.x) + p.wobble * 0.08),
  belly: p => (p.parts.trunk + p.parts.leg * 0.4) * smoothstep(-0.35, -0.75, p.normal[1] + p.wobble * 0.3),
  socks: p => (p.parts.leg + p.parts.paw) * smoothstep(0.24, 0.17, p.y + p.wobble * 0.1),
  mask: p =>
    Math.max(
      smoothstep(0.35, 0.62, p.parts.snout),
      face(p) *
        smoothstep(0.42, 0.24, p.faceX * 0.5 + Math.abs(p.faceY - 0.05)) *
        smoothstep(0.5, 0.75, p.faceZ) *
        0.85,
    ),
  muzzle: p => smoothstep(0.4, 0.7, p.parts.snout + p.wobble * 0.2),
  ears: p => smoothstep(0.5, 0.8, p.parts.ear),
  brows: p => dot(p, [0.45, 0.5], 0.24),
  blaze: p =>
    face(p) *
    smoothstep(0.24, 0.13, p.faceX + p.wobble * 0.12 - 0.1 * smoothstep(0.5, 1.1, p.faceZ)) *
    smoothstep(0.1, 0.5, p.faceZ),
  tailTip: p => p.parts.tail * smoothstep(0.55, 0.72, p.tailShare + p.wobble * 0.1),
}

function dot(p: Place, [x, y]: readonly [number, number], radius: number): number {
  return (
    face(p) *
    smoothstep(radius, radius * 0.55, Math.hypot(p.faceX - x, p.faceY - y)) *
    smoothstep(0.3, 0.6, p.faceZ)
  )
}
