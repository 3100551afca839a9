import type { Flesh } from './distance-field.ts'
import { COAT_LIFT, type FleshStyle, rod } from './flesh-rod.ts'
import type { PetAppearance } from './pet-appearance.ts'
import { BONE, type Point, type SkeletonPlan } from './skeleton-plan.ts'

/** Lays down skull, snout, lips, brows, cheeks, beard and ears. */
export function addHead(appearance: PetAppearance, plan: SkeletonPlan, flesh: Flesh[]): void {
  addSkull(appearance, plan, flesh)
  addSnout(appearance, plan, flesh)
  for (const side of [-1, 1] as const) addEar(appearance, plan, { side, flesh })
}

function addSkull({ species, shape }: PetAppearance, plan: SkeletonPlan, flesh: Flesh[]): void {
  const { skull, skullM: r } = plan
  const lift = COAT_LIFT[shape.coatLength] * plan.heightM * 0.4
  const style = { bone: BONE.head, part: 'head' as const, blendM: r * 0.4 }
  const [x, y, z] = skull
  const width = shape.skullWidth
  flesh.push(
    rod([x, y, z - r * 0.12], [x, y + r * 0.02, z + r * 0.22], {
      ...style,
      ra: r * 0.92 + lift,
      rb: r * 0.8,
      flatRatio: width,
      flatAxis: [1, 0, 0],
    }),
  )
  const cheek = species === 'cat' ? 0.56 : 0.5
  for (const side of [-1, 1] as const) {
    const at: Point = [side * r * cheek * width, y - r * 0.3, z + r * 0.3]
    flesh.push(
      rod(at, [at[0] * 0.9, at[1] - r * 0.08, at[2] - r * 0.4], {
        ...style,
        side,
        ra: r * 0.42 + lift + r * 0.12 * shape.ruff,
        blendM: r * 0.35,
      }),
    )
    // A cat's brow comes down over the eye; without it she would look startled.
    const [browY, browZ] = species === 'cat' ? [0.36, 0.56] : [0.42, 0.52]
    const brow: Point = [side * r * 0.4 * Math.min(width, 1.2), y + r * browY, z + r * browZ]
    flesh.push(
      rod(brow, [brow[0] * 0.7, brow[1] + r * 0.08, brow[2] - r * 0.2], {
        ...style,
        side,
        ra: r * 0.24,
        blendM: r * 0.3,
      }),
    )
  }
}

function addSnout({ species, shape }: PetAppearance, plan: SkeletonPlan, flesh: Flesh[]): void {
  const { skull, skullM: r, noseTip, noseM } = plan
  const style = { bone: BONE.head, part: 'snout' as const, blendM: r * 0.3 }
  const root: Point = [0, skull[1] - r * 0.22, skull[2] + r * 0.42]
  const tip: Point = [0, noseTip[1], noseTip[2] - noseM * 0.9]
  flesh.push(
    rod(root, tip, {
      ...style,
      ra: r * 0.5 * shape.snoutGirth ** 0.7,
      rb: noseM,
      flatRatio: 0.9,
      flatAxis: [1, 0, 0],
    }),
    rod([0, root[1] - r * 0.3, root[2] - r * 0.1], [0, tip[1] - noseM * 0.72, tip[2] - noseM * 0.5], {
      ...style,
      ra: r * 0.34 * shape.snoutGirth,
      rb: noseM * 0.62,
      blendM: r * 0.2,
    }),
  )
  for (const side of [-1, 1] as const) {
    // The two whisker pads; in cats they are most of the muzzle.
    const out = species === 'cat' ? 0.62 : 0.42
    const pad: Point = [side * noseM * out, tip[1] - noseM * 0.36, tip[2] + noseM * 0.08]
    const ra = noseM * (species === 'cat' ? 0.72 : 0.66)
    flesh.push(
      rod(pad, [pad[0] * 1.15, pad[1] - noseM * 0.06, pad[2] - noseM * 0.8], {
        ...style,
        side,
        ra,
        blendM: noseM * 0.35,
      }),
    )
    if (shape.jowl > 0.05) {
      const lip: Point = [
        side * noseM * 0.78,
        tip[1] - noseM * (0.55 + 0.5 * shape.jowl),
        tip[2] - noseM * 0.5,
      ]
      const back: Point = [side * r * 0.42, root[1] - r * (0.3 + 0.22 * shape.jowl), root[2]]
      flesh.push(
        rod(lip, back, {
          ...style,
          side,
          ra: noseM * (0.3 + 0.3 * shape.jowl),
          rb: r * 0.24,
          flatRatio: 0.7,
          flatAxis: [1, 0, 0],
          blendM: noseM * 0.4,
        }),
      )
    }
    if (shape.beard > 0.05) {
      const b = shape.beard
      const high: Point = [side * noseM * 0.8, tip[1] - noseM * 0.2, tip[2] - noseM * 0.3]
      const low: Point = [side * noseM * 0.7, tip[1] - noseM * (0.7 + 1.5 * b), tip[2] - noseM * 0.15]
      flesh.push(
        rod(high, low, {
          ...style,
          side,
          ra: noseM * (0.4 + 0.4 * b),
          rb: noseM * 0.34,
          blendM: noseM * 0.5,
        }),
      )
    }
  }
}

/** An ear as a flattened leaf of up to three pieces: points relative to its root, in ear lengths (out, up, forward). */
type EarLeaf = {
  readonly points: readonly Point[]
  readonly widths: readonly number[]
  /** Direction the leaf is thin in. */
  readonly thin: Point
  readonly thinness: number
}

const EAR_LEAVES: Readonly<Record<PetAppearance['shape']['earType'], EarLeaf>> = {
  pricked: {
    points: [
      [-0.06, -0.12, 0],
      [0.1, 0.5, 0.02],
      [0.16, 0.98, 0.0],
    ],
    widths: [0.34, 0.24, 0.05],
    thin: [0.18, -0.08, 0.98],
    thinness: 0.36,
  },
  bat: {
    points: [
      [-0.02, -0.12, 0],
      [0.22, 0.46, 0.02],
      [0.36, 0.9, 0],
    ],
    widths: [0.3, 0.29, 0.1],
    thin: [0.3, -0.1, 0.95],
    thinness: 0.32,
  },
  'half-pricked': {
    points: [
      [-0.04, -0.12, 0],
      [0.16, 0.5, -0.02],
      [0.28, 0.62, 0.26],
    ],
    widths: [0.32, 0.24, 0.09],
    thin: [0.2, 0.1, 0.97],
    thinness: 0.36,
  },
  folded: {
    points: [
      [-0.04, -0.1, 0],
      [0.24, 0.26, -0.04],
      [0.36, -0.06, 0.34],
    ],
    widths: [0.32, 0.28, 0.1],
    thin: [0.6, 0.45, 0.66],
    thinness: 0.36,
  },
  floppy: {
    points: [
      [-0.05, -0.06, -0.02],
      [0.26, -0.04, 0.02],
      [0.32, -0.78, 0.14],
    ],
    widths: [0.2, 0.25, 0.2],
    thin: [0.95, 0.25, -0.15],
    thinness: 0.36,
  },
  long: {
    points: [
      [-0.08, -0.16, -0.02],
      [0.17, -0.22, 0.0],
      [0.22, -1.02, 0.1],
    ],
    widths: [0.16, 0.2, 0.22],
    thin: [0.97, 0.2, -0.1],
    thinness: 0.36,
  },
}

function addEar(
  { shape, species }: PetAppearance,
  plan: SkeletonPlan,
  { side, flesh }: { readonly side: -1 | 1; readonly flesh: Flesh[] },
): void {
  const leaf = EAR_LEAVES[shape.earType]
  const bone = side < 0 ? BONE['ear-left'] : BONE['ear-right']
  const root = plan.joints[bone] ?? plan.skull
  const length = plan.headM * shape.earSize * (species === 'cat' ? 0.66 : 1)
  const wide = species === 'cat' ? 1.36 : 1
  const place = ([out, up, forward]: Point): Point => [
    root[0] + side * out * length,
    root[1] + up * length,
    root[2] + forward * length,
  ]
  const [tx, ty, tz] = leaf.thin
  const norm = Math.hypot(tx, ty, tz)
  const flatAxis: Point = [(side * tx) / norm, ty / norm, tz / norm]
  // Thinner than two grid cells and the skin would tear.
  const furry = 1 + COAT_LIFT[shape.coatLength] * 8
  const style = { bone, part: 'ear' as const, side, flatAxis, flatRatio: leaf.thinness }
  for (let i = 0; i < leaf.points.length - 1; i++) {
    const [a, b] = [leaf.points[i], leaf.points[i + 1]]
    if (a === undefined || b === undefined) continue
    const [ra, rb] = [
      (leaf.widths[i] ?? 0.2) * length * wide * furry,
      (leaf.widths[i + 1] ?? 0.1) * length * wide * furry,
    ]
    flesh.push(rod(place(a), place(b), { ...style, ra, rb, blendM: length * (i === 0 ? 0.14 : 0.08) }))
  }
  if (shape.earType === 'pricked' || shape.earType === 'bat')
    carveEar(place, leaf, { style, scale: length * wide, flesh })
}

function carveEar(
  place: (point: Point) => Point,
  leaf: EarLeaf,
  {
    style,
    scale,
    flesh,
  }: { readonly style: Omit<FleshStyle, 'ra' | 'blendM'>; readonly scale: number; readonly flesh: Flesh[] },
): void {
  const [, middle, tip] = leaf.points
  if (middle === undefined || tip === undefined) return
  const from = place([middle[0] * 0.7, middle[1] * 0.36, middle[2] + 0.13])
  const to = place([tip[0] * 0.86, tip[1] * 0.76, tip[2] + 0.075])
  flesh.push(
    rod(from, to, { ...style, ra: scale * 0.2, rb: scale * 0.03, blendM: scale * 0.08, carve: true }),
  )
}
