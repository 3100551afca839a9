import type { TrackedAnimal } from '@pawfect/ml/live'
import type { FrameGlance } from '../../../../bridge/index.ts'

/** What would make the next photo better, or that it is fine. */
export type FramingHint =
  | 'no-animal'
  | 'several-animals'
  | 'too-dark'
  | 'too-bright'
  | 'come-closer'
  | 'step-back'
  | 'hold-still'
  | 'low-contrast'
  | 'people'
  | 'good'

/** Faster than this, in its own sides a second, an animal is blurred indoors. */
const RESTLESS_FROM = 0.6
/** An animal seen so recently is still there: detectors blink. */
export const STILL_THERE_S = 0.7
/** A second animal this large beside the first competes for attention. */
const RIVAL_SHARE = 0.25

/** The most urgent hint: what hides the animal first, then where it stands, then how it holds. */
export function framingHint(quality: FrameGlance['quality'], animals: readonly TrackedAnimal[]): FramingHint {
  const codes = new Set<string>(quality.advice.map(({ code }) => code))
  const present = animals.filter(({ hiddenS }) => hiddenS <= STILL_THERE_S)
  const main = largestOf(present)
  if (codes.has('too-dark')) return 'too-dark'
  if (codes.has('too-bright')) return 'too-bright'
  if (main === undefined) return 'no-animal'
  if (present.some(other => other !== main && areaOf(other) > RIVAL_SHARE * areaOf(main))) {
    return 'several-animals'
  }
  if (codes.has('animal-too-small') || codes.has('too-small')) return 'come-closer'
  if (codes.has('animal-cut-off')) return 'step-back'
  if (main.speed > RESTLESS_FROM || codes.has('blurred')) return 'hold-still'
  if (codes.has('low-contrast')) return 'low-contrast'
  return codes.has('people-in-picture') ? 'people' : 'good'
}

/** The animal a photo taken now would be of. */
export function largestOf(animals: readonly TrackedAnimal[]): TrackedAnimal | undefined {
  return animals.toSorted((a, b) => areaOf(b) - areaOf(a))[0]
}

function areaOf({ box }: TrackedAnimal): number {
  return box.width * box.height
}

/** What is shown and what is read out. */
export interface HintTold {
  readonly shown: FramingHint | null
  /** What a screen reader says; changes at most every `SPEAK_EVERY_MS`. */
  readonly spoken: FramingHint | null
  readonly spokenAtMs: number
  /** Seen once, and believed when it comes again: hints that flicker help nobody. */
  readonly next: FramingHint | null
}

/** Nothing told yet. */
export const NOTHING_TOLD: HintTold = {
  shown: null,
  spoken: null,
  spokenAtMs: Number.NEGATIVE_INFINITY,
  next: null,
}

/** A sentence takes about three seconds to hear. */
export const SPEAK_EVERY_MS = 4000

/** Takes in what one frame suggests. */
export function tellHint(before: HintTold, hint: FramingHint, atMs: number): HintTold {
  const shown = hint === before.next || before.shown === null ? hint : before.shown
  const speaks = shown !== before.spoken && atMs - before.spokenAtMs >= SPEAK_EVERY_MS
  return {
    shown,
    next: hint,
    spoken: speaks ? shown : before.spoken,
    spokenAtMs: speaks ? atMs : before.spokenAtMs,
  }
}
