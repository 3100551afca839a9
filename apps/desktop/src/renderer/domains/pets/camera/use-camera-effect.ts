import { createAnchorHolder, type HeadAnchor, type TrackedAnimal } from '@pawfect/ml/live'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type CameraEffect, isWorn } from './camera-effect.ts'
import { framePixels } from './grab-frame.ts'
import { createSubjectFinder, type SubjectFinder } from './subject-finder.ts'

/** Whether the effect is seen just now, and why not. */
type EffectState = 'off' | 'looking' | 'shown' | 'by-hand' | 'unsure'

/** An effect as it stands at this moment. */
export interface EffectView {
  readonly state: EffectState
  /** Where the head is; null while nothing sure is known. */
  readonly head: HeadAnchor | null
  /** The animal alone, of the frame it was cut out of. */
  readonly cutout: ImageBitmap | null
  /** How far what is drawn may be trusted, 0..1. */
  readonly confidence: number
}

const NOTHING: EffectView = { state: 'off', head: null, cutout: null, confidence: 0 }
/** Enough for a cat, little enough for a warm laptop. */
const LOOK_EVERY_MS = 220
/** No wider than this is looked at; the outline is coarser still. */
const LOOKED_AT_PX = 640
/** Sides of outlines: a head needs the coarse one, an edge that is seen the fine one. */
const OUTLINE_SIDE = { head: 64, cutout: 160 } as const
/** So long an outline that was trusted stays behind its animal, in milliseconds. */
const KEPT_MS = 900
/** Of an animal whose head was shown by hand: its radius in widths of the box. */
const HAND_RADIUS = 0.2

/** Where the owner says the head is, in the animal's own box. */
type ByHand = { readonly u: number; readonly v: number }

/**
 * Follows one animal with an effect, outline after outline, on a thread of this page.
 *
 * @param video - null while there is none.
 * @param main - the animal it is for; undefined while none is seen.
 */
export function useCameraEffect(
  video: HTMLVideoElement | null,
  effect: CameraEffect,
  main: TrackedAnimal | undefined,
): {
  readonly view: EffectView
  /** Puts the head where the owner says, in shares of the picture; null gives it back to the computer. */
  place(at: { readonly x: number; readonly y: number } | null): void
} {
  const [view, setView] = useState(NOTHING)
  const [byHand, setByHand] = useState<ByHand | null>(null)
  const animal = useRef(main)
  animal.current = main
  useEffect(() => {
    setView({ ...NOTHING, state: effect === 'none' ? 'off' : 'looking' })
    setByHand(null)
    if (video === null || effect === 'none') return
    const leaving = new AbortController()
    const finder = createSubjectFinder()
    void follow(video, { effect, finder, animal, signal: leaving.signal, onView: setView })
    return () => {
      leaving.abort()
      finder.dispose()
    }
  }, [video, effect])
  const place = useCallback((at: { readonly x: number; readonly y: number } | null) => {
    const box = animal.current?.box
    setByHand(
      at === null || box === undefined
        ? null
        : { u: (at.x - box.x) / box.width, v: (at.y - box.y) / box.height },
    )
  }, [])
  return { view: byHand === null || main === undefined ? view : handPlaced(byHand, main), place }
}

function handPlaced({ u, v }: ByHand, { box }: TrackedAnimal): EffectView {
  const head = {
    x: box.x + u * box.width,
    y: box.y + v * box.height,
    radius: HAND_RADIUS * box.width,
    confidence: 1,
  }
  return { state: 'by-hand', head, cutout: null, confidence: 1 }
}

type Follow = {
  readonly effect: CameraEffect
  readonly finder: SubjectFinder
  readonly animal: { readonly current: TrackedAnimal | undefined }
  readonly signal: AbortSignal
  onView(view: EffectView): void
}

async function follow(video: HTMLVideoElement, options: Follow): Promise<void> {
  const { effect, finder, animal, signal } = options
  const holder = createAnchorHolder()
  const wanted = isWorn(effect) ? 'head' : 'cutout'
  let [cutout, cutoutAtMs]: [ImageBitmap | null, number] = [null, 0]
  while (!signal.aborted) {
    const atMs = performance.now()
    const main = animal.current
    if (main === undefined || document.hidden) {
      cutout = null
      options.onView({ ...NOTHING, state: 'looking' })
    } else {
      const frame = framePixels(video, LOOKED_AT_PX)
      const question = { frame, box: main.box, wanted, side: OUTLINE_SIDE[wanted] } as const
      const found = await finder.find(question).catch(() => null)
      if (signal.aborted || found === null) return
      const head = wanted === 'head' ? holder.update(found.head, main.box, atMs / 1000) : null
      if (found.cutout !== null || atMs - cutoutAtMs > KEPT_MS) [cutout, cutoutAtMs] = [found.cutout, atMs]
      const isShown = head !== null || cutout !== null
      const confidence = head === null ? found.confidence : Math.min(head.confidence, found.confidence || 1)
      options.onView({ state: isShown ? 'shown' : 'unsure', head, cutout, confidence })
    }
    await pause(Math.max(0, LOOK_EVERY_MS - (performance.now() - atMs)), signal)
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
