import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { DomainError } from '../../domain-error.ts'
import { completeGenerations } from '../coefficients/complete-generations.ts'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { litterInbreeding } from '../coefficients/kinship.ts'
import { arrangePedigree, type Pedigree, UNKNOWN_PARENT } from '../pedigree.ts'
import { ancestorEquivalents } from './ancestor-equivalents.ts'
import { ancestorLoss } from './ancestor-loss.ts'
import { ancestralInbreeding } from './ancestral-inbreeding.ts'
import { commonAncestors } from './common-ancestors.ts'
import { completenessIndex, tracedGenerations } from './completeness.ts'
import { effectiveSize } from './effective-size.ts'
import { foundersOf } from './founder-contributions.ts'
import { geneticTrend } from './genetic-trend.ts'
import { inbreedingByGeneration } from './inbreeding-by-generation.ts'
import { inbreedingUpperEstimate } from './inbreeding-upper-estimate.ts'
import { meanKinshipOfEach } from './mean-kinship.ts'
import { partialInbreeding } from './partial-inbreeding.ts'
import { pedigreeStatistics } from './pedigree-statistics.ts'
import { breedingUse, popularSireWarning } from './popular-sires.ts'
import { referencePopulation } from './reference-population.ts'
import { relationshipBetween } from './relationship-between.ts'
import { anyPedigree, familyOf } from './test-pedigrees.ts'

/** Everything there is to ask, about the last animals. */
function everyAnswer(pedigree: Pedigree) {
  const row = pedigree.size - 1
  const other = Math.max(0, pedigree.size - 2)
  const f = inbreedingCoefficients(pedigree)
  const all = referencePopulation(pedigree, 'all')
  return {
    statistics: pedigreeStatistics(pedigree, { f }),
    sizes: (['individual-increase', 'regression-on-generations'] as const).map(method =>
      effectiveSize(pedigree, { population: all, f, method }),
    ),
    trend: geneticTrend(pedigree, { f }),
    popularity: popularSireWarning(pedigree, 0, breedingUse(pedigree)),
    exposed: ancestralInbreeding(pedigree, f),
    kinships: meanKinshipOfEach(pedigree, all, f),
    traced: tracedGenerations(pedigree),
    complete: completeGenerations(pedigree),
    curve: inbreedingByGeneration(pedigree, row, { f }),
    exactCurve: inbreedingByGeneration(pedigree, row, { f, rule: 'exact-ancestors' }),
    common: commonAncestors(pedigree, row, { f }),
    litter: commonAncestors(pedigree, { sire: row, dam: other }, { f, generations: 5 }),
    founders: foundersOf(pedigree, row),
    partial: partialInbreeding(pedigree, row),
    upper: inbreedingUpperEstimate(pedigree, row, { f }),
    loss: ancestorLoss(pedigree, row, 50),
    index: completenessIndex(pedigree, row),
    related: relationshipBetween(pedigree, row, other),
  }
}

/** The paths at which something is not a finite number, as `trend.years.0.meanKinship`. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path]
  if (value === undefined) return [`${path} is undefined`]
  if (value === null || typeof value !== 'object') return []
  if (ArrayBuffer.isView(value)) return (value as Float64Array).every(Number.isFinite) ? [] : [path]
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`))
}

function line(length: number, parents: (age: number) => { sireId?: string; damId?: string }) {
  return arrangePedigree(Array.from({ length }, (_, age) => ({ id: `${age}`, ...(age > 0 && parents(age)) })))
    .pedigree
}

describe('every statistic', () => {
  test.prop([anyPedigree({ most: 50 })])('is finite for whatever can be arranged', pedigree => {
    expect(notFinite(everyAnswer(pedigree))).toEqual([])
  })

  test('is finite for a founder alone and for founders only', () => {
    expect(notFinite(everyAnswer(familyOf({ Rex: '? x ?' }).pedigree))).toEqual([])
    expect(notFinite(everyAnswer(familyOf({ Rex: '? x ?', Luna: '? x ?' }).pedigree))).toEqual([])
  })

  test('stands a line of a hundred thousand fathers', () => {
    const pedigree = line(100_000, age => ({ sireId: `${age - 1}` }))

    const { related, statistics, ...answers } = everyAnswer(pedigree)

    expect(notFinite({ ...answers, statistics })).toEqual([])
    expect(related.kind).toBe('offspring')
    expect(statistics).toMatchObject({ founders: 1, halfFounders: 99_999, maxTracedGenerations: 99_999 })
    expect(relationshipBetween(pedigree, 0, 99_999)).toMatchObject({
      kind: 'ancestor',
      up: { a: 0, b: 99_999 },
    })
  })

  test('stands five thousand generations of selfing', () => {
    const pedigree = line(5_000, age => ({ sireId: `${age - 1}`, damId: `${age - 1}` }))

    const answers = everyAnswer(pedigree)

    expect(notFinite(answers)).toEqual([])
    expect(answers.statistics.maxInbreeding).toBe(1)
    expect(answers.common.ancestors).toMatchObject([{ row: 4_998, part: 1, paths: 1 }])
  })

  test('stands two thousand generations of full siblings', () => {
    const names = Array.from({ length: 4000 }, (_, k) => `${k}`)
    const { pedigree } = arrangePedigree(
      names.map((id, k) => ({
        id,
        ...(k > 1 && { sireId: `${(k >> 1) * 2 - 2}`, damId: `${(k >> 1) * 2 - 1}` }),
      })),
    )

    const answers = everyAnswer(pedigree)

    expect(notFinite(answers)).toEqual([])
    expect(answers.partial.map(({ contribution }) => contribution.toFixed(6))).toEqual([
      '0.500000',
      '0.500000',
    ])
    expect(answers.related.kind).toBe('full-siblings')
  })

  test('treats twins alike', () => {
    const { pedigree, row } = familyOf({
      Ann: 'Rex x Luna',
      Bea: 'Rex x Luna',
      Pup: 'Ann x Cub',
      Cub: 'Rex x Bea',
    })
    const f = inbreedingCoefficients(pedigree)
    const each = meanKinshipOfEach(pedigree, [row('Rex'), row('Luna')], f)

    expect(each[row('Ann')]).toBe(each[row('Bea')])
    expect(foundersOf(pedigree, row('Ann'))).toEqual(foundersOf(pedigree, row('Bea')))
    expect(litterInbreeding(pedigree, { sire: row('Rex'), dam: row('Ann') })).toBe(
      litterInbreeding(pedigree, { sire: row('Rex'), dam: row('Bea') }),
    )
  })

  test('reads ids that look like numbers, properties or nothing as names', () => {
    const ids = ['__proto__', 'constructor', '0x', ' ', 'toString', 'NaN', '-1', '名', '👩‍👩‍👧']
    const { pedigree, rowOf } = arrangePedigree(
      ids.map((id, at) => ({ id, ...(at > 1 && { sireId: ids[at - 2], damId: ids[at - 1] }) })),
    )

    expect(rowOf.size).toBe(ids.length)
    expect(notFinite(everyAnswer(pedigree))).toEqual([])
  })

  test('stands years of birth that cannot be: all of one year, backwards, far away', () => {
    for (const year of [(_: number) => 1, (row: number) => 9999 - row, (row: number) => (row % 2) * 32_767]) {
      const { pedigree } = familyOf({
        Rex: 'Sam x Nell',
        Luna: 'Sam x Bella',
        Pup: 'Rex x Luna',
        Cub: 'Rex x Pup',
      })
      const birthYears = pedigree.birthYears.map((_, row) => year(row))

      expect(notFinite(everyAnswer({ ...pedigree, birthYears }))).toEqual([])
    }
  })

  test('shows the last hundred and fifty years of a studbook that claims ten thousand', () => {
    const pedigree = line(9_000, age => ({ sireId: `${age - 1}` }))
    const { years, earlier } = geneticTrend({
      ...pedigree,
      birthYears: Int16Array.from({ length: 9_000 }, (_, k) => k + 1),
    })

    expect(years.length).toBe(150)
    expect(earlier).toBe(8_850)
  })

  test('answers with an unknown parent of a litter, or with both', () => {
    const { pedigree, row } = familyOf({ Rex: 'Sam x Nell' })
    const f = inbreedingCoefficients(pedigree)
    for (const litter of [
      { sire: row('Rex'), dam: UNKNOWN_PARENT },
      { sire: UNKNOWN_PARENT, dam: UNKNOWN_PARENT },
    ]) {
      expect(commonAncestors(pedigree, litter, { f })).toEqual({ ancestors: [], rest: 0 })
      expect(partialInbreeding(pedigree, litter)).toEqual([])
      expect(inbreedingUpperEstimate(pedigree, litter, { f })).toMatchObject({ recorded: 0, upper: 0.25 })
      expect(
        inbreedingByGeneration(pedigree, litter, { f }).every(({ inbreeding }) => inbreeding === 0),
      ).toBe(true)
      expect(notFinite(foundersOf(pedigree, litter))).toEqual([])
    }
  })

  test.prop([fc.oneof(fc.integer(), fc.double(), fc.constant(Number.NaN))])(
    'error: answers a row that is no animal with a typed error',
    row => {
      const { pedigree } = familyOf({ Rex: 'Sam x Nell' })
      fc.pre(!(Number.isInteger(row) && row >= 0 && row < 3))
      const f = inbreedingCoefficients(pedigree)
      for (const ask of [
        () => relationshipBetween(pedigree, row, 0),
        () => inbreedingByGeneration(pedigree, row),
        () => commonAncestors(pedigree, row),
        () => partialInbreeding(pedigree, row),
        () => foundersOf(pedigree, row),
        () => ancestorLoss(pedigree, row),
        () => completenessIndex(pedigree, row),
        () => inbreedingUpperEstimate(pedigree, row, { f }),
        () => popularSireWarning(pedigree, row, breedingUse(pedigree)),
        () => ancestorEquivalents(pedigree, [row]),
        () => effectiveSize(pedigree, { population: [row], f }),
        () => meanKinshipOfEach(pedigree, [row], f),
      ])
        expect(ask).toThrow(DomainError)
    },
  )
})
