import { describe, expect, test } from 'vitest'
import { COAT_COLOURS, isCoatColour } from './coat-colours.ts'

describe('isCoatColour', () => {
  test('every colour we offer is one', () => {
    expect(COAT_COLOURS.filter(({ hex }) => !isCoatColour(hex))).toEqual([])
  })

  test('a lawn, a sky and a blue blanket are not', () => {
    expect(['#6d7a3f', '#a9d3e6', '#2f4fa0'].map(isCoatColour)).toEqual([false, false, false])
  })

  test('a text that is no colour is not', () => {
    expect(isCoatColour('#nothex')).toBe(false)
  })
})
