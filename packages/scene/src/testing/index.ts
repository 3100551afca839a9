export { type Harness, openHarness } from './open-harness.ts'
