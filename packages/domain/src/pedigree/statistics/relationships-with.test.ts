import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { generatedPedigree, POPULATIONS } from '../coefficients/generated-pedigree.ts'
import { relationshipBetween } from './relationship-between.ts'
import { relationshipsWith } from './relationships-with.ts'
import { anyPedigree } from './test-pedigrees.ts'

describe('relationshipsWith', () => {
  test.prop([anyPedigree({ most: 30 }), fc.nat(9999)])(
    'names everybody as relationshipBetween does',
    (pedigree, draw) => {
      const b = draw % pedigree.size
      const relationshipWith = relationshipsWith(pedigree, b)
      for (let a = 0; a < pedigree.size; a += 1)
        expect(relationshipWith(a)).toEqual(relationshipBetween(pedigree, a, b))
    },
  )

  test('names kin far beyond the charts as relationshipBetween does', () => {
    const pedigree = generatedPedigree({ ...POPULATIONS.breed, animals: 2000, generations: 12 }, 1)
    for (const b of [0, 700, 1999]) {
      const relationshipWith = relationshipsWith(pedigree, b)
      for (let a = 0; a < pedigree.size; a += 7)
        expect(relationshipWith(a)).toEqual(relationshipBetween(pedigree, a, b))
    }
  })

  test('error: no row, no relationship', () => {
    const pedigree = generatedPedigree({ ...POPULATIONS.breed, animals: 10, generations: 2 }, 1)
    expect(() => relationshipsWith(pedigree, 10)).toThrow('10')
    expect(() => relationshipsWith(pedigree, 0)(-1)).toThrow('-1')
  })
})
