import { describe, expect, test, vi } from 'vitest'
import { checkCalibration, checkRulesHeld } from './index.ts'
import { plantTowns } from './planted-towns.ts'

// Room for a million pairs on a machine that is busy with other things.
vi.setConfig({ testTimeout: 60_000 })

describe('checkCalibration (synthetic)', () => {
  test('finds chances that mean what they say, within 0.03, in towns that were not learned from', () => {
    const { warm, cold, counts } = checkCalibration({ seed: 1, towns: 16, animals: 16 })

    expect(counts).toMatchObject({ decisions: 1920, people: 128, markets: 8 })
    expect(warm.ece).toBeLessThanOrEqual(0.03)
    expect(warm.decisionAuc ?? 0).toBeGreaterThan((cold.decisionAuc ?? 1) + 0.05)
  })

  test('plants the same towns for the same seed, and others for another', () => {
    const plan = { seed: 4, towns: 4, animals: 6 }
    expect(plantTowns(plan)).toEqual(plantTowns(plan))
    expect(plantTowns({ ...plan, seed: 5 })).not.toEqual(plantTowns(plan))
  })
})

describe('checkRulesHeld (synthetic)', () => {
  test('finds no broken rule in 1,000,000 generated pairs', () => {
    const { pairs, shown, violations } = checkRulesHeld({ pairs: 1_000_000, seed: 1 })

    expect(pairs).toBeGreaterThanOrEqual(1_000_000)
    expect(shown).toBeGreaterThan(100_000)
    expect(violations).toEqual([])
  })
})
