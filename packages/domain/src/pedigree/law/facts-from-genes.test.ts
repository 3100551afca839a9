import { describe, expect, test } from 'vitest'
import { litterCoat, litterHealthRisks, type TestReport } from '../genetics/index.ts'
import { checkBreedingLaw } from './breeding-law.ts'
import { factsFromGenes } from './facts-from-genes.ts'
import type { Jurisdiction } from './law-rule.ts'

const dogs = (sire: Record<string, string>, dam: Record<string, string>) =>
  factsFromGenes({ coat: litterCoat({ species: 'dog', sire: { genotype: sire }, dam: { genotype: dam } }) })

const carriers = (testId: string, sire: TestReport['result'], dam: TestReport['result']) =>
  factsFromGenes({
    risks: litterHealthRisks({
      species: 'dog',
      breedIds: [],
      sire: [{ testId, result: sire }],
      dam: [{ testId, result: dam }],
    }),
  })

describe('factsFromGenes', () => {
  test('lets a mating of two merles be forbidden where blind or deaf young are', () => {
    const facts = dogs({ M: 'M/m', H: 'h/h' }, { M: 'M/m', H: 'h/h' })
    const answer = (jurisdiction: Jurisdiction) =>
      checkBreedingLaw({
        ...{ jurisdiction, on: '2026-11-23', species: 'dog', sire: {}, dam: {}, facts },
        relationship: { found: [], notRuledOut: [] },
      })
        .findings.filter(({ verdict }) => verdict === 'forbidden')
        .map(({ ruleId }) => ruleId)

    expect(answer('ch')).toEqual(['ch-strong-burden', 'ch-loss-of-a-sense'])
    expect(answer('de')).toEqual(['de-tierschg-11b'])
  })

  test('expects harm of folded ears, and of a disease both parents certainly pass on', () => {
    const fold = {
      species: 'cat',
      sire: { genotype: { Fd: 'Fd/fd' } },
      dam: { genotype: { Fd: 'fd/fd' } },
    } as const
    expect(factsFromGenes({ coat: litterCoat(fold) })).toEqual({ 'hereditary-harm-expected': true })
    expect(carriers('ncl5', 'carrier', 'carrier')).toEqual({ 'hereditary-harm-expected': true })
  })

  test('states nothing that an untested parent leaves open, or that not every animal falls ill of', () => {
    expect(dogs({ M: 'M/m' }, {})).toEqual({})
    expect(dogs({ M: 'M/m', H: 'H/h' }, { M: 'm/m', H: 'H/h' })).toEqual({})
    expect(carriers('ncl5', 'carrier', 'unknown')).toEqual({})
    expect(carriers('dm-sod1', 'carrier', 'carrier')).toEqual({})
    expect(carriers('ncl5', 'clear', 'carrier')).toEqual({})
  })
})
