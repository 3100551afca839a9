import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactElement, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useFigures } from '../use-figures.ts'
import type { Ancestry } from './ancestry.ts'
import { useBoxWords } from './box-words.ts'
import { ChartCard, ChartGap } from './chart-card.tsx'
import { type ChartLayout, layOutChart } from './chart-layout.ts'
import { ChartLines } from './chart-lines.tsx'
import { type ChartModel, chartModel } from './chart-model.ts'
import { clampView, NAME_ROW_PX } from './chart-view.ts'
import type { CommonAncestor } from './common-ancestors.ts'
import { drawChart } from './draw-chart.ts'
import './chart-print.css'

/** A4 across with margins of 10 mm, less the heading and the legend, in CSS pixels. */
const SHEET = { width: 1044, height: 600 }

/** More makes names smaller than 4.5 points. */
const MOST_ENLARGED = 2.4

/** How much larger than the paper the sheet is drawn, so that every box has room for its name. */
function enlargementOf(layout: ChartLayout): number {
  return Math.max(1, (layout.rows * NAME_ROW_PX) / SHEET.height)
}

/** Generations that fit onto one page with legible names; where little is known, more do. */
function printableGenerations(ancestry: Ancestry): readonly number[] {
  const offered = [3, 4, 5, 6, 7, 8, 9, 10]
  return offered.filter(
    number => number === 3 || enlargementOf(layOutChart(ancestry, number)) <= MOST_ENLARGED,
  )
}

/** Asks how many generations, shows the sheet as it will be, and prints it on one page across. */
export function PrintDialog(props: {
  readonly opened: boolean
  readonly ancestry: Ancestry
  readonly common: readonly CommonAncestor[]
  readonly generations: number
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const [chosen, setChosen] = useState<number | null>(null)
  const { ancestry, common } = props
  const printable = useMemo(() => printableGenerations(ancestry), [ancestry])
  const generations = chosen ?? printable.findLast(number => number <= Math.max(3, props.generations)) ?? 3
  const model = useMemo(() => chartModel(ancestry, common, generations), [ancestry, common, generations])
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('print.title')} size="xl">
      <Stack>
        <Group align="flex-end">
          <Select
            label={t('chart.howMany')}
            data={printable.map(number => ({
              value: `${number}`,
              label: t('chart.generations', { number }),
            }))}
            value={`${generations}`}
            allowDeselect={false}
            onChange={value => setChosen(Number(value))}
          />
          <Text c="dimmed" style={{ flex: 1 }}>
            {t('print.hint')}
          </Text>
        </Group>
        <div className="pedigree-sheet-preview" aria-hidden="true">
          <PrintSheet model={model} />
        </div>
        <Group justify="flex-end">
          <Button
            radius="xl"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('print.now')}
          </Button>
        </Group>
        {createPortal(
          <div className="pedigree-print" aria-hidden="true" data-testid="pedigree-print">
            <PrintSheet model={model} />
          </div>,
          document.body,
        )}
      </Stack>
    </Modal>
  )
}

function drawSheet(layout: ChartLayout) {
  const enlarged = enlargementOf(layout)
  const size = { width: SHEET.width * enlarged, height: SHEET.height * enlarged }
  const view = clampView(layout, size, { zoom: 0, left: 0, top: 0 })
  return { enlarged, size, drawn: drawChart(layout, view, size) }
}

function PrintSheet({ model }: { readonly model: ChartModel }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { percent } = useFigures()
  const wordsOf = useBoxWords(model)
  const { enlarged, size, drawn } = useMemo(() => drawSheet(model.layout), [model.layout])
  const root = model.ancestry.animals.get(model.ancestry.rootId)
  return (
    <div className="pedigree-sheet">
      <h1>{t('print.heading', { name: root?.name ?? '' })}</h1>
      <p>{[wordsOf(1).second, root?.registration ?? '', wordsOf(1).third].filter(Boolean).join(' · ')}</p>
      <div style={{ width: SHEET.width, height: SHEET.height, overflow: 'hidden' }}>
        <div
          className="pedigree-sheet-chart"
          style={{ ...size, transform: `scale(${1 / enlarged})`, transformOrigin: '0 0' }}
        >
          <ChartLines drawn={drawn} model={model} shown={null} />
          {drawn.cards.map(card => {
            const { kekule, animalId } = card.box
            if (animalId === null) return <ChartGap key={kekule} drawn={card} look="plain" />
            const mark = model.markOf.get(animalId)
            return (
              <ChartCard
                key={kekule}
                {...{ drawn: card, words: wordsOf(kekule), mark }}
                href=""
                look="plain"
                isTabStop={false}
              />
            )
          })}
        </div>
      </div>
      <p className="pedigree-sheet-legend">
        {model.marked.map(({ mark, animal, contribution }) => (
          <span key={mark} data-mark={mark}>
            <span className="pedigree-mark">{mark}</span> {animal.name} {percent(contribution)}
          </span>
        ))}
      </p>
    </div>
  )
}
