import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'

/** Frames longer than this feel sluggish; shorter than the other leave room for more pixels. */
const SLOW_FRAME_MS = 45
const QUICK_FRAME_MS = 15

const COARSEST = 2

/** Time between two decisions, so that one long frame changes nothing. */
const DECIDE_EVERY_MS = 1500

/**
 * How coarsely to draw next (1 is one pixel for one), given how long frames take.
 * Steps are small and the two limits lie apart, so that it settles instead of swinging.
 */
export function nextScaling(current: number, frameMs: number): number {
  if (frameMs > SLOW_FRAME_MS) return Math.min(COARSEST, current * 1.25)
  if (frameMs < QUICK_FRAME_MS) return Math.max(1, current / 1.15)
  return current
}

/** Keeps an engine fluent on slow machines by drawing fewer pixels. Call the result once a frame. */
export function adaptResolution(engine: AbstractEngine): (nowMs: number) => void {
  let [sinceMs, frames] = [performance.now(), 0]
  return nowMs => {
    frames++
    const passedMs = nowMs - sinceMs
    if (passedMs < DECIDE_EVERY_MS) return
    const scaling = engine.getHardwareScalingLevel()
    const wanted = nextScaling(scaling, passedMs / frames)
    if (Math.abs(wanted - scaling) > 0.01) engine.setHardwareScalingLevel(wanted)
    sinceMs = nowMs
    frames = 0
  }
}
