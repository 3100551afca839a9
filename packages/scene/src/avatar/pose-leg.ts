import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import { mix } from '../engine/seeded-random.ts'
import type { LegPlan, SkeletonPlan } from '../pet-model/skeleton-plan.ts'
import type { BodyMotion } from './body-motion.ts'
import { type Gait, stepAt } from './gait.ts'
import { reachLeg } from './leg-reach.ts'
import { noseUp, turned, vectorOf } from './turns.ts'

type LegMoment = {
  readonly leg: LegPlan
  readonly gait: Gait
  /** Where the leg hangs from the posed body. */
  readonly at: Vector3
  readonly body: Quaternion
  readonly turns: Quaternion[]
  readonly hopM: number
  readonly landing: number
}

/** Puts one paw where its step and the ground want it, and bends the leg to get there. */
export function poseLeg(plan: SkeletonPlan, motion: BodyMotion, moment: LegMoment): void {
  const { leg, gait, at, body, turns, hopM, landing } = moment
  const legM = plan.heightM * plan.shape.legRatio
  const step = stepAt(gait, motion.cycle - landing, legM)
  const rest = vectorOf(leg.paw)
  const sitShiftM = leg.end === 'hind' ? mix(0, legM * 0.42 + plan.trunkM * 0.04, motion.sit) : 0
  const z = rest.z + step.forwardM * Math.sign(motion.speedMps || 1) + sitShiftM
  const spreadM = leg.end === 'hind' ? leg.side * plan.chestM * 0.16 * motion.sit : 0
  const paw = new Vector3(rest.x + spreadM, rest.y + motion.groundAt(rest.x, z) + step.liftM + hopM * 0.92, z)
  const [root, middle, wrist] = [vectorOf(leg.root), vectorOf(leg.middle), vectorOf(leg.wrist)]
  const pastern = pasternDirection(leg, { swing: step.swing, sit: motion.sit, gallop: gait.gallop })
  const pasternM = Vector3.Distance(wrist, rest)
  const forward = leg.end === 'front' ? -1 : 1
  const reached = reachLeg({
    root: at,
    target: paw.subtract(pastern.scale(pasternM)),
    upperM: Vector3.Distance(root, middle),
    lowerM: Vector3.Distance(middle, wrist),
    bend: turned(new Vector3(leg.side * (0.12 + 0.25 * motion.sit), 0, forward), body),
  })
  turns[leg.bone] = swingTo(middle.subtract(root), reached.middle.subtract(at))
  turns[leg.bone + 1] = swingTo(wrist.subtract(middle), reached.end.subtract(reached.middle))
  turns[leg.bone + 2] = swingTo(rest.subtract(wrist), pastern)
  turns[leg.bone + 3] = noseUp(-step.swing * (leg.end === 'front' ? 0.9 : 0.6))
}

function pasternDirection(
  leg: LegPlan,
  { swing, sit, gallop }: { readonly swing: number; readonly sit: number; readonly gallop: number },
): Vector3 {
  const rest = vectorOf(leg.paw).subtract(vectorOf(leg.wrist)).normalize()
  // In the air a front paw folds back under the wrist, a hind one trails.
  const folded = turned(rest, noseUp(-swing * (leg.end === 'front' ? 1.1 : 0.45 + 0.3 * gallop)))
  if (leg.end === 'front' || sit === 0) return folded
  return Vector3.Lerp(folded, new Vector3(0, -0.22, 0.97), sit).normalize()
}

/** The shortest turn that brings one direction onto another. */
function swingTo(from: Vector3, to: Vector3): Quaternion {
  const [a, b] = [from.normalizeToNew(), to.normalizeToNew()]
  const axis = Vector3.Cross(a, b)
  return new Quaternion(axis.x, axis.y, axis.z, 1 + Vector3.Dot(a, b)).normalize()
}
