export {
  RELAY_LIMITS,
  type Relay,
  type RelayStats,
  type StartRelayOptions,
  startRelay,
} from './start-relay.ts'
export { type Stun, startStun } from './start-stun.ts'
