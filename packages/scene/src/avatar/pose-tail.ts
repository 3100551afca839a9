import { Quaternion } from '@babylonjs/core/Maths/math.vector.js'
import { mix } from '../engine/seeded-random.ts'
import { BONE, type SkeletonPlan } from '../pet-model/skeleton-plan.ts'
import type { BodyMotion } from './body-motion.ts'
import { noseUp, turnRight } from './turns.ts'

/** Waves the tail: slowly when calm, wide and quick in joy, streaming behind at a gallop. */
export function poseTail(
  plan: SkeletonPlan,
  motion: BodyMotion,
  { turns, gallop }: { readonly turns: Quaternion[]; readonly gallop: number },
): void {
  const cat = plan.shape.heightCm < 45 && plan.shape.lengthRatio > 1.2 && plan.shape.snoutLength < 0.36
  const rate = mix(cat ? 1.1 : 2.4, cat ? 5 : 19, motion.joy)
  const swingRad = mix(0.1, cat ? 0.3 : 0.42, motion.joy) * (1 - 0.5 * gallop)
  const curled = plan.shape.tailType === 'curled'
  let turn = turns[BONE.hips] ?? Quaternion.Identity()
  // Sitting down, the tail would go through the ground: lift it level.
  turn = turn.multiply(noseUp(-motion.sit * (curled ? 0.1 : 0.35)))
  for (let i = 0; i < 4; i++) {
    const wave = Math.sin(motion.timeS * rate - i * 0.7) * swingRad * (i === 0 ? 1 : 0.55)
    const stream = curled ? 0 : -gallop * 0.12 - motion.joy * 0.1 * (1 - gallop)
    turn = turn.multiply(turnRight(wave)).multiply(noseUp(stream + motion.sit * (curled ? 0 : 0.08)))
    turns[BONE['tail-1'] + i] = turn
  }
}
