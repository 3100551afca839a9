import { bodyDistance, type Flesh, fleshNear } from './distance-field.ts'
import { BONE, type Point, type SkeletonPlan } from './skeleton-plan.ts'

/**
 * Brings eyes and nose onto the skin as it turned out: cheeks, brows and
 * hair differ so much between breeds that planned places end up inside or outside.
 */
export function seatFace(plan: SkeletonPlan, body: readonly Flesh[]): SkeletonPlan {
  const head = fleshNear(body, plan.skull, plan.headM)
  const eye = (side: 0 | 1): Point => {
    const [x, y, z] = plan.eyes[side]
    const outward = side === 0 ? -0.34 : 0.34
    return skinBehind(head, [x, y, z], {
      towards: [outward, 0.05, 0.94],
      reachM: plan.skullM,
      sunkM: plan.eyeM * 0.42,
    })
  }
  const eyes: readonly [Point, Point] = [eye(0), eye(1)]
  const [nx, ny, nz] = plan.noseTip
  const nose = skinBehind(head, [nx, ny + plan.noseM * 0.35, nz], {
    towards: [0, 0, 1],
    reachM: plan.skullM,
    sunkM: plan.noseM * 0.12,
  })
  const joints = [...plan.joints]
  joints[BONE['eye-left']] = eyes[0]
  joints[BONE['eye-right']] = eyes[1]
  return { ...plan, eyes, joints, noseTip: [nx, ny, nose[2] + plan.noseM * 0.12] }
}

type Ray = { readonly towards: Point; readonly reachM: number; readonly sunkM: number }

/** Comes from outside along a direction and stops a little under the first skin it meets. */
function skinBehind(body: readonly Flesh[], start: Point, { towards, reachM, sunkM }: Ray): Point {
  const at = (awayM: number): Point => [
    start[0] + towards[0] * awayM,
    start[1] + towards[1] * awayM,
    start[2] + towards[2] * awayM,
  ]
  const stepM = reachM / 60
  for (let awayM = reachM; awayM > -reachM; awayM -= stepM) {
    if (bodyDistance(body, ...at(awayM)) < 0) return at(awayM - sunkM)
  }
  return start
}
