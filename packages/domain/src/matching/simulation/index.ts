export { POLICIES, type Policy } from './policies.ts'
export {
  type NoiseLevel,
  type PolicyOutcome,
  type Simulation,
  type SimulationQuestion,
  simulateMarket,
} from './simulate-market.ts'
