import type { PetFacts } from '@pawfect/domain/pets'
import type { AppearanceFacts, PetPortrait as Portrait } from '@pawfect/scene'
import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drawingPower } from '../../shell/drawing-power.ts'
import { appearanceFactsOf } from './pet-appearance.ts'
import { PetDrawing } from './pet-drawing.tsx'
import './pets.css'

/** Typing changes facts with every key; the body is built anew only when the hand rests. */
const REBUILD_AFTER_MS = 350

/** An animal's live 3D portrait, turning its head; a drawing where 3D is not to be had. */
export function PetPortrait(props: {
  readonly facts: PetFacts & { readonly petId?: string }
  /** Head and chest, or the whole animal. */
  readonly framing?: 'bust' | 'body'
}): ReactElement {
  const { t } = useTranslation('pets')
  const canvas = useRef<HTMLCanvasElement>(null)
  const label = t('add.portraitAlt', { name: props.facts.name })
  const state = useLivePortrait(canvas, {
    facts: appearanceFactsOf(props.facts),
    framing: props.framing ?? 'body',
  })
  return (
    <div className="pet-portrait" data-testid="portrait" data-state={state}>
      {state === 'live' ? null : (
        <div className="pet-picture-none" style={{ position: 'absolute', inset: 0 }}>
          <PetDrawing species={props.facts.species} coat={props.facts.coat} label={label} />
        </div>
      )}
      {state === 'unavailable' ? (
        <p className="pet-portrait-note">{t('add.portraitNo3d')}</p>
      ) : (
        <canvas
          ref={canvas}
          role="img"
          aria-label={label}
          aria-hidden={state !== 'live'}
          style={{ opacity: state === 'live' ? 1 : 0 }}
        />
      )}
    </div>
  )
}

type PortraitState = 'building' | 'live' | 'unavailable'

function useLivePortrait(
  canvas: RefObject<HTMLCanvasElement | null>,
  { facts, framing }: { readonly facts: AppearanceFacts; readonly framing: 'bust' | 'body' },
): PortraitState {
  const [state, setState] = useState<PortraitState>(() =>
    drawingPower() === 'none' ? 'unavailable' : 'building',
  )
  const looks = JSON.stringify(facts)
  const shown = useRef<Portrait>(undefined)

  useEffect(() => () => shown.current?.dispose(), [])

  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    let over = false
    const draw = async (): Promise<void> => {
      const { createPetPortrait, appearanceFromFacts } = await import('@pawfect/scene')
      if (over) return
      const next = createPetPortrait(element, appearanceFromFacts(JSON.parse(looks)), { framing })
      // The canvas keeps its last picture until the next one is drawn over it.
      shown.current?.dispose()
      shown.current = next
      await next.shown
      if (!over) setState('live')
    }
    const timer = setTimeout(
      () =>
        draw().catch((error: unknown) => {
          console.warn('the portrait could not be drawn', error)
          if (!over) setState('unavailable')
        }),
      shown.current === undefined ? 0 : REBUILD_AFTER_MS,
    )
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [canvas, looks, framing])
  return state
}
