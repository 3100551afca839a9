import type { Box } from '../photo/rgb-image.ts'

/** One number that moves: its value, how fast it changes a second, and how surely both are known (covariance). */
type Moving = {
  readonly value: number
  readonly rate: number
  readonly valueVariance: number
  readonly covariance: number
  readonly rateVariance: number
}

/**
 * A box in motion: a Kalman filter with constant velocity on its centre and its size, in shares of the picture.
 * The four numbers are independent of one another, so four small filters are one large one.
 *
 * @see Bewley et al. (2016), "Simple Online and Realtime Tracking"; noise in proportion to the box, as in
 *   Wojke et al. (2017); for unequal steps, Bar-Shalom et al. (2001), "Estimation with Applications", 6.2.
 */
export type BoxMotion = {
  readonly x: Moving
  readonly y: Moving
  readonly width: Moving
  readonly height: Moving
}

/** How far a detected edge lies beside the true one, in sides of the box. */
const MEASURED_WITHIN = 0.06
/** An animal may set off within a second, in sides of the box a second. */
const UNKNOWN_RATE = 0.7
/** How animals change their pace: sides of the box, per second and root second. */
const RESTLESSNESS = 0.9
/** A box grows and shrinks far slower than it moves. */
const SIZE_RESTLESSNESS = 0.25
/** Out of sight an animal is as likely to stop as to walk on: its pace falls to a third in this time, in seconds. */
const PACE_FORGOTTEN_S = 1

/** Takes up a box that was just seen for the first time: at rest, for all one knows. */
export function startMotion(box: Box): BoxMotion {
  const begin = (value: number, side: number): Moving => ({
    value,
    rate: 0,
    valueVariance: (MEASURED_WITHIN * side) ** 2,
    covariance: 0,
    rateVariance: (UNKNOWN_RATE * side) ** 2,
  })
  return {
    x: begin(box.x + box.width / 2, box.width),
    y: begin(box.y + box.height / 2, box.height),
    width: begin(box.width, box.width),
    height: begin(box.height, box.height),
  }
}

/**
 * Where the box will be.
 *
 * @param elapsedS - at least 0.
 * @param isHidden - its size is taken to stay: a covered animal seems to shrink, and must not vanish for it.
 */
export function predictMotion(motion: BoxMotion, elapsedS: number, isHidden = false): BoxMotion {
  const { width, height } = motion
  const still = (size: Moving) => (isHidden ? { ...size, rate: 0 } : size)
  const slowed = (place: Moving) =>
    isHidden ? { ...place, rate: place.rate * Math.exp(-elapsedS / PACE_FORGOTTEN_S) } : place
  return {
    x: advance(slowed(motion.x), elapsedS, RESTLESSNESS * width.value),
    y: advance(slowed(motion.y), elapsedS, RESTLESSNESS * height.value),
    width: advance(still(width), elapsedS, SIZE_RESTLESSNESS * width.value),
    height: advance(still(height), elapsedS, SIZE_RESTLESSNESS * height.value),
  }
}

/** What is known after the box was seen once more. */
export function correctMotion(motion: BoxMotion, box: Box): BoxMotion {
  const across = (MEASURED_WITHIN * box.width) ** 2
  const down = (MEASURED_WITHIN * box.height) ** 2
  return {
    x: correct(motion.x, box.x + box.width / 2, across),
    y: correct(motion.y, box.y + box.height / 2, down),
    width: correct(motion.width, box.width, across),
    height: correct(motion.height, box.height, down),
  }
}

/** The box as it is taken to be now; may reach beyond the picture. */
export function boxOf({ x, y, width, height }: BoxMotion): Box {
  const across = Math.max(0.001, width.value)
  const down = Math.max(0.001, height.value)
  return { x: x.value - across / 2, y: y.value - down / 2, width: across, height: down }
}

/** How fast the box moves and grows, in its own sides a second. */
export function speedOf({ x, y, width, height }: BoxMotion): number {
  const across = Math.max(0.001, width.value)
  const down = Math.max(0.001, height.value)
  return Math.hypot(x.rate / across, y.rate / down, width.rate / across / 2, height.rate / down / 2)
}

function advance(moving: Moving, elapsedS: number, restlessness: number): Moving {
  const { value, rate, valueVariance, covariance, rateVariance } = moving
  const noise = restlessness ** 2
  return {
    value: value + rate * elapsedS,
    rate,
    valueVariance:
      valueVariance + 2 * elapsedS * covariance + elapsedS ** 2 * rateVariance + (noise * elapsedS ** 3) / 3,
    covariance: covariance + elapsedS * rateVariance + (noise * elapsedS ** 2) / 2,
    rateVariance: rateVariance + noise * elapsedS,
  }
}

function correct(moving: Moving, measured: number, variance: number): Moving {
  const total = moving.valueVariance + variance
  if (total === 0) return moving
  const gain = moving.valueVariance / total
  const rateGain = moving.covariance / total
  const surprise = measured - moving.value
  return {
    value: moving.value + gain * surprise,
    rate: moving.rate + rateGain * surprise,
    valueVariance: (1 - gain) * moving.valueVariance,
    covariance: (1 - gain) * moving.covariance,
    rateVariance: moving.rateVariance - rateGain * moving.covariance,
  }
}
