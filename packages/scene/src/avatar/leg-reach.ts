import { Vector3 } from '@babylonjs/core/Maths/math.vector.js'

/** A leg of two bones: where it hangs, how long its bones are, which way its joint bends. */
export type LegReach = {
  readonly root: Vector3
  readonly target: Vector3
  readonly upperM: number
  readonly lowerM: number
  /** Unit direction the middle joint moves in when the leg folds. */
  readonly bend: Vector3
}

/**
 * Finds the middle joint of a leg whose far end is to stand on a target.
 * A target out of reach is brought onto the nearest point the leg can reach.
 */
export function reachLeg({ root, target, upperM, lowerM, bend }: LegReach): {
  middle: Vector3
  end: Vector3
} {
  const way = target.subtract(root)
  const shortest = Math.abs(upperM - lowerM) * 1.02 + 1e-4
  const longest = (upperM + lowerM) * 0.998
  const distance = Math.min(longest, Math.max(shortest, way.length()))
  const along = way.normalizeToNew()
  const cosine = (upperM * upperM + distance * distance - lowerM * lowerM) / (2 * upperM * distance)
  const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine))
  const aside = bend.subtract(along.scale(Vector3.Dot(bend, along))).normalize()
  const middle = root.add(along.scale(upperM * cosine)).add(aside.scale(upperM * sine))
  return { middle, end: root.add(along.scale(distance)) }
}
