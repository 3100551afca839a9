import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeRelationsBetween } from '../law/index.ts'
import { arrangePedigree } from '../pedigree.ts'
import type { PedigreeRecord } from '../pedigree-record.ts'
import { areCloseKin, type CloseKin, canRuleOutCloseKin, closeKinOf } from './close-kin.ts'

const related = (one: CloseKin, other: CloseKin) => areCloseKin([...one, ...other], 0, one.length)

describe('areCloseKin', () => {
  /** Animal n has parents among those before it; registered, unregistered or unknown. */
  const anyFamily = fc
    .array(fc.record({ isMale: fc.boolean(), sire: fc.nat(), dam: fc.nat() }), {
      minLength: 4,
      maxLength: 14,
    })
    .map(animals =>
      animals.map(({ isMale, sire, dam }, at): PedigreeRecord => {
        const before = animals.slice(0, at).map((animal, n) => ({ ...animal, id: `${n}` }))
        const pick = (some: typeof before, which: number) =>
          which % 5 === 0 ? undefined : some[which % Math.max(1, some.length)]?.id
        const [sireId, damId] = [
          pick(
            before.filter(a => a.isMale),
            sire,
          ),
          pick(
            before.filter(a => !a.isMale),
            dam,
          ),
        ]
        return {
          id: `${at}`,
          name: `Dog ${at}`,
          bornOn: `${2000 + at}`,
          sex: isMale ? 'male' : 'female',
          ...(at % 3 === 0 ? {} : { registration: `ABC ${10_000 + at}` }),
          ...(sireId === undefined ? {} : { sireId }),
          ...(damId === undefined ? {} : { damId }),
        }
      }),
    )

  test('always: says the same as the law’s own look at one joined pedigree', () => {
    let close = 0
    fc.assert(
      fc.property(anyFamily, records => {
        const { pedigree, rowOf } = arrangePedigree(records)
        const kin = new Map(
          records.map(({ id }) => [id, closeKinOf(records, { rootId: id, species: 'dog' })]),
        )
        for (const { id: a } of records) {
          for (const { id: b } of records) {
            if (a === b) continue
            const rows = { a: rowOf.get(a) ?? -1, b: rowOf.get(b) ?? -1 }
            const { found } = closeRelationsBetween(pedigree, rows)
            if (found.length > 0) close += 1
            expect(related(kin.get(a) ?? [], kin.get(b) ?? [])).toBe(found.length > 0)
          }
        }
      }),
      { seed: 20_261_123, numRuns: 80 },
    )
    expect(close).toBeGreaterThan(500)
  })
})

describe('canRuleOutCloseKin', () => {
  const whole = (prefix: string): PedigreeRecord[] => {
    const record = (id: string, parents: boolean): PedigreeRecord => ({
      id: prefix + id,
      registration: `${prefix} ${id.length}000${id.charCodeAt(id.length - 1)}${id.charCodeAt(0)}`,
      ...(parents ? { sireId: `${prefix}${id}s`, damId: `${prefix}${id}d` } : {}),
    })
    return [
      record('x', true),
      record('xs', true),
      record('xd', true),
      ...['xss', 'xsd', 'xds', 'xdd'].map(id => record(id, false)),
    ]
  }
  const kinOf = (records: readonly PedigreeRecord[]) =>
    closeKinOf(records, { rootId: records[0]?.id ?? '', species: 'dog' })

  test('only when both know every parent and grandparent by the same kind of identity', () => {
    const [one, other] = [whole('AAA'), whole('BBB')]
    const named = other.map(({ registration: _, ...record }) => ({
      ...record,
      name: record.id,
      bornOn: '2010',
    }))
    const holey = other.filter(({ id }) => id !== 'BBBxds')

    expect(canRuleOutCloseKin(kinOf(one), kinOf(other))).toBe(true)
    expect(related(kinOf(one), kinOf(other))).toBe(false)
    expect(canRuleOutCloseKin(kinOf(one), kinOf(named))).toBe(false)
    expect(canRuleOutCloseKin(kinOf(one), kinOf(holey))).toBe(false)
  })
})
