import { expect, test } from 'vitest'
import { cardsFor, dayOf, msUntilNextDay } from './daily-set.ts'

test('an owner gets five to ten cards by what is left of the week, and none once it is full', () => {
  const cards = (playDatesPerWeek: number, newMatches: number) => cardsFor({ playDatesPerWeek }, newMatches)
  expect([cards(1, 0), cards(2, 0), cards(3, 1), cards(6, 0), cards(14, 0)]).toEqual([5, 6, 6, 10, 10])
  expect([cards(0, 0), cards(2, 2), cards(2, 5)]).toEqual([0, 0, 0])
})

test.each([
  ['2026-06-01T00:00:00.000Z', '2026-06-01'],
  ['2026-06-01T23:59:59.999Z', '2026-06-01'],
  ['2026-12-31T23:30:00.000-01:00', '2027-01-01'],
  ['2028-02-28T12:00:00.000Z', '2028-02-28'],
])('at %s it is %s, and the next day begins when its time is over, not a moment sooner', (instant, day) => {
  const now = new Date(instant)
  const next = now.getTime() + msUntilNextDay(now)
  expect([dayOf(now), dayOf(new Date(next - 1))]).toEqual([day, day])
  expect(dayOf(new Date(next))).not.toBe(day)
})
