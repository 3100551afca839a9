import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { mix, smoothstep } from '../engine/seeded-random.ts'
import { BONE, BONE_NAMES, BONE_PARENTS, type SkeletonPlan } from '../pet-model/skeleton-plan.ts'
import type { BodyMotion } from './body-motion.ts'
import { type Gait, gaitAt } from './gait.ts'
import { poseLeg } from './pose-leg.ts'
import { poseTail } from './pose-tail.ts'
import { noseUp, turned, turnRight, vectorOf } from './turns.ts'

/** Turn of every bone in the animal's own space, and where its root bone is. */
export type BodyPose = {
  readonly rootM: Vector3
  /** Same order as `BONE_NAMES`; identity is the resting pose. */
  readonly turns: Quaternion[]
  /** Height the whole animal is off the ground in a hop, metres. */
  readonly hopM: number
}

const FORWARD = new Vector3(0, 0, 1)

/** Poses every bone for one moment. Pure. */
export function poseBody(plan: SkeletonPlan, motion: BodyMotion): BodyPose {
  const turns = BONE_NAMES.map(() => Quaternion.Identity())
  const gait = gaitAt(motion.speedMps, plan.heightM * plan.shape.legRatio)
  const hopM = hopHeight(plan, motion)
  const trunk = poseTrunk(plan, motion, gait)
  trunk.root.y += hopM
  turns[BONE.hips] = trunk.hips
  turns[BONE.spine] = trunk.spine
  turns[BONE.chest] = trunk.chest
  poseHead(plan, motion, { turns, gait })
  poseTail(plan, motion, { turns, gallop: gait.gallop })
  const chestAt = jointAfter(plan, trunk)
  for (const [index, leg] of plan.legs.entries()) {
    const front = leg.end === 'front'
    const joint = vectorOf(plan.joints[front ? BONE.chest : BONE.hips] ?? [0, 0, 0])
    const body = front ? trunk.chest : trunk.hips
    const at = (front ? chestAt : trunk.root).add(turned(vectorOf(leg.root).subtract(joint), body))
    poseLeg(plan, motion, { leg, gait, at, body, turns, hopM, landing: gait.landings[index] ?? 0 })
  }
  return { rootM: trunk.root, turns, hopM }
}

type Trunk = {
  readonly root: Vector3
  readonly hips: Quaternion
  readonly spine: Quaternion
  readonly chest: Quaternion
}

function poseTrunk(plan: SkeletonPlan, motion: BodyMotion, gait: Gait): Trunk {
  const rest = vectorOf(plan.joints[BONE.hips] ?? [0, 0, 0])
  const chest = vectorOf(plan.joints[BONE.chest] ?? [0, 0, 0])
  const lengthM = chest.z - rest.z
  const [frontM, hindM] = [motion.groundAt(0, chest.z), motion.groundAt(0, rest.z)]
  const h = plan.heightM
  const beat = motion.cycle * 2 * Math.PI
  const sitM = plan.chestM * 0.4
  const down = (rest.y - sitM) * motion.sit
  const sitPitch = Math.asin(Math.min(0.8, (down * 0.98) / lengthM))
  const bobM = h * gait.moving * mix(0.012 * Math.sin(beat * 2), 0.05 * Math.sin(beat - 0.6), gait.gallop)
  // A striding leg reaches farther than a standing one: the body sinks a little.
  const crouchM = h * plan.shape.legRatio * 0.075 * gait.moving
  const breathM = h * 0.0035 * Math.sin(motion.timeS * 2.1) * (1 - gait.moving)
  const rock = gait.gallop * 0.1 * Math.sin(beat + 0.9)
  const bow = playBow(motion)
  const pitch = Math.atan2(frontM - hindM, lengthM) + sitPitch + rock - bow * 0.34
  const flex = gait.gallop * 0.15 * Math.sin(beat + 2.2) - motion.sit * 0.05
  const lean = -motion.turnRadps * 0.05 * gait.moving
  const sway = motion.joy * 0.06 * Math.sin(motion.timeS * 19) * (1 - gait.moving)
  const hips = Quaternion.RotationAxis(FORWARD, lean).multiply(turnRight(sway)).multiply(noseUp(pitch))
  const spine = hips.multiply(noseUp(flex)).multiply(turnRight(motion.turnRadps * 0.04 - sway))
  const chestTurn = spine.multiply(noseUp(-flex * 1.2)).multiply(turnRight(motion.turnRadps * 0.05 - sway))
  const root = new Vector3(
    0,
    rest.y + hindM - down + bobM + breathM - crouchM,
    rest.z + lengthM * (1 - Math.cos(sitPitch)) * 0.75,
  )
  return { root, hips, spine, chest: chestTurn }
}

/** Front down, rump up: "play with me", shown for a moment in every few. */
function playBow({ joy, timeS, speedMps }: BodyMotion): number {
  const t = (timeS % 3.4) / 3.4
  return joy * smoothstep(0.55, 0.66, t) * smoothstep(0.98, 0.9, t) * (Math.abs(speedMps) < 0.2 ? 1 : 0)
}

function hopHeight(plan: SkeletonPlan, { joy, timeS, speedMps }: BodyMotion): number {
  const t = (timeS % 3.4) / 0.52
  if (Math.abs(speedMps) > 0.2 || t > 2) return 0
  const s = t % 1
  return joy * plan.heightM * 0.34 * 4 * s * (1 - s)
}

function jointAfter(plan: SkeletonPlan, trunk: Trunk): Vector3 {
  const hips = vectorOf(plan.joints[BONE.hips] ?? [0, 0, 0])
  const spine = vectorOf(plan.joints[BONE.spine] ?? [0, 0, 0])
  const chest = vectorOf(plan.joints[BONE.chest] ?? [0, 0, 0])
  return trunk.root
    .add(turned(spine.subtract(hips), trunk.hips))
    .add(turned(chest.subtract(spine), trunk.spine))
}

function poseHead(
  plan: SkeletonPlan,
  motion: BodyMotion,
  { turns, gait }: { readonly turns: Quaternion[]; readonly gait: Gait },
): void {
  const beat = motion.cycle * 2 * Math.PI
  const nod = gait.moving * (0.035 * Math.sin(beat * 2 + 0.8) + gait.gallop * 0.07 * Math.sin(beat + 0.4))
  const reach = gait.moving * mix(0.1, 0.42, gait.gallop) - motion.carry * 0.12
  const breath = 0.012 * Math.sin(motion.timeS * 2.1)
  const chest = turns[BONE.chest] ?? Quaternion.Identity()
  const level = turnRight(motion.lookYawRad).multiply(
    noseUp(motion.lookPitchRad + nod + breath + motion.joy * 0.12),
  )
  const share = 0.3 + 0.45 * motion.sit
  const neck = Quaternion.Slerp(chest, level, share).multiply(noseUp(-reach + breath))
  turns[BONE.neck] = neck
  turns[BONE.head] = level
  for (const side of [-1, 1] as const) {
    const bone = side < 0 ? BONE['ear-left'] : BONE['ear-right']
    const flick = motion.earFlick === side ? 1 : 0
    const upright = ['pricked', 'bat', 'half-pricked'].includes(plan.shape.earType)
    const back = upright ? gait.gallop * 0.5 + 0.12 * flick : 0
    const flap = upright
      ? 0.1 * flick
      : gait.moving * 0.14 * Math.sin(beat * 2 + 1) + gait.gallop * (0.3 + 0.3 * Math.sin(beat + 1.4))
    turns[bone] = level
      .multiply(Quaternion.RotationAxis(FORWARD, -side * (upright ? -flick * 0.16 : -Math.max(-0.06, flap))))
      .multiply(noseUp(back))
  }
  turns[BONE['eye-left']] = level
  turns[BONE['eye-right']] = level
  turns[BONE.tongue] = level
}

/** The turn of a bone relative to its parent, as a renderer's skeleton wants it. */
export function localTurn(turns: readonly Quaternion[], bone: number): Quaternion {
  const parent = turns[BONE_PARENTS[bone] ?? -1]
  const own = turns[bone] ?? Quaternion.Identity()
  return parent === undefined ? own : Quaternion.Inverse(parent).multiply(own)
}
