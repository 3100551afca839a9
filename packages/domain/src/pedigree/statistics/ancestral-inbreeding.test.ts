import { test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { inbreedingCoefficients } from '../coefficients/inbreeding-coefficients.ts'
import { ancestralInbreeding } from './ancestral-inbreeding.ts'
import { anyPedigree, familyOf } from './test-pedigrees.ts'

describe('ancestralInbreeding', () => {
  test('equals figure 1 of Ballou (1997)', () => {
    const { pedigree, row } = familyOf({ 4: '2 x 3', 5: '2 x 4', 6: '5 x 1', 7: '5 x 4' })
    const f = inbreedingCoefficients(pedigree)
    const exposed = ancestralInbreeding(pedigree, f)

    const figures = ['1', '2', '3', '4', '5', '6', '7'].map(id => [f[row(id)], exposed[row(id)]])
    expect(figures).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0.25, 0],
      [0, 0.125],
      [0.375, 0.125],
    ])
  })

  test('equals figure 1 of Suwanlee et al. (2007), where the printed figures are not rounded twice', () => {
    const { pedigree, row } = familyOf({
      5: '3 x 4',
      6: '3 x 4',
      7: '1 x 2',
      8: '1 x 2',
      9: '7 x 5',
      10: '8 x 6',
      11: '9 x 10',
      12: '9 x 10',
      13: '12 x 11',
      14: '12 x 11',
      15: '14 x 13',
      16: '14 x 13',
      17: '16 x 15',
      18: '16 x 15',
      19: '16 x 15',
      20: '16 x 15',
      21: '19 x 17',
      22: '18 x 20',
      23: '21 x 22',
    })
    const f = inbreedingCoefficients(pedigree)
    const exposed = ancestralInbreeding(pedigree, f)

    const published = { 11: 0, 13: 0.125, 17: 0.662, 21: 0.847, 23: 0.944 }
    for (const [id, value] of Object.entries(published)) expect(exposed[row(id)]).toBeCloseTo(value, 3)
    expect(f[row('23')]).toBe(0.6328125)
  })

  test.prop([anyPedigree({ most: 60 })])(
    'stays a probability and is 0 without inbred ancestors',
    pedigree => {
      const f = inbreedingCoefficients(pedigree)
      const exposed = ancestralInbreeding(pedigree, f)

      for (const value of exposed) expect(value >= 0 && value <= 1).toBe(true)
      if (f.every(value => value === 0)) expect(exposed.every(value => value === 0)).toBe(true)
    },
  )
})
