import { userIdSchema } from '@pawfect/domain/identity'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BridgeClient } from '../../bridge/index.ts'
import { sendStudbook } from '../testing/send-studbook.ts'
import { startTestCompanion } from '../testing/test-companion.ts'

const ana = userIdSchema.parse('account-ana-1')
const page = { offset: 0, limit: 20 }

const TABLE = `Registration number,Name,Sire,Dam,Sex
R1,Rex,,,male
R2,Max,,,male
L1,Luna,,,female
B1,Bella,R1,L1,female`

/** What an owner may write beside the records: by animal, tests and words of others on facts. */
const anyTests = fc.dictionary(
  fc.constantFrom('dm-sod1', 'prcd-pra'),
  fc.constantFrom('clear' as const, 'carrier' as const),
)
const anyWords = fc.array(
  fc.record({
    fact: fc.constantFrom('sire' as const, 'colour' as const),
    says: fc.constantFrom('Max', 'red', 'black "and" tan', 'größer'),
    who: fc.constantFrom('KC', 'Laboklin', 'Ana Sørensen'),
    evidence: fc.constantFrom('dna' as const, 'registry' as const),
    isChosen: fc.boolean(),
  }),
  { maxLength: 5 },
)

describe('a studbook saved as JSON', () => {
  test('comes back with every record, test and claim, and what was chosen among them', async () => {
    await using world = await startTestCompanion()
    await using browser = await world.openBrowser()
    const { bridge } = browser
    await fc.assert(
      fc.asyncProperty(anyTests, anyWords, async (tests, words) => {
        const { studbookId } = await sendStudbook(bridge, { accountId: ana, table: TABLE })
        const animals = await namedAnimals(bridge, studbookId)
        const bella = animals.get('Bella') ?? 0
        const genetics = { tests, genotype: { E: 'E/e' }, phenotype: {} }
        await bridge.pedigree.editAnimal({ accountId: ana, animalId: bella, changes: { genetics } })
        for (const { fact, says, who, evidence, isChosen } of words) {
          const parentId = fact === 'sire' ? (animals.get('Max') ?? null) : null
          const claim = { animalId: bella, fact, value: parentId === null ? says : 'Max', parentId }
          const { claimId } = await bridge.pedigree.addClaim({
            ...{ accountId: ana, ...claim, who, evidence, signedWith: null },
          })
          if (isChosen) await bridge.pedigree.chooseClaim({ accountId: ana, claimId })
        }
        const saved = await savedJson(bridge, studbookId)
        const again = await sendStudbook(bridge, { accountId: ana, table: saved, fileName: 'again.json' })
        const back = JSON.parse(await savedJson(bridge, again.studbookId))
        const { genetics: ofAll, claims, records } = JSON.parse(saved)

        expect(back.records).toEqual(records)
        expect(back.genetics).toEqual(ofAll)
        expect(sorted(back.claims)).toEqual(sorted(claims))
      }),
      { numRuns: 4 },
    )
  })

  test('brings nothing twice into a studbook that has it, and is undone whole', async () => {
    await using world = await startTestCompanion()
    await using browser = await world.openBrowser()
    const { bridge } = browser
    const { studbookId } = await sendStudbook(bridge, { accountId: ana, table: TABLE })
    const bella = (await namedAnimals(bridge, studbookId)).get('Bella') ?? 0
    await bridge.pedigree.addClaim({
      ...{ accountId: ana, animalId: bella, fact: 'colour', value: 'red', parentId: null },
      ...{ who: 'KC', evidence: 'registry', signedWith: null },
    })
    const saved = await savedJson(bridge, studbookId)
    const file = { accountId: ana, table: saved, fileName: 'again.json' }
    const again = await sendStudbook(bridge, { ...file, studbookId })
    expect([again.claimsAdded, await savedJson(bridge, studbookId)]).toEqual([0, saved])

    const fresh = await sendStudbook(bridge, file)
    const { changeId } = fresh
    await bridge.pedigree.undoChange({ accountId: ana, studbookId: fresh.studbookId, changeId })
    const { records, claims } = JSON.parse(await savedJson(bridge, fresh.studbookId))
    expect([records, claims]).toEqual([[], []])
  })
})

async function namedAnimals({ pedigree }: BridgeClient, studbookId: string) {
  const { animals } = await pedigree.searchAnimals({ accountId: ana, studbookId, text: '', page })
  return new Map(animals.map(({ name, animalId }) => [name, animalId]))
}

async function savedJson({ pedigree }: BridgeClient, studbookId: string): Promise<string> {
  const { exportId } = await pedigree.exportStudbook({ accountId: ana, studbookId, format: 'json' })
  const { bytes } = await pedigree.readExport({ accountId: ana, exportId, offset: 0 })
  return new TextDecoder().decode(bytes)
}

const sorted = (claims: readonly object[]) => claims.map(claim => JSON.stringify(claim)).sort()
