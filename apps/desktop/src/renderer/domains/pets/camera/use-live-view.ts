import type { PhotoAnalysis } from '@pawfect/domain/pets'
import { createAnimalTracker, overlap, type TrackedAnimal } from '@pawfect/ml/live'
import { useEffect, useState } from 'react'
import { host } from '../../../shell/host.ts'
import { errorCodeOf } from '../../../shell/server-client.ts'
import {
  type FramingHint,
  framingHint,
  type HintTold,
  largestOf,
  NOTHING_TOLD,
  tellHint,
} from './framing-hints.ts'
import { grabFrame } from './grab-frame.ts'

/** What is known of what the camera shows. */
export interface LiveView {
  readonly animals: readonly TrackedAnimal[]
  readonly hint: HintTold
  /** What animals look like, by their number, once they held still. */
  readonly guesses: ReadonlyMap<number, BreedGuess>
  /** Why nothing more is looked at; photos can be taken all the same. */
  readonly failure: string | null
}

/** What one animal looks like. */
export type BreedGuess = Pick<PhotoAnalysis, 'breeds' | 'breedVerdict'>

const NOTHING_SEEN: LiveView = { animals: [], hint: NOTHING_TOLD, guesses: new Map(), failure: null }

/** At most four frames a second: enough to follow a cat, little enough for a warm laptop. */
const PAUSE_MS = 250
/** No model looks at more than 320 px of an animal. */
const FRAME_EDGE_PX = 640
const FRAME_QUALITY = 0.8
/** One frame may be torn; several in a row are not. */
const MAX_FAILURES = 3
/** A breed is guessed when an animal was followed so long and moves no faster than this (own sides a second). */
const STEADY_AFTER_S = 1
const STEADY_SPEED = 0.35
/** An unsure guess is worth another try, but not at every frame. */
const GUESS_EVERY_MS = 3000
const SAME_ANIMAL_OVERLAP = 0.4
const UNREADY: ReadonlySet<FramingHint> = new Set(['no-animal', 'several-animals', 'too-dark', 'hold-still'])

/**
 * Looks at what the video shows, frame after frame: the next is taken when the last was answered, so frames are
 * dropped while this computer is busy and none waits. Pictures go to the host on this machine and nowhere else.
 *
 * @param video - null while there is none.
 */
export function useLiveView(video: HTMLVideoElement | null): LiveView {
  const [view, setView] = useState(NOTHING_SEEN)
  useEffect(() => {
    if (video === null) return
    const leaving = new AbortController()
    void watch(video, { signal: leaving.signal, onView: setView })
    return () => {
      leaving.abort()
      setView(NOTHING_SEEN)
    }
  }, [video])
  return view
}

type Watch = { readonly signal: AbortSignal; onView(view: LiveView): void }

async function watch(video: HTMLVideoElement, { signal, onView }: Watch): Promise<void> {
  const tracker = createAnimalTracker()
  let view = NOTHING_SEEN
  let guessedAtMs = Number.NEGATIVE_INFINITY
  let failures = 0
  while (!signal.aborted && failures < MAX_FAILURES) {
    await nextFrame(video, signal)
    if (signal.aborted) return
    try {
      const atMs = performance.now()
      const frame = await grabFrame(video, { quality: FRAME_QUALITY, longestEdgePx: FRAME_EDGE_PX })
      const bytes = new Uint8Array(await frame.jpeg.arrayBuffer())
      const { width, height } = frame
      const { sightings, quality } = await host().pets.glanceAtFrame({ bytes, width, height }, { signal })
      const animals = tracker.update(sightings, atMs / 1000)
      view = { ...view, animals, hint: tellHint(view.hint, framingHint(quality, animals), atMs) }
      onView(view)
      if (atMs - guessedAtMs > GUESS_EVERY_MS && isSteady(view)) {
        guessedAtMs = atMs
        view = { ...view, guesses: await guessBreed(view, bytes, signal) }
        onView(view)
      }
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      if (failures === MAX_FAILURES) onView({ ...view, animals: [], failure: errorCodeOf(error) })
    }
  }
}

/** Whether the animal a photo would be of holds still, and nothing sure is known of it yet. */
function isSteady({ animals, hint, guesses }: LiveView): boolean {
  const main = largestOf(animals.filter(({ isSeen }) => isSeen))
  if (main === undefined || hint.shown === null || UNREADY.has(hint.shown)) return false
  const known = guesses.get(main.id)
  return main.ageS >= STEADY_AFTER_S && main.speed <= STEADY_SPEED && known?.breedVerdict !== 'one'
}

async function guessBreed(
  { animals, guesses }: LiveView,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, BreedGuess>> {
  const analysis = await host().pets.analysePhoto({ bytes, filename: 'camera.jpg' }, { signal })
  const [described] = analysis.animals
  if (described === undefined) return guesses
  const shared = (animal: TrackedAnimal) => overlap(animal.box, described.box)
  const match = animals.toSorted((a, b) => shared(b) - shared(a))[0]
  if (match === undefined || shared(match) < SAME_ANIMAL_OVERLAP) return guesses
  const { breeds, breedVerdict } = analysis
  return new Map([...guesses, [match.id, { breeds, breedVerdict }]])
}

/** The next frame after a pause; a hidden page gets none, and waits. */
function nextFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(() => video.requestVideoFrameCallback(() => resolve()), PAUSE_MS)
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
