import type { BodyPart, Flesh } from './distance-field.ts'
import type { PetAppearance } from './pet-appearance.ts'
import type { Point } from './skeleton-plan.ts'

/** What a rod needs besides its two ends; the rest has a plain default. */
export type FleshStyle = {
  readonly ra: number
  readonly rb?: number
  readonly blendM: number
  readonly bone: number
  readonly boneB?: number
  readonly part: BodyPart
  readonly side?: -1 | 0 | 1
  readonly flatAxis?: Point
  readonly flatRatio?: number
  readonly carve?: boolean
}

/** One rod of flesh between two points. */
export function rod(a: Point, b: Point, style: FleshStyle): Flesh {
  const rb = style.rb ?? style.ra
  const centre: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2]
  const half = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2
  const flatRatio = style.flatRatio ?? 1
  return {
    ax: a[0],
    ay: a[1],
    az: a[2],
    bx: b[0],
    by: b[1],
    bz: b[2],
    ra: style.ra,
    rb,
    blendM: style.blendM,
    nx: style.flatAxis?.[0] ?? 1,
    ny: style.flatAxis?.[1] ?? 0,
    nz: style.flatAxis?.[2] ?? 0,
    flatRatio,
    boneA: style.bone,
    boneB: style.boneB ?? style.bone,
    part: style.part,
    side: style.side ?? 0,
    carve: style.carve ?? false,
    centre,
    boundM: half + Math.max(style.ra, rb) * Math.max(1, flatRatio),
  }
}

/** How far hair lifts the outline, as a share of the height at the withers. */
export const COAT_LIFT: Readonly<Record<PetAppearance['shape']['coatLength'], number>> = {
  hairless: -0.006,
  short: 0,
  wire: 0.008,
  medium: 0.014,
  curly: 0.022,
  long: 0.03,
}
