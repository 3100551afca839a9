import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BREEDS } from '../../pets/index.ts'
import {
  type DiseaseQuestion,
  FrequencyOutOfRangeError,
  litterDiseaseRisk,
  MaleCarrierError,
  type RiskClasses,
  type TestResult,
} from './disease-risk.ts'
import { GENETIC_TESTS } from './genetic-tests.ts'
import { litterHealthRisks } from './litter-health.ts'

const recessive = (sire: TestResult, dam: TestResult) =>
  litterDiseaseRisk({ inheritance: 'autosomal-recessive', sire, dam })
const figures = ({ clear, carrier, affected }: RiskClasses) => [clear, carrier, affected].map(c => c.expected)

describe('litterDiseaseRisk', () => {
  test.each([
    ['clear', 'clear', [1, 0, 0]],
    ['clear', 'carrier', [1 / 2, 1 / 2, 0]],
    ['clear', 'affected', [0, 1, 0]],
    ['carrier', 'carrier', [1 / 4, 1 / 2, 1 / 4]],
    ['carrier', 'affected', [0, 1 / 2, 1 / 2]],
    ['affected', 'affected', [0, 0, 1]],
  ] as const)('gives Mendel’s ratios for a recessive disease: %s x %s', (sire, dam, expected) => {
    expect(figures(recessive(sire, dam).young)).toEqual(expected)
    expect(figures(recessive(dam, sire).young)).toEqual(expected)
  })

  test('keeps the untested unknown: a range, no figure, and no false comfort', () => {
    expect(recessive('carrier', 'unknown')).toMatchObject({
      young: { affected: { low: 0, high: 0.5, expected: null } },
      verdict: 'cannot-tell',
    })
    expect(recessive('clear', 'unknown')).toMatchObject({
      young: { affected: { low: 0, high: 0, expected: 0 }, carrier: { low: 0, high: 1, expected: null } },
      verdict: 'none-affected',
    })
    expect(recessive('affected', 'carrier').verdict).toBe('some-may-be-affected')
  })

  test('puts a figure on the untested only with a stated frequency', () => {
    const risk = litterDiseaseRisk({
      inheritance: 'autosomal-recessive',
      sire: 'carrier',
      dam: 'unknown',
      frequency: { share: 0.1, population: 'Labrador, Germany', source: 'club survey 2024' },
    })

    // A dam drawn at random passes the variant on with the variant's own frequency.
    expect(risk.young.affected.expected).toBeCloseTo(0.5 * 0.1, 12)
    expect(risk.young.affected).toMatchObject({ low: 0, high: 0.5 })
  })

  test('tells sons from daughters when the gene lies on the X chromosome', () => {
    const xLinked = (sire: TestResult, dam: TestResult) =>
      litterDiseaseRisk({ inheritance: 'x-linked-recessive', sire, dam })

    const carrierDam = xLinked('clear', 'carrier')
    expect([figures(carrierDam.sons), figures(carrierDam.daughters), figures(carrierDam.young)]).toEqual([
      [1 / 2, 0, 1 / 2],
      [1 / 2, 1 / 2, 0],
      [1 / 2, 1 / 4, 1 / 4],
    ])
    const affectedSire = xLinked('affected', 'clear')
    expect([figures(affectedSire.sons), figures(affectedSire.daughters)]).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ])
    expect(xLinked('unknown', 'clear').sons.affected).toEqual({ low: 0, high: 0, expected: 0 })
    expect(() => xLinked('carrier', 'clear')).toThrow(MaleCarrierError)
  })

  test('calls one copy of a dominant variant affected, and leaves open whether an affected parent has two', () => {
    const dominant = (sire: TestResult, dam: TestResult) =>
      litterDiseaseRisk({ inheritance: 'autosomal-dominant', sire, dam })

    expect(figures(dominant('carrier', 'clear').young)).toEqual([1 / 2, 0, 1 / 2])
    expect(dominant('affected', 'clear').young.affected).toEqual({ low: 0.5, high: 1, expected: null })
  })

  test('counts the born apart from the unborn when two copies are lethal', () => {
    const risk = litterDiseaseRisk({
      inheritance: 'autosomal-dominant',
      sire: 'affected',
      dam: 'affected',
      homozygousLethal: true,
    })

    expect(risk.unborn.expected).toBe(1 / 4)
    expect(risk.young.affected.expected).toBeCloseTo(2 / 3, 15)
  })

  test('error: refuses frequencies that are none', () => {
    for (const share of [-0.1, 1.1, Number.NaN]) {
      const frequency = { share, population: 'x', source: 'y' }
      expect(() =>
        litterDiseaseRisk({ inheritance: 'autosomal-recessive', sire: 'clear', dam: 'unknown', frequency }),
      ).toThrow(FrequencyOutOfRangeError)
    }
  })

  const anyResult = fc.constantFrom<TestResult[]>('clear', 'carrier', 'affected', 'unknown')
  const anyQuestion: fc.Arbitrary<DiseaseQuestion> = fc
    .record({
      inheritance: fc.constantFrom<DiseaseQuestion['inheritance'][]>(
        'autosomal-recessive',
        'autosomal-dominant',
        'autosomal-incomplete-dominant',
        'x-linked-recessive',
      ),
      sire: anyResult,
      dam: anyResult,
      homozygousLethal: fc.boolean(),
      frequency: fc
        .double({ min: 0, max: 1, noNaN: true })
        .map(share => ({ share, population: 'any', source: 'a survey' })),
    })
    .filter(({ inheritance, sire }) => inheritance !== 'x-linked-recessive' || sire !== 'carrier')

  test('always: expectations sum to 1 and lie in their range', () => {
    fc.assert(
      fc.property(anyQuestion, question => {
        const { young, sons, daughters } = litterDiseaseRisk(question)
        for (const classes of [young, sons, daughters]) {
          const chances = [classes.clear, classes.carrier, classes.affected]
          for (const { low, high, expected } of chances) {
            expect(low).toBeGreaterThanOrEqual(0)
            expect(high).toBeLessThanOrEqual(1)
            if (expected !== null) expect(low <= expected && expected <= high).toBe(true)
          }
          if (chances.every(chance => chance.expected !== null))
            expect(chances.reduce((sum, chance) => sum + (chance.expected ?? 0), 0)).toBeCloseTo(1, 9)
        }
      }),
      { seed: 20_261_123, numRuns: 500 },
    )
  })

  test('always: a test never widens what was possible before it', () => {
    fc.assert(
      fc.property(anyQuestion, question => {
        const known = litterDiseaseRisk(question)
        for (const untested of [{ sire: 'unknown' }, { dam: 'unknown' }] as const) {
          const before = litterDiseaseRisk({ ...question, ...untested })
          for (const kind of ['clear', 'carrier', 'affected'] as const) {
            for (const who of ['young', 'sons', 'daughters'] as const) {
              expect(before[who][kind].low).toBeLessThanOrEqual(known[who][kind].low)
              expect(before[who][kind].high).toBeGreaterThanOrEqual(known[who][kind].high)
            }
          }
        }
      }),
      { seed: 20_261_123, numRuns: 500 },
    )
  })
})

describe('litterHealthRisks', () => {
  test('names every disease tested or known in the breed, the worst first, with what to keep in mind', () => {
    const risks = litterHealthRisks({
      species: 'dog',
      breedIds: ['golden-retriever'],
      sire: [
        { testId: 'ichthyosis-a', result: 'carrier' },
        { testId: 'dm-sod1', result: 'affected' },
      ],
      dam: [
        { testId: 'ichthyosis-a', result: 'carrier' },
        { testId: 'pra-prcd', result: 'clear' },
      ],
    })

    expect(risks[0]).toMatchObject({ test: { id: 'ichthyosis-a', gene: 'PNPLA1' }, cautions: [] })
    const byId = new Map(risks.map(risk => [risk.test.id, risk]))
    expect(byId.get('dm-sod1')?.cautions).toEqual([
      'untested-parent',
      'affected-parent',
      'incomplete-penetrance',
    ])
    expect(byId.get('pra-prcd')?.risk.verdict).toBe('none-affected')
    expect(byId.get('grmd')?.sire).toBe('unknown')
    expect(byId.has('ncl5')).toBe(false)
  })
})

describe('GENETIC_TESTS', () => {
  test('cites every variant and names only breeds the product knows', () => {
    const breeds = new Map(BREEDS.map(breed => [breed.id, breed.species]))
    expect(new Set(GENETIC_TESTS.map(({ id }) => id)).size).toBe(GENETIC_TESTS.length)
    for (const { species, omia, source, breedIds } of GENETIC_TESTS) {
      expect(omia).toMatch(species === 'dog' ? /^\d{6}-9615$/ : /^\d{6}-9685$/)
      expect(source).toMatch(/\((19|20)\d\d\)|OMIA/)
      for (const id of breedIds) expect([id, breeds.get(id)]).toEqual([id, species])
    }
  })
})
