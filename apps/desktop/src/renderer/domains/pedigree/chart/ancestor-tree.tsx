import { type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoxWords } from './box-words.ts'
import { UnseenWords } from './chart-card.tsx'
import type { ChartBox, ChartLayout } from './chart-layout.ts'
import type { ChartModel } from './chart-model.ts'
import { SexMark } from './sex-mark.tsx'

/** Opened at first: the animal, its parents and theirs. */
const FIRST_OPEN = [1, 2, 3]

/** The same pedigree as a tree to open and close, for keyboards and screen readers (WAI-ARIA tree pattern). */
export function AncestorTree(props: {
  readonly model: ChartModel
  hrefOf(animalId: number): string
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { layout } = props.model
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set(FIRST_OPEN))
  const [active, setActive] = useState(1)
  const list = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => visibleRows(layout, open), [layout, open])
  const goTo = (kekule: number): void => {
    setActive(kekule)
    list.current?.querySelector<HTMLElement>(`[data-kekule="${kekule}"]`)?.focus()
  }
  const toggle = (kekule: number, wanted: boolean): void =>
    setOpen(now => (wanted ? new Set([...now, kekule]) : new Set([...now].filter(other => other !== kekule))))
  const press = (event: KeyboardEvent): void => {
    const step = stepOf(event.key, { layout, open, rows, at: active })
    if (step === null) return
    event.preventDefault()
    if (step.kind === 'go') goTo(step.kekule)
    else if (step.kind === 'toggle') toggle(active, step.open)
    else window.location.hash = props.hrefOf(layout.boxOf.get(active)?.animalId ?? 0)
  }
  return (
    <div ref={list} role="tree" className="pedigree-tree" aria-label={t('chart.title')} onKeyDown={press}>
      {rows.map(box => (
        <TreeRow
          key={box.kekule}
          box={box}
          model={props.model}
          isOpen={open.has(box.kekule)}
          isTabStop={box.kekule === active}
          hrefOf={props.hrefOf}
          onToggle={() => toggle(box.kekule, !open.has(box.kekule))}
          onFocus={() => setActive(box.kekule)}
        />
      ))}
    </div>
  )
}

function visibleRows(layout: ChartLayout, open: ReadonlySet<number>): readonly ChartBox[] {
  const rows: ChartBox[] = []
  const add = (kekule: number): void => {
    const box = layout.boxOf.get(kekule)
    if (box === undefined) return
    rows.push(box)
    if (open.has(kekule)) for (const parent of [kekule * 2, kekule * 2 + 1]) add(parent)
  }
  add(1)
  return rows
}

type TreeStep =
  | { readonly kind: 'go'; readonly kekule: number }
  | { readonly kind: 'toggle'; readonly open: boolean }
  | { readonly kind: 'visit' }

function stepOf(
  key: string,
  tree: {
    readonly layout: ChartLayout
    readonly open: ReadonlySet<number>
    readonly rows: readonly ChartBox[]
    readonly at: number
  },
): TreeStep | null {
  const { layout, open, rows, at } = tree
  const index = rows.findIndex(box => box.kekule === at)
  const go = (kekule: number | undefined): TreeStep | null =>
    kekule === undefined ? null : { kind: 'go', kekule }
  const canOpen = layout.boxOf.has(at * 2)
  if (key === 'ArrowDown') return go(rows[index + 1]?.kekule)
  if (key === 'ArrowUp') return go(rows[index - 1]?.kekule)
  if (key === 'Home') return go(1)
  if (key === 'End') return go(rows[rows.length - 1]?.kekule)
  if (key === 'ArrowRight' && canOpen) return open.has(at) ? go(at * 2) : { kind: 'toggle', open: true }
  if (key === 'ArrowLeft' && canOpen && open.has(at)) return { kind: 'toggle', open: false }
  if (key === 'ArrowLeft') return at === 1 ? null : go(Math.floor(at / 2))
  return key === 'Enter' && layout.boxOf.get(at)?.animalId !== null ? { kind: 'visit' } : null
}

function TreeRow(props: {
  readonly box: ChartBox
  readonly model: ChartModel
  readonly isOpen: boolean
  readonly isTabStop: boolean
  hrefOf(animalId: number): string
  onToggle(): void
  onFocus(): void
}): ReactElement {
  const { box, model, isOpen } = props
  const { t } = useTranslation('pedigree')
  const words = useBoxWords(model)(box.kekule)
  const unknown = box.kekule % 2 === 0 ? t('chart.unknownSire') : t('chart.unknownDam')
  const canOpen = box.beyond === 'drawn'
  return (
    <div
      role="treeitem"
      className="pedigree-tree-row"
      aria-level={box.generation + 1}
      aria-setsize={box.kekule === 1 ? 1 : 2}
      aria-posinset={(box.kekule % 2) + (box.kekule === 1 ? 0 : 1)}
      data-kekule={box.kekule}
      data-mark={model.markOf.get(box.animalId ?? 0)}
      tabIndex={props.isTabStop ? 0 : -1}
      style={{ paddingInlineStart: 12 + box.generation * 26 }}
      onFocus={props.onFocus}
      {...(canOpen ? { 'aria-expanded': isOpen } : {})}
    >
      <button
        type="button"
        className="pedigree-tree-toggle"
        tabIndex={-1}
        aria-hidden="true"
        disabled={!canOpen}
        onClick={props.onToggle}
      >
        {canOpen ? (isOpen ? '–' : '+') : ''}
      </button>
      {box.animalId === null ? (
        <span className="pedigree-tree-unknown">{unknown}</span>
      ) : (
        <a tabIndex={-1} href={props.hrefOf(box.animalId)}>
          <SexMark sex={words.sex} />
          <strong>{words.name}</strong>
          <UnseenWords words={words} />
          <span>{[words.second, words.third].filter(part => part !== '').join(' · ')}</span>
        </a>
      )}
    </div>
  )
}
