import { clamp, mix, smoothstep } from '../engine/seeded-random.ts'

const GRAVITY_MPS2 = 9.81

/** Highest stride rate that still reads as running rather than buzzing, per second. */
const MAX_STRIDES_PER_S = 5.4

/** How far a paw travels on the ground at a walk, in leg lengths; farther and the leg would have to lift off early. */
const REACH_PER_LEG = 1.08

/** How an animal of one leg length moves at one speed. */
export type Gait = {
  /** Ground covered in one full cycle of four steps, metres. */
  readonly strideM: number
  /** Share of the cycle a paw stands on the ground. */
  readonly duty: number
  /** Moment of the cycle each paw lands: front left, front right, hind left, hind right. */
  readonly landings: readonly [number, number, number, number]
  /** 0 walking or trotting, 1 at a full gallop. */
  readonly gallop: number
  /** 0 standing, 1 clearly moving. */
  readonly moving: number
}

/** Walk, trot and gallop by Froude number, so that small legs break into a run sooner. */
export function gaitAt(speedMps: number, legM: number): Gait {
  const speed = Math.abs(speedMps)
  const froude = speed / Math.sqrt(GRAVITY_MPS2 * legM)
  const trot = smoothstep(0.8, 1.3, froude)
  const gallop = smoothstep(1.9, 2.6, froude)
  const duty = mix(mix(0.64, 0.48, trot), 0.3, gallop)
  const natural = legM * (1.5 + 1.25 * froude)
  const planted = Math.min(natural, (REACH_PER_LEG * legM) / duty)
  const strideM = Math.max(mix(planted, natural, gallop), speed / MAX_STRIDES_PER_S, 0.02)
  return {
    strideM,
    duty,
    landings: [mix(0.25, 0.5, trot), mix(mix(0.75, 1, trot), 0.64, gallop), 0, mix(0.5, 0.14, gallop)],
    gallop,
    moving: clamp(froude * 6, 0, 1),
  }
}

/** Where a paw is relative to its place at rest. */
export type Step = {
  /** Metres forwards of the resting place. */
  readonly forwardM: number
  readonly liftM: number
  /** 0 on the ground, 1 in the middle of the swing. */
  readonly swing: number
}

/** One paw's step at a moment of the cycle (0 to 1); on the ground it moves back exactly as fast as the body goes on. */
export function stepAt(gait: Gait, cycle: number, legM: number): Step {
  const reach = Math.min(gait.duty * gait.strideM, legM * mix(REACH_PER_LEG, 1.5, gait.gallop))
  const t = cycle - Math.floor(cycle)
  if (t < gait.duty) return { forwardM: reach * (0.5 - t / gait.duty) * gait.moving, liftM: 0, swing: 0 }
  const s = (t - gait.duty) / (1 - gait.duty)
  const swing = Math.sin(s * Math.PI)
  const lift = legM * mix(0.26, 0.42, gait.gallop)
  return {
    forwardM: reach * (smoothstep(0, 1, s) - 0.5) * gait.moving,
    liftM: lift * swing * gait.moving,
    swing: swing * gait.moving,
  }
}
