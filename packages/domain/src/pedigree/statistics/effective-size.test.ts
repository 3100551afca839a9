import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { completeGenerations } from '../coefficients/complete-generations.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { effectiveSize } from './effective-size.ts'
import { inbreedingByYear, inbreedingUpperEstimate } from './inbreeding-upper-estimate.ts'
import { NotAProbabilityError } from './statistics-errors.ts'
import { anyPedigree, familyOf, tabularKinship } from './test-pedigrees.ts'

/** Full siblings mated for some generations, two of each. */
function siblingLine(generations: number) {
  const line: Record<string, string> = {}
  for (let k = 1; k <= generations; k += 1) {
    line[`m${k}`] = `m${k - 1} x f${k - 1}`
    line[`f${k}`] = `m${k - 1} x f${k - 1}`
  }
  return familyOf(line)
}

describe('effectiveSize', () => {
  test('is the 2.6 of full-sibling mating, by either method', () => {
    const { pedigree, row } = siblingLine(60)
    const f = inbreedingCoefficients(pedigree)

    const individual = effectiveSize(pedigree, { population: [row('m60')], f })
    const regression = effectiveSize(pedigree, {
      population: Array.from({ length: 40 }, (_, k) => row(`m${k + 20}`)),
      f,
      method: 'regression-on-generations',
    })

    // Wright (1921): F grows by 19.1% of what is left in each generation, so 1 / (2 * 0.191).
    expect(individual).toMatchObject({ kind: 'estimated', animals: 1, standardError: 0 })
    expect(individual.kind === 'estimated' && individual.size).toBeCloseTo(2.618, 1)
    expect(regression.kind === 'estimated' && regression.size).toBeCloseTo(2.618, 3)
  })

  test('takes each animal’s own increase over one generation less than it has', () => {
    const { pedigree, row } = familyOf({
      Rex: 'a x b',
      Luna: 'a x b',
      Pup: 'Rex x Luna',
      Cub: 'Rex x Ute',
      Ute: 'c x d',
    })
    const f = inbreedingCoefficients(pedigree)

    // Both have two complete generations: increases of 1/4 and 0.
    expect(effectiveSize(pedigree, { population: [row('Pup'), row('Cub')], f })).toEqual({
      kind: 'estimated',
      size: 4,
      standardError: expect.closeTo((2 / Math.SQRT2) * 16 * Math.sqrt(2 * 0.125 ** 2), 12),
      increase: 0.125,
      animals: 2,
    })
  })

  test('says that it cannot be estimated rather than infinite', () => {
    const { pedigree, row } = familyOf({ A: 'a x b', B: 'c x d', C: 'A x B' })
    const f = inbreedingCoefficients(pedigree)

    expect(effectiveSize(pedigree, { population: [row('A'), row('B')], f })).toEqual({
      kind: 'not-estimable',
      reason: 'too-few-generations',
      animals: 0,
    })
    expect(effectiveSize(pedigree, { population: [row('C')], f })).toEqual({
      kind: 'not-estimable',
      reason: 'no-increase',
      animals: 1,
    })
  })

  test.prop([anyPedigree({ most: 60 }), fc.boolean()])(
    'is finite and positive or not estimable',
    (pedigree, isFirst) => {
      const f = inbreedingCoefficients(pedigree)
      const population = Array.from({ length: pedigree.size }, (_, row) => row)
      const size = effectiveSize(pedigree, {
        population,
        f,
        generations: completeGenerations(pedigree),
        method: isFirst ? 'individual-increase' : 'regression-on-generations',
      })

      if (size.kind === 'estimated') expect(size.size > 0 && Number.isFinite(size.size)).toBe(true)
    },
  )
})

describe('inbreedingUpperEstimate', () => {
  test('grants an unknown grandsire to be a near relative of the other side', () => {
    const { pedigree, row } = familyOf({
      Pup: 'Rex x Luna',
      Rex: 'r1 x r2',
      Luna: '? x l2',
    })
    const f = inbreedingCoefficients(pedigree)

    expect(inbreedingUpperEstimate(pedigree, row('Pup'), { f, generations: 2 })).toEqual({
      recorded: 0,
      ifLikeContemporaries: 0,
      upper: 0.125,
      unknownShare: 0.5,
      assumed: { generations: 2, kinshipOfUnknown: 0.25, kinshipOfContemporaries: 0 },
    })
  })

  test('leaves a coefficient as it is when all ancestors it counts are known', () => {
    const { pedigree, row } = familyOf({ Rex: 'Sam x Nell', Luna: 'Sam x Bella', Pup: 'Rex x Luna' })
    const f = inbreedingCoefficients(pedigree)

    expect(inbreedingUpperEstimate(pedigree, row('Pup'), { f, generations: 2 })).toMatchObject({
      recorded: 0.125,
      upper: 0.125,
      unknownShare: 0,
    })
  })

  test('puts in the mean inbreeding of animals born in the same year, as VanRaden does', () => {
    const { pedigree, row } = familyOf(
      { Rex: 'Sam x Nell', Luna: 'Sam x Bella', Pup: 'Rex x Luna', Other: '? x Luna' },
      { Pup: '2020', Other: '2020' },
    )
    const f = inbreedingCoefficients(pedigree)

    const { ifLikeContemporaries, unknownShare } = inbreedingUpperEstimate(pedigree, row('Other'), { f })

    expect(unknownShare).toBe(1)
    expect(ifLikeContemporaries).toBe(0.125)
    // Of unknown years the mean over all: Rex and Luna 0, Pup 1/8.
    expect(inbreedingByYear(pedigree, f)(0)).toBeCloseTo(0.125 / 3, 12)
    expect(inbreedingByYear(pedigree, f)(1999)).toBeCloseTo(0.125 / 3, 12)
  })

  test.prop([anyPedigree({ most: 30 }), fc.infiniteStream(fc.boolean())])(
    'holds for every pedigree from which links were lost, granted kinship as near as the lost ones truly were',
    (truth, isLost) => {
      const drop = (parents: Int32Array) => parents.map(parent => (isLost.next().value ? -1 : parent))
      const recorded = { ...truth, sires: drop(truth.sires), dams: drop(truth.dams) }
      const table = tabularKinship(truth)
      const nearest = Math.max(...table.flat())
      const row = truth.size - 1
      const f = inbreedingCoefficients(recorded)

      const { upper, recorded: known } = inbreedingUpperEstimate(recorded, row, {
        f,
        generations: 40,
        kinshipOfUnknown: nearest,
      })

      expect(upper).toBeGreaterThanOrEqual(known)
      expect(upper).toBeLessThanOrEqual(1)
      expect(upper).toBeGreaterThanOrEqual(2 * (table[row]?.[row] ?? 0) - 1 - 1e-12)
    },
  )

  test('error: refuses a kinship that is no probability', () => {
    const { pedigree } = familyOf({ Pup: 'Rex x Luna' })
    const f = inbreedingCoefficients(pedigree)

    for (const kinshipOfUnknown of [-0.1, 1.5, Number.NaN])
      expect(() => inbreedingUpperEstimate(pedigree, 0, { f, kinshipOfUnknown })).toThrow(
        NotAProbabilityError,
      )
  })
})
