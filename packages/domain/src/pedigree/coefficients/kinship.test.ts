import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrangePedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { anyPedigree } from './any-pedigree.ts'
import { CoefficientsMismatchError, NoSuchAnimalError } from './coefficient-errors.ts'
import { completeGenerations } from './complete-generations.ts'
import { generatedPedigree, POPULATIONS } from './generated-pedigree.ts'
import { GrowingPedigree } from './growing-pedigree.ts'
import { inbreedingCoefficients } from './inbreeding-coefficients.ts'
import { kinship, litterInbreeding } from './kinship.ts'
import { kinshipOfGroup } from './kinship-matrix.ts'
import { mateMatrix } from './mate-matrix.ts'
import { rankSires } from './rank-sires.ts'
import { tabularMethod } from './tabular-method.ts'

const breed = generatedPedigree({ ...POPULATIONS.breed, animals: 4000, generations: 14 }, 5)
const breedF = inbreedingCoefficients(breed)

describe('kinship', () => {
  property.prop([anyPedigree, fc.nat(), fc.nat()], { numRuns: 2000, seed: 22 })(
    'is half the relationship of the tabular method, with coefficients at hand or without',
    (pedigree, a, b) => {
      const [one, other] = [a % pedigree.size, b % pedigree.size]
      const expected = (tabularMethod(pedigree)[one]?.[other] ?? Number.NaN) / 2

      expect(kinship(pedigree, one, other)).toBeCloseTo(expected, 12)
      expect(kinship(pedigree, one, other, inbreedingCoefficients(pedigree))).toBeCloseTo(expected, 12)
    },
  )

  test('of an animal with itself is (1 + F) / 2', () => {
    const row = breedF.lastIndexOf(Math.max(...breedF))

    expect(breedF[row]).toBeGreaterThan(0.05)
    expect(kinship(breed, row, row, breedF)).toBe((1 + (breedF[row] ?? 0)) / 2)
  })

  test('error: refuses rows and coefficients that are not of this pedigree', () => {
    expect(() => kinship(breed, 0, 4000)).toThrow(NoSuchAnimalError)
    expect(() => kinship(breed, 0, UNKNOWN_PARENT)).toThrow(NoSuchAnimalError)
    expect(() => kinship(breed, 0, 1.5)).toThrow(NoSuchAnimalError)
    expect(() => kinship(breed, 0, 1, new Float64Array(3))).toThrow(CoefficientsMismatchError)
  })
})

describe('litterInbreeding', () => {
  test('foretells the coefficient that the litter then has', () => {
    const foretold = litterInbreeding(breed, { sire: 3990, dam: 3501 }, breedF)
    const grown = new GrowingPedigree(breed, breedF)
    grown.addLitter({ sire: 3990, dam: 3501, pups: [0] })

    expect(inbreedingCoefficients(grown.pedigree)[4000]).toBeCloseTo(foretold, 14)
    expect(foretold).toBeGreaterThan(0)
  })

  test('is 0 when a parent is unknown', () => {
    expect(litterInbreeding(breed, { sire: UNKNOWN_PARENT, dam: 17 }, breedF)).toBe(0)
  })
})

describe('kinshipOfGroup', () => {
  property.prop([anyPedigree, fc.array(fc.nat(), { maxLength: 20 })], { numRuns: 1000, seed: 23 })(
    'is half of each relationship of the tabular method',
    (pedigree, draws) => {
      const rows = draws.map(draw => draw % pedigree.size)
      const table = tabularMethod(pedigree)
      const expected = rows.flatMap(a => rows.map(b => (table[a]?.[b] ?? Number.NaN) / 2))

      kinshipOfGroup(pedigree, rows).forEach((value, at) => {
        expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 12)
      })
    },
  )
})

describe('rankSires', () => {
  property.prop([anyPedigree, fc.nat()], { numRuns: 1000, seed: 24 })(
    'gives every sire what the tabular method gives his litter',
    (pedigree, draw) => {
      const dam = draw % pedigree.size
      const table = tabularMethod(pedigree)
      const sires = Int32Array.from({ length: pedigree.size }, (_, row) => row)

      for (const { sire, inbreeding } of rankSires(pedigree, { dam, sires }))
        expect(inbreeding).toBeCloseTo((table[dam]?.[sire] ?? Number.NaN) / 2, 12)
    },
  )

  test('puts the lowest coefficient first, each as asked one by one', () => {
    const sires = Array.from({ length: 1500 }, (_, at) => 3999 - at)

    const ranked = rankSires(breed, { dam: 3600, sires }, breedF)

    expect(ranked.map(({ sire }) => sire).sort((one, other) => other - one)).toEqual(sires)
    ranked.forEach(({ sire, inbreeding }, rank) => {
      expect(inbreeding).toBeCloseTo(litterInbreeding(breed, { sire, dam: 3600 }, breedF), 14)
      expect(inbreeding).toBeGreaterThanOrEqual(ranked[rank - 1]?.inbreeding ?? 0)
    })
  })

  test('returns only the best when asked to', () => {
    const sires = Array.from({ length: 1500 }, (_, at) => 3999 - at)
    const all = rankSires(breed, { dam: 3600, sires }, breedF)

    expect(rankSires(breed, { dam: 3600, sires, limit: 20 }, breedF)).toEqual(all.slice(0, 20))
    expect(rankSires(breed, { dam: 3600, sires: [3999], limit: 20 }, breedF)).toHaveLength(1)
  })

  test('keeps the order asked between equals', () => {
    const { pedigree, rowOf } = arrangePedigree([{ id: 'A' }, { id: 'B' }, { id: 'C' }, { id: 'Luna' }])
    const sires = ['C', 'A', 'B'].map(id => rowOf.get(id) ?? -1)

    expect(rankSires(pedigree, { dam: rowOf.get('Luna') ?? -1, sires }).map(({ sire }) => sire)).toEqual(
      sires,
    )
  })
})

describe('mateMatrix', () => {
  test('ranks every dam with every sire as asked one by one', () => {
    const dams = Array.from({ length: 11 }, (_, at) => 3900 - at * 7)
    const sires = Array.from({ length: 30 }, (_, at) => 3999 - at * 11)

    const matrix = mateMatrix(breed, { dams, sires }, breedF)

    const oneByOne = dams.flatMap(dam => sires.map(sire => litterInbreeding(breed, { sire, dam }, breedF)))
    matrix.inbreeding.forEach((value, at) => {
      expect(value).toBeCloseTo(oneByOne[at] ?? Number.NaN, 14)
    })
    const values = Array.from(matrix.ranked, at => matrix.inbreeding[at] ?? Number.NaN)
    expect(values).toEqual([...matrix.inbreeding].sort((one, other) => one - other))
    expect([...matrix.ranked].sort((one, other) => one - other)).toEqual(oneByOne.map((_, at) => at))
  })
})

describe('GrowingPedigree', () => {
  test('litter after litter, has what the whole computed anew has', () => {
    const growing = new GrowingPedigree(breed, breedF)
    for (let litter = 0; litter < 150; litter += 1) {
      const last = growing.pedigree.size - 1
      growing.addLitter({
        sire: last - litter * 3,
        dam: last - litter - 1,
        pups: [1, 2, 0, 2],
        birthYear: 2026,
      })
    }

    const anew = inbreedingCoefficients(growing.pedigree)

    expect(growing.pedigree.size).toBe(4600)
    growing.inbreeding.forEach((value, row) => {
      expect(value).toBeCloseTo(anew[row] ?? Number.NaN, 12)
    })
    expect(Math.max(...growing.inbreeding)).toBeGreaterThan(0.3)
  })

  test('leaves what was taken from it before as it was', () => {
    const growing = new GrowingPedigree(breed, breedF)
    const before = growing.pedigree
    const litter = growing.addLitter({ sire: 3000, dam: 3001, pups: [1, 2] })

    expect([before.size, before.sires.length, growing.pedigree.size]).toEqual([4000, 4000, 4002])
    expect(litter.rows).toEqual([4000, 4001])
    expect(growing.pedigree.sires[4001]).toBe(3000)
  })

  test('error: refuses a parent it does not have, and adds nothing', () => {
    const growing = new GrowingPedigree(breed, breedF)

    expect(() => growing.addLitter({ sire: 4000, dam: 1, pups: [0] })).toThrow(NoSuchAnimalError)
    expect(growing.pedigree.size).toBe(4000)
  })
})

describe('completeGenerations', () => {
  test('counts each known ancestor by its distance', () => {
    const { pedigree, rowOf } = arrangePedigree([
      { id: 'Pup', sireId: 'Sire', damId: 'Dam' },
      { id: 'Sire', sireId: 'Grandsire', damId: 'Granddam' },
      { id: 'Half known', sireId: 'Sire' },
    ])
    const equivalents = completeGenerations(pedigree)

    const ofAnimal = (id: string) => equivalents[rowOf.get(id) ?? -1]
    expect(['Grandsire', 'Sire', 'Pup', 'Half known'].map(ofAnimal)).toEqual([0, 1, 1.5, 1])
  })
})
