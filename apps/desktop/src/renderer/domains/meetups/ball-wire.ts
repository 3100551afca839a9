import type { ToyEvent } from '@pawfect/p2p'
import type { BallState, Vec3 } from '@pawfect/scene'

/** The park's ball as it travels to the others. */
export function toyEventOf(ball: BallState): ToyEvent {
  const turn = Math.min(ball.seq, MAX_TURN)
  if (ball.heldBy !== null) return { kind: 'ball-picked-up', turn }
  const from = tuple(ball.position)
  const velocity = tuple(ball.velocity)
  const lies = velocity.every(part => part === 0)
  return lies ? { kind: 'ball-dropped', turn, at: from } : { kind: 'ball-thrown', turn, from, velocity }
}

/** The highest turn the wire carries. */
const MAX_TURN = 1_000_000

/** Where a ball that is only told to be held is, who did it, and when, on this computer's clock. */
export interface BallArrival {
  readonly byPeerId: string
  readonly before: BallState
  readonly atMs: number
}

/** What another peer did to the ball, as the scene takes it. */
export function ballStateOf(event: ToyEvent, { byPeerId, before, atMs }: BallArrival): BallState {
  const base = { seq: event.turn, owner: byPeerId, atMs }
  if (event.kind === 'ball-picked-up') {
    return { ...base, heldBy: byPeerId, position: before.position, velocity: STILL }
  }
  if (event.kind === 'ball-dropped') {
    return { ...base, heldBy: null, position: vec3(event.at), velocity: STILL }
  }
  return { ...base, heldBy: null, position: vec3(event.from), velocity: vec3(event.velocity) }
}

const STILL: Vec3 = { x: 0, y: 0, z: 0 }

function tuple({ x, y, z }: Vec3): [number, number, number] {
  return [x, y, z]
}

function vec3([x, y, z]: readonly [number, number, number]): Vec3 {
  return { x, y, z }
}
