import { describe, expect, test } from 'vitest'
import { meaningOf, withMeaning, withParentsSwapped } from './change-mapping.ts'

const MAPPING = { columns: { id: 0, dam: 1, sire: 2, sex: 5 }, encoding: 'utf-8' }

describe('withMeaning', () => {
  test('gives a role to a column and takes it from the one that had it', () => {
    const changed = withMeaning(MAPPING, 3, 'sire')

    expect(meaningOf(changed, 3)).toBe('sire')
    expect(meaningOf(changed, 2)).toBe('other')
    expect(changed.encoding).toBe('utf-8')
  })

  test('says of the role a column had that the file has no such column, so that it is not guessed again', () => {
    expect(withMeaning(MAPPING, 5, 'other').columns).toEqual({ id: 0, dam: 1, sire: 2, sex: null })
    expect(withMeaning(MAPPING, 5, 'name').columns).toEqual({ id: 0, dam: 1, sire: 2, sex: null, name: 5 })
  })

  test('leaves everything as it is when nothing changes', () => {
    expect(withMeaning(MAPPING, 2, 'sire')).toEqual(MAPPING)
  })
})

test('withParentsSwapped makes sires dams and dams sires', () => {
  expect(withParentsSwapped(MAPPING).columns).toEqual({ id: 0, dam: 2, sire: 1, sex: 5 })
})
