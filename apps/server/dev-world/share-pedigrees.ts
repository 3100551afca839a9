import { ancestryToShare } from '@pawfect/domain/pedigree'
import { kennelStudbook, SHARED_DOGS } from './kennel-studbook.ts'
import type { Resident } from './settle-people.ts'

/** Golden retrievers: recessive red, long hair, and black pigment in the nose. */
const GOLDEN_COAT = {
  genotype: { E: 'e/e', B: 'B/B', L: 'l/l', M: 'm/m' },
  phenotype: { pattern: 'red', length: 'long' },
} as const

/** Lets the owners of the kennels' dogs share their ancestries, so that Carla's mate finder has somebody to rank. */
export async function sharePedigrees(residents: readonly Resident[], now: Date): Promise<void> {
  const studbook = kennelStudbook(now)
  for (const { settler, pet } of residents) {
    const dog = SHARED_DOGS[pet.name]
    if (dog === undefined || !pet.breedIds.includes('golden-retriever')) continue
    const root = {
      id: pet.name,
      name: `${pet.name} vom Havelufer`,
      sireId: dog.sire,
      damId: dog.dam,
      sex: pet.sex,
      bornOn: pet.birthDate,
      breed: 'Golden Retriever',
      registration: `DEMO-GR ${2001 + Object.keys(SHARED_DOGS).indexOf(pet.name)}`,
    }
    const { rootId, records } = ancestryToShare([root, ...studbook], { rootId: root.id })
    await settler.act().pedigree.sharePedigree({
      petId: pet.petId,
      rootId,
      records: [...records],
      stud: dog.feeCents === null ? null : { available: true, feeCents: dog.feeCents, currency: 'EUR' },
      tests: [...dog.tests],
      coat: GOLDEN_COAT,
    })
  }
}
