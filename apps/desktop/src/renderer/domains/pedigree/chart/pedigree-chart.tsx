import { type ReactElement, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AncestorTree } from './ancestor-tree.tsx'
import type { Ancestry } from './ancestry.ts'
import { chartModel } from './chart-model.ts'
import { PrintDialog } from './chart-print.tsx'
import { type ChartKind, ChartToolbar } from './chart-toolbar.tsx'
import { ChartWindow } from './chart-window.tsx'
import { CommonAncestorLegend } from './common-ancestor-legend.tsx'
import { commonAncestors } from './common-ancestors.ts'
import { GenerationHeader } from './generation-header.tsx'
import { useChartView } from './use-chart-view.ts'
import './chart.css'

/**
 * An animal and its ancestors: as a bracket with common ancestors in one colour each, or as a list for reading
 * aloud; printable.
 *
 * @param props.ancestry - as many generations as are at hand; parts of common ancestors count all of them.
 * @param props.generations - drawn, `MIN_GENERATIONS` to `MAX_GENERATIONS`.
 */
export function PedigreeChart(props: {
  readonly ancestry: Ancestry
  readonly generations: number
  onGenerations(generations: number): void
  hrefOf(animalId: number): string
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { ancestry, generations } = props
  const common = useMemo(() => commonAncestors(ancestry), [ancestry])
  const model = useMemo(() => chartModel(ancestry, common, generations), [ancestry, common, generations])
  const hands = useChartView(model.layout)
  const [kind, setKind] = useState<ChartKind>('chart')
  const [shown, setShown] = useState<number | null>(null)
  const [printing, setPrinting] = useState(false)
  const whole = useRef<HTMLElement>(null)
  return (
    <section ref={whole} className="pedigree-chart" aria-label={t('chart.title')}>
      <ChartToolbar
        {...{ generations, kind, hands }}
        onGenerations={props.onGenerations}
        onKind={setKind}
        onPrint={() => void leaveWholeScreen().then(() => setPrinting(true))}
        onWholeScreen={() => void toggleWholeScreen(whole.current)}
      />
      {kind === 'list' ? (
        <AncestorTree model={model} hrefOf={props.hrefOf} />
      ) : (
        <div className="pedigree-frame">
          <div className="pedigree-header-frame">
            <GenerationHeader layout={model.layout} view={hands.view} size={hands.size} />
          </div>
          <ChartWindow {...{ model, hands, shown }} onShow={setShown} hrefOf={props.hrefOf} />
        </div>
      )}
      <CommonAncestorLegend
        model={model}
        exact={ancestry.animals.get(ancestry.rootId)?.inbreeding ?? null}
        shown={shown}
        onShow={setShown}
      />
      <PrintDialog
        opened={printing}
        onClose={() => setPrinting(false)}
        {...{ ancestry, common, generations }}
      />
    </section>
  )
}

async function toggleWholeScreen(element: HTMLElement | null): Promise<void> {
  if (document.fullscreenElement === null) await element?.requestFullscreen()
  else await document.exitFullscreen()
}

/** A dialog lies on the page, which the whole screen hides. */
async function leaveWholeScreen(): Promise<void> {
  if (document.fullscreenElement !== null) await document.exitFullscreen()
}
