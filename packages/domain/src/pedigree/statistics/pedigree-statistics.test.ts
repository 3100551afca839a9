import { existsSync, readFileSync } from 'node:fs'
import { test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { NoSuchAnimalError } from '../coefficients/coefficient-errors.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { arrangePedigree } from '../pedigree.ts'
import { ancestorEquivalents } from './ancestor-equivalents.ts'
import { commonAncestors } from './common-ancestors.ts'
import { partialInbreeding } from './partial-inbreeding.ts'
import { pedigreeStatistics } from './pedigree-statistics.ts'
import { relationshipBetween } from './relationship-between.ts'
import { EmptyPopulationError } from './statistics-errors.ts'
import { anyPedigree, familyOf, tabularKinship } from './test-pedigrees.ts'

const STUDBOOKS = new URL('../../../../../../shared/data/pedigrees/', import.meta.url)
const hasStudbooks = existsSync(STUDBOOKS)

/** A studbook whose values are all known: `id,sire,dam,F` with empty, 0 or NA for unknown. */
function studbook(name: string) {
  const [, ...lines] = readFileSync(new URL(`${name}.expected.csv`, STUDBOOKS), 'utf8')
    .trim()
    .split(/\r?\n/)
  const isKnown = (id: string | undefined) => id !== undefined && !['', '0', 'NA'].includes(id)
  const cells = lines.map(line => line.split(','))
  const arranged = arrangePedigree(
    cells.map(([id = '', sireId, damId]) => ({
      id,
      ...(isKnown(sireId) && { sireId }),
      ...(isKnown(damId) && { damId }),
    })),
  )
  const row = (id: string) => arranged.rowOf.get(id) ?? -1
  return {
    ...arranged,
    row,
    inOrder: cells.map(([id = '']) => row(id)),
    meanF: cells.reduce((sum, [, , , f]) => sum + Number(f), 0) / cells.length,
  }
}

describe('pedigreeStatistics', () => {
  test('puts a family in figures', () => {
    const { pedigree } = familyOf({
      Rex: 'Sam x Nell',
      Luna: 'Sam x Bella',
      Pup: 'Rex x Luna',
      Cub: 'Rex x ?',
    })

    expect(pedigreeStatistics(pedigree, { population: 'without-offspring', tolerance: 0 })).toEqual({
      animals: 7,
      founders: 3,
      halfFounders: 1,
      population: 'without-offspring',
      populationAnimals: 2,
      meanInbreeding: 0.0625,
      maxInbreeding: 0.125,
      inbredAnimals: 1,
      meanKinship: (0.5625 + 0.5 + 2 * ((0.5 + 0.125) / 2 / 2 + 0)) / 4,
      meanKinshipBetweenAnimals: 0.15625,
      // Sam 3/8, Nell 1/4, Bella 1/8 and the unknown parent 1/4.
      founderEquivalents: 1 / (9 / 64 + 1 / 16 + 1 / 64 + 1 / 16),
      // Rex 1/2, then the unknown parent 1/4 and Luna 1/4.
      ancestorEquivalents: 1 / (1 / 4 + 1 / 16 + 1 / 16),
      ancestorEquivalentsBounds: [1 / (1 / 4 + 1 / 16 + 1 / 16), 1 / (1 / 4 + 1 / 16 + 1 / 16)],
      founderGenomeEquivalents: expect.closeTo(1 / (2 * 0.34375), 12),
      effectiveSize: 4,
      effectiveSizeStandardError: 0,
      completeGenerations: 1.5,
      fullyTracedGenerations: 1,
      completenessIndex: expect.closeTo(0.2, 12),
      maxTracedGenerations: 2,
    })
  })

  test.prop([anyPedigree({ most: 40 })])(
    'keeps the order that the figures of all animals must have',
    pedigree => {
      const all = pedigreeStatistics(pedigree, { tolerance: 0 })
      const table = tabularKinship(pedigree)

      expect(all.meanKinship).toBeCloseTo(
        table.flat().reduce((sum, value) => sum + value, 0) / pedigree.size ** 2,
        9,
      )
      expect(all.founderGenomeEquivalents).toBeLessThanOrEqual(all.founderEquivalents + 1e-9)
      expect(all.founderEquivalents).toBeLessThanOrEqual(all.founders + all.halfFounders + 1e-9)
      expect(all.completeGenerations).toBeGreaterThanOrEqual(all.fullyTracedGenerations)
      expect(all.completeGenerations).toBeLessThanOrEqual(all.maxTracedGenerations)
    },
  )

  test('error: refuses a population without animals and rows that are none', () => {
    const { pedigree } = familyOf({ Cub: 'Rex x ?' })

    expect(() => pedigreeStatistics(pedigree, { population: 'both-parents-known' })).toThrow(
      EmptyPopulationError,
    )
    expect(() => pedigreeStatistics(pedigree, { population: [0, 9] })).toThrow(NoSuchAnimalError)
  })

  it.skipIf(!hasStudbooks)(
    'agrees with the coefficients published for a gazelle studbook (skipped without ../shared/data)',
    () => {
      const { pedigree, meanF } = studbook('dorcas')

      const all = pedigreeStatistics(pedigree)
      const youngest = pedigreeStatistics(pedigree, { population: 'without-offspring' })

      expect(all.animals).toBe(1279)
      expect(all.meanInbreeding).toBeCloseTo(meanF, 9)
      expect(all.effectiveSize).toBeGreaterThan(2)
      expect(all.effectiveSize).toBeLessThan(200)
      expect(youngest.founderEquivalents).toBeLessThanOrEqual(all.founders + all.halfFounders)
      expect(youngest.ancestorEquivalents).toBeLessThanOrEqual(youngest.founderEquivalents)
    },
  )

  it.skipIf(!hasStudbooks)(
    'chooses the ancestors of the youngest Darwins that purgeR chooses (skipped without ../shared/data)',
    () => {
      const { pedigree, inOrder } = studbook('darwin')

      // From the tests of purgeR 1.0 (López-Cortegano 2021), an independent program: the last 3 and 13 of the file.
      for (const [youngest, published] of [
        [3, 4.8],
        [13, 6.145455],
      ] as const)
        expect(ancestorEquivalents(pedigree, inOrder.slice(-youngest)).value).toBeCloseTo(published, 5)
    },
  )

  it.skipIf(!hasStudbooks)(
    'knows Charles Darwin and Emma Wedgwood for first cousins (skipped without ../shared/data)',
    () => {
      const { pedigree, row, ids } = studbook('darwin')
      const f = inbreedingCoefficients(pedigree)
      const child = row('William Erasmus Darwin')
      const [charles, emma] = [pedigree.sires[child] ?? -1, pedigree.dams[child] ?? -1]
      const grandparents = ['Josiah Wedgwood I', 'Sarah Wedgwood']

      const { ancestors, rest } = commonAncestors(pedigree, child, { f })
      const founders = partialInbreeding(pedigree, child)

      expect(relationshipBetween(pedigree, charles, emma).kind).toBe('first-cousins')
      // The two were third cousins, so their own ancestors count besides.
      const nearest = ancestors.slice(0, 2).map(({ row: at, part, paths }) => [ids[at], part, paths])
      expect(nearest.sort()).toEqual(grandparents.map(name => [name, 0.03125, 1]))
      expect(ancestors.reduce((sum, { part }) => sum + part, rest)).toBeCloseTo(f[child] ?? -1, 12)
      expect(founders.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(
        f[child] ?? -1,
        12,
      )
    },
  )
})
