import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { type AnimalOrLitter, parentsOf } from './parents-of.ts'
import { checkGenerations } from './statistics-errors.ts'

/** How many animals fill the places of a pedigree. */
export type AncestorLoss = {
  readonly generations: number
  /** Places in all these generations together: 2^(generations + 1) - 2. */
  readonly possible: number
  /** Places that are filled. */
  readonly known: number
  /** Different animals in them, whichever generations they stand in. */
  readonly distinct: number
  /** The coefficient: different animals over filled places; 1 when nobody stands twice, or nobody is known. */
  readonly ratio: number
}

/**
 * Ancestor loss as German breeders count it (Ahnenverlustkoeffizient, AVK): different ancestors over ancestors, the
 * parents being the first generation, the animal itself not counted. With all places filled the divisor is the
 * 62 of five generations; where some are empty only filled ones are counted, since nobody can know who is missing.
 *
 * @throws {NoSuchAnimalError} for a row that is no animal.
 * @throws {GenerationsOutOfRangeError} unless `generations` is a whole number from 1 to 50.
 * @see Lorenz (1898), "Lehrbuch der gesammten wissenschaftlichen Genealogie", for Ahnenverlust
 */
export function ancestorLoss(pedigree: Pedigree, of: AnimalOrLitter, generations = 5): AncestorLoss {
  checkGenerations(generations)
  const { sire, dam } = parentsOf(pedigree, of)
  const different = new Set<number>()
  let level = new Map<number, number>()
  addPlaces(level, sire, 1)
  addPlaces(level, dam, 1)
  let known = 0
  for (let generation = 1; generation <= generations && level.size > 0; generation += 1) {
    const next = new Map<number, number>()
    for (const [row, places] of level) {
      known += places
      different.add(row)
      addPlaces(next, pedigree.sires[row] as number, places)
      addPlaces(next, pedigree.dams[row] as number, places)
    }
    level = next
  }
  const distinct = different.size
  const possible = 2 ** (generations + 1) - 2
  return { generations, possible, known, distinct, ratio: known === 0 ? 1 : distinct / known }
}

function addPlaces(level: Map<number, number>, row: number, places: number): void {
  if (row !== UNKNOWN_PARENT) level.set(row, (level.get(row) ?? 0) + places)
}
