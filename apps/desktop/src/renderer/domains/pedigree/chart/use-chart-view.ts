import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { ChartLayout } from './chart-layout.ts'
import {
  type ChartPoint,
  type ChartSize,
  type ChartView,
  clampView,
  openingView,
  panBy,
  reveal,
  zoomAt,
} from './chart-view.ts'

/** One press of a zoom button or key. */
const ZOOM_STEP = 0.18

/** A whole turn of an ordinary wheel is about a hundred of its units. */
const ZOOM_PER_WHEEL_UNIT = 0.0012

/** A hand that shakes this much still clicks. */
const DRAG_STARTS_PX = 5

/** What hands can do with a chart. */
export type ChartHands = {
  readonly view: ChartView
  readonly size: ChartSize
  /** The window itself, once it is drawn. */
  readonly element: HTMLDivElement | null
  readonly windowRef: (element: HTMLDivElement | null) => void
  readonly isDragging: boolean
  readonly drag: {
    onPointerDown(event: PointerEvent): void
    onPointerMove(event: PointerEvent): void
    onPointerUp(event: PointerEvent): void
    onPointerCancel(event: PointerEvent): void
    onClickCapture(event: { preventDefault(): void; stopPropagation(): void }): void
  }
  zoom(steps: number): void
  pan(by: ChartPoint): void
  fit(): void
  show(kekule: number): void
}

/** Zoom and pan by mouse, touchpad, buttons and keys, over one layout in a window of any size. */
export function useChartView(layout: ChartLayout): ChartHands {
  const [element, setElement] = useState<HTMLDivElement | null>(null)
  const size = useSizeOf(element)
  const [chosen, setChosen] = useState<{ layout: ChartLayout; view: ChartView } | null>(null)
  const view = useMemo(
    () => (chosen?.layout === layout ? clampView(layout, size, chosen.view) : openingView(layout, size)),
    [chosen, layout, size],
  )
  const chart = { layout, size }
  const look = (next: ChartView): void => setChosen({ layout, view: next })
  const latest = useRef({ chart, view, look })
  latest.current = { chart, view, look }
  useWheelZoom(element, latest)
  const middle = { x: size.width / 2, y: size.height / 2 }
  return {
    view,
    size,
    element,
    windowRef: setElement,
    ...useDrag(latest),
    zoom: steps => look(zoomAt(chart, view, { by: steps * ZOOM_STEP, at: middle })),
    pan: by => look(panBy(chart, view, by)),
    fit: () => look(clampView(layout, size, { zoom: 0, left: 0, top: 0 })),
    show: kekule => {
      const box = layout.boxOf.get(kekule)
      if (box !== undefined) look(reveal(chart, view, box))
    },
  }
}

/** Until a window is drawn it has the size of a small laptop's. */
const FIRST_SIZE = { width: 1000, height: 500 }

function useSizeOf(element: HTMLDivElement | null): ChartSize {
  const [size, setSize] = useState<ChartSize>(FIRST_SIZE)
  useEffect(() => {
    if (element === null) return
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [element])
  return size
}

type Latest = {
  readonly current: {
    readonly chart: { readonly layout: ChartLayout; readonly size: ChartSize }
    readonly view: ChartView
    look(next: ChartView): void
  }
}

/** The wheel zooms where the pointer is; sideways it moves. React's own listener could not keep the page still. */
function useWheelZoom(element: HTMLDivElement | null, latest: Latest): void {
  useEffect(() => {
    if (element === null) return
    const turn = (event: WheelEvent): void => {
      event.preventDefault()
      const { chart, view, look } = latest.current
      const corner = element.getBoundingClientRect()
      const at = { x: event.clientX - corner.left, y: event.clientY - corner.top }
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey)
        look(panBy(chart, view, { x: event.deltaX || event.deltaY, y: 0 }))
      else look(zoomAt(chart, view, { by: -event.deltaY * ZOOM_PER_WHEEL_UNIT, at }))
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [element, latest])
}

function useDrag(latest: Latest): Pick<ChartHands, 'drag' | 'isDragging'> {
  const [isDragging, setDragging] = useState(false)
  const hold = useRef<{ x: number; y: number; moved: boolean } | null>(null)
  const justDragged = useRef(false)
  const letGo = (): void => {
    justDragged.current = hold.current?.moved ?? false
    hold.current = null
    setDragging(false)
  }
  return {
    isDragging,
    drag: {
      onPointerDown: event => {
        justDragged.current = false
        if (event.button === 0) hold.current = { x: event.clientX, y: event.clientY, moved: false }
      },
      onPointerMove: event => {
        const held = hold.current
        if (held === null) return
        const [x, y] = [held.x - event.clientX, held.y - event.clientY]
        if (!held.moved && Math.hypot(x, y) < DRAG_STARTS_PX) return
        if (!held.moved) event.currentTarget.setPointerCapture(event.pointerId)
        hold.current = { x: event.clientX, y: event.clientY, moved: true }
        setDragging(true)
        const { chart, view, look } = latest.current
        look(panBy(chart, view, { x, y }))
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      // The end of a drag over an animal is not a click on it.
      onClickCapture: event => {
        if (!justDragged.current) return
        event.preventDefault()
        event.stopPropagation()
      },
    },
  }
}
