/** Everything that shapes an animal's pose at one moment; smooth inputs give smooth movement. */
export type BodyMotion = {
  readonly timeS: number
  readonly speedMps: number
  /** Place in the cycle of steps, any real number. */
  readonly cycle: number
  /** 0 standing, 1 sitting. */
  readonly sit: number
  /** 0 calm, 1 delighted: tail, hops, tongue. */
  readonly joy: number
  /** 0 empty mouth, 1 holding something. */
  readonly carry: number
  /** Where the head looks relative to the body. */
  readonly lookYawRad: number
  readonly lookPitchRad: number
  /** How fast the body turns, leaning into the bend. */
  readonly turnRadps: number
  /** 0 open eyes, 1 shut. */
  readonly blink: number
  /** -1 or 1 flicks an ear, 0 rests. */
  readonly earFlick: number
  /** Height of the ground in metres under a point of the animal's own space, relative to its position. */
  readonly groundAt: (xM: number, zM: number) => number
}
