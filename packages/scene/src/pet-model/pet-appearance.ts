import type { BodyShape } from './body-shape.ts'

/** Breed markings laid over the coat; each names the colour it is painted in. */
export type Markings = {
  readonly face?: string
  readonly mask?: string
  readonly muzzle?: string
  readonly blaze?: string
  readonly cheeks?: string
  readonly brows?: string
  readonly ears?: string
  readonly collar?: string
  readonly chest?: string
  readonly belly?: string
  readonly socks?: string
  readonly trousers?: string
  readonly tailTip?: string
  /** Face of a husky: brows, cheeks and muzzle in one. */
  readonly husky?: string
  /** Brows, muzzle sides, chest and lower legs of a black-and-tan dog. */
  readonly tanPoints?: string
}

export type CoatPattern = 'solid' | 'bicolour' | 'spotted' | 'tabby' | 'merle' | 'saddle' | 'points'

/** All a body needs to be built and painted; the same appearance always gives the same animal. */
export type PetAppearance = {
  readonly species: 'dog' | 'cat'
  readonly shape: BodyShape
  readonly coat: {
    readonly primary: string
    readonly secondary: string
    readonly pattern: CoatPattern
    readonly markings: Markings
    readonly eyes: string
  }
  /** Makes spots, stripes and patches this animal's own. */
  readonly seed: number
}
