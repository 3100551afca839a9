import { ancestryToShare, coatModelOf, findGeneticTest } from '@pawfect/domain/pedigree'
import type { Species } from '@pawfect/domain/pets'
import type { AncestryShown } from '../../bridge/index.ts'
import { type AnimalRow, type AnimalStore, geneticsOf } from '../store/pedigree/animal-store.ts'
import { recordOf } from './figures/ancestor-records.ts'

/** More ancestors than a shared ancestry holds, so that it can be said how many did not fit. */
const MOST_READ = 20_000

/**
 * What sharing an animal would show of it: the nearest ancestors without chip numbers and columns of the source's own,
 * and those of its tests and colour genes that the species has. Nothing is sent.
 */
export function shareAncestry(animals: AnimalStore, root: AnimalRow, species: Species): AncestryShown {
  const rows = rowsAbove(animals, root)
  const idOf = (animalId: number | null) => (animalId === null ? undefined : rows.get(animalId)?.record_id)
  const records = [...rows.values()].map(row => recordOf(row, idOf))
  const { masked, ...ancestry } = ancestryToShare(records, { rootId: root.record_id })
  return {
    ...ancestry,
    records: [...ancestry.records],
    masked: masked.map(({ id, field }) => ({ id, field })),
    ...geneticsToShare(root, species),
  }
}

/** An animal and its ancestors, the nearest generations first. */
function rowsAbove(animals: AnimalStore, root: AnimalRow): ReadonlyMap<number, AnimalRow> {
  const rows = new Map([[root.animal_id, root]])
  let generation: readonly AnimalRow[] = [root]
  while (generation.length > 0 && rows.size < MOST_READ) {
    const parents = generation.flatMap(({ sire_id, dam_id }) => [sire_id, dam_id]).filter(id => id !== null)
    const found = animals.rowsOf(parents.filter(id => !rows.has(id)))
    for (const [id, row] of found) rows.set(id, row)
    generation = [...found.values()]
  }
  return rows
}

function geneticsToShare(root: AnimalRow, species: Species): Pick<AncestryShown, 'tests' | 'coat'> {
  const { tests, genotype, phenotype } = geneticsOf(root)
  const { traits } = coatModelOf(species)
  const symbols = new Set(traits.flatMap(({ loci }) => loci.map(({ symbol }) => symbol)))
  const looks = new Set(traits.map(({ id }) => id))
  const only = (told: Readonly<Record<string, string>>, known: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(told).filter(([name]) => known.has(name)))
  return {
    tests: Object.entries(tests)
      .filter(([testId, result]) => findGeneticTest(testId)?.species === species && result !== 'unknown')
      .map(([testId, result]) => ({ testId, result })),
    coat: { genotype: only(genotype, symbols), phenotype: only(phenotype, looks) },
  }
}
