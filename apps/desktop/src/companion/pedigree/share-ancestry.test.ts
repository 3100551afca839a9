import { userIdSchema } from '@pawfect/domain/identity'
import { checkSharedPedigree } from '@pawfect/domain/pedigree'
import { petIdSchema } from '@pawfect/domain/pets'
import { describe, expect, test } from 'vitest'
import { sendStudbook } from '../testing/send-studbook.ts'
import { startTestCompanion } from '../testing/test-companion.ts'

const ben = userIdSchema.parse('account-ben-1')
const carla = userIdSchema.parse('account-carla-1')

const TABLE = `Registration number,Name,Sire,Dam,Sex,Chip,My note
BS 10001,Falk,BS 10002,BS 10003,male,276098106123456,keep
BS 10002,Arno,BS 10004,,male,,
BS 10003,Bella,BS 10004,,female,,
BS 10004,Urs 276 098 106 123 457,,,male,,sold
BS 10005,Cousin,BS 10002,,male,,`

async function falk() {
  const world = await startTestCompanion()
  const browser = await world.openBrowser()
  const { pedigree } = browser.bridge
  const { studbookId } = await sendStudbook(browser.bridge, { accountId: ben, table: TABLE })
  const search = { accountId: ben, studbookId, text: 'Falk', page: { offset: 0, limit: 5 } }
  const { animals } = await pedigree.searchAnimals(search)
  const close = async () => {
    await browser[Symbol.asyncDispose]()
    await world[Symbol.asyncDispose]()
  }
  return { pedigree, animalId: animals[0]?.animalId ?? 0, [Symbol.asyncDispose]: close }
}

describe('what sharing a pedigree would show', () => {
  test('is the animal, its ancestors and their facts, and neither chips, own columns nor anybody else', async () => {
    await using kennel = await falk()
    const { pedigree, animalId } = kennel
    const shown = await pedigree.ancestryToShare({ accountId: ben, animalId, species: 'dog' })

    expect(shown.records.map(({ id }) => id)).toEqual(['BS 10001', 'BS 10002', 'BS 10003', 'BS 10004'])
    expect(shown.records[0]).toMatchObject({ name: 'Falk', sex: 'male', sireId: 'BS 10002' })
    expect([shown.leftOut, shown.masked]).toEqual([0, [{ id: 'BS 10004', field: 'name' }]])
    expect(JSON.stringify(shown)).not.toMatch(/2760981|276 098|keep|sold|Cousin/)
  })

  test('is exactly what the server takes, with the tests and colour genes of the species alone', async () => {
    await using kennel = await falk()
    const { pedigree, animalId } = kennel
    const genetics = {
      tests: { 'dm-sod1': 'carrier' as const, 'pkd1-adpkd': 'clear' as const },
      genotype: { B: 'B/b' },
      phenotype: {},
    }
    await pedigree.editAnimal({ accountId: ben, animalId, changes: { genetics } })
    const asDog = await pedigree.ancestryToShare({ accountId: ben, animalId, species: 'dog' })
    const { leftOut: _left, masked: _masked, ...sent } = asDog

    expect(asDog.tests).toEqual([{ testId: 'dm-sod1', result: 'carrier' }])
    expect(asDog.coat.genotype).toEqual({ B: 'B/b' })
    const input = { petId: petIdSchema.parse('pet-falk-0001'), stud: null, ...sent }
    expect(() => checkSharedPedigree(input, { species: 'dog', sex: 'male', neutered: false })).not.toThrow()
  })

  test('error: nobody asks about an animal of somebody else', async () => {
    await using kennel = await falk()
    const asked = kennel.pedigree.ancestryToShare({
      accountId: carla,
      animalId: kennel.animalId,
      species: 'dog',
    })
    await expect(asked).rejects.toMatchObject({ code: 'pedigree/animal-missing' })
  })
})
