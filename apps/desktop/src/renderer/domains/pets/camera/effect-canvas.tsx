import type { HeadAnchor } from '@pawfect/ml/live'
import { type KeyboardEvent, type PointerEvent, type ReactElement, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type CameraEffect, isWorn } from './camera-effect.ts'
import { drawCostume } from './draw-costume.ts'
import { drawPark } from './draw-park.ts'
import type { EffectView } from './use-camera-effect.ts'

/** Between two outlines the eye sees a glide: it covers two thirds of the way in this time. */
const GLIDE_MS = 90
/** An effect comes and goes in about this time. */
const FADE_MS = 160
/** One press of an arrow key, in shares of the picture. */
const KEY_STEP = 0.02

type At = { readonly x: number; readonly y: number }

/** The effect over the video; what is worn can be put right with a click or the arrow keys. */
export function EffectCanvas(props: {
  readonly effect: CameraEffect
  readonly view: EffectView
  readonly video: HTMLVideoElement
  onPlace(at: At): void
}): ReactElement {
  const { t } = useTranslation('camera')
  const { effect, view, video, onPlace } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const latest = useRef(view)
  latest.current = view
  useEffect(() => {
    const brush = canvas.current?.getContext('2d')
    if (brush === null || brush === undefined) return
    return paintFrames(brush, { effect, latest, video })
  }, [effect, video])
  const placeByKey = (event: KeyboardEvent): void => {
    const step = KEY_STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const { x, y } = latest.current.head ?? { x: 0.5, y: 0.4 }
    onPlace({ x: x + step[0] * KEY_STEP, y: y + step[1] * KEY_STEP })
  }
  const placeByPointer = (event: PointerEvent<HTMLButtonElement>): void => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    onPlace({ x: (event.clientX - left) / width, y: (event.clientY - top) / height })
  }
  return (
    <>
      <canvas ref={canvas} className="camera-effect" aria-hidden data-state={view.state} />
      {isWorn(effect) ? (
        <button
          type="button"
          className="camera-effect-place"
          aria-label={t('effect.place')}
          onKeyDown={placeByKey}
          onPointerDown={placeByPointer}
        />
      ) : null}
    </>
  )
}

const KEY_STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

type Painting = {
  readonly effect: CameraEffect
  readonly latest: { readonly current: EffectView }
  readonly video: HTMLVideoElement
}

/** Paints until told to stop. @returns what stops it. */
function paintFrames(brush: CanvasRenderingContext2D, { effect, latest, video }: Painting): () => void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  let shown: HeadAnchor | null = null
  let [strength, lastMs, request] = [0, performance.now(), 0]
  const paint = (atMs: number): void => {
    const elapsedMs = Math.max(0, atMs - lastMs)
    lastMs = atMs
    const { head, cutout } = latest.current
    if (head !== null) shown = shown === null || isStill ? head : glide(shown, head, elapsedMs)
    const wanted = head === null && cutout === null ? 0 : 1
    strength = isStill ? wanted : stepTo(strength, wanted, elapsedMs / FADE_MS)
    if (strength === 0) shown = null
    fit(brush.canvas, video)
    brush.clearRect(0, 0, brush.canvas.width, brush.canvas.height)
    brush.globalAlpha = strength
    if (isWorn(effect) && shown !== null) drawCostume(brush, effect, shown)
    if (effect === 'park' && cutout !== null) {
      drawPark(brush)
      brush.drawImage(cutout, 0, 0, brush.canvas.width, brush.canvas.height)
    }
    request = requestAnimationFrame(paint)
  }
  request = requestAnimationFrame(paint)
  return () => cancelAnimationFrame(request)
}

function glide(from: HeadAnchor, to: HeadAnchor, elapsedMs: number): HeadAnchor {
  const share = 1 - Math.exp(-elapsedMs / GLIDE_MS)
  const between = (a: number, b: number): number => a + (b - a) * share
  return {
    x: between(from.x, to.x),
    y: between(from.y, to.y),
    radius: between(from.radius, to.radius),
    confidence: to.confidence,
  }
}

function stepTo(from: number, to: number, by: number): number {
  return from < to ? Math.min(to, from + by) : Math.max(to, from - by)
}

/** As many pixels as the camera gives, so that nothing is stretched twice. */
function fit(canvas: HTMLCanvasElement, { videoWidth, videoHeight }: HTMLVideoElement): void {
  if (canvas.width !== videoWidth) canvas.width = videoWidth
  if (canvas.height !== videoHeight) canvas.height = videoHeight
}
