import type { BodyShape } from './body-shape.ts'
import type { PetAppearance } from './pet-appearance.ts'

/** Bones in parent-before-child order; the number of a bone is its place here. */
export const BONE_NAMES = [
  'hips',
  'spine',
  'chest',
  'neck',
  'head',
  'ear-left',
  'ear-right',
  'eye-left',
  'eye-right',
  'tongue',
  'tail-1',
  'tail-2',
  'tail-3',
  'tail-4',
  'front-left-upper',
  'front-left-lower',
  'front-left-pastern',
  'front-left-paw',
  'front-right-upper',
  'front-right-lower',
  'front-right-pastern',
  'front-right-paw',
  'hind-left-upper',
  'hind-left-lower',
  'hind-left-pastern',
  'hind-left-paw',
  'hind-right-upper',
  'hind-right-lower',
  'hind-right-pastern',
  'hind-right-paw',
] as const
export type BoneName = (typeof BONE_NAMES)[number]

/** Number of each bone by name. */
export const BONE = Object.fromEntries(BONE_NAMES.map((name, index) => [name, index])) as Readonly<
  Record<BoneName, number>
>

/** Parent of each bone, -1 for the root. */
export const BONE_PARENTS: readonly number[] = [
  -1, 0, 1, 2, 3, 4, 4, 4, 4, 4, 0, 10, 11, 12, 2, 14, 15, 16, 2, 18, 19, 20, 0, 22, 23, 24, 0, 26, 27, 28,
]

export type Point = readonly [number, number, number]

/** The four joints of a leg at rest and where the paw ends, in metres in the animal's own space. */
export type LegPlan = {
  readonly root: Point
  readonly middle: Point
  readonly wrist: Point
  readonly paw: Point
  /** First bone of the leg; the other three follow. */
  readonly bone: number
  readonly side: -1 | 1
  readonly end: 'front' | 'hind'
}

/** Where every joint of an animal rests, standing, paws on y = 0, looking along +z. Metres. */
export type SkeletonPlan = {
  readonly shape: BodyShape
  readonly heightM: number
  readonly trunkM: number
  readonly chestM: number
  readonly headM: number
  readonly joints: readonly Point[]
  readonly legs: readonly LegPlan[]
  readonly tail: readonly Point[]
  readonly skull: Point
  readonly skullM: number
  readonly noseTip: Point
  /** Radius of the snout at its tip. */
  readonly noseM: number
  readonly eyes: readonly [Point, Point]
  readonly eyeM: number
}

/** Lays out the joints of an animal from its measures. */
export function planSkeleton({ shape, species }: PetAppearance): SkeletonPlan {
  const heightM = shape.heightCm / 100
  const chestM = heightM * (1 - shape.legRatio)
  const trunkM = heightM * shape.lengthRatio
  const headM = heightM * shape.headSize
  const trunk = planTrunk(shape, { heightM, chestM, trunkM })
  const head = planHead(shape, species, { headM, neckBase: trunk.neck, heightM })
  const legs = planLegs(shape, { heightM, chestM, trunkM })
  const tail = planTail(shape, heightM, [0, heightM * 1.0 - chestM * 0.2, -trunkM * 0.46])
  const ear = (side: number): Point => [
    side * head.skullM * 0.72 * shape.skullWidth,
    head.skull[1] + head.skullM * 0.7,
    head.skull[2] - head.skullM * 0.1,
  ]
  const joints: Point[] = [
    trunk.hips,
    trunk.spine,
    trunk.chest,
    trunk.neck,
    head.joint,
    ear(-1),
    ear(1),
    head.eyes[0],
    head.eyes[1],
    [0, head.noseTip[1] - head.noseM * 1.1, head.noseTip[2] - headM * 0.16],
    ...tail.slice(0, 4),
    ...legs.flatMap(leg => [leg.root, leg.middle, leg.wrist, leg.paw]),
  ]
  return { shape, heightM, trunkM, chestM, headM, joints, legs, tail, ...head }
}

type Measures = { readonly heightM: number; readonly chestM: number; readonly trunkM: number }

function planTrunk(shape: BodyShape, { heightM, chestM, trunkM }: Measures) {
  const hips: Point = [0, heightM - chestM * 0.36, -trunkM * 0.34]
  const spine: Point = [0, heightM - chestM * 0.4, -trunkM * 0.08]
  const chest: Point = [0, heightM - chestM * 0.42, trunkM * 0.18]
  const neck: Point = [0, heightM - chestM * (0.24 + 0.04 * shape.neckGirth), trunkM * 0.33]
  return { hips, spine, chest, neck }
}

function planHead(
  shape: BodyShape,
  species: 'dog' | 'cat',
  {
    headM,
    neckBase,
    heightM,
  }: { readonly headM: number; readonly neckBase: Point; readonly heightM: number },
) {
  const rise = species === 'cat' ? 0.66 : 0.86
  const neckM = heightM * shape.neckLength
  const joint: Point = [0, neckBase[1] + neckM * Math.sin(rise), neckBase[2] + neckM * Math.cos(rise)]
  const skullM = headM * (1 - shape.snoutLength) * 0.4 + headM * 0.055
  const skull: Point = [0, joint[1] + skullM * 0.36, joint[2] + skullM * 0.5]
  const noseM = skullM * 0.34 * shape.snoutGirth
  const snoutM = headM * shape.snoutLength
  const drop = species === 'cat' ? 0.3 : 0.36
  const noseTip: Point = [
    0,
    skull[1] - skullM * drop - snoutM * 0.06,
    skull[2] + Math.max(skullM * 0.8 + snoutM, skullM * 1.04 + noseM * 0.55),
  ]
  const eyeM = species === 'cat' ? skullM * 0.205 : skullM * (0.165 + 0.13 * (1 - shape.snoutLength) ** 2)
  const spread = species === 'cat' ? 0.47 : 0.44
  const eye = (side: number): Point => [
    side * skullM * spread * Math.min(shape.skullWidth, 1.14),
    skull[1] + skullM * (species === 'cat' ? 0.1 : 0.2),
    skull[2] + skullM * (species === 'cat' ? 0.73 : 0.74),
  ]
  const eyes: readonly [Point, Point] = [eye(-1), eye(1)]
  return { joint, skull, skullM, noseTip, noseM, eyes, eyeM }
}

function planLegs(shape: BodyShape, { heightM, chestM, trunkM }: Measures): readonly LegPlan[] {
  const legM = heightM * shape.legRatio
  const track = chestM * 0.5 * shape.chestWidth * 0.62
  const front = (side: -1 | 1, bone: number): LegPlan => ({
    root: [side * track * 0.9, heightM - chestM * 0.5, trunkM * 0.3],
    middle: [side * track, legM * 1.02, trunkM * 0.215],
    wrist: [side * track, legM * 0.34, trunkM * 0.235],
    paw: [side * track, legM * 0.12, trunkM * 0.24 + heightM * 0.018],
    bone,
    side,
    end: 'front',
  })
  const hind = (side: -1 | 1, bone: number): LegPlan => ({
    root: [side * track * 0.85, heightM - chestM * 0.46, -trunkM * 0.36],
    middle: [side * track * 1.04, legM * 1.0, -trunkM * 0.36 + legM * 0.2],
    wrist: [side * track, legM * 0.46, -trunkM * 0.36 - legM * 0.28],
    paw: [side * track, legM * 0.12, -trunkM * 0.36 - legM * 0.18],
    bone,
    side,
    end: 'hind',
  })
  return [front(-1, 14), front(1, 18), hind(-1, 22), hind(1, 26)]
}

/** For each kind of tail: heading of its five pieces, in turns (0 backwards, 0.25 up, -0.25 down). */
const TAIL_HEADINGS: Readonly<Record<BodyShape['tailType'], readonly number[]>> = {
  straight: [0.06, 0.09, 0.12, 0.14, 0.15],
  whip: [-0.1, -0.12, -0.09, -0.03, 0.04],
  sabre: [-0.06, -0.07, -0.02, 0.05, 0.1],
  curled: [0.16, 0.3, 0.46, 0.62, 0.78],
  plume: [0.08, 0.1, 0.06, 0.0, -0.05],
  bushy: [-0.1, -0.15, -0.15, -0.1, -0.03],
  docked: [0.1, 0.12, 0.13, 0.14, 0.15],
}

function planTail(shape: BodyShape, heightM: number, root: Point): readonly Point[] {
  const pieceM = (heightM * shape.tailLength) / 5
  let [x, y, z] = root
  const points: Point[] = [root]
  for (const turns of TAIL_HEADINGS[shape.tailType]) {
    const heading = turns * 2 * Math.PI
    y += pieceM * Math.sin(heading)
    z -= pieceM * Math.cos(heading)
    // A curled tail leans to one side, or it would grow into itself.
    if (shape.tailType === 'curled') x += pieceM * 0.18
    points.push([x, Math.max(y, 0.04 * heightM), z])
  }
  return points
}
