import type { AnimalBrief } from '../../../bridge/index.ts'
import { type AnimalStore, briefOf } from '../../store/pedigree/animal-store.ts'
import type { FiguredStudbook } from './loaded-studbook.ts'

/** Rows of a studbook in memory as lists show animals, with their coefficients. */
export function briefsOfRows(
  animals: AnimalStore,
  { animalIds, f }: Pick<FiguredStudbook, 'animalIds' | 'f'>,
  rows: Iterable<number>,
): Map<number, AnimalBrief> {
  const wanted = [...new Set(rows)]
  const stored = animals.rowsOf(wanted.map(row => animalIds[row] ?? 0))
  const briefs = new Map<number, AnimalBrief>()
  for (const row of wanted) {
    const animal = stored.get(animalIds[row] ?? 0)
    if (animal !== undefined) briefs.set(row, briefOf(animal, f[row] ?? null))
  }
  return briefs
}
