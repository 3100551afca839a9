import { describe, expect, test } from 'vitest'
import { BREEDS, findBreed, typicalSize } from './breeds.ts'

describe('BREEDS', () => {
  test('holds every breed once, under a kebab-case id', () => {
    const ids = BREEDS.map(breed => breed.id)

    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(id => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([])
  })

  test('gives size varieties a breed that exists', () => {
    const parents = BREEDS.flatMap(breed => breed.varietyOf ?? [])

    expect(parents.filter(id => findBreed(id) === undefined)).toEqual([])
  })

  test('knows a toy from a giant', () => {
    const sizes = ['chihuahua', 'beagle', 'great-dane', 'maine-coon'].map(id => {
      const breed = findBreed(id)
      return breed && typicalSize(breed)
    })

    expect(sizes).toEqual(['toy', 'medium', 'giant', 'large'])
  })
})
