import { breedingUse, type Pedigree, popularSireWarning } from '@pawfect/domain/pedigree'

/** How much of a studbook's recent offspring each animal has. */
export type PopularParents = {
  /** Of all births of the last five years, 0 to 1. */
  readonly shareOf: (row: number) => number
  readonly isPopular: (row: number) => boolean
}

/** Counts a studbook once, so that every mate of a list can be asked about. */
export function popularParents(pedigree: Pedigree): PopularParents {
  const use = breedingUse(pedigree)
  return {
    shareOf: row => popularSireWarning(pedigree, row, use).recentShare,
    isPopular: row => popularSireWarning(pedigree, row, use).kind === 'popular',
  }
}
