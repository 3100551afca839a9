import { expect, test } from 'vitest'
import { cardsFor } from './daily-set.ts'

test('an owner gets five to ten cards by what is left of the week, and none once it is full', () => {
  const cards = (playDatesPerWeek: number, newMatches: number) => cardsFor({ playDatesPerWeek }, newMatches)
  expect([cards(1, 0), cards(2, 0), cards(3, 1), cards(6, 0), cards(14, 0)]).toEqual([5, 6, 6, 10, 10])
  expect([cards(0, 0), cards(2, 2), cards(2, 5)]).toEqual([0, 0, 0])
})
