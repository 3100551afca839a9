import { clamp, noise3, smoothstep } from '../engine/seeded-random.ts'
import { linearRgb, mixRgb, type Rgb, scaleRgb } from './colour.ts'
import { paintMarkings } from './paint-markings.ts'
import type { CoatPattern, PetAppearance } from './pet-appearance.ts'
import type { Point, SkeletonPlan } from './skeleton-plan.ts'
import type { SkinSpot } from './skin-weights.ts'

/** What a pattern knows of the spot it colours: position in withers heights, `down` 0 at the back and 1 at the ground. */
type PatternSpot = SkinSpot & {
  readonly u: Point
  readonly down: number
  readonly primary: Rgb
  readonly secondary: Rgb
  readonly seed: number
}

/** A painter that gives every spot of one animal's skin its colour, in linear light. */
export function coatPainter(appearance: PetAppearance, plan: SkeletonPlan): (spot: SkinSpot) => Rgb {
  const { coat, shape, seed } = appearance
  const primary = linearRgb(coat.primary)
  const secondary = linearRgb(coat.secondary)
  const pattern = PATTERNS[coat.pattern]
  const h = plan.heightM
  const salt = (seed % 997) * 0.37
  const grain = shape.coatLength === 'short' || shape.coatLength === 'hairless' ? 0.04 : 0.07
  return spot => {
    const u: Point = [spot.at[0] / h, spot.at[1] / h, spot.at[2] / h]
    let colour = pattern({ ...spot, u, down: 1 - u[1], primary, secondary, seed: salt })
    colour = paintMarkings(colour, spot, { plan, markings: coat.markings })
    const strands =
      noise3(u[0] * 34, u[1] * 22, u[2] * 16) -
      0.5 +
      (noise3(u[0] * 9 + salt, u[1] * 9, u[2] * 7) - 0.5) * 0.7
    colour = scaleRgb(colour, 1 + strands * grain * 2)
    return paintSkin(colour, spot, { plan, appearance })
  }
}

const PATTERNS: Readonly<Record<CoatPattern, (spot: PatternSpot) => Rgb>> = {
  solid: ({ primary, normal }) => scaleRgb(primary, 1 + 0.1 * clamp(-normal[1], -0.3, 1)),
  bicolour: paintBicolour,
  spotted: paintSpots,
  tabby: paintTabby,
  merle: paintMerle,
  saddle: paintSaddle,
  points: paintPoints,
}

function paintBicolour({ u, parts, primary, secondary, seed }: PatternSpot): Rgb {
  const wobble = (noise3(u[0] * 3 + seed, u[1] * 3, u[2] * 3) - 0.5) * 0.34
  const low = smoothstep(0.5, 0.42, u[1] + wobble)
  const paws = smoothstep(0.2, 0.5, parts.paw + parts.leg * smoothstep(0.32, 0.2, u[1]))
  const breast =
    smoothstep(0.28, 0.4, u[2] + wobble) * smoothstep(0.74, 0.6, u[1] + wobble) * (1 - parts.head - parts.ear)
  const muzzle = parts.snout * smoothstep(0.1, 0.04, Math.abs(u[0]))
  return mixRgb(primary, secondary, Math.max(low * 0.98, paws, breast, muzzle))
}

function paintSpots({ u, parts, primary, secondary, seed }: PatternSpot): Rgb {
  const spots = smoothstep(0.68, 0.72, noise3(u[0] * 14 + seed, u[1] * 14, u[2] * 14))
  const small = smoothstep(0.71, 0.75, noise3(u[0] * 24, u[1] * 24 + seed, u[2] * 24))
  const ears = parts.ear * smoothstep(0.3, 0.6, noise3(u[0] * 9, u[1] * 9, u[2] * 9) + 0.3)
  return mixRgb(primary, secondary, clamp(Math.max(spots, small * 0.9, ears * 0.9), 0, 1))
}

function paintTabby({ u, parts, normal, primary, secondary, seed }: PatternSpot): Rgb {
  const bend = noise3(u[0] * 5 + seed, u[1] * 5, u[2] * 5)
  const fray = noise3(u[0] * 22, u[1] * 9, u[2] * 22) - 0.5
  // Stripes fade towards the belly and break up, or a cat would be a zebra.
  const high = smoothstep(0.42, 0.74, u[1] + fray * 0.2)
  const flank = Math.sin(u[2] * 40 + bend * 9 + Math.abs(u[0]) * 8)
  const trunk =
    smoothstep(0.35, 0.95, flank + fray * 1.5) * (parts.trunk + parts.neck * 0.6) * (0.3 + 0.7 * high)
  const legs =
    smoothstep(0.35, 0.9, Math.sin(u[1] * 52 + bend * 4) + fray) * (parts.leg + parts.paw * 0.4) * 0.8
  const tail = smoothstep(0.1, 0.8, Math.sin(u[2] * 36 + u[1] * 24) + fray * 0.8) * parts.tail
  const brow = Math.cos(u[0] * 100) * smoothstep(0.1, 0.6, normal[1])
  const head = smoothstep(0.3, 0.9, brow + fray) * parts.head * 0.85
  const spine = smoothstep(0.1, 0.03, Math.abs(u[0])) * smoothstep(0.7, 0.95, normal[1]) * parts.trunk
  const stripes = clamp(Math.max(trunk, legs, tail, head, spine), 0, 1)
  const pale = clamp(smoothstep(-0.2, -0.9, normal[1]) * parts.trunk * 0.6 + parts.snout * 0.55, 0, 1)
  return mixRgb(mixRgb(primary, mixRgb(primary, [0.8, 0.74, 0.66], 0.7), pale), secondary, stripes * 0.68)
}

function paintMerle({ u, primary, secondary, seed }: PatternSpot): Rgb {
  const patch =
    noise3(u[0] * 5 + seed, u[1] * 5, u[2] * 5) +
    (noise3(u[0] * 13, u[1] * 13 + seed, u[2] * 13) - 0.5) * 0.55
  return mixRgb(primary, secondary, smoothstep(0.54, 0.62, patch))
}

function paintSaddle({ u, parts, primary, secondary, seed }: PatternSpot): Rgb {
  const wobble = (noise3(u[0] * 4 + seed, u[1] * 4, u[2] * 4) - 0.5) * 0.16
  const back = smoothstep(0.62, 0.74, u[1] + wobble) * (parts.trunk + parts.neck * 0.8 + parts.tail)
  const tail = parts.tail * smoothstep(0.1, 0.5, parts.tail)
  const shoulder = parts.leg * smoothstep(0.66, 0.76, u[1] + wobble)
  return mixRgb(secondary, primary, clamp(Math.max(back, tail, shoulder), 0, 1))
}

function paintPoints({ u, parts, primary, secondary }: PatternSpot): Rgb {
  const legs = (parts.leg + parts.paw) * smoothstep(0.42, 0.16, u[1])
  const face = parts.snout * 1.1 + parts.head * 0.28 * smoothstep(0.0, 0.5, parts.snout + 0.2)
  const dark = clamp(Math.max(legs, face, parts.ear, smoothstep(0.3, 0.9, parts.tail)), 0, 1)
  return mixRgb(primary, secondary, smoothstep(0.08, 0.85, dark) * 0.95)
}

/** Bare skin and shade: the inside of ears, eyelids, lips, pads. */
function paintSkin(
  colour: Rgb,
  { at, normal, parts }: SkinSpot,
  { plan, appearance }: { readonly plan: SkeletonPlan; readonly appearance: PetAppearance },
): Rgb {
  let painted = colour
  const { earType, coatLength } = appearance.shape
  if (earType === 'pricked' || earType === 'bat' || earType === 'half-pricked') {
    const inside = smoothstep(0.55, 0.92, normal[2]) * smoothstep(0.6, 0.9, parts.ear)
    painted = mixRgb(painted, mixRgb(painted, [0.5, 0.27, 0.21], 0.36), inside)
  }
  if (coatLength === 'hairless') painted = mixRgb(painted, [0.62, 0.34, 0.28], 0.22)
  for (const eye of plan.eyes) {
    const away = Math.hypot(at[0] - eye[0], at[1] - eye[1], at[2] - eye[2])
    painted = mixRgb(painted, scaleRgb(painted, 0.12), smoothstep(1.5, 1.08, away / plan.eyeM))
  }
  const { noseTip, noseM } = plan
  const lipY = noseTip[1] - noseM * 1.02
  const line = smoothstep(0.16, 0.05, Math.abs(at[1] - lipY - 0.25 * Math.abs(at[0])) / noseM) * parts.snout
  const front = smoothstep(noseTip[2] - plan.headM * 0.4, noseTip[2] - plan.headM * 0.2, at[2])
  const split =
    smoothstep(0.12, 0.03, Math.abs(at[0]) / noseM) *
    smoothstep(lipY, lipY + noseM * 0.1, at[1]) *
    smoothstep(0.5, 0.9, normal[2]) *
    parts.snout
  return scaleRgb(painted, 1 - 0.75 * Math.max(line * front, split * 0.8))
}
