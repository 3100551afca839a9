import type { Box } from '../photo/rgb-image.ts'
import type { HeadAnchor } from './head-anchor.ts'

/** Holds an anchor steady over frames, and lets go of it when it is not sure. */
export interface AnchorHolder {
  /**
   * Takes in one frame.
   *
   * @param found - null where no outline could be trusted.
   * @param box - the animal's, followed over frames: how large it is says how far a head strays by itself.
   * @param atS - when the frame was taken, in seconds; goes forward.
   * @returns null while nothing sure is known.
   */
  update(found: HeadAnchor | null, box: Box, atS: number): HeadAnchor | null
}

/** Below this an outline says too little; from it on, about three heads in four are where they are said to be. */
const SURE_FROM = 0.8
/** As often in a row, and in one place, an anchor is believed. */
const BELIEVED_AFTER = 2
/** Further apart than this, in sides of the box, two sightings speak of different heads. */
const SAME_PLACE = 0.2
/** So long an anchor is held without a new sure sighting, in seconds. */
const HELD_S = 1.2
/** The One Euro filter: how slow it is on an animal at rest, in hertz, and how much quicker for each side a second. */
const REST_CUTOFF_HZ = 0.15
const MOVING_CUTOFF = 10
const RATE_CUTOFF_HZ = 0.15

type Held = { readonly value: number; readonly rate: number }
type Hold = { readonly x: Held; readonly y: Held; readonly radius: Held }

/**
 * Starts holding an anchor, smoothed by One Euro filters: slow on an animal that rests, quick on one that moves.
 *
 * @see Casiez, Roussel and Vogel (2012), "1€ Filter: A Simple Speed-based Low-pass Filter for Noisy Input"
 */
export function createAnchorHolder(): AnchorHolder {
  let held: Hold | null = null
  let last: HeadAnchor | null = null
  let times = 0
  let sureS = Number.NEGATIVE_INFINITY
  return {
    update: (found, box, atS) => {
      if (found !== null && found.confidence >= SURE_FROM) {
        times = last !== null && isNear(last, found, box) ? times + 1 : 1
        last = found
        if (times >= BELIEVED_AFTER) {
          const isKnown = held !== null && isNear({ x: held.x.value, y: held.y.value }, found, box)
          held =
            held !== null && isKnown ? eased(held, found, { box, elapsedS: atS - sureS }) : startAt(found)
          sureS = atS
        }
      }
      if (atS - sureS > HELD_S) held = null
      if (held === null || last === null) return null
      const { x, y, radius } = held
      return { x: x.value, y: y.value, radius: radius.value, confidence: last.confidence }
    },
  }
}

type Place = { readonly x: number; readonly y: number }

function isNear(one: Place, other: Place, { width, height }: Box): boolean {
  return Math.hypot((one.x - other.x) / width, (one.y - other.y) / height) < SAME_PLACE
}

function startAt({ x, y, radius }: HeadAnchor): Hold {
  return { x: { value: x, rate: 0 }, y: { value: y, rate: 0 }, radius: { value: radius, rate: 0 } }
}

type Step = { readonly box: Box; readonly elapsedS: number }

function eased(hold: Hold, found: HeadAnchor, { box, elapsedS }: Step): Hold {
  return {
    x: easedOne(hold.x, found.x, { unit: box.width, elapsedS }),
    y: easedOne(hold.y, found.y, { unit: box.height, elapsedS }),
    radius: easedOne(hold.radius, found.radius, { unit: box.width, elapsedS }),
  }
}

/** @param step.unit - a side of the box: speeds count in sides a second. */
function easedOne(
  { value, rate }: Held,
  measured: number,
  step: { readonly unit: number; readonly elapsedS: number },
): Held {
  const { unit, elapsedS } = step
  if (elapsedS <= 0) return { value, rate }
  const next = rate + shareFor(RATE_CUTOFF_HZ, elapsedS) * ((measured - value) / elapsedS - rate)
  const cutoffHz = REST_CUTOFF_HZ + (MOVING_CUTOFF * Math.abs(next)) / unit
  return { value: value + shareFor(cutoffHz, elapsedS) * (measured - value), rate: next }
}

/** How much of a step a low-pass filter takes. */
function shareFor(cutoffHz: number, elapsedS: number): number {
  return 1 / (1 + 1 / (2 * Math.PI * cutoffHz * elapsedS))
}
