import type { PedigreeSex } from '@pawfect/domain/pedigree'
import type { AnimalBrief } from '../../../../bridge/index.ts'

/** What a chart needs to know of an animal. */
export type ChartAnimal = Pick<
  AnimalBrief,
  'animalId' | 'name' | 'sex' | 'bornOn' | 'breed' | 'registration' | 'sireId' | 'damId' | 'inbreeding'
>

/** An animal and those it descends from. The parent links must be free of loops. */
export type Ancestry = {
  readonly rootId: number
  readonly animals: ReadonlyMap<number, ChartAnimal>
}

/** The animals a host answered, from the first of whom the others are ancestors. */
export function ancestryOf(animals: readonly ChartAnimal[], rootId: number): Ancestry {
  return { rootId, animals: new Map(animals.map(animal => [animal.animalId, animal])) }
}

/** What an animal is called and is; one beyond the ancestors at hand keeps the sex that its place gives. */
export function sexIn(ancestry: Ancestry, kekule: number, animalId: number): PedigreeSex {
  const said = ancestry.animals.get(animalId)?.sex ?? 'unknown'
  if (said !== 'unknown' || kekule === 1) return said
  return kekule % 2 === 0 ? 'male' : 'female'
}

/** Every animal that can be reached from the root upwards, offspring before their parents, the root first. */
export function offspringFirst(ancestry: Ancestry): readonly number[] {
  const placed: number[] = []
  const seen = new Set<number>()
  const stack: { readonly id: number; readonly parentsDone: boolean }[] = [
    { id: ancestry.rootId, parentsDone: false },
  ]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.parentsDone) {
      placed.push(next.id)
      continue
    }
    if (seen.has(next.id)) continue
    seen.add(next.id)
    stack.push({ id: next.id, parentsDone: true })
    const animal = ancestry.animals.get(next.id)
    for (const parent of [animal?.damId, animal?.sireId]) {
      if (parent != null) stack.push({ id: parent, parentsDone: false })
    }
  }
  return placed.reverse()
}
