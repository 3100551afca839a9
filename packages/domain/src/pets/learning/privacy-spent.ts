import { NOISE } from './learning-rules.ts'

/** The chance that the promise in epsilon does not hold: one in a hundred thousand. */
const DELTA = 1e-5

/** How much of their privacy owners may ever spend on learning here. When it is gone, their app stops. */
export const EPSILON_BUDGET = 8

/**
 * The epsilon of taking part in some rounds, at a delta of 1e-5, towards whoever sees only the groups' sums.
 * Gaussian noise composed by zero-concentrated differential privacy; no credit is taken for who was chosen.
 *
 * @param noise - standard deviation on what is seen, in clip lengths.
 * @returns 0 for no round.
 * @see Bun & Steinke (2016), "Concentrated Differential Privacy", propositions 1.3 and 1.6
 */
export function epsilonAfter(rounds: number, noise: number = NOISE): number {
  const rho = rounds / (2 * noise ** 2)
  return rho + 2 * Math.sqrt(rho * Math.log(1 / DELTA))
}

/** Rounds an owner can take part in before the budget is spent. */
export const ROUNDS_IN_BUDGET = roundsWithin(EPSILON_BUDGET)

function roundsWithin(budget: number): number {
  let rounds = 0
  while (epsilonAfter(rounds + 1) <= budget) rounds += 1
  return rounds
}
