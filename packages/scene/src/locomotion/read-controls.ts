/** What keys and pointer ask for since the last reading. Keys are held states, the rest are sums. */
export type Controls = {
  readonly forward: number
  readonly right: number
  readonly run: boolean
  readonly sit: boolean
  readonly greet: boolean
  /** Pixels dragged to turn the camera. */
  readonly dragX: number
  readonly dragY: number
  /** Notches of zoom, outwards positive. */
  readonly zoom: number
}

/** Single presses, told once each. */
export type ControlEvents = {
  readonly onThrow: () => void
  readonly onCameraMode: () => void
  /** A click or tap that was no drag; canvas pixels. */
  readonly onPoint: (x: number, y: number, twice: boolean) => void
}

/** Reads keyboard, mouse and touch over one canvas. */
export type ControlReader = { read(): Controls; dispose(): void }

/** A press that moves less than this is a click. */
const CLICK_PX = 6

/** Starts listening. Keys count while the canvas or the page's body has the focus, never while someone types. */
export function readControls(canvas: HTMLCanvasElement, events: ControlEvents): ControlReader {
  const stop = new AbortController()
  const { signal } = stop
  const keys = new Set<string>()
  const sums = { dragX: 0, dragY: 0, zoom: 0 }
  let sitting = false
  if (canvas.tabIndex < 0) canvas.tabIndex = 0
  const page = canvas.ownerDocument
  const onKey = (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    if (PARK_KEYS.has(event.code) && event.target === canvas) event.preventDefault()
    if (event.repeat) return
    keys.add(event.code)
    if (event.code === 'Space') sitting = !sitting
    if (event.code === 'KeyF') events.onThrow()
    if (event.code === 'KeyC') events.onCameraMode()
    if (MOVE_KEYS.has(event.code)) sitting = false
  }
  page.addEventListener('keydown', onKey, { signal })
  page.addEventListener('keyup', event => keys.delete(event.code), { signal })
  page.defaultView?.addEventListener('blur', () => keys.clear(), { signal })
  listenToPointer(canvas, { signal, sums, onPoint: events.onPoint })
  return {
    read: () => {
      const held = (...codes: string[]) => (codes.some(code => keys.has(code)) ? 1 : 0)
      const controls = {
        forward: held('KeyW', 'ArrowUp') - held('KeyS', 'ArrowDown'),
        right: held('KeyD', 'ArrowRight') - held('KeyA', 'ArrowLeft'),
        run: held('ShiftLeft', 'ShiftRight') === 1,
        sit: sitting,
        greet: held('KeyE') === 1,
        ...sums,
      }
      Object.assign(sums, { dragX: 0, dragY: 0, zoom: 0 })
      return controls
    },
    dispose: () => stop.abort(),
  }
}

const MOVE_KEYS = new Set(['KeyW', 'KeyA', 'KeyS', 'KeyD', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])
const PARK_KEYS = new Set([...MOVE_KEYS, 'Space'])

function isTyping(target: EventTarget | null): boolean {
  const tag = target as { readonly tagName?: string; readonly isContentEditable?: boolean } | null
  return (
    ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON'].includes(tag?.tagName ?? '') || tag?.isContentEditable === true
  )
}

type PointerWork = {
  readonly signal: AbortSignal
  readonly sums: { dragX: number; dragY: number; zoom: number }
  readonly onPoint: ControlEvents['onPoint']
}

function listenToPointer(canvas: HTMLCanvasElement, { signal, sums, onPoint }: PointerWork): void {
  let press: { readonly id: number; readonly x: number; readonly y: number; moved: number } | undefined
  let lastClickMs = 0
  canvas.addEventListener(
    'pointerdown',
    event => {
      press = { id: event.pointerId, x: event.clientX, y: event.clientY, moved: 0 }
      if (event.isTrusted) canvas.setPointerCapture(event.pointerId)
      canvas.focus({ preventScroll: true })
    },
    { signal },
  )
  canvas.addEventListener(
    'pointermove',
    event => {
      if (press === undefined || press.id !== event.pointerId) return
      press.moved += Math.abs(event.movementX) + Math.abs(event.movementY)
      if (press.moved < CLICK_PX) return
      sums.dragX += event.movementX
      sums.dragY += event.movementY
    },
    { signal },
  )
  canvas.addEventListener(
    'pointerup',
    event => {
      if (press !== undefined && press.moved < CLICK_PX) {
        onPoint(event.offsetX, event.offsetY, event.timeStamp - lastClickMs < 350)
        lastClickMs = event.timeStamp
      }
      press = undefined
    },
    { signal },
  )
  canvas.addEventListener(
    'pointercancel',
    () => {
      press = undefined
    },
    { signal },
  )
  canvas.addEventListener(
    'wheel',
    event => {
      event.preventDefault()
      sums.zoom += Math.sign(event.deltaY)
    },
    { signal, passive: false },
  )
}
