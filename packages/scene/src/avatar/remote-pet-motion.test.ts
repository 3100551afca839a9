import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type Pose, turnBetweenRad } from '../engine/pose.ts'
import { seededRandom } from '../engine/seeded-random.ts'
import { RemotePetMotion } from './remote-pet-motion.ts'

const SENT_EVERY_MS = 50
const FRAME_MS = 16
const RUN_MPS = 5

/** An animal running in a wide circle, as its owner knows it. */
function truth(atMs: number): Pose {
  const turn = (atMs / 1000) * (RUN_MPS / 8)
  return {
    x: 8 * Math.sin(turn),
    y: 0,
    z: 8 * Math.cos(turn),
    yawRad: turn + Math.PI / 2,
    speedMps: RUN_MPS,
    state: 'run',
  }
}

/** What a viewer sees over a network that delays by up to `jitterMs` and loses a share of poses. */
function watch({
  seed,
  jitterMs,
  loss,
}: {
  seed: number
  jitterMs: number
  loss: number
}): { atMs: number; pose: Pose }[] {
  const draw = seededRandom(seed)
  const arrivals: { arrivedMs: number; atMs: number }[] = []
  for (let atMs = 0; atMs < 4000; atMs += SENT_EVERY_MS) {
    if (draw() >= loss) arrivals.push({ atMs, arrivedMs: 40 + atMs + draw() * jitterMs })
  }
  arrivals.sort((a, b) => a.arrivedMs - b.arrivedMs)
  const motion = new RemotePetMotion()
  const seen: { atMs: number; pose: Pose }[] = []
  for (let nowMs = 0; nowMs < 4000; nowMs += FRAME_MS) {
    while (arrivals[0] !== undefined && arrivals[0].arrivedMs <= nowMs) {
      const { atMs, arrivedMs } = arrivals.shift() ?? { atMs: 0, arrivedMs: 0 }
      motion.push(truth(atMs), atMs, arrivedMs)
    }
    const pose = motion.sample(nowMs)
    if (pose !== undefined) seen.push({ atMs: nowMs, pose })
  }
  return seen
}

describe('RemotePetMotion', () => {
  test.prop([fc.nat(), fc.integer({ min: 0, max: 120 }), fc.double({ min: 0, max: 0.4, noNaN: true })], {
    numRuns: 60,
  })('moves without snapping under jitter and loss', (seed, jitterMs, loss) => {
    const seen = watch({ seed, jitterMs, loss })
    for (const [i, { pose }] of seen.entries()) {
      const before = seen[i - 1]?.pose
      if (before === undefined) continue
      const stepM = Math.hypot(pose.x - before.x, pose.z - before.z)
      expect(stepM).toBeLessThanOrEqual((12 * FRAME_MS) / 1000 + 1e-9)
      expect(Math.abs(turnBetweenRad(before.yawRad, pose.yawRad))).toBeLessThanOrEqual(
        (9 * FRAME_MS) / 1000 + 1e-9,
      )
    }
  })

  test('stays within a stride of the truth on an ordinary connection', () => {
    for (const { atMs, pose } of watch({ seed: 7, jitterMs: 40, loss: 0.05 }).slice(40)) {
      // Shown 100 ms late, over a network of 40 to 80 ms, with a correction still dying away.
      const right = truth(atMs - 190)
      expect(Math.hypot(pose.x - right.x, pose.z - right.z)).toBeLessThan(0.75)
    }
  })

  test('turns the short way past north', () => {
    const motion = new RemotePetMotion()
    const at = (yawRad: number): Pose => ({ x: 0, y: 0, z: 0, yawRad, speedMps: 0, state: 'idle' })
    motion.push(at(3.1), 0, 0)
    motion.push(at(-3.1), 100, 100)
    motion.sample(100)
    for (let nowMs = 110; nowMs <= 200; nowMs += 10)
      expect(Math.abs(motion.sample(nowMs)?.yawRad ?? 0)).toBeGreaterThan(3)
  })

  test('waits where it was after the connection broke', () => {
    const motion = new RemotePetMotion()
    motion.push(truth(0), 0, 0)
    motion.push(truth(50), 50, 50)
    for (let nowMs = 0; nowMs <= 3000; nowMs += FRAME_MS) motion.sample(nowMs)
    const [rest, later] = [motion.sample(3000), motion.sample(5000)]
    expect(rest?.state).toBe('idle')
    expect(later?.x).toBeCloseTo(rest?.x ?? 99, 3)
    expect(Math.hypot((rest?.x ?? 0) - truth(50).x, (rest?.z ?? 0) - truth(50).z)).toBeLessThan(
      RUN_MPS * 0.25,
    )
  })

  test('error: drops a pose that is no number', () => {
    const motion = new RemotePetMotion()
    motion.push({ ...truth(0), x: Number.NaN }, 0, 0)
    expect(motion.sample(200)).toBeUndefined()
  })
})
