import type { BodyFamily, BodyShape } from './body-shape.ts'
import type { Markings } from './pet-appearance.ts'

/** A breed's body: its family, what it changes in it, and the markings its coat usually carries. */
export type BreedShape = {
  readonly family: BodyFamily
  readonly change?: Partial<BodyShape>
  readonly markings?: Markings
  /** Usual eye colour where it is not brown (dogs) or amber (cats). */
  readonly eyes?: string
}
