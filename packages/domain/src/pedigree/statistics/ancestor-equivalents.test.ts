import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { ancestorEquivalents } from './ancestor-equivalents.ts'
import {
  founderContributions,
  founderEquivalents,
  foundersOf,
  rankFounders,
} from './founder-contributions.ts'
import { geneFlow } from './gene-flow.ts'
import type { AncestorShare } from './marginal-contributions.ts'
import { referencePopulation } from './reference-population.ts'
import { anyPedigree, everyGeneDrop, familyOf } from './test-pedigrees.ts'

/** Figure 1 of Boichard, Maignel & Verrier (1997); 9 to 13 are the population under study. */
const FIGURE_1 = familyOf({
  5: '2 x 3',
  7: '5 x 6',
  9: '1 x 2',
  10: '4 x 5',
  11: '7 x 8',
  12: '7 x 8',
  13: '7 x 8',
})
const STUDIED_1 = ['9', '10', '11', '12', '13'].map(FIGURE_1.row)

/** Figure 2 of the same: two families. */
const FIGURE_2 = familyOf({
  5: '1 x 2',
  6: '3 x 4',
  ...Object.fromEntries([7, 8, 9, 10, 11, 12, 13, 14].map(id => [id, '5 x 6'])),
  17: '15 x 16',
  18: '15 x 16',
  19: '17 x 18',
  20: '17 x 18',
})
const FAMILY_1 = ['7', '8', '9', '10', '11', '12', '13', '14'].map(FIGURE_2.row)
const FAMILY_2 = ['19', '20'].map(FIGURE_2.row)

describe('founderContributions', () => {
  test('equals table I of Boichard et al. (1997)', () => {
    const { ofFounders } = founderContributions(FIGURE_1.pedigree, STUDIED_1)

    const published = { 1: 0.1, 2: 0.225, 3: 0.125, 4: 0.1, 6: 0.15, 8: 0.3 }
    for (const [id, share] of Object.entries(published))
      expect(ofFounders[FIGURE_1.row(id)]).toBeCloseTo(share, 12)
  })

  test('equals the example of Lacy (1989): 2.91 founder equivalents', () => {
    const { pedigree, row } = familyOf({ C: 'A x B', D: 'A x B', F: 'D x E', G: 'D x E' })

    const contributions = founderContributions(pedigree, ['C', 'D', 'F', 'G'].map(row))

    expect(rankFounders(contributions)).toEqual([
      { row: row('A'), isUnknownParent: false, contribution: 0.375 },
      { row: row('B'), isUnknownParent: false, contribution: 0.375 },
      { row: row('E'), isUnknownParent: false, contribution: 0.25 },
    ])
    expect(founderEquivalents(contributions)).toBeCloseTo(2.909090909, 9)
  })

  test('gives a litter’s founders half of what is known when a parent is not', () => {
    const { pedigree, row } = familyOf({ Rex: 'Sam x Nell' })

    expect(foundersOf(pedigree, { sire: row('Rex'), dam: UNKNOWN_PARENT })).toEqual([
      { row: row('Sam'), isUnknownParent: false, contribution: 0.25 },
      { row: row('Nell'), isUnknownParent: false, contribution: 0.25 },
    ])
  })

  test('takes the last five years for the youngest, and the tips where no year is known', () => {
    const family = { Rex: 'Sam x Nell', Pup: 'Rex x Luna', Cub: 'Rex x Luna' }
    const dated = familyOf(family, { Rex: '2015', Pup: '2016', Cub: '2020' })
    const undated = familyOf(family)

    expect([...referencePopulation(dated.pedigree, 'youngest')]).toEqual(['Pup', 'Cub'].map(dated.row))
    expect([...referencePopulation(undated.pedigree, 'youngest')]).toEqual(['Pup', 'Cub'].map(undated.row))
  })

  test('counts the one unknown parent of an animal as a founder of its own', () => {
    const { pedigree, row } = familyOf({ Pup: 'Rex x ?' })

    expect(rankFounders(founderContributions(pedigree, [row('Pup')]))).toEqual([
      { row: row('Rex'), isUnknownParent: false, contribution: 0.5 },
      { row: row('Pup'), isUnknownParent: true, contribution: 0.5 },
    ])
  })

  test.prop([anyPedigree({ most: 6 })], { numRuns: 60 })(
    'equals what every possible descent of the alleles gives',
    pedigree => {
      const last = pedigree.size - 1
      const expected = new Map<number, number>()
      let ways = 0
      for (const alleles of everyGeneDrop(pedigree)) {
        ways += 1
        for (const allele of alleles[last] ?? []) {
          const founder = Number(allele.split(' ')[0])
          expected.set(founder, (expected.get(founder) ?? 0) + 0.5)
        }
      }

      const ranked = rankFounders(founderContributions(pedigree, [last]))

      expect(ranked.length).toBe(expected.size)
      for (const { row, contribution } of ranked) expect(contribution).toBe((expected.get(row) ?? 0) / ways)
    },
  )
})

describe('ancestorEquivalents', () => {
  test('equals table I of Boichard et al. (1997): 4.44', () => {
    const { value, ancestors } = ancestorEquivalents(FIGURE_1.pedigree, STUDIED_1, { tolerance: 0 })

    expect(value).toBeCloseTo(1 / 0.225, 12)
    // 7 and 8 explain as much; the source too takes 7 first.
    expect(ancestors.slice(0, 2).map(({ row }) => row)).toEqual(['7', '8'].map(FIGURE_1.row))
    expect(ancestors.map(({ contribution }) => Number(contribution.toFixed(12)))).toEqual([
      0.3, 0.3, 0.15, 0.1, 0.1, 0.05,
    ])
  })

  test.each([
    ['all', [...FAMILY_1, ...FAMILY_2], 1 / 0.18, 1 / 0.34],
    ['family 1', FAMILY_1, 4, 2],
    ['family 2', FAMILY_2, 2, 2],
  ])('equals table II of Boichard et al. (1997), %s', (_, studied, fe, fa) => {
    expect(founderEquivalents(founderContributions(FIGURE_2.pedigree, studied))).toBeCloseTo(fe, 12)
    expect(ancestorEquivalents(FIGURE_2.pedigree, studied, { tolerance: 0 }).value).toBeCloseTo(fa, 12)
  })

  test('bounds the value when it stops early', () => {
    const early = [1, 2, 3].map(most => {
      const { lower, upper } = ancestorEquivalents(FIGURE_1.pedigree, STUDIED_1, { tolerance: 0, most })
      return [lower, upper]
    })

    expect(early.map(bounds => bounds.map(bound => bound?.toFixed(6)))).toEqual([
      ['3.333333', '11.111111'],
      ['3.333333', '5.555556'],
      ['4.166667', '4.938272'],
    ])
  })

  test.prop([anyPedigree({ most: 50, least: 20 })], { numRuns: 300 })(
    'chooses each time one that explains most, when all is done over from the start for each ancestor',
    pedigree => {
      const population = referencePopulation(pedigree, 'without-offspring')

      const { value, ancestors } = ancestorEquivalents(pedigree, population, { tolerance: 0 })

      // Of equal ones rounding decides, and the end may hang on it: the slow way follows each choice and checks it.
      expect(value).toBeCloseTo(checkedTheSlowWay(pedigree, { population, ancestors }), 9)
    },
  )

  test('can end above founder equivalents where an ancestor and its parents both contribute', () => {
    const { pedigree } = familyOf({ Rex: 'Sam x Nell', Pup: 'Rex x Rex', Cub: '? x Pup' })
    const population = referencePopulation(pedigree, 'all')

    // Rex 1/2, then Sam and Nell 1/5 each and the unknown parent 1/10; as founders Sam and Nell have 9/20 each.
    expect(ancestorEquivalents(pedigree, population).value).toBeCloseTo(1 / 0.34, 12)
    expect(founderEquivalents(founderContributions(pedigree, population))).toBeCloseTo(1 / 0.415, 12)
  })

  test.prop([anyPedigree({ most: 40 }), fc.integer({ min: 1, max: 12 })])(
    'explains everything, and stays within the bounds of every early stop, for any population',
    (pedigree, most) => {
      for (const which of ['all', 'both-parents-known', 'without-offspring', 'youngest'] as const) {
        const population = referencePopulation(pedigree, which)
        if (population.length === 0) continue
        const { value, ancestors } = ancestorEquivalents(pedigree, population, { tolerance: 0 })
        const early = ancestorEquivalents(pedigree, population, { tolerance: 0, most })

        expect(ancestors.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(1, 9)
        expect(value).toBeGreaterThanOrEqual(1 - 1e-9)
        expect(early.lower).toBeLessThanOrEqual(value + 1e-9)
        expect(early.upper).toBeGreaterThanOrEqual(value - 1e-9)
      }
    },
  )
})

/** Appendix B by the letter: cut the chosen ones' parents, pass contributions up, pass what is explained down. */
/** Follows the choices; each has to be one of the largest there are at that point. @returns the value they give. */
function checkedTheSlowWay(
  whole: Pedigree,
  { population, ancestors }: { population: Int32Array; ancestors: readonly AncestorShare[] },
): number {
  const pedigree = { ...whole, sires: whole.sires.slice(), dams: whole.dams.slice() }
  const isParent = new Set([...whole.sires, ...whole.dams])
  const chosen = new Set<string>()
  let squares = 0
  for (const { row: best, contribution, isUnknownParent } of ancestors) {
    const flow = geneFlow(pedigree, population)
    const explained = explainedBy(pedigree, chosen)
    const candidates = Array.from({ length: whole.size }, (_, row) => {
      const unknown = [whole.sires[row], whole.dams[row]].filter(parent => parent === UNKNOWN_PARENT).length
      const leafShare =
        unknown === 2 ? 1 - (explained[row] ?? 0) : chosen.has(`parent of ${row}`) ? 0 : unknown / 2
      const share = isParent.has(row) ? 1 - (explained[row] ?? 0) : leafShare
      return (flow[row] ?? 0) * share
    })
    expect(candidates[best]).toBeCloseTo(contribution, 12)
    expect(candidates[best]).toBeCloseTo(Math.max(...candidates), 12)
    squares += contribution ** 2
    chosen.add(isUnknownParent ? `parent of ${best}` : `${best}`)
    if (isUnknownParent) continue
    pedigree.sires[best] = UNKNOWN_PARENT
    pedigree.dams[best] = UNKNOWN_PARENT
  }
  expect(ancestors.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(1, 9)
  return 1 / squares
}

function explainedBy({ size, sires, dams }: Pedigree, chosen: ReadonlySet<string>): number[] {
  const explained: number[] = []
  for (let row = 0; row < size; row += 1) {
    const byParents = ((explained[sires[row] as number] ?? 0) + (explained[dams[row] as number] ?? 0)) / 2
    explained.push(chosen.has(`${row}`) ? 1 : byParents)
  }
  return explained
}
