import type { PedigreeRecord } from '../pedigree-record.ts'

/** By what one animal is known again in another tree; null where a record does not say enough. */
export type AnimalIdentity = {
  /** The registration number, without spelling. */
  readonly registration: string | null
  /** Id, name and year of birth together. */
  readonly name: string | null
}

/** Names given to animals whose own id may not be shared; two trees give them to different animals. */
const STAND_IN = /^animal-\d+$/

/** The name of the nth animal whose own id may not be shared. */
export const standInFor = (number: number): string => `animal-${number}`

/** A registration with fewer signs or digits than this is a number many studbooks use again. */
const LEAST_SIGNS = 5
const LEAST_DIGITS = 3

/** Reads what identifies an animal across trees. Nothing else does: a name alone is shared by hundreds. */
export function identityOf({ id, name, bornOn, registration }: PedigreeRecord): AnimalIdentity {
  return {
    registration: registrationKey(registration),
    name:
      name === undefined || bornOn === undefined || STAND_IN.test(id)
        ? null
        : JSON.stringify([plain(id), plain(name), bornOn.slice(0, 4)]),
  }
}

function registrationKey(registration: string | undefined): string | null {
  const signs = plain(registration ?? '').replace(/[^\p{L}\p{N}]/gu, '')
  const digits = signs.replace(/\P{N}/gu, '').length
  return signs.length < LEAST_SIGNS || digits < LEAST_DIGITS ? null : signs
}

/** Case, accents' encoding and spacing are spelling, not identity. */
const plain = (value: string): string => value.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
