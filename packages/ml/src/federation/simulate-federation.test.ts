import { describe, expect, test } from 'vitest'
import { type FederationOptions, simulateFederation } from './simulate-federation.ts'

const twenty: FederationOptions = {
  clients: 20,
  rounds: 15,
  clipLength: 0.5,
  noise: 1,
  poisoned: 1,
  stoppedBefore: null,
  seed: 7,
}

describe('simulateFederation', () => {
  test('comes near to what collecting everything would have given', () => {
    const { centralised, federated } = simulateFederation(twenty)

    expect(federated).toBeGreaterThan(0.75)
    expect(centralised - federated).toBeLessThan(0.1)
  })

  test('bounds what one poisoned client can do; without clipping it would have ruined the model', () => {
    const { federated, poisoned, poisonedUnclipped, furthestPull } = simulateFederation(twenty)

    expect(furthestPull).toBeLessThanOrEqual(1 + 1e-6)
    expect(federated - poisoned).toBeLessThan(0.1)
    expect(poisonedUnclipped).toBeLessThan(poisoned - 0.1)
  })

  test('stops at once when the switch is thrown', () => {
    expect(simulateFederation({ ...twenty, stoppedBefore: 4 }).roundsRun).toBe(4)
    expect(simulateFederation({ ...twenty, stoppedBefore: 0 }).federated).toBeLessThan(0.55)
  })

  test('gives the same figures for the same seed', () => {
    expect(simulateFederation(twenty)).toEqual(simulateFederation(twenty))
  })
})
