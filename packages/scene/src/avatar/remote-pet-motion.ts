import { type Pose, turnBetweenRad, wrapAngleRad } from '../engine/pose.ts'
import { clamp } from '../engine/seeded-random.ts'

/** Poses are shown this much late, so that the next one has usually arrived. */
const DELAY_MS = 100

/** A gap is bridged along the last movement for this long, then the animal waits. */
const MAX_EXTRAPOLATION_MS = 250

/** A difference between what is shown and what is right dies away over about this time. */
const CORRECTION_MS = 160

/** Farther off than this it is no jitter: the animal was teleported, and shows up there. */
const TELEPORT_M = 8

const KEPT_POSES = 40

type TimedPose = { readonly pose: Pose; readonly atMs: number }

/**
 * Smooth movement out of poses that arrive late, early, twice, out of order or never.
 * Times are the sender's clock; their offset to ours is learned from the earliest arrivals.
 */
export class RemotePetMotion {
  private readonly poses: TimedPose[] = []
  private offsetMs: number | undefined
  private shown: TimedPose | undefined

  /**
   * @param atMs - sender's clock when the pose was true.
   * @param arrivedMs - our clock now.
   */
  push(pose: Pose, atMs: number, arrivedMs: number): void {
    if (![pose.x, pose.y, pose.z, pose.yawRad, pose.speedMps, atMs].every(Number.isFinite)) return
    const offset = arrivedMs - atMs
    // The fastest message knows the clocks best; drift is let in slowly.
    this.offsetMs = this.offsetMs === undefined ? offset : Math.min(offset, this.offsetMs + 0.05)
    if (this.poses.some(kept => kept.atMs === atMs)) return
    this.poses.push({ pose, atMs })
    this.poses.sort((a, b) => a.atMs - b.atMs)
    if (this.poses.length > KEPT_POSES) this.poses.shift()
  }

  /** The pose to show at a moment of our clock, or undefined before the first one arrived. */
  sample(nowMs: number): Pose | undefined {
    const right = this.interpolate(nowMs)
    if (right === undefined) return undefined
    const shown = this.shown === undefined ? right : easeFrom(this.shown, right, nowMs)
    this.shown = { pose: shown, atMs: nowMs }
    return shown
  }

  /** Milliseconds since the newest pose was true, by our clock; Infinity before the first. */
  ageMs(nowMs: number): number {
    const newest = this.poses.at(-1)
    return newest === undefined ? Number.POSITIVE_INFINITY : nowMs - newest.atMs - (this.offsetMs ?? 0)
  }

  private interpolate(nowMs: number): Pose | undefined {
    const newest = this.poses.at(-1)
    if (newest === undefined) return undefined
    const wantedMs = nowMs - (this.offsetMs ?? 0) - DELAY_MS
    const next = this.poses.findIndex(({ atMs }) => atMs > wantedMs)
    if (next < 0) return extrapolate(newest, wantedMs - newest.atMs)
    const [before, after] = [this.poses[next - 1], this.poses[next]]
    if (before === undefined || after === undefined) return this.poses[0]?.pose
    return between(before, after, wantedMs)
  }
}

function between(before: TimedPose, after: TimedPose, atMs: number): Pose {
  const share = clamp((atMs - before.atMs) / (after.atMs - before.atMs), 0, 1)
  const [a, b] = [before.pose, after.pose]
  const mixed = (from: number, to: number) => from + (to - from) * share
  return {
    x: mixed(a.x, b.x),
    y: mixed(a.y, b.y),
    z: mixed(a.z, b.z),
    yawRad: wrapAngleRad(a.yawRad + turnBetweenRad(a.yawRad, b.yawRad) * share),
    speedMps: mixed(a.speedMps, b.speedMps),
    state: share < 0.5 ? a.state : b.state,
  }
}

function extrapolate({ pose }: TimedPose, lateMs: number): Pose {
  // Slows to a stop over the bridge: speed falls straight to nothing at its end.
  const t = clamp(lateMs, 0, MAX_EXTRAPOLATION_MS)
  const wayM = (pose.speedMps * (t - (t * t) / (2 * MAX_EXTRAPOLATION_MS))) / 1000
  const left = 1 - t / MAX_EXTRAPOLATION_MS
  const stopped = left === 0 && (pose.state === 'walk' || pose.state === 'run')
  return {
    ...pose,
    x: pose.x + Math.sin(pose.yawRad) * wayM,
    z: pose.z + Math.cos(pose.yawRad) * wayM,
    speedMps: pose.speedMps * left,
    state: stopped ? 'idle' : pose.state,
  }
}

/** Nothing in a park runs faster than this, corrections included. */
const MAX_SHOWN_MPS = 12

function easeFrom(shown: TimedPose, right: Pose, nowMs: number): Pose {
  const passedMs = Math.max(0, nowMs - shown.atMs)
  const { pose } = shown
  const gap = { x: right.x - pose.x, y: right.y - pose.y, z: right.z - pose.z }
  const gapM = Math.hypot(gap.x, gap.y, gap.z)
  if (gapM > TELEPORT_M) return right
  const share = 1 - Math.exp((-passedMs / CORRECTION_MS) * 3)
  const stepM = Math.min(gapM * share, (MAX_SHOWN_MPS * passedMs) / 1000)
  const k = gapM > 1e-9 ? stepM / gapM : 1
  const turn = turnBetweenRad(pose.yawRad, right.yawRad) * share
  const maxTurn = (9 * passedMs) / 1000
  return {
    x: pose.x + gap.x * k,
    y: pose.y + gap.y * k,
    z: pose.z + gap.z * k,
    yawRad: wrapAngleRad(pose.yawRad + clamp(turn, -maxTurn, maxTurn)),
    speedMps: right.speedMps,
    state: right.state,
  }
}
