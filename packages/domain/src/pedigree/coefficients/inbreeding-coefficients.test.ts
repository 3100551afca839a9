import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrangePedigree, type Pedigree } from '../pedigree.ts'
import { anyPedigree } from './any-pedigree.ts'
import { ParentsNotFirstError } from './coefficient-errors.ts'
import { generatedPedigree, POPULATIONS } from './generated-pedigree.ts'
import {
  finish,
  inbreedingByProbe,
  inbreedingBySweep,
  inbreedingCoefficients,
} from './inbreeding-coefficients.ts'
import { tabularMethod } from './tabular-method.ts'

type Family = readonly (readonly [id: string, sireId?: string, damId?: string])[]

function coefficientsByName(family: Family): Record<string, number> {
  const { pedigree, ids } = arrangePedigree(
    family.map(([id, sireId, damId]) => ({ id, ...(sireId && { sireId }), ...(damId && { damId }) })),
  )
  const f = inbreedingCoefficients(pedigree)
  return Object.fromEntries(ids.map((id, row) => [id, f[row] ?? Number.NaN]))
}

describe('the published examples', () => {
  test('Mrode (2005), table 2.1', () => {
    const family: Family = [
      ['3', '1', '2'],
      ['4', '1'],
      ['5', '4', '3'],
      ['6', '5', '2'],
    ]

    expect(coefficientsByName(family)).toEqual({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 0.125, 6: 0.125 })
  })

  test('Wray & Thompson (1990)', () => {
    const family: Family = [
      ['3', '2', '1'],
      ['4', '2', '1'],
      ['5', '3', '4'],
      ['6', '2', '4'],
      ['7', '5', '6'],
    ]

    expect(coefficientsByName(family)).toEqual({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 0.25, 6: 0.25, 7: 0.3125 })
  })

  test('Fernando & Grossman (1990)', () => {
    const family: Family = [
      ['3', '1'],
      ['4', '1', '2'],
      ['5', '3', '4'],
      ['6', '1', '4'],
      ['7', '5', '6'],
    ]

    expect(coefficientsByName(family)).toMatchObject({ 5: 0.125, 6: 0.25, 7: 0.28125 })
  })

  test('Falconer & Mackay (1996), table 5.1: full siblings mated for ten generations', () => {
    const published = [0, 0.25, 0.375, 0.5, 0.594, 0.672, 0.734, 0.785, 0.826, 0.859, 0.886]
    const family: [string, string, string][] = []
    for (let generation = 1; generation <= published.length; generation += 1) {
      family.push([`brother ${generation}`, `brother ${generation - 1}`, `sister ${generation - 1}`])
      family.push([`sister ${generation}`, `brother ${generation - 1}`, `sister ${generation - 1}`])
    }

    const f = coefficientsByName(family)

    expect(published.map((_, at) => Math.round((f[`sister ${at + 1}`] ?? 0) * 1000) / 1000)).toEqual(
      published,
    )
  })
})

describe('the known answers', () => {
  const grandparents: Family = [
    ['Sire', 'Grandsire', 'Granddam'],
    ['Dam', 'Grandsire', 'Granddam'],
    ['Uncle', 'Grandsire', 'Granddam'],
    ['Half brother', 'Sire', 'Stranger'],
    ['Half sister', 'Sire', 'Other stranger'],
    ['Cousin', 'Uncle', 'Stranger'],
  ]
  const matings = [
    ['full siblings', 'Sire', 'Dam', 0.25],
    ['sire and daughter', 'Sire', 'Half sister', 0.25],
    ['half siblings', 'Half brother', 'Half sister', 0.125],
    ['uncle and niece', 'Uncle', 'Half sister', 0.125],
    ['grandsire and granddaughter', 'Grandsire', 'Half sister', 0.125],
    ['first cousins', 'Cousin', 'Half sister', 0.0625],
    ['strangers', 'Stranger', 'Other stranger', 0],
  ] as const

  test.each(matings)('the offspring of %s', (_, sire, dam, coefficient) => {
    expect(coefficientsByName([...grandparents, ['Pup', sire, dam]])['Pup']).toBe(coefficient)
  })

  test('an ancestor that is inbred itself counts for more', () => {
    const family: Family = [
      ['Inbred', 'Sire', 'Dam'],
      ['Son', 'Inbred', 'Anna'],
      ['Daughter', 'Inbred', 'Bella'],
      ['Pup', 'Son', 'Daughter'],
    ]

    expect(coefficientsByName([...grandparents, ...family])['Pup']).toBe(0.125 * 1.25)
  })

  test('one unknown parent leaves nothing to compute', () => {
    expect(coefficientsByName([['Pup', 'Rex']])).toEqual({ Pup: 0, Rex: 0 })
  })
})

describe('laws', () => {
  property.prop([anyPedigree], { numRuns: 10_000, seed: 19 })(
    'ten thousand random pedigrees equal the tabular method, by either way',
    pedigree => {
      const expected = tabularMethod(pedigree).map((cells, row) => (cells[row] ?? 0) - 1)

      expect(furthest(finish(inbreedingByProbe(pedigree)), expected)).toBeLessThan(1e-12)
      expect(furthest(finish(inbreedingBySweep(pedigree)), expected)).toBeLessThan(1e-12)
    },
  )

  property.prop([anyPedigree, fc.infiniteStream(fc.nat())], { numRuns: 300, seed: 20 })(
    'neither names nor the order of the records matter',
    (pedigree, draws) => {
      const records = Array.from({ length: pedigree.size }, (_, row) => ({
        id: `animal ${row}`,
        ...nameOf('sireId', pedigree.sires[row]),
        ...nameOf('damId', pedigree.dams[row]),
      }))
      const shuffled = records
        .map(record => ({ record, key: draws.next().value }))
        .sort((one, other) => one.key - other.key)
        .map(({ record }) => record)
      const arranged = arrangePedigree(shuffled)
      const f = inbreedingCoefficients(arranged.pedigree)

      const byRow = records.map(({ id }) => f[arranged.rowOf.get(id) ?? -1] ?? Number.NaN)

      expect(furthest(inbreedingCoefficients(pedigree), byRow)).toBeLessThan(1e-12)
    },
  )

  property.prop([anyPedigree, anyPedigree], { numRuns: 300, seed: 21 })(
    'animals that are not related change nothing',
    (pedigree, strangers) => {
      const both = sideBySide(pedigree, strangers)

      expect(inbreedingCoefficients(both).subarray(0, pedigree.size)).toEqual(
        inbreedingCoefficients(pedigree),
      )
    },
  )

  test.each(Object.entries(POPULATIONS))('both ways agree on ten thousand animals: %s', (_, population) => {
    const pedigree = generatedPedigree({ ...population, animals: 10_000, generations: 20 }, 7)

    const bySweep = finish(inbreedingBySweep(pedigree))

    expect(furthest(bySweep, finish(inbreedingByProbe(pedigree)))).toBeLessThan(1e-12)
    expect(Math.max(...bySweep)).toBeGreaterThan(0.01)
  })
})

test('error: refuses a pedigree whose parents do not come first', () => {
  const [sexes, birthYears] = [new Uint8Array(2), new Int16Array(2)]
  const none = Int32Array.of(-1, -1)
  for (const parents of [
    Int32Array.of(1, -1),
    Int32Array.of(-1, 1),
    Int32Array.of(-2, -1),
    Int32Array.of(-1),
  ]) {
    const pedigree = { size: 2, sires: parents, dams: none, sexes, birthYears }

    expect(() => inbreedingCoefficients(pedigree)).toThrow(ParentsNotFirstError)
  }
})

describe('watching and stopping', () => {
  const pedigree = generatedPedigree({ ...POPULATIONS.breed, animals: 20_000, generations: 10 }, 3)

  test('progress grows from 0 to 1', () => {
    const shares: number[] = []

    inbreedingCoefficients(pedigree, { onProgress: share => shares.push(share) })

    expect(shares.length).toBeGreaterThan(20)
    expect(shares).toEqual([...shares].sort((one, other) => one - other))
    expect([shares[0], shares.at(-1)]).toEqual([0, 1])
  })

  test('error: ends with the reason of the signal', () => {
    const controller = new AbortController()
    const onProgress = (share: number) => share > 0.5 && controller.abort(new Error('the owner left'))

    expect(() => inbreedingCoefficients(pedigree, { signal: controller.signal, onProgress })).toThrow(
      'the owner left',
    )
  })
})

function furthest(values: ArrayLike<number>, others: ArrayLike<number>): number {
  expect(values.length).toBe(others.length)
  return Array.from(values).reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (others[at] ?? 9))),
    0,
  )
}

function nameOf(key: 'sireId' | 'damId', row: number | undefined) {
  return row === undefined || row < 0 ? {} : { [key]: `animal ${row}` }
}

function sideBySide(one: Pedigree, other: Pedigree): Pedigree {
  const moved = (parents: Int32Array) => parents.map(row => (row < 0 ? row : row + one.size))
  return {
    size: one.size + other.size,
    sires: Int32Array.from([...one.sires, ...moved(other.sires)]),
    dams: Int32Array.from([...one.dams, ...moved(other.dams)]),
    sexes: new Uint8Array(one.size + other.size),
    birthYears: new Int16Array(one.size + other.size),
  }
}
