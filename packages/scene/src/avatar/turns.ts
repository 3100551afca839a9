import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector.js'
import type { Point } from '../pet-model/skeleton-plan.ts'

const ACROSS = new Vector3(1, 0, 0)
const UP = new Vector3(0, 1, 0)

/** A turn that lifts the nose by an angle. */
export function noseUp(angleRad: number): Quaternion {
  return Quaternion.RotationAxis(ACROSS, -angleRad)
}

/** A turn to the right by an angle, seen from above. */
export function turnRight(angleRad: number): Quaternion {
  return Quaternion.RotationAxis(UP, angleRad)
}

/** A point of a skeleton plan as a vector. */
export function vectorOf([x, y, z]: Point): Vector3 {
  return new Vector3(x, y, z)
}

/** A vector carried along by a turn. */
export function turned(vector: Vector3, turn: Quaternion): Vector3 {
  return vector.applyRotationQuaternion(turn)
}
