import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { gini } from './gini.ts'
import { plantMarket } from './planted-market.ts'
import { estimatesAt, POLICIES, type Policy, show } from './policies.ts'
import { type Simulation, simulateMarket } from './simulate-market.ts'

const PLAN = { animals: 160, days: 5, skew: 0.7 }
const NOISES = [0, 1, 3]

const outcomeOf = ({ levels }: Simulation, noise: number, policy: Policy) => {
  const outcome = levels.find(level => level.noise === noise)?.outcomes.find(one => one.policy === policy)
  if (outcome === undefined) throw new Error(`nothing at ${noise} by ${policy}`)
  return outcome
}

describe.each([1, 2, 3])('in the synthetic market %i', seed => {
  const simulation = simulateMarket({ ...PLAN, seed, room: 4, noises: NOISES })

  test('sets for everyone give more expected matches than lists by product where chances are known', () => {
    expect(outcomeOf(simulation, 0, 'tu').expectedMatches).toBeGreaterThan(
      outcomeOf(simulation, 0, 'product').expectedMatches,
    )
  })

  test.each(NOISES)('they spread attention more evenly than every list at noise %d', noise => {
    const lists = ['popularity', 'one-sided', 'product', 'harmonic'] as const
    for (const list of lists) {
      expect(outcomeOf(simulation, noise, 'tu').giniOfAttention).toBeLessThan(
        outcomeOf(simulation, noise, list).giniOfAttention,
      )
    }
  })

  test('nobody is shown to someone who is not shown to them', () => {
    expect(outcomeOf(simulation, 3, 'tu').seenBack).toBe(1)
  })

  test('the same plan gives the same figures', () => {
    expect(simulateMarket({ ...PLAN, seed, room: 4, noises: NOISES })).toEqual(simulation)
  })

  test('some animals live where nobody else is, and are counted apart', () => {
    expect(simulation.alone).toBeGreaterThan(0)
    expect(simulation.alone + simulation.reachable).toBe(PLAN.animals)
  })
})

describe('every policy', () => {
  test.each(POLICIES)(
    '%s shows only pairs that may be asked, and nobody more cards than there is room',
    policy => {
      const market = plantMarket({ ...PLAN, seed: 4 })
      const open = market.logOdds.map((_, way) => ((way >> 1) % 3 === 0 ? 0 : 1))
      const shown = show(policy, {
        market,
        estimate: estimatesAt(market, 1),
        open: Uint8Array.from(open),
        room: 4,
        day: 0,
      })
      const cards = new Uint16Array(PLAN.animals)
      shown.forEach((isShown, way) => {
        if (isShown === 0) return
        const looks = (way % 2 === 0 ? market.first[way >> 1] : market.second[way >> 1]) ?? 0
        cards[looks] = (cards[looks] ?? 0) + 1
        expect(open[way]).toBe(1)
      })
      expect(Math.max(...cards)).toBe(4)
    },
  )

  test('never meets a pair that a hard rule keeps apart', () => {
    const { plan, first, second, forbidden } = plantMarket({ ...PLAN, seed: 4 })
    expect(forbidden.size).toBeGreaterThan(0)
    expect([...first].filter((one, pair) => forbidden.has(one * plan.animals + (second[pair] ?? 0)))).toEqual(
      [],
    )
  })
})

describe('gini', () => {
  test('is 0 when all have the same, and nearly 1 when one has everything', () => {
    expect(gini([2, 2, 2, 2])).toBe(0)
    expect(gini([0, 0, 0, 4])).toBeCloseTo(0.75, 12)
    expect(gini([])).toBe(0)
  })

  property.prop([
    fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })),
    fc.double({ min: 0.1, max: 10, noNaN: true }),
  ])('stays in [0, 1) and does not depend on the unit', (values, unit) => {
    const inequality = gini(values)
    expect(inequality).toBeGreaterThanOrEqual(-1e-12)
    expect(inequality).toBeLessThan(1)
    expect(gini(values.map(value => value * unit))).toBeCloseTo(inequality, 9)
  })
})
