/** What an animal is doing; decides which movement its body shows. */
export type PetMotionState = 'idle' | 'walk' | 'run' | 'sit' | 'wag' | 'carry'

/** Where an animal is in the park and what it does there. */
export type Pose = {
  /** Metres, Babylon's left-handed axes: x to the east, y up, z to the north. */
  readonly x: number
  readonly y: number
  readonly z: number
  /** 0 looks along +z; grows clockwise seen from above. */
  readonly yawRad: number
  readonly speedMps: number
  readonly state: PetMotionState
}

/** Brings any angle into (-pi, pi]. */
export function wrapAngleRad(angleRad: number): number {
  const turns = Math.floor((angleRad + Math.PI) / (2 * Math.PI))
  return angleRad - turns * 2 * Math.PI
}

/** The way from one heading to another along the shorter side, in (-pi, pi]. */
export function turnBetweenRad(fromRad: number, toRad: number): number {
  return wrapAngleRad(toRad - fromRad)
}
