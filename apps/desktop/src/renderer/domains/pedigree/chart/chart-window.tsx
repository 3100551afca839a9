import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useBoxWords } from './box-words.ts'
import { type BoxLook, ChartCard, ChartGap } from './chart-card.tsx'
import { neighbourOf } from './chart-layout.ts'
import { ChartLines } from './chart-lines.tsx'
import type { ChartModel } from './chart-model.ts'
import type { ChartPoint } from './chart-view.ts'
import { boxAt, type DrawnChart, drawChart } from './draw-chart.ts'
import type { ChartHands } from './use-chart-view.ts'

/** Pixels one press of Shift and an arrow moves. */
const PAN_STEP_PX = 90

const WALKS = {
  ArrowLeft: 'offspring',
  ArrowRight: 'parents',
  ArrowUp: 'above',
  ArrowDown: 'below',
} as const

const PANS: Readonly<Record<string, ChartPoint>> = {
  ArrowLeft: { x: -PAN_STEP_PX, y: 0 },
  ArrowRight: { x: PAN_STEP_PX, y: 0 },
  ArrowUp: { x: 0, y: -PAN_STEP_PX },
  ArrowDown: { x: 0, y: PAN_STEP_PX },
}

/** The window onto a chart: drag, wheel and keys move it, every box in sight is a link. One stop of the Tab key. */
export function ChartWindow(props: {
  readonly model: ChartModel
  readonly hands: ChartHands
  readonly shown: number | null
  onShow(mark: number | null): void
  hrefOf(animalId: number): string
}): ReactElement {
  const { model, hands, shown } = props
  const { t } = useTranslation('pedigree')
  const drawn = useMemo(
    () => drawChart(model.layout, hands.view, hands.size),
    [model.layout, hands.view, hands.size],
  )
  const keys = useChartKeys(model, hands, drawn)
  const pointed = usePointedBar(drawn, hands)
  const showAt = (target: EventTarget): void => {
    const mark = target instanceof Element ? target.closest('[data-kekule]')?.getAttribute('data-mark') : null
    props.onShow(mark == null ? null : Number(mark))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups links.
    <div
      ref={hands.windowRef}
      className="pedigree-window"
      data-testid="pedigree-chart"
      data-dragging={hands.isDragging}
      role="group"
      aria-label={t('chart.label', { name: model.ancestry.animals.get(model.ancestry.rootId)?.name ?? '' })}
      aria-describedby="pedigree-chart-keys"
      {...hands.drag}
      onPointerMove={event => {
        hands.drag.onPointerMove(event)
        pointed.follow(event)
      }}
      onPointerLeave={pointed.leave}
      onPointerOver={event => showAt(event.target)}
      onFocus={event => showAt(event.target)}
      onBlur={() => props.onShow(null)}
      onKeyDown={keys.press}
    >
      <ChartLines drawn={drawn} model={model} shown={shown} />
      <Cards {...props} drawn={drawn} tabStop={keys.tabStop} />
      {pointed.at === null ? null : <PointedName {...pointed.at} model={model} />}
      <p id="pedigree-chart-keys" className="pedigree-hidden">
        {t('chart.keys')}
      </p>
    </div>
  )
}

function Cards(props: {
  readonly model: ChartModel
  readonly drawn: DrawnChart
  readonly shown: number | null
  readonly tabStop: number
  hrefOf(animalId: number): string
}): ReactElement {
  const { model, drawn, shown } = props
  const wordsOf = useBoxWords(model)
  const lines = model.marked.find(({ mark }) => mark === shown)?.lines
  const lookOf = (kekule: number): BoxLook => {
    if (lines === undefined) return 'plain'
    return lines.has(kekule) ? 'lit' : 'dim'
  }
  return (
    <>
      {drawn.cards.map(card => {
        const { kekule, animalId } = card.box
        if (animalId === null) return <ChartGap key={kekule} drawn={card} look={lookOf(kekule)} />
        return (
          <ChartCard
            key={kekule}
            drawn={card}
            words={wordsOf(kekule)}
            href={props.hrefOf(animalId)}
            mark={model.markOf.get(animalId)}
            look={lookOf(kekule)}
            isTabStop={props.tabStop === kekule}
          />
        )
      })}
    </>
  )
}

function useChartKeys(model: ChartModel, hands: ChartHands, drawn: DrawnChart) {
  const [active, setActive] = useState(1)
  const wanted = useRef<number | null>(null)
  const inSight = drawn.cards.filter(({ box }) => box.animalId !== null).map(({ box }) => box.kekule)
  const tabStop = inSight.includes(active) ? active : (inSight[0] ?? 1)
  useEffect(() => {
    if (wanted.current === null) return
    hands.element
      ?.querySelector<HTMLElement>(`[data-kekule="${wanted.current}"]`)
      ?.focus({ preventScroll: true })
    wanted.current = null
  })
  const walk = (kekule: number): void => {
    wanted.current = kekule
    setActive(kekule)
    hands.show(kekule)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = Number(event.target instanceof Element ? event.target.getAttribute('data-kekule') : Number.NaN)
    const way = WALKS[event.key as keyof typeof WALKS]
    const pan = PANS[event.key]
    if (event.shiftKey && pan !== undefined) hands.pan(pan)
    else if (way !== undefined) walk(neighbourOf(model.layout, at || tabStop, way))
    else if (event.key === 'Home') walk(1)
    else if (event.key === '+' || event.key === '=') hands.zoom(1)
    else if (event.key === '-') hands.zoom(-1)
    else if (event.key === '0') hands.fit()
    else return
    event.preventDefault()
  }
  return { tabStop, press }
}

type Pointed = { readonly kekule: number; readonly x: number; readonly y: number }

/** Bars have no words; the one under the pointer says its name beside it. */
function usePointedBar(drawn: DrawnChart, hands: ChartHands) {
  const [at, setAt] = useState<Pointed | null>(null)
  const follow = (event: PointerEvent): void => {
    const corner = event.currentTarget.getBoundingClientRect()
    const point = { x: event.clientX - corner.left, y: event.clientY - corner.top }
    const bar = hands.isDragging ? undefined : boxAt(drawn.bars, point)
    if (bar === undefined || bar.box.animalId === null) setAt(null)
    else setAt({ ...point, kekule: bar.box.kekule })
  }
  return { at, follow, leave: () => setAt(null) }
}

function PointedName({ kekule, x, y, model }: Pointed & { readonly model: ChartModel }): ReactElement {
  const words = useBoxWords(model)(kekule)
  return (
    <span className="pedigree-pointed" style={{ left: x, top: y }} aria-hidden="true">
      {[words.name, words.place, words.second, words.third].filter(part => part !== '').join(', ')}
    </span>
  )
}
