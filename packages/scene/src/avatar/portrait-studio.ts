import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine.js'
import { Engine } from '@babylonjs/core/Engines/engine.js'

/** One engine draws every portrait of a page: browsers allow only some sixteen WebGL contexts. */
export type PortraitStudio = {
  readonly engine: AbstractEngine
  /** Where the engine draws; copied to each portrait's own canvas. Undefined where nothing is drawn (NullEngine). */
  readonly easel: HTMLCanvasElement | undefined
  /** Calls back before each repaint of the page until the returned function is called. */
  everyFrame(frame: (nowMs: number) => void): () => void
  /** Hands the studio back; the last one out closes it. */
  leave(): void
}

let open:
  | { readonly studio: Omit<PortraitStudio, 'leave'>; readonly close: () => void; users: number }
  | undefined

/** Enters the page's portrait studio, opening it for the first portrait. */
export function enterPortraitStudio(): PortraitStudio {
  open ??= openStudio()
  const mine = open
  mine.users++
  let left = false
  return {
    ...mine.studio,
    leave: () => {
      if (left) return
      left = true
      mine.users--
      if (mine.users > 0) return
      mine.close()
      if (open === mine) open = undefined
    },
  }
}

function openStudio() {
  const easel = document.createElement('canvas')
  const engine = new Engine(easel, true, { alpha: true, premultipliedAlpha: true, stencil: false }, false)
  const frames = new Set<(nowMs: number) => void>()
  let request = 0
  const tick = (nowMs: number) => {
    request = frames.size > 0 ? requestAnimationFrame(tick) : 0
    for (const frame of frames) frame(nowMs)
  }
  const everyFrame = (frame: (nowMs: number) => void) => {
    frames.add(frame)
    if (request === 0) request = requestAnimationFrame(tick)
    return () => void frames.delete(frame)
  }
  const close = () => {
    cancelAnimationFrame(request)
    engine.dispose()
  }
  return { studio: { engine, easel, everyFrame }, close, users: 0 }
}
