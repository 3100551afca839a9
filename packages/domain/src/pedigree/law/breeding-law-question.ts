import type { Species } from '../../pets/index.ts'
import type { RelationshipEvidence } from './close-relations.ts'
import type { BreedingFact, Club, Jurisdiction } from './law-rule.ts'

/** What is known of one parent. What is absent is unknown, and never taken for granted. */
export type MateFacts = {
  /** `2017`, `2017-05` or `2017-05-03`. */
  readonly bornOn?: string
  readonly chipped?: boolean
  /** With a database of animals' keepers, not with a breed club. */
  readonly registered?: boolean
  /** Length of the nose over length of the skull. */
  readonly craniofacialRatio?: number
  readonly adultWeightKg?: number
}

/** A mating about to be made. */
export type BreedingLawQuestion = {
  readonly jurisdiction: Jurisdiction
  /** Registries the breeder wants papers of. */
  readonly clubs?: readonly Club[]
  /** Day of the mating, ISO. */
  readonly on: string
  readonly species: Species
  readonly sire: MateFacts
  readonly dam: MateFacts & {
    /** Every litter she has had; absent when that is not known. */
    readonly littersBornOn?: readonly string[]
    readonly caesareans?: number
  }
  readonly relationship: RelationshipEvidence
  /** Whether the breeder needs a licence or runs an establishment there; absent when that is not known. */
  readonly isBreeder?: boolean
  readonly facts?: Readonly<Partial<Record<BreedingFact, boolean>>>
}
