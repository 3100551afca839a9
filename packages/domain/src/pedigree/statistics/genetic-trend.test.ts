import { test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { geneticTrend } from './genetic-trend.ts'
import { breedingUse, popularSireWarning } from './popular-sires.ts'
import { anyPedigree, familyOf } from './test-pedigrees.ts'

/** A breed of 40 pups a year for five years; Star sires 3 of them each year, the others one or two. */
function breed() {
  const animals: Record<string, string> = { Star: 'Old Rex x Old Luna' }
  const born: Record<string, string> = { Star: '2010', 'Star’s son': '2014' }
  for (let year = 2016; year <= 2020; year += 1) {
    for (let pup = 0; pup < 40; pup += 1) {
      animals[`${year}/${pup}`] = `${pup < 3 ? 'Star' : `Sire ${pup % 25}`} x Dam ${year}/${pup >> 2}`
      born[`${year}/${pup}`] = `${year}`
    }
  }
  animals['Star’s son'] = 'Star x Bella'
  animals['Star’s grandson'] = 'Star’s son x Cora'
  born['Star’s grandson'] = '2018'
  return familyOf(animals, born)
}

describe('popularSireWarning', () => {
  test('warns of a sire with more offspring than 5% of five years’ births', () => {
    const { pedigree, row } = breed()
    const use = breedingUse(pedigree)

    expect(popularSireWarning(pedigree, row('Star'), use)).toEqual({
      kind: 'popular',
      offspring: 16,
      recentOffspring: 15,
      recentShare: 15 / 201,
      recentGrandoffspringShare: 1 / 201,
      advisedMost: 10,
      births: 201,
      years: { from: 2016, to: 2020 },
    })
    expect(popularSireWarning(pedigree, row('Sire 20'), use)).toMatchObject({
      kind: 'within-advice',
      offspring: 5,
    })
  })

  test('counts all births where no year is known, and says when they are too few to tell', () => {
    const { pedigree, row } = familyOf({ a: 'Rex x Luna', b: 'Rex x Luna', c: 'Rex x Bella' })

    expect(popularSireWarning(pedigree, row('Rex'), breedingUse(pedigree))).toEqual({
      kind: 'too-few-births',
      offspring: 3,
      recentOffspring: 3,
      recentShare: 0.5,
      recentGrandoffspringShare: 0,
      advisedMost: 0,
      births: 6,
      years: null,
    })
  })

  test('counts offspring of a whole life against the advice, each grandoffspring once', () => {
    const animals: Record<string, string> = {}
    const born: Record<string, string> = {}
    for (let pup = 0; pup < 120; pup += 1) {
      animals[`old ${pup}`] = pup < 8 ? `Rex x Dam ${pup}` : `Sire ${pup} x Dam ${pup}`
      animals[`new ${pup}`] = pup === 0 ? 'old 0 x old 1' : `Sire ${pup} x Dam ${pup}`
      born[`old ${pup}`] = '2001'
      born[`new ${pup}`] = '2020'
    }
    const { pedigree, row } = familyOf(animals, born)

    expect(popularSireWarning(pedigree, row('Rex'), breedingUse(pedigree))).toMatchObject({
      kind: 'popular',
      offspring: 8,
      recentOffspring: 0,
      recentGrandoffspringShare: 1 / 120,
      advisedMost: 6,
    })
  })

  test('leaves out births after the year it is asked for', () => {
    const { pedigree, row } = breed()

    const { births, years, recentOffspring } = popularSireWarning(
      pedigree,
      row('Star'),
      breedingUse(pedigree, { upTo: 2016, years: 1 }),
    )

    expect({ births, years, recentOffspring }).toEqual({
      births: 40,
      years: { from: 2016, to: 2016 },
      recentOffspring: 3,
    })
  })
})

describe('geneticTrend', () => {
  test('gives each year of births with its figures and its most used sires', () => {
    const { pedigree, row } = familyOf(
      {
        Rex: 'Sam x Nell',
        Luna: 'Sam x Bella',
        Pup: 'Rex x Luna',
        Cub: 'Rex x Ute',
        Kit: 'Sam x Ute',
        Waif: '? x Ute',
      },
      { Waif: '2016', Rex: '2013', Luna: '2014', Pup: '2016', Cub: '2016', Kit: '2016' },
    )

    const { years, withoutYear, earlier, generationInterval } = geneticTrend(pedigree, { topSires: 1 })

    expect({ withoutYear, earlier, generationInterval }).toEqual({
      withoutYear: 4,
      earlier: 0,
      generationInterval: null,
    })
    expect(years.map(({ year, animals }) => [year, animals])).toEqual([
      [2013, 1],
      [2014, 1],
      [2016, 4],
    ])
    expect(years[2]).toMatchObject({
      meanInbreeding: 0.125 / 4,
      sires: 2,
      dams: 2,
      effectiveSires: 1 / (4 / 9 + 1 / 9),
      topSires: [{ row: row('Rex'), offspring: 2, share: 2 / 3 }],
    })
  })

  test('measures the generation interval over offspring that became parents', () => {
    const { pedigree } = familyOf(
      { Rex: 'Sam x Nell', Pup: 'Rex x Luna', Cub: 'Rex x Luna', Kit: 'Pup x Ute', Sam: '? x ?' },
      { Sam: '2008', Rex: '2013', Pup: '2016', Cub: '2020', Kit: '2018' },
    )

    expect(geneticTrend(pedigree).generationInterval).toEqual({ years: 4, pairs: 2, sires: 4, dams: null })
  })

  test.prop([anyPedigree({ most: 60 })])('leaves no animal out and no figure undefined', pedigree => {
    const f = inbreedingCoefficients(pedigree)
    const { years, earlier, withoutYear } = geneticTrend(pedigree, { f })

    expect(years.reduce((sum, { animals }) => sum + animals, earlier + withoutYear)).toBe(pedigree.size)
    for (const { topSires, effectiveSize, ...figures } of years) {
      expect(Object.values(figures).every(Number.isFinite)).toBe(true)
      expect(effectiveSize === null || Number.isFinite(effectiveSize)).toBe(true)
      expect(topSires.every(({ share }) => share > 0 && share <= 1)).toBe(true)
    }
  })
})
