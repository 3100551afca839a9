import type { Vec3 } from './ball-state.ts'

/** What a ball can hit. */
export type BallGround = {
  readonly groundAt: (xM: number, zM: number) => number
  readonly obstacles: readonly { readonly x: number; readonly z: number; readonly radiusM: number }[]
  readonly halfSideM: number
  /** Water it floats on. */
  readonly pond?: {
    readonly x: number
    readonly z: number
    readonly radiusM: number
    readonly levelM: number
  }
}

export type BallBody = { readonly position: Vec3; readonly velocity: Vec3 }

export const BALL_RADIUS_M = 0.055

/** Length of one step; peers that step alike see the ball fly alike. */
export const BALL_STEP_S = 1 / 120

const GRAVITY_MPS2 = 9.81
const BOUNCE = 0.52
const ROLLING_LOSS_PER_S = 1.5
const AIR_LOSS_PER_S = 0.12

/** Below this speed on the ground the ball lies still. */
const REST_MPS = 0.12

/** Moves the ball by one step of `BALL_STEP_S`: gravity, bouncing, rolling, trees, fence, floating. Pure. */
export function stepBall({ position, velocity }: BallBody, ground: BallGround): BallBody {
  const t = BALL_STEP_S
  const air = 1 - AIR_LOSS_PER_S * t
  let [vx, vy, vz] = [velocity.x * air, velocity.y * air - GRAVITY_MPS2 * t, velocity.z * air]
  let [x, y, z] = [position.x + vx * t, position.y + vy * t, position.z + vz * t]
  const edge = ground.halfSideM - BALL_RADIUS_M - 0.1
  if (Math.abs(x) > edge) [x, vx] = [Math.sign(x) * edge, -vx * BOUNCE]
  if (Math.abs(z) > edge) [z, vz] = [Math.sign(z) * edge, -vz * BOUNCE]
  for (const trunk of ground.obstacles) {
    if (trunk.radiusM > 1.5) continue
    const [dx, dz] = [x - trunk.x, z - trunk.z]
    const away = Math.hypot(dx, dz)
    const gap = trunk.radiusM * 0.6 + BALL_RADIUS_M
    if (away >= gap || away < 1e-6 || y > ground.groundAt(x, z) + 2.5) continue
    const [nx, nz] = [dx / away, dz / away]
    const into = Math.min(0, vx * nx + vz * nz)
    ;[x, z, vx, vz] = [
      trunk.x + nx * gap,
      trunk.z + nz * gap,
      vx - nx * into * (1 + BOUNCE),
      vz - nz * into * (1 + BOUNCE),
    ]
  }
  return meetGround({ position: { x, y, z }, velocity: { x: vx, y: vy, z: vz } }, ground)
}

function meetGround({ position, velocity }: BallBody, ground: BallGround): BallBody {
  const floor = floorAt(position, ground) + BALL_RADIUS_M
  if (position.y > floor) return { position, velocity }
  const { x: nx, y: ny, z: nz } = normalAt(position, ground)
  const into = Math.min(0, velocity.x * nx + velocity.y * ny + velocity.z * nz)
  // Small bumps do not bounce: the ball rolls.
  const bounce = into < -0.6 ? 1 + BOUNCE : 1
  const loss = 1 - ROLLING_LOSS_PER_S * BALL_STEP_S
  const rolled = {
    x: (velocity.x - nx * into * bounce) * loss,
    y: velocity.y - ny * into * bounce,
    z: (velocity.z - nz * into * bounce) * loss,
  }
  const still = bounce === 1 && Math.hypot(rolled.x, rolled.y, rolled.z) < REST_MPS
  return { position: { ...position, y: floor }, velocity: still ? { x: 0, y: 0, z: 0 } : rolled }
}

function floorAt({ x, z }: Vec3, { groundAt, pond }: BallGround): number {
  const land = groundAt(x, z)
  return pond === undefined
    ? land
    : Math.max(
        land,
        Math.hypot(x - pond.x, z - pond.z) < pond.radiusM * 1.3 ? pond.levelM - BALL_RADIUS_M * 0.6 : land,
      )
}

function normalAt({ x, z, y }: Vec3, ground: BallGround): Vec3 {
  const e = 0.25
  const at = (dx: number, dz: number) => floorAt({ x: x + dx, y, z: z + dz }, ground)
  const [sx, sz] = [(at(-e, 0) - at(e, 0)) / (2 * e), (at(0, -e) - at(0, e)) / (2 * e)]
  const length = Math.hypot(sx, 1, sz)
  // A gentle slope would let the ball roll for ever; grass holds it.
  const grip = Math.hypot(sx, sz) < 0.12 ? 0 : 1
  return { x: (sx / length) * grip, y: grip === 0 ? 1 : 1 / length, z: (sz / length) * grip }
}
