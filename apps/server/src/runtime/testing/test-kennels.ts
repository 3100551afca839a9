import type { SharedRecord } from '@pawfect/domain/pedigree'
import type { PetFacts, PetId } from '@pawfect/domain/pets'
import type { Person, TestWorld } from './test-world.ts'

const NO_COAT = { genotype: {}, phenotype: {} }
/** A male on offer. */
export const STUD = { available: true, feeCents: 80_000, currency: 'EUR' as const }

/** Facts of a dog that may be bred. */
export const BREEDING: Partial<PetFacts> = {
  breedIds: ['golden-retriever'],
  mixed: false,
  purposes: ['breed'],
}

/** An animal, its parents and grandparents; ancestors have the registration number `REG <their name>`. */
function family(
  root: string,
  [sire, dam]: readonly [string, string],
  grandparents: readonly string[],
): SharedRecord[] {
  const [ss, sd, ds, dd] = grandparents
  const record = (id: string, parents: readonly (string | undefined)[] = []): SharedRecord => ({
    id,
    registration: `REG ${id}`,
    ...(parents[0] === undefined ? {} : { sireId: parents[0] }),
    ...(parents[1] === undefined ? {} : { damId: parents[1] }),
  })
  const named = (id: string | undefined) => (id === undefined ? [] : [record(id)])
  return [
    record(root, [sire, dam]),
    record(sire, [ss, sd]),
    record(dam, [ds, dd]),
    ...[ss, sd, ds, dd].flatMap(named),
  ]
}

/** Freya's parents and grandparents; ids are registration numbers at the same time. */
export const FREYA = family('00001', ['00010', '00011'], ['00020', '00021', '00022', '00023'])
/** Shares Freya's sire. */
export const HALF_BROTHER = family('00002', ['00010', '00012'], ['00020', '00021', '00024', '00025'])
/** Shares Freya's paternal grandparents. */
export const COUSIN = family('00003', ['00013', '00014'], ['00020', '00021', '00026', '00027'])

/** Shares an ancestry of somebody's animal; the first record is the animal. */
export async function shared(person: Person, petId: PetId, records: SharedRecord[], rest: object = {}) {
  const rootId = records[0]?.id ?? ''
  return person.api.pedigree.sharePedigree.mutate({
    ...{ petId, rootId, records, stud: null, tests: [], coat: NO_COAT },
    ...rest,
  })
}

/** Carla's Freya and two males of Sten's: a half-brother and a cousin. */
export async function kennels(world: TestWorld) {
  const [carla, sten] = await Promise.all([world.person('carla'), world.person('sten')])
  const freya = await carla.publishPet({ ...BREEDING, name: 'Freya' })
  const thor = await sten.publishPet({ ...BREEDING, name: 'Thor', sex: 'male' })
  const bosse = await sten.publishPet({ ...BREEDING, name: 'Bosse', sex: 'male' })
  await shared(carla, freya.petId, FREYA)
  await shared(sten, thor.petId, HALF_BROTHER, { stud: STUD })
  await shared(sten, bosse.petId, COUSIN, { stud: STUD, tests: [{ testId: 'pra-prcd', result: 'clear' }] })
  return { carla, sten, freya, thor, bosse }
}
