import { useReducedMotion } from '@mantine/hooks'
import type { AppearanceFacts, ParkSession } from '@pawfect/scene'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drawingPower } from '../../shell/drawing-power.ts'

/** What a park on a canvas needs; change `peerId` to open it anew. */
export interface ParkCanvasProps {
  readonly pet: { readonly facts: AppearanceFacts; readonly name: string }
  readonly peerId?: string
  readonly className?: string
  /** True for a picture behind something else: not reachable by keyboard, hidden from readers. */
  readonly isBackdrop?: boolean
  onOpen?(session: ParkSession): void
  onClose?(): void
  onFail?(error: unknown): void
}

/** Slow machines draw a smaller picture, enlarged: a park that moves beats one that is sharp. */
const SOFTWARE_SCALING = 3

/** And fewer pictures: the line to the others needs the processor too. */
const SOFTWARE_FRAMES_PER_S = 12

/** The park, drawn and alive, for as long as it is on the page. */
export function ParkCanvas(props: ParkCanvasProps): ReactElement {
  const { t } = useTranslation('meetups')
  const canvas = useRef<HTMLCanvasElement>(null)
  const calm = useReducedMotion()
  const [ready, setReady] = useState(false)
  const latest = useRef(props)
  latest.current = props

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another peer means another park
  useEffect(() => {
    let over = false
    let close: (() => void) | undefined
    const element = canvas.current
    if (element === null) return
    openOn(element, latest.current, calm).then(
      session => {
        if (over) return session.dispose()
        const watch = new ResizeObserver(() => session.resize())
        watch.observe(element)
        close = () => {
          watch.disconnect()
          latest.current.onClose?.()
          session.dispose()
        }
        setReady(true)
        latest.current.onOpen?.(session)
      },
      (error: unknown) => {
        console.warn('the park could not be drawn', error)
        if (!over) latest.current.onFail?.(error)
      },
    )
    return () => {
      over = true
      close?.()
    }
  }, [props.peerId])

  const backdrop = props.isBackdrop ?? false
  return (
    <canvas
      ref={canvas}
      className={props.className}
      data-ready={ready}
      tabIndex={backdrop ? -1 : 0}
      aria-hidden={backdrop}
      aria-label={backdrop ? undefined : t('park.title')}
      role={backdrop ? undefined : 'application'}
    />
  )
}

async function openOn(
  canvas: HTMLCanvasElement,
  { pet, peerId }: ParkCanvasProps,
  reducedMotion: boolean,
): Promise<ParkSession> {
  const power = drawingPower()
  if (power === 'none') throw new Error('this browser has no WebGL2')
  const { openPark, appearanceFromFacts } = await import('@pawfect/scene')
  const session = openPark({
    canvas,
    myPet: { appearance: appearanceFromFacts(pet.facts), name: pet.name },
    reducedMotion,
    shadows: power === 'hardware',
    ...(peerId === undefined ? { solo: true } : { peerId }),
  })
  if (power === 'software') {
    session.park.engine.setHardwareScalingLevel(SOFTWARE_SCALING)
    session.park.engine.maxFPS = SOFTWARE_FRAMES_PER_S
  }
  return session
}
