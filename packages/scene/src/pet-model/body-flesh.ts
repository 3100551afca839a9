import type { Flesh } from './distance-field.ts'
import { COAT_LIFT, rod } from './flesh-rod.ts'
import { addHead } from './head-flesh.ts'
import type { PetAppearance } from './pet-appearance.ts'
import { BONE, type LegPlan, type Point, type SkeletonPlan } from './skeleton-plan.ts'

/** All the flesh of an animal at rest, trunk first: later rods melt into earlier ones. */
export function fleshOut(appearance: PetAppearance, plan: SkeletonPlan): readonly Flesh[] {
  const flesh: Flesh[] = []
  addTrunk(plan, flesh)
  addHair(plan, flesh)
  addNeck(plan, flesh)
  for (const leg of plan.legs) addLeg(plan, leg, flesh)
  addTail(plan, flesh)
  addHead(appearance, plan, flesh)
  return flesh
}

function addTrunk(plan: SkeletonPlan, flesh: Flesh[]): void {
  const { shape, heightM: h, chestM: d, trunkM: l } = plan
  const lift = COAT_LIFT[shape.coatLength] * h
  const width = { flatAxis: [1, 0, 0] as Point, flatRatio: shape.chestWidth }
  const part = 'trunk' as const
  const [rib, loin, rump] = [
    d * 0.5 + lift,
    d * (0.45 - 0.13 * shape.tuck) + lift,
    d * (0.42 - 0.05 * shape.tuck) + lift,
  ]
  const ribY = h - rib + lift * 0.6
  const breast: Point = [0, h - d * 0.54, l * 0.36]
  const ribs: Point = [0, ribY, l * 0.14]
  const waist: Point = [0, h - loin + lift - d * 0.02, -l * 0.14]
  const seat: Point = [0, h - rump + lift - d * 0.03, -l * 0.34]
  flesh.push(
    rod(ribs, breast, { ra: rib, rb: d * 0.37 + lift, blendM: d * 0.2, bone: BONE.chest, part, ...width }),
    rod(waist, ribs, {
      ra: loin,
      rb: rib,
      blendM: d * 0.2,
      bone: BONE.spine,
      boneB: BONE.chest,
      part,
      ...width,
    }),
    rod(seat, waist, {
      ra: rump,
      rb: loin,
      blendM: d * 0.2,
      bone: BONE.hips,
      boneB: BONE.spine,
      part,
      ...width,
    }),
  )
}

function addHair(plan: SkeletonPlan, flesh: Flesh[]): void {
  const { shape, heightM: h, chestM: d, trunkM: l } = plan
  if (shape.skirt > 0.32) addSkirt(plan, flesh)
  else if (shape.skirt > 0.05) {
    // Feathering: a soft keel under chest and belly.
    const r = d * 0.2
    const low = h * shape.legRatio * (1 - 0.5 * shape.skirt)
    const style = { ra: r, rb: r * 0.6, blendM: d * 0.3, part: 'trunk' as const }
    flesh.push(
      rod([0, low + r, l * 0.3], [0, low + r * 2, -l * 0.24], {
        ...style,
        bone: BONE.chest,
        boneB: BONE.hips,
      }),
    )
  }
  if (shape.ruff > 0.05) {
    const puff = shape.ruff
    const r = d * (0.31 + 0.22 * puff)
    const neck = plan.joints[BONE.neck] ?? plan.skull
    const style = { blendM: d * 0.22, part: 'neck' as const, flatRatio: 0.92 + 0.12 * puff }
    flesh.push(
      rod([0, h - d * 0.58, l * 0.34], [0, neck[1] + d * 0.06, neck[2] + d * 0.04], {
        ...style,
        ra: r * 0.94,
        rb: r,
        bone: BONE.chest,
        boneB: BONE.neck,
      }),
      rod([0, h - d * 0.5, -l * 0.36], [0, h - d * 0.7, -l * 0.36], {
        ...style,
        part: 'trunk',
        ra: d * (0.34 + 0.14 * puff),
        bone: BONE.hips,
      }),
    )
  }
}

/** Hair that hangs from the flanks, a row of broad locks on either side. */
function addSkirt({ shape, heightM: h, chestM: d, trunkM: l }: SkeletonPlan, flesh: Flesh[]): void {
  const lowM = Math.max(h * 0.05, h * shape.legRatio * (1 - 0.9 * shape.skirt))
  const outM = d * 0.5 * shape.chestWidth * 0.6
  for (const side of [-1, 1] as const) {
    for (const along of [-0.36, -0.16, 0.05, 0.26]) {
      const bone = along < -0.1 ? BONE.hips : BONE.chest
      const style = {
        ra: d * 0.3,
        rb: d * 0.16,
        blendM: d * 0.2,
        part: 'trunk' as const,
        side,
        bone,
        flatRatio: 0.7,
      }
      flesh.push(
        rod([side * outM, h - d * 0.62, along * l], [side * outM * 1.25, lowM + d * 0.1, along * l], style),
      )
    }
  }
}

function addNeck(plan: SkeletonPlan, flesh: Flesh[]): void {
  const { shape, chestM: d, heightM: h } = plan
  const base = plan.joints[BONE.neck] ?? plan.skull
  const head = plan.joints[BONE.head] ?? plan.skull
  const lift = COAT_LIFT[shape.coatLength] * h
  const low: Point = [0, base[1] - d * 0.16, base[2] - d * 0.06]
  const ra = d * 0.34 * shape.neckGirth + lift
  const rb = Math.max(plan.skullM * 0.68 * shape.neckGirth, d * 0.19 * shape.neckGirth) + lift
  flesh.push(
    rod(low, head, {
      ra,
      rb,
      blendM: d * 0.24,
      bone: BONE.neck,
      boneB: BONE.head,
      part: 'neck',
      flatRatio: 0.86,
    }),
  )
}

function addLeg(plan: SkeletonPlan, leg: LegPlan, flesh: Flesh[]): void {
  const { shape, chestM: d, heightM: h } = plan
  const lift = COAT_LIFT[shape.coatLength] * h
  const g = h * (0.32 + 0.22 * shape.legRatio) * shape.legGirth
  const hind = leg.end === 'hind'
  const [r0, r1, r2, r3] = [
    hind ? d * 0.34 * shape.legGirth ** 0.3 : d * 0.27 * shape.legGirth ** 0.3,
    g * (hind ? 0.155 : 0.135),
    g * 0.088,
    g * 0.094,
  ]
  const { side, bone } = leg
  const blendM = d * 0.16
  const furry = shape.coatLength === 'curly' ? lift * 1.3 : lift * 0.6
  const style = { side, blendM, part: 'leg' as const }
  const flat = { flatAxis: [1, 0, 0] as Point, flatRatio: hind ? 0.62 : 0.6 }
  flesh.push(
    rod(leg.root, leg.middle, { ...style, ...flat, ra: r0, rb: r1 * 1.25 + furry, bone, boneB: bone }),
    rod(leg.middle, leg.wrist, {
      ...style,
      blendM: g * 0.14,
      ra: r1 + furry,
      rb: r2 + furry,
      bone: bone + 1,
    }),
    rod(leg.wrist, leg.paw, { ...style, blendM: g * 0.1, ra: r2 + furry, rb: r3 + furry, bone: bone + 2 }),
  )
  addPaw(leg, { girthM: r3, furryM: furry }, flesh)
}

function addPaw(
  leg: LegPlan,
  { girthM: r, furryM }: { girthM: number; furryM: number },
  flesh: Flesh[],
): void {
  const { side, bone } = leg
  const [x, , z] = leg.paw
  const style = { side, part: 'paw' as const, bone: bone + 3, blendM: r * 0.5 }
  const pad = r * 0.92
  flesh.push(
    rod([x, pad, z + r * 0.2], [x, pad * 0.92, z + r * 1.2], {
      ...style,
      ra: pad * 1.12 + furryM * 0.5,
      rb: pad,
    }),
  )
  for (const toe of [-0.72, -0.25, 0.25, 0.72]) {
    const out = z + r * (1.75 - Math.abs(toe) * 0.5)
    const ra = r * 0.5 + furryM * 0.2
    flesh.push(
      rod([x + toe * r, ra * 1.02, out - r * 0.5], [x + toe * r * 1.12, ra * 0.96, out], {
        ...style,
        ra,
        blendM: r * 0.14,
      }),
    )
  }
}

/** Thickness of a tail at its six points, as a share of the height at the withers. */
const TAIL_GIRTH: Readonly<Record<SkeletonPlan['shape']['tailType'], readonly number[]>> = {
  straight: [0.046, 0.042, 0.037, 0.032, 0.026, 0.018],
  whip: [0.042, 0.034, 0.027, 0.021, 0.016, 0.011],
  sabre: [0.055, 0.05, 0.044, 0.037, 0.029, 0.017],
  curled: [0.05, 0.056, 0.058, 0.056, 0.048, 0.03],
  plume: [0.05, 0.06, 0.07, 0.072, 0.058, 0.026],
  bushy: [0.052, 0.064, 0.076, 0.078, 0.066, 0.032],
  docked: [0.05, 0.048, 0.045, 0.043, 0.04, 0.034],
}

function addTail({ shape, heightM: h, tail, chestM: d }: SkeletonPlan, flesh: Flesh[]): void {
  const girth = TAIL_GIRTH[shape.tailType]
  const fur = 1 + COAT_LIFT[shape.coatLength] * (shape.tailType === 'whip' ? 4 : 26)
  for (let i = 0; i < tail.length - 1; i++) {
    const [a, b] = [tail[i], tail[i + 1]]
    if (a === undefined || b === undefined) continue
    const bone = BONE['tail-1'] + Math.min(i, 3)
    const style = { part: 'tail' as const, bone, boneB: BONE['tail-1'] + Math.min(i + 1, 3) }
    const [ra, rb] = [(girth[i] ?? 0.03) * h * fur, (girth[i + 1] ?? 0.02) * h * fur]
    flesh.push(rod(a, b, { ...style, ra, rb, blendM: i === 0 ? d * 0.12 : h * 0.012 }))
  }
}
