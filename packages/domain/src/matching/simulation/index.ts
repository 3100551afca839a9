export { type CalibrationCheck, checkCalibration, checkRulesHeld, type RulesCheck } from './check-promises.ts'
export { POLICIES, type Policy } from './policies.ts'
export {
  type NoiseLevel,
  type PolicyOutcome,
  type Simulation,
  type SimulationQuestion,
  simulateMarket,
} from './simulate-market.ts'
