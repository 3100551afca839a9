import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../domain-error.ts'
import type { PedigreeRecord } from '../pedigree-record.ts'
import { ancestryToShare } from './ancestry-to-share.ts'
import { checkSharedPedigree } from './check-shared-pedigree.ts'
import { closeKinOf } from './close-kin.ts'
import { mergeAncestries } from './merge-ancestries.ts'
import { sharePedigreeInputSchema } from './shared-pedigree.ts'

const SEED = { seed: 20_261_123, numRuns: 300 }

/** Few ids, so that records collide, loop and name each other; texts of every kind. */
const anyId = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor', '276098102345678', ' ')
const anyText = fc.oneof(anyId, fc.string({ unit: 'grapheme', maxLength: 30 }), fc.constant('REG 12345'))
const anyRecord = fc.record(
  {
    id: anyId,
    name: anyText,
    sireId: anyId,
    damId: anyId,
    sex: fc.constantFrom('male', 'female', 'unknown'),
    bornOn: fc.constantFrom('2010', '2010-02', '2010-02-03'),
    registration: anyText,
    chip: anyText,
  },
  { requiredKeys: ['id'] },
)
const anyRecords = fc.array(anyRecord, { minLength: 1, maxLength: 8 })

/** Runs something that may refuse with a typed error, and with nothing else. */
function refusedTyped(work: () => void): void {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError)
  }
}

describe('whatever somebody sends', () => {
  test('a share is taken whole or refused by code, and never holds a chip number', () => {
    fc.assert(
      fc.property(anyRecords, anyId, (records, rootId) => {
        const input = sharePedigreeInputSchema.safeParse({
          ...{ petId: 'pet-00000001', rootId, records, stud: null, tests: [] },
          coat: { genotype: {}, phenotype: {} },
        })
        if (!input.success) return
        expect(JSON.stringify(input.data)).not.toMatch(/\d{15}/)
        refusedTyped(() => checkSharedPedigree(input.data, { species: 'dog', sex: 'male', neutered: false }))
      }),
      SEED,
    )
  })

  test('an owner’s own records come out without chips, and are what the server takes', () => {
    fc.assert(
      fc.property(anyRecords, records => {
        const known = new Map(records.map(record => [record.id, record as PedigreeRecord]))
        const rootId = records[0]?.id ?? 'a'
        const { records: shared, rootId: root } = ancestryToShare([...known.values()], { rootId })
        expect(JSON.stringify(shared)).not.toMatch(/\d{15}/)
        const ids = shared.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const input = sharePedigreeInputSchema.safeParse({
          ...{ petId: 'pet-00000001', rootId: root, records: shared, stud: null, tests: [] },
          coat: { genotype: {}, phenotype: {} },
        })
        expect(input.error?.issues ?? []).toEqual([])
      }),
      SEED,
    )
  })

  test('trees of strangers are joined or refused by code, and close kin are always numbers', () => {
    fc.assert(
      fc.property(fc.array(anyRecords, { minLength: 1, maxLength: 4 }), trees => {
        const ancestries = trees.map((records, at) => ({
          key: `${at}`,
          rootId: records[0]?.id ?? '',
          records: records as PedigreeRecord[],
        }))
        refusedTyped(() => mergeAncestries(ancestries))
        for (const { records, rootId } of ancestries)
          for (const number of closeKinOf(records, { rootId, species: 'dog' }))
            expect(Number.isSafeInteger(number)).toBe(true)
      }),
      SEED,
    )
  })
})
