import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrangePedigree } from '../pedigree.ts'
import type { PedigreeRecord } from '../pedigree-record.ts'
import { type CloseRelation, closeRelationsBetween } from './close-relations.ts'

function between(records: readonly PedigreeRecord[], one: string, other: string) {
  const { pedigree, rowOf } = arrangePedigree(records)
  return closeRelationsBetween(pedigree, { a: rowOf.get(one) ?? -1, b: rowOf.get(other) ?? -1 })
}

const FAMILY: readonly PedigreeRecord[] = [
  { id: 'Old Sam', sex: 'male', bornOn: '2010' },
  { id: 'Old Mia', sex: 'female', bornOn: '2010' },
  { id: 'Rex', sex: 'male', sireId: 'Old Sam', damId: 'Old Mia', bornOn: '2014' },
  { id: 'Ria', sex: 'female', sireId: 'Old Sam', damId: 'Old Mia', bornOn: '2015' },
  { id: 'Half', sex: 'female', sireId: 'Old Sam', bornOn: '2012' },
  { id: 'Pup', sex: 'female', sireId: 'Rex', bornOn: '2018' },
]

describe('closeRelationsBetween', () => {
  test('finds parents, full siblings, half-siblings and grandparents from either side', () => {
    expect(between(FAMILY, 'Rex', 'Old Sam').found).toEqual(['parent-offspring'])
    expect(between(FAMILY, 'Rex', 'Ria').found).toEqual(['full-siblings'])
    expect(between(FAMILY, 'Ria', 'Half')).toEqual({
      found: ['half-siblings'],
      notRuledOut: ['full-siblings'],
    })
    expect(between(FAMILY, 'Old Mia', 'Pup').found).toEqual(['grandparent-grandchild'])
    expect(between(FAMILY, 'Pup', 'Old Mia').found).toEqual(['grandparent-grandchild'])
  })

  test('never calls a half-sibling through one unknown parent unrelated', () => {
    const records: PedigreeRecord[] = [
      { id: 'A', sireId: 'S1', damId: 'D1' },
      { id: 'B', damId: 'D2' },
    ]

    expect(between(records, 'A', 'B').found).toEqual([])
    expect(between(records, 'A', 'B').notRuledOut).toContain('half-siblings')
  })

  test('rules out what sex and age make impossible', () => {
    const records: PedigreeRecord[] = [
      { id: 'Bitch', sex: 'female', sireId: 'S', damId: 'D', bornOn: '2012' },
      { id: 'S', sireId: 'SS', damId: 'SD' },
      { id: 'D', sireId: 'DS', damId: 'DD' },
      { id: 'Dog', sex: 'male', damId: 'E', bornOn: '2020' },
      { id: 'E', sireId: 'ES', damId: 'ED' },
    ]

    // Only Dog's sire is unknown, and a bitch cannot be that; she may be the mother of that sire.
    expect(between(records, 'Dog', 'Bitch')).toEqual({
      found: [],
      notRuledOut: ['half-siblings', 'grandparent-grandchild'],
    })
  })

  test('says two are unrelated only when every parent and grandparent is known', () => {
    const side = (id: string): PedigreeRecord[] => [
      { id, sireId: `${id}S`, damId: `${id}D` },
      { id: `${id}S`, sireId: `${id}SS`, damId: `${id}SD` },
      { id: `${id}D`, sireId: `${id}DS`, damId: `${id}DD` },
    ]

    expect(between([...side('A'), ...side('B')], 'A', 'B')).toEqual({ found: [], notRuledOut: [] })
  })

  /** Animal n has parents among those before it, of the right sex and an earlier year; or none. */
  const anyPedigree = fc
    .array(fc.record({ isMale: fc.boolean(), sire: fc.nat(), dam: fc.nat() }), {
      minLength: 3,
      maxLength: 16,
    })
    .map(animals =>
      animals.map(({ isMale, sire, dam }, at): PedigreeRecord => {
        const before = animals.slice(0, at).map((animal, n) => ({ ...animal, id: `${n}` }))
        const pick = (some: typeof before, which: number) =>
          which % 4 === 0 ? undefined : some[which % Math.max(1, some.length)]?.id
        const sireId = pick(
          before.filter(one => one.isMale),
          sire,
        )
        const damId = pick(
          before.filter(one => !one.isMale),
          dam,
        )
        return {
          id: `${at}`,
          sex: isMale ? 'male' : 'female',
          bornOn: `${2000 + at}`,
          ...(sireId === undefined ? {} : { sireId }),
          ...(damId === undefined ? {} : { damId }),
        }
      }),
    )

  /** The definitions, read literally from the records. */
  function oracle(records: readonly PedigreeRecord[], one: string, other: string): CloseRelation[] {
    const of = (id: string | undefined) => records.find(record => record.id === id)
    const parents = (id: string | undefined) =>
      [of(id)?.sireId, of(id)?.damId].filter(parent => parent !== undefined)
    const grandparents = (id: string) => parents(id).flatMap(parents)
    const shared = parents(one).filter(parent => parents(other).includes(parent)).length
    const found: CloseRelation[] = []
    if (parents(one).includes(other) || parents(other).includes(one)) found.push('parent-offspring')
    if (shared === 2) found.push('full-siblings')
    if (shared === 1) found.push('half-siblings')
    if (grandparents(one).includes(other) || grandparents(other).includes(one))
      found.push('grandparent-grandchild')
    return found
  }

  test('always: finds every forbidden relation of every pair, and no other', () => {
    let pairs = 0
    fc.assert(
      fc.property(anyPedigree, records => {
        const { pedigree, rowOf } = arrangePedigree(records)
        for (const { id: one } of records) {
          for (const { id: other } of records) {
            if (one === other) continue
            pairs += 1
            const rows = { a: rowOf.get(one) ?? -1, b: rowOf.get(other) ?? -1 }
            expect(closeRelationsBetween(pedigree, rows).found).toEqual(oracle(records, one, other))
          }
        }
      }),
      { seed: 20_261_123, numRuns: 200 },
    )
    expect(pairs).toBeGreaterThan(10_000)
  })

  test('always: a relation that missing parents hide is never ruled out', () => {
    fc.assert(
      fc.property(anyPedigree, fc.infiniteStream(fc.boolean()), (records, hide) => {
        const known = records.map(({ sireId, damId, bornOn, ...rest }): PedigreeRecord => {
          const [noSire, noDam, noYear] = [hide.next().value, hide.next().value, hide.next().value]
          return {
            ...rest,
            ...(sireId === undefined || noSire === true ? {} : { sireId }),
            ...(damId === undefined || noDam === true ? {} : { damId }),
            ...(bornOn === undefined || noYear === true ? {} : { bornOn }),
          }
        })
        const { pedigree, rowOf } = arrangePedigree(known)
        for (const { id: one } of records) {
          for (const { id: other } of records) {
            if (one === other) continue
            const rows = { a: rowOf.get(one) ?? -1, b: rowOf.get(other) ?? -1 }
            const { found, notRuledOut } = closeRelationsBetween(pedigree, rows)
            for (const relation of oracle(records, one, other))
              expect([...found, ...notRuledOut]).toContain(relation)
          }
        }
      }),
      { seed: 20_261_123, numRuns: 120 },
    )
  })
})
