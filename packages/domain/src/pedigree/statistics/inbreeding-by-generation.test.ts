import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { litterInbreeding } from '../coefficients/kinship.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { ancestorLoss } from './ancestor-loss.ts'
import {
  completenessByGeneration,
  completenessIndex,
  completenessIndices,
  tracedGenerations,
} from './completeness.ts'
import { inbreedingByGeneration, litterInbreedingByGeneration } from './inbreeding-by-generation.ts'
import { GenerationsOutOfRangeError } from './statistics-errors.ts'
import { anyPedigree, familyOf, tabularKinship } from './test-pedigrees.ts'

/** Great-grandparents are known through both parents; Old Rex stands in generations 2 and 3. */
const LINE = familyOf({
  Pup: 'Rex x Luna',
  Rex: 'Sam x Nell',
  Luna: 'Sam x Bella',
  Bella: 'Old Rex x Old Luna',
  Nell: 'Old Rex x Old Bella',
})

describe('inbreedingByGeneration', () => {
  test('adds what each generation brings, beside what is known of it', () => {
    expect(inbreedingByGeneration(LINE.pedigree, LINE.row('Pup'), { generations: 4 })).toEqual([
      { generation: 1, inbreeding: 0, completeness: 1 },
      { generation: 2, inbreeding: 1 / 8, completeness: 1 },
      { generation: 3, inbreeding: 1 / 8 + 1 / 32, completeness: 0.5 },
      { generation: 4, inbreeding: 1 / 8 + 1 / 32, completeness: 0 },
    ])
  })

  test('tells the two counting rules apart by an inbred common ancestor', () => {
    const { pedigree, row } = familyOf({
      Sam: 'Old Sam x Old Nell',
      'Old Nell': 'Old Sam x Far Nell',
      Rex: 'Sam x r',
      Luna: 'Sam x l',
    })
    const litter = { sire: row('Rex'), dam: row('Luna') }

    const f = inbreedingCoefficients(pedigree)
    const chart = litterInbreedingByGeneration(pedigree, litter, { f, generations: 2 })
    const exact = litterInbreedingByGeneration(pedigree, litter, { generations: 2, rule: 'exact-ancestors' })

    expect(chart[1]?.inbreeding).toBe(1 / 8)
    expect(exact[1]?.inbreeding).toBe((1 / 8) * (1 + 1 / 4))
  })

  test.prop([anyPedigree({ most: 40 }), fc.constantFrom('chart' as const, 'exact-ancestors' as const)])(
    'never falls and ends at the exact coefficient, by either rule',
    (pedigree, rule) => {
      const row = pedigree.size - 1
      const f = inbreedingCoefficients(pedigree)

      const curve = inbreedingByGeneration(pedigree, row, { rule, f, generations: 45 })

      curve.forEach(({ inbreeding }, at) => {
        expect(inbreeding).toBeGreaterThanOrEqual((curve[at - 1]?.inbreeding ?? 0) - 1e-12)
      })
      expect(curve[44]?.inbreeding).toBeCloseTo(f[row] ?? -1, 12)
    },
  )

  test.prop([anyPedigree({ most: 25 }), fc.integer({ min: 1, max: 6 })])(
    'equals the tabular method on the chart of that many generations',
    (pedigree, generations) => {
      const row = pedigree.size - 1
      const chart = chartOf(pedigree, row, generations)
      const expected = 2 * (tabularKinship(chart)[row]?.[row] ?? 0) - 1

      expect(inbreedingByGeneration(pedigree, row, { generations })[generations - 1]?.inbreeding).toBeCloseTo(
        expected,
        12,
      )
    },
  )

  test('error: refuses generations that are no whole number from 1 to 50', () => {
    for (const generations of [0, 51, 2.5, Number.NaN])
      expect(() => inbreedingByGeneration(LINE.pedigree, 0, { generations })).toThrow(
        GenerationsOutOfRangeError,
      )
  })
})

/** The same rows, but whoever stands nearest in the last generation, or nowhere, has no parents. */
function chartOf(pedigree: Pedigree, row: number, generations: number): Pedigree {
  const nearest = new Array<number>(pedigree.size).fill(Number.POSITIVE_INFINITY)
  nearest[row] = 0
  for (let at = row; at >= 0; at -= 1)
    for (const parent of [pedigree.sires[at] as number, pedigree.dams[at] as number])
      if (parent !== UNKNOWN_PARENT) nearest[parent] = Math.min(nearest[parent] ?? 0, (nearest[at] ?? 0) + 1)
  const kept = (parents: Int32Array) =>
    parents.map((parent, at) => ((nearest[at] ?? 0) < generations ? parent : UNKNOWN_PARENT))
  return { ...pedigree, sires: kept(pedigree.sires), dams: kept(pedigree.dams) }
}

describe('completeness', () => {
  test('is the harmonic mean of both sides: 0 with one unknown parent', () => {
    const { pedigree, row } = familyOf({
      Half: 'Rex x ?',
      Full: 'Rex x Luna',
      Rex: 'r1 x r2',
      Luna: 'l1 x ?',
    })

    expect(completenessIndex(pedigree, row('Half'), 2)).toBe(0)
    expect(completenessIndex(pedigree, row('Full'), 2)).toBeCloseTo((2 * 1 * 0.75) / 1.75, 12)
    expect(completenessIndex(pedigree, { sire: row('Rex'), dam: row('Rex') }, 2)).toBe(1)
  })

  test.prop([anyPedigree({ most: 40 }), fc.integer({ min: 1, max: 8 })])(
    'is the same for one animal and for all at once',
    (pedigree, generations) => {
      const indices = completenessIndices(pedigree, generations)

      for (let row = 0; row < pedigree.size; row += 1)
        expect(indices[row]).toBeCloseTo(completenessIndex(pedigree, row, generations), 12)
    },
  )

  test.prop([anyPedigree({ most: 40 })])(
    'is full up to the fully traced, known up to the longest generation',
    pedigree => {
      const { full, longest } = tracedGenerations(pedigree)
      const row = pedigree.size - 1
      const levels = completenessByGeneration(pedigree, row, 45)

      expect(levels.filter(({ completeness }) => completeness === 1).length).toBe(full[row])
      expect(levels.filter(({ completeness }) => completeness > 0).length).toBe(longest[row])
    },
  )
})

describe('ancestorLoss', () => {
  test('counts different ancestors over places, whichever generations they stand in', () => {
    expect(ancestorLoss(LINE.pedigree, LINE.row('Pup'), 3)).toEqual({
      generations: 3,
      possible: 14,
      known: 10,
      distinct: 8,
      ratio: 0.8,
    })
  })

  test('counts an animal that stands in two generations once', () => {
    const { pedigree, row } = familyOf({ Luna: 'Rex x Bella', Pup: 'Rex x Luna' })

    expect(ancestorLoss(pedigree, row('Pup'), 2)).toMatchObject({ known: 4, distinct: 3, ratio: 0.75 })
  })

  test('is 6 of 14 for the pups of full siblings’ pups', () => {
    const { pedigree, row } = familyOf({
      A: 'g1 x g2',
      B: 'g1 x g2',
      C: 'A x B',
      D: 'A x B',
      Pup: 'C x D',
    })

    expect(ancestorLoss(pedigree, row('Pup'), 3)).toMatchObject({ known: 14, distinct: 6 })
  })

  test.prop([anyPedigree({ most: 40 })])('is 1 exactly when no animal stands twice', pedigree => {
    const row = pedigree.size - 1
    const { known, distinct, ratio, possible } = ancestorLoss(pedigree, row, 6)

    expect(ratio === 1).toBe(known === distinct)
    expect(known).toBeLessThanOrEqual(possible)
  })

  test('stands a proposed litter as it stands its pups', () => {
    const { pedigree, row } = LINE
    const litter = { sire: row('Rex'), dam: row('Luna') }

    expect(ancestorLoss(pedigree, litter)).toEqual(ancestorLoss(pedigree, row('Pup')))
    expect(inbreedingByGeneration(pedigree, litter)).toEqual(inbreedingByGeneration(pedigree, row('Pup')))
    expect(litterInbreeding(pedigree, litter)).toBe(0.15625)
  })
})
