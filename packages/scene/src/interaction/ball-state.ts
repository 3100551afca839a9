/** A point or velocity in park space. */
export type Vec3 = { readonly x: number; readonly y: number; readonly z: number }

/** The one ball of a park as it travels between peers. */
export type BallState = {
  /** Grows with every change anyone makes (Lamport clock). */
  readonly seq: number
  /** Peer that made this change. */
  readonly owner: string
  readonly position: Vec3
  /** Metres per second. */
  readonly velocity: Vec3
  /** Peer whose animal holds the ball, or null while it lies or flies. */
  readonly heldBy: string | null
  /** Owner's clock when this was true; for display, never for deciding. */
  readonly atMs: number
}

/**
 * Which of two states holds. The later change wins; of two made at once the
 * one by the peer whose id sorts last. Every peer that has seen the same
 * states, in whatever order, ends up with the same one.
 */
export function newerBall(a: BallState, b: BallState): BallState {
  if (a.seq !== b.seq) return a.seq > b.seq ? a : b
  if (a.owner !== b.owner) return a.owner > b.owner ? a : b
  return compareText(stateText(a), stateText(b)) >= 0 ? a : b
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Only a peer at fault makes two changes under one number; even then all must agree. */
function stateText({ position, velocity, heldBy, atMs }: BallState): string {
  return JSON.stringify([
    heldBy,
    position.x,
    position.y,
    position.z,
    velocity.x,
    velocity.y,
    velocity.z,
    atMs,
  ])
}

/** The ball as one's animal takes it. Whether it may is the newest state's business, not the clock's. */
export function takeBall(state: BallState, peer: string, atMs: number): BallState {
  return { ...state, seq: state.seq + 1, owner: peer, heldBy: peer, velocity: { x: 0, y: 0, z: 0 }, atMs }
}

/** The ball as it leaves from a place with a velocity. */
export function releaseBall(
  state: BallState,
  peer: string,
  { from, velocity, atMs }: { readonly from: Vec3; readonly velocity: Vec3; readonly atMs: number },
): BallState {
  return { seq: state.seq + 1, owner: peer, position: from, velocity, heldBy: null, atMs }
}
