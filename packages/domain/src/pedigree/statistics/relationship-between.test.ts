import { test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { nearestCommonAncestor } from './nearest-common-ancestor.ts'
import { relationshipBetween } from './relationship-between.ts'
import { anyPedigree, familyOf, tabularKinship } from './test-pedigrees.ts'

/** Three full generations around Rex and Luna, and their more distant kin. */
const FAMILY = familyOf({
  Sam: 'Old Sam x Old Nell',
  Nell: 'Old Ben x Old Mia',
  Tom: 'Old Sam x Old Nell',
  Bella: 'Old Max x Old Ida',
  Rex: 'Sam x Nell',
  Luna: 'Sam x Nell',
  Kira: 'Sam x Bella',
  Ben: 'Tom x Bella',
  Max: 'Tom x Ina',
  Ina: 'Old Ben x Old Mia',
  Pup: 'Rex x Ute',
  Ute: 'Far Sam x Far Nell',
  Whelp: 'Pup x Far Bella',
  Cub: 'Max x Far Bella',
})

function named(a: string, b: string) {
  const { kind, up, times, through } = relationshipBetween(FAMILY.pedigree, FAMILY.row(a), FAMILY.row(b))
  return { kind, up: [up.a, up.b], times, ...(through && { through }) }
}

describe('relationshipBetween', () => {
  test.each([
    ['Sam', 'Rex', { kind: 'parent', up: [0, 1], times: 1 }],
    ['Rex', 'Nell', { kind: 'offspring', up: [1, 0], times: 1 }],
    ['Old Sam', 'Rex', { kind: 'grandparent', up: [0, 2], times: 1 }],
    ['Pup', 'Sam', { kind: 'grandoffspring', up: [2, 0], times: 1 }],
    ['Old Sam', 'Pup', { kind: 'great-grandparent', up: [0, 3], times: 1 }],
    ['Whelp', 'Old Sam', { kind: 'descendant', up: [4, 0], times: 1 }],
    ['Rex', 'Luna', { kind: 'full-siblings', up: [1, 1], times: 1 }],
    ['Rex', 'Kira', { kind: 'half-siblings', up: [1, 1], times: 1, through: 'sire' }],
    ['Kira', 'Ben', { kind: 'three-quarter-siblings', up: [1, 1], times: 1, through: 'dam' }],
    ['Tom', 'Rex', { kind: 'avuncular', up: [1, 2], times: 1 }],
    ['Rex', 'Tom', { kind: 'nepotal', up: [2, 1], times: 1 }],
    ['Kira', 'Pup', { kind: 'half-avuncular', up: [1, 2], times: 1 }],
    ['Tom', 'Pup', { kind: 'great-avuncular', up: [1, 3], times: 1 }],
    ['Rex', 'Ben', { kind: 'first-cousins', up: [2, 2], times: 1 }],
    ['Rex', 'Max', { kind: 'first-cousins', up: [2, 2], times: 2 }],
    ['Pup', 'Max', { kind: 'cousins', up: [3, 2], times: 2 }],
    ['Whelp', 'Cub', { kind: 'half-siblings', up: [1, 1], times: 1, through: 'dam' }],
  ] as const)('names %s as a relative of %s', (a, b, expected) => {
    expect(named(a, b)).toEqual(expected)
  })

  test('names further ways beside the nearest', () => {
    const { pedigree, row } = familyOf({ Luna: 'Rex x Bella', Pup: 'Rex x Luna' })

    const { kind, also } = relationshipBetween(pedigree, row('Rex'), row('Pup'))

    expect(kind).toBe('parent')
    expect(also.map(further => further.kind)).toEqual(['grandparent'])
  })

  test('names an animal that is sire and dam in one a parent, and its offspring full siblings', () => {
    const { pedigree, row } = familyOf({ One: 'Self x Self', Two: 'Self x Self', Half: 'Self x Other' })

    expect(relationshipBetween(pedigree, row('Self'), row('One')).kind).toBe('parent')
    expect(relationshipBetween(pedigree, row('One'), row('Two')).kind).toBe('full-siblings')
    expect(relationshipBetween(pedigree, row('One'), row('Half')).kind).toBe('half-siblings')
  })

  test('says unrelated only when both know all parents and grandparents', () => {
    const { pedigree, row } = familyOf({
      Rex: 'RS x RD',
      RS: 'r1 x r2',
      RD: 'r3 x r4',
      Luna: 'LS x LD',
      LS: 'l1 x l2',
      LD: 'l3 x l4',
    })

    expect(relationshipBetween(pedigree, row('Rex'), row('Luna'))).toEqual({
      kind: 'unrelated',
      up: { a: 0, b: 0 },
      times: 0,
      also: [],
      cannotRuleOut: [],
    })
  })

  test('never calls a half sibling through an unknown parent unrelated', () => {
    const { pedigree, row } = familyOf({
      Rex: 'RS x ?',
      RS: 'r1 x r2',
      Luna: 'LS x LD',
      LS: 'l1 x l2',
      LD: 'l3 x l4',
    })

    const { kind, cannotRuleOut } = relationshipBetween(pedigree, row('Rex'), row('Luna'))

    expect(kind).toBe('cannot-confirm-unrelated')
    expect(cannotRuleOut).toContain('half-siblings')
    expect(cannotRuleOut).not.toContain('full-siblings')
  })

  test('cannot rule out full siblings where the other parent of half siblings is unknown', () => {
    const { pedigree, row } = familyOf({ Rex: 'Sam x ?', Luna: 'Sam x Bella' })

    const { kind, cannotRuleOut } = relationshipBetween(pedigree, row('Rex'), row('Luna'))

    expect(kind).toBe('half-siblings')
    expect(cannotRuleOut).toContain('full-siblings')
  })

  test('cannot rule out that an unknown grandsire makes them cousins', () => {
    const { pedigree, row } = familyOf({
      Rex: 'RS x RD',
      RS: '? x r2',
      RD: 'r3 x r4',
      Luna: 'LS x LD',
      LS: '? x l2',
      LD: 'l3 x l4',
    })

    const { kind, cannotRuleOut } = relationshipBetween(pedigree, row('Rex'), row('Luna'))

    expect(kind).toBe('cannot-confirm-unrelated')
    expect(cannotRuleOut).toContain('half-first-cousins')
    expect(cannotRuleOut).not.toContain('first-cousins')
    expect(cannotRuleOut).not.toContain('half-siblings')
  })

  test('rules out by year of birth and by sex that an animal is the unknown parent', () => {
    const animals = { Rex: '? x RD', Pup: 'Young x Other', Luna: 'Rex x LD' }
    const { pedigree, row } = familyOf(animals, { Rex: '2015', Pup: '2016', Luna: '2018' })

    expect(relationshipBetween(pedigree, row('Young'), row('Rex')).cannotRuleOut).toContain('parent')
    expect(relationshipBetween(pedigree, row('Other'), row('Rex')).cannotRuleOut).not.toContain('parent')
    expect(relationshipBetween(pedigree, row('Pup'), row('Rex')).cannotRuleOut).not.toContain('parent')
    expect(relationshipBetween(pedigree, row('Luna'), row('Rex')).cannotRuleOut).not.toContain('parent')
  })

  test('leaves out of what it cannot rule out what is recorded already', () => {
    const { pedigree, row } = familyOf({ Rex: '? x Nell', Luna: '? x Nell' })

    const { kind, cannotRuleOut } = relationshipBetween(pedigree, row('Rex'), row('Luna'))

    expect(kind).toBe('half-siblings')
    expect(cannotRuleOut).toContain('full-siblings')
    expect(cannotRuleOut).not.toContain('half-siblings')

    const line = familyOf({ Dam: 'Rex x Nell', Pup: '? x Dam' })
    const recorded = relationshipBetween(line.pedigree, line.row('Rex'), line.row('Pup'))
    expect(recorded.kind).toBe('grandparent')
    expect(recorded.cannotRuleOut).toContain('parent')
    expect(recorded.cannotRuleOut).not.toContain('grandparent')
  })

  test('rules out that a son is a full brother of the unknown grandsire, not that he is a half brother', () => {
    const { pedigree, row } = familyOf({ Rex: '? x Nell', Son: 'Rex x Luna' })

    const { cannotRuleOut } = relationshipBetween(pedigree, row('Son'), row('Rex'))

    expect(cannotRuleOut).not.toContain('avuncular')
    expect(cannotRuleOut).toContain('half-avuncular')
  })

  test('names those full siblings whose sire and dam changed places', () => {
    const { pedigree, row } = familyOf({ One: 'A x B', Two: 'B x A' })

    expect(relationshipBetween(pedigree, row('One'), row('Two')).kind).toBe('full-siblings')
  })

  test('finds the nearest link far beyond the four generations it compares', () => {
    const lines: Record<string, string> = { a0: 'Adam x Eve', b0: 'Adam x Eve' }
    for (let k = 1; k <= 20; k += 1) {
      lines[`a${k}`] = `a${k - 1} x xa${k}`
      lines[`b${k}`] = `b${k - 1} x xb${k}`
    }
    const { pedigree, row } = familyOf(lines)

    const { kind, up } = relationshipBetween(pedigree, row('a20'), row('b19'))

    expect({ kind, up }).toEqual({ kind: 'cousins', up: { a: 21, b: 20 } })
    expect(relationshipBetween(pedigree, row('Adam'), row('b20'))).toMatchObject({
      kind: 'ancestor',
      up: { a: 0, b: 21 },
    })
  })

  test.prop([anyPedigree({ most: 30, least: 2 })])(
    'says related exactly when kinship is above 0',
    pedigree => {
      const [a, b] = [pedigree.size - 1, pedigree.size - 2]
      const { kind, cannotRuleOut } = relationshipBetween(pedigree, a, b)

      const isRelated = kind !== 'unrelated' && kind !== 'cannot-confirm-unrelated'
      expect(isRelated).toBe((tabularKinship(pedigree)[a]?.[b] ?? 0) > 0)
      if (kind === 'unrelated') expect(cannotRuleOut).toEqual([])
      const isParentUnknown = [pedigree.sires[a], pedigree.dams[a]].includes(UNKNOWN_PARENT)
      if (isParentUnknown && !isRelated) expect(kind).toBe('cannot-confirm-unrelated')
    },
  )

  test.prop([anyPedigree({ most: 20, least: 2 })])('reads the same from the other side', pedigree => {
    const [a, b] = [pedigree.size - 1, pedigree.size - 2]
    const there = relationshipBetween(pedigree, a, b)
    const back = relationshipBetween(pedigree, b, a)

    const ways = ({ up, also }: typeof there) => [up, ...also.map(further => further.up)]
    const mirrored = ways(back).map(({ a: ofB, b: ofA }) => ({ a: ofA, b: ofB }))
    expect(new Set(mirrored.map(up => `${up.a} ${up.b}`))).toEqual(
      new Set(ways(there).map(up => `${up.a} ${up.b}`)),
    )
    expect(back.cannotRuleOut.length).toBe(there.cannotRuleOut.length)
  })

  test.prop([anyPedigree({ most: 60, least: 2 })])(
    'finds the common ancestor of fewest generations',
    pedigree => {
      const [a, b] = [pedigree.size - 1, pedigree.size - 3]
      if (b < 0) return
      const upFromA = generationsUp(pedigree, a)
      const upFromB = generationsUp(pedigree, b)
      const fewest = Math.min(...upFromA.map((up, row) => up + (upFromB[row] ?? 0)))

      const link = nearestCommonAncestor(pedigree, a, b)

      expect(link === undefined ? Number.POSITIVE_INFINITY : link.up.a + link.up.b).toBe(fewest)
      if (link !== undefined) expect([upFromA[link.row], upFromB[link.row]]).toEqual([link.up.a, link.up.b])
    },
  )
})

/** The fewest generations up to each animal; infinite for those that are no ancestors. */
function generationsUp({ size, sires, dams }: Pedigree, from: number): number[] {
  const up = new Array<number>(size).fill(Number.POSITIVE_INFINITY)
  up[from] = 0
  for (let row = from; row >= 0; row -= 1)
    for (const parent of [sires[row] as number, dams[row] as number])
      if (parent !== UNKNOWN_PARENT) up[parent] = Math.min(up[parent] ?? 0, (up[row] ?? 0) + 1)
  return up
}
