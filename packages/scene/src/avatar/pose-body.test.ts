import { Quaternion, type Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { describe, expect, test } from 'vitest'
import { appearanceFromFacts } from '../pet-model/appearance-from-facts.ts'
import { BREED_SHAPES } from '../pet-model/breed-shapes.ts'
import { BONE, type LegPlan, planSkeleton, type SkeletonPlan } from '../pet-model/skeleton-plan.ts'
import type { BodyMotion } from './body-motion.ts'
import { gaitAt, stepAt } from './gait.ts'
import { type BodyPose, poseBody } from './pose-body.ts'
import { turned, vectorOf } from './turns.ts'

const STANDING: BodyMotion = {
  timeS: 1,
  speedMps: 0,
  cycle: 0,
  sit: 0,
  joy: 0,
  carry: 0,
  lookYawRad: 0,
  lookPitchRad: 0,
  turnRadps: 0,
  blink: 0,
  earFlick: 0,
  groundAt: () => 0,
}

function planOf(breed: string): SkeletonPlan {
  const species = BREED_SHAPES[breed]?.family.startsWith('cat-') ? 'cat' : 'dog'
  return planSkeleton(
    appearanceFromFacts({
      species,
      breedIds: [breed],
      weightKg: species === 'cat' ? 4.5 : 20,
      size: 'medium',
      ageMonths: 48,
      coat: { primary: '#aa8855', secondary: '#ffffff', pattern: 'solid' },
    }),
  )
}

/** Where a paw really ends up, following every bone from the hips outwards. */
function pawAt(plan: SkeletonPlan, pose: BodyPose, leg: LegPlan): Vector3 {
  const joint = (bone: number) => vectorOf(plan.joints[bone] ?? [0, 0, 0])
  const turn = (bone: number) => pose.turns[bone] ?? Quaternion.Identity()
  const chain = leg.end === 'front' ? [BONE.hips, BONE.spine, BONE.chest] : [BONE.hips]
  const bones = [...chain, leg.bone, leg.bone + 1, leg.bone + 2, leg.bone + 3]
  let at = pose.rootM
  for (let i = 1; i < bones.length; i++) {
    const [from, to] = [bones[i - 1] ?? 0, bones[i] ?? 0]
    at = at.add(turned(joint(to).subtract(joint(from)), turn(from)))
  }
  return at
}

describe('poseBody', () => {
  test.each(Object.keys(BREED_SHAPES))('a %s stands and walks with its feet on the ground', breed => {
    const plan = planOf(breed)
    const legM = plan.heightM * plan.shape.legRatio
    for (const speedMps of [0, 0.8, 1.3]) {
      const gait = gaitAt(speedMps, legM)
      for (let cycle = 0; cycle < 1; cycle += 0.1) {
        const pose = poseBody(plan, { ...STANDING, speedMps, cycle })
        for (const [i, leg] of plan.legs.entries()) {
          const step = stepAt(gait, cycle - (gait.landings[i] ?? 0), legM)
          if (step.swing > 0) continue
          const floatM = pawAt(plan, pose, leg).y - leg.paw[1]
          expect(Math.abs(floatM)).toBeLessThan(Math.max(0.012, plan.heightM * 0.035))
        }
      }
    }
  })

  test('feet follow sloping ground', () => {
    const plan = planOf('beagle')
    const groundAt = (x: number, z: number) => 0.18 * z + 0.08 * x
    const pose = poseBody(plan, { ...STANDING, groundAt })
    for (const leg of plan.legs) {
      const paw = pawAt(plan, pose, leg)
      expect(paw.y - leg.paw[1]).toBeCloseTo(groundAt(paw.x, paw.z), 1)
    }
  })

  test('a sitting animal has its rump low, its chest high and its front paws down', () => {
    const plan = planOf('golden-retriever')
    const pose = poseBody(plan, { ...STANDING, sit: 1 })
    expect(pose.rootM.y).toBeLessThan(plan.heightM * 0.4)
    for (const leg of plan.legs.filter(({ end }) => end === 'front')) {
      expect(Math.abs(pawAt(plan, pose, leg).y - leg.paw[1])).toBeLessThan(plan.heightM * 0.05)
    }
  })

  test('the paw on the ground goes back exactly as fast as the body goes on', () => {
    const gait = gaitAt(1.1, 0.28)
    const passed = gait.duty * 0.5
    const [a, b] = [stepAt(gait, 0, 0.28), stepAt(gait, passed, 0.28)]
    expect(a.forwardM - b.forwardM).toBeCloseTo(passed * gait.strideM, 6)
  })
})
