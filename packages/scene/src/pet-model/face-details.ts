import { smoothstep } from '../engine/seeded-random.ts'
import { mixRgb, type Rgb, scaleRgb } from './colour.ts'
import type { MeshLists } from './mesh-lists.ts'
import { BONE, type Point, type SkeletonPlan } from './skeleton-plan.ts'

type Face = { readonly plan: SkeletonPlan; readonly eyes: Rgb; readonly species: 'dog' | 'cat' }

/** Adds eyes with a glint, the nose and the tongue to a body's lists. */
export function addFaceDetails(face: Face, lists: MeshLists): void {
  for (const side of [0, 1] as const) addEye(face, side, lists)
  addNose(face, lists)
  addTongue(face.plan, lists)
}

function addEye({ plan, eyes, species }: Face, side: 0 | 1, lists: MeshLists): void {
  const at = plan.eyes[side]
  const r = plan.eyeM
  const outward = side === 0 ? -1 : 1
  const gaze = unit([outward * (species === 'cat' ? 0.3 : 0.4), 0.04, 1])
  const glint = unit([outward * 0.16 + 0.2, 0.52, 1])
  const bone = side === 0 ? BONE['eye-left'] : BONE['eye-right']
  addBall({ centre: at, radii: [r, r, r], bone, rings: 14 }, lists, direction => {
    const facing = dot(direction, gaze)
    const slit = species === 'cat' ? Math.abs(direction[0] - gaze[0] * facing) * 1.1 : 0
    const pupil = species === 'cat' ? smoothstep(0.66, 0.76, facing - slit) : smoothstep(0.8, 0.88, facing)
    const iris = smoothstep(0.34, 0.44, facing)
    const lid = scaleRgb([0.03, 0.024, 0.022], 1)
    const colour = mixRgb(
      mixRgb(lid, scaleRgb(eyes, 0.55 + 0.6 * smoothstep(0.4, -0.6, direction[1])), iris),
      [0.006, 0.005, 0.005],
      pupil,
    )
    return mixRgb(colour, [1.5, 1.5, 1.5], smoothstep(0.965, 0.978, dot(direction, glint)))
  })
}

function addNose({ plan, species }: Face, lists: MeshLists): void {
  const r = plan.noseM
  const [x, y, z] = plan.noseTip
  const cat = species === 'cat'
  const radii: Point = cat ? [r * 0.4, r * 0.28, r * 0.3] : [r * 0.56, r * 0.46, r * 0.46]
  const centre: Point = [x, y + r * (cat ? 0.3 : 0.42), z - r * (cat ? 0.02 : 0.12)]
  const tone: Rgb = cat ? [0.4, 0.17, 0.15] : [0.018, 0.015, 0.016]
  addBall({ centre, radii, bone: BONE.head, rings: 12 }, lists, direction => {
    const nostril =
      smoothstep(0.32, 0.2, Math.hypot(Math.abs(direction[0]) - 0.5, (direction[1] + 0.28) * 0.8)) *
      smoothstep(0, 0.4, direction[2])
    const shine = smoothstep(0.9, 0.98, dot(direction, unit([0.15, 0.75, 0.6]))) * (cat ? 0.1 : 0.2)
    const [cr, cg, cb] = scaleRgb(tone, 1 - 0.85 * nostril)
    return [cr + shine, cg + shine, cb + shine]
  })
}

function addTongue(plan: SkeletonPlan, lists: MeshLists): void {
  const root = plan.joints[BONE.tongue] ?? plan.noseTip
  const r = plan.noseM
  const centre: Point = [root[0], root[1] - r * 0.5, root[2] + r * 0.9]
  addBall({ centre, radii: [r * 0.42, r * 0.72, r * 0.24], bone: BONE.tongue, rings: 10 }, lists, d =>
    mixRgb([0.62, 0.17, 0.18], [0.4, 0.09, 0.1], smoothstep(0.18, 0.04, Math.abs(d[0]))),
  )
}

type Ball = { readonly centre: Point; readonly radii: Point; readonly bone: number; readonly rings: number }

function addBall(
  { centre, radii, bone, rings }: Ball,
  lists: MeshLists,
  colourAt: (direction: Point) => Rgb,
): void {
  const first = lists.positions.length / 3
  const around = rings * 2
  for (let ring = 0; ring <= rings; ring++) {
    const polar = (ring / rings) * Math.PI
    for (let step = 0; step <= around; step++) {
      const turn = (step / around) * 2 * Math.PI
      // Poles along z: the finest rings lie where the eye looks.
      const d: Point = [Math.sin(polar) * Math.cos(turn), Math.sin(polar) * Math.sin(turn), Math.cos(polar)]
      lists.positions.push(
        centre[0] + d[0] * radii[0],
        centre[1] + d[1] * radii[1],
        centre[2] + d[2] * radii[2],
      )
      lists.normals.push(...unit([d[0] / radii[0], d[1] / radii[1], d[2] / radii[2]]))
      lists.colours.push(...colourAt(d), 0)
      lists.boneIndices.push(bone, 0, 0, 0)
      lists.boneWeights.push(1, 0, 0, 0)
    }
  }
  for (let ring = 0; ring < rings; ring++) {
    for (let step = 0; step < around; step++) {
      const a = first + ring * (around + 1) + step
      const b = a + around + 1
      lists.indices.push(a, a + 1, b, a + 1, b + 1, b)
    }
  }
}

function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

function unit([x, y, z]: Point): Point {
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}
