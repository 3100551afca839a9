import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { litterInbreeding } from '../coefficients/kinship.ts'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { commonAncestors } from './common-ancestors.ts'
import { partialInbreeding } from './partial-inbreeding.ts'
import { anyPedigree, everyGeneDrop, familyOf, tabularKinship } from './test-pedigrees.ts'

/** Wright's paths, found one by one: ways up from both parents to an animal that share nothing but it. */
function wrightsPaths(pedigree: Pedigree, sire: number, dam: number) {
  const f = tabularKinship(pedigree).map((relatives, row) => 2 * (relatives[row] ?? 0) - 1)
  const parts = new Map<number, { part: number; paths: number }>()
  for (const bySire of waysUp(pedigree, sire)) {
    for (const byDam of waysUp(pedigree, dam)) {
      const top = bySire[bySire.length - 1] ?? -1
      if (byDam[byDam.length - 1] !== top || bySire.slice(0, -1).some(row => byDam.includes(row))) continue
      const before = parts.get(top) ?? { part: 0, paths: 0 }
      const length = bySire.length + byDam.length - 1
      parts.set(top, { part: before.part + 0.5 ** length * (1 + (f[top] ?? 0)), paths: before.paths + 1 })
    }
  }
  return parts
}

function waysUp({ sires, dams }: Pedigree, from: number): number[][] {
  const ways = [[from]]
  for (const way of ways) {
    const row = way[way.length - 1] as number
    for (const parent of [sires[row] as number, dams[row] as number])
      if (parent !== UNKNOWN_PARENT) ways.push([...way, parent])
  }
  return ways
}

describe('commonAncestors', () => {
  test('splits the coefficient of first cousins between their grandparents', () => {
    const { pedigree, row } = familyOf({
      Uncle: 'Old Rex x Old Luna',
      Aunt: 'Old Rex x Old Luna',
      Rex: 'Uncle x Bella',
      Luna: 'Sam x Aunt',
    })

    const { ancestors, rest } = commonAncestors(pedigree, { sire: row('Rex'), dam: row('Luna') })

    expect(new Set(ancestors)).toEqual(
      new Set([
        { row: row('Old Rex'), part: 1 / 32, paths: 1 },
        { row: row('Old Luna'), part: 1 / 32, paths: 1 },
      ]),
    )
    expect(rest).toBe(0)
  })

  test('counts a sire that is also the dam’s sire as the common ancestor', () => {
    const { pedigree, row } = familyOf({ Luna: 'Rex x Bella', Pup: 'Rex x Luna' })

    expect(commonAncestors(pedigree, row('Pup')).ancestors).toEqual([
      { row: row('Rex'), part: 0.25, paths: 1 },
    ])
  })

  test('leaves as rest what lies beyond the generations asked for', () => {
    const { pedigree, row } = familyOf({
      Rex: 'Sam x Nell',
      Luna: 'Sam x Bella',
      Pup: 'Rex x Luna',
      Nell: 'Old Rex x ?',
      Bella: 'Old Rex x ?',
    })

    expect(commonAncestors(pedigree, row('Pup'), { generations: 2 })).toEqual({
      ancestors: [{ row: row('Sam'), part: 1 / 8, paths: 1 }],
      rest: 1 / 32,
    })
  })

  test('says that paths are too many to count rather than a wrong number', () => {
    const line: Record<string, string> = { s1: 's0 x d0', d1: 's0 x d0' }
    for (let k = 2; k < 40; k += 1) {
      line[`s${k}`] = `s${k - 1} x d${k - 1}`
      line[`d${k}`] = `s${k - 1} x d${k - 1}`
    }
    const { pedigree, row } = familyOf(line)

    const { ancestors } = commonAncestors(pedigree, row('s39'), { generations: 40 })

    expect(ancestors.find(ancestor => ancestor.row === row('s0'))?.paths).toBe(null)
    expect(ancestors.find(ancestor => ancestor.row === row('s37'))?.paths).toBe(1)
  })

  test.prop([anyPedigree({ most: 10, least: 2 })])(
    'finds exactly the paths of Wright’s formula',
    pedigree => {
      const sire = pedigree.size - 1
      const dam = pedigree.size - 2
      const f = inbreedingCoefficients(pedigree)

      const { ancestors } = commonAncestors(pedigree, { sire, dam }, { f, generations: 20 })

      const expected = wrightsPaths(pedigree, sire, dam)
      expect(ancestors.map(({ row }) => row).sort()).toEqual([...expected.keys()].sort())
      for (const { row, part, paths } of ancestors) {
        expect(paths).toBe(expected.get(row)?.paths)
        expect(part).toBeCloseTo(expected.get(row)?.part ?? -1, 12)
      }
    },
  )

  test.prop([anyPedigree({ most: 60, least: 2 }), fc.integer({ min: 1, max: 12 })])(
    'gives parts and a rest that sum to the exact coefficient, whatever the generations',
    (pedigree, generations) => {
      const mating = { sire: pedigree.size - 1, dam: pedigree.size - 2 }

      const { ancestors, rest } = commonAncestors(pedigree, mating, { generations })

      const sum = ancestors.reduce((total, { part }) => total + part, rest)
      expect(sum).toBeCloseTo(litterInbreeding(pedigree, mating), 12)
    },
  )
})

describe('partialInbreeding', () => {
  test('lays the coefficient of half siblings’ pups on the parent they share', () => {
    const { pedigree, row } = familyOf({ Rex: 'Sam x Nell', Luna: 'Sam x Bella', Pup: 'Rex x Luna' })

    expect(partialInbreeding(pedigree, row('Pup'))).toEqual([
      { row: row('Sam'), isUnknownParent: false, contribution: 1 / 8 },
    ])
  })

  test.prop([anyPedigree({ most: 6, least: 2 })], { numRuns: 60 })(
    'equals what every possible descent of the alleles gives',
    pedigree => {
      const last = pedigree.size - 1
      const expected = new Map<string, number>()
      let ways = 0
      for (const alleles of everyGeneDrop(pedigree)) {
        ways += 1
        const [one, other] = alleles[last] ?? ['', '-']
        if (one === other) expected.set(one, (expected.get(one) ?? 0) + 1)
      }
      const ofFounder = new Map<number, number>()
      for (const [allele, count] of expected) {
        const row = Number(allele.split(' ')[0])
        ofFounder.set(row, (ofFounder.get(row) ?? 0) + count / ways)
      }

      const parts = partialInbreeding(pedigree, last)

      expect(parts.map(({ row }) => row).sort()).toEqual([...ofFounder.keys()].sort())
      for (const { row, contribution } of parts)
        expect(contribution).toBeCloseTo(ofFounder.get(row) ?? -1, 12)
    },
  )

  test.prop([anyPedigree({ most: 60, least: 2 })])('sums to the exact coefficient', pedigree => {
    const last = pedigree.size - 1
    const sum = partialInbreeding(pedigree, last).reduce((total, { contribution }) => total + contribution, 0)

    expect(sum).toBeCloseTo(inbreedingCoefficients(pedigree)[last] ?? -1, 12)
  })
})
