import { test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { CoefficientsMismatchError, NoSuchAnimalError } from '../coefficients/coefficient-errors.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { meanKinship, meanKinshipOfEach } from './mean-kinship.ts'
import { EmptyPopulationError } from './statistics-errors.ts'
import { anyPedigree, familyOf, tabularKinship } from './test-pedigrees.ts'

describe('meanKinship', () => {
  test('says with and without each animal itself', () => {
    const { pedigree, row } = familyOf({ C: 'A x B', D: 'A x B', F: 'D x E', G: 'D x E' })
    const f = inbreedingCoefficients(pedigree)

    expect(meanKinship(pedigree, ['C', 'D', 'F', 'G'].map(row), f)).toEqual({
      withSelf: 0.28125,
      betweenAnimals: (2 * (0.25 * 4 + 0.125 * 2)) / 12,
      founderGenomeEquivalents: 1 / 0.5625,
    })
    expect(meanKinship(pedigree, [row('C')], f).betweenAnimals).toBe(null)
  })

  test.prop([anyPedigree({ most: 40, least: 2 })])('equals the mean of the table of all pairs', pedigree => {
    const f = inbreedingCoefficients(pedigree)
    const table = tabularKinship(pedigree)
    const population = Array.from({ length: pedigree.size }, (_, row) => row).filter(row => row % 3 !== 0)
    const n = population.length
    const withSelf = population.map(row => population.map(other => table[row]?.[other] ?? 0))
    const total = withSelf.flat().reduce((sum, value) => sum + value, 0)
    const selves = population.reduce((sum, row) => sum + (table[row]?.[row] ?? 0), 0)

    const mean = meanKinship(pedigree, population, f)
    const each = meanKinshipOfEach(pedigree, population, f)

    expect(mean.withSelf).toBeCloseTo(total / (n * n), 12)
    if (n > 1) expect(mean.betweenAnimals).toBeCloseTo((total - selves) / (n * (n - 1)), 12)
    for (let row = 0; row < pedigree.size; row += 1) {
      const sum = population.reduce((all, other) => all + (table[row]?.[other] ?? 0), 0)
      expect(each[row]).toBeCloseTo(sum / n, 12)
    }
  })

  test('error: refuses an empty population, foreign rows and foreign coefficients', () => {
    const { pedigree } = familyOf({ C: 'A x B' })
    const f = inbreedingCoefficients(pedigree)

    expect(() => meanKinship(pedigree, [], f)).toThrow(EmptyPopulationError)
    expect(() => meanKinship(pedigree, [3], f)).toThrow(NoSuchAnimalError)
    expect(() => meanKinship(pedigree, [0], f.slice(1))).toThrow(CoefficientsMismatchError)
  })
})
