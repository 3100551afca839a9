import { ActionIcon, Button, Group, SegmentedControl, Select, Tooltip } from '@mantine/core'
import {
  IconArrowsMaximize,
  IconBinaryTree,
  IconListTree,
  IconPrinter,
  IconZoomIn,
  IconZoomOut,
  IconZoomScan,
} from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_GENERATIONS, MIN_GENERATIONS } from './chart-layout.ts'
import type { ChartHands } from './use-chart-view.ts'

/** How a pedigree is shown. */
export type ChartKind = 'chart' | 'list'

/** How many generations, chart or list, zoom, whole screen, print. */
export function ChartToolbar(props: {
  readonly generations: number
  readonly kind: ChartKind
  readonly hands: ChartHands
  onGenerations(generations: number): void
  onKind(kind: ChartKind): void
  onPrint(): void
  onWholeScreen(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const offered = Array.from({ length: MAX_GENERATIONS - MIN_GENERATIONS + 1 }, (_, index) => {
    const number = MIN_GENERATIONS + index
    return { value: `${number}`, label: t('chart.generations', { number }) }
  })
  return (
    <Group gap="sm" mb="sm" className="pedigree-toolbar">
      <Select
        aria-label={t('chart.howMany')}
        data={offered}
        value={`${props.generations}`}
        allowDeselect={false}
        // Inside the chart, so that it shows over the whole screen too.
        comboboxProps={{ withinPortal: false }}
        onChange={value => props.onGenerations(Number(value))}
        w={180}
      />
      <SegmentedControl
        aria-label={t('chart.kind')}
        value={props.kind}
        onChange={value => props.onKind(value === 'list' ? 'list' : 'chart')}
        data={[
          {
            value: 'chart',
            label: <Labelled icon={<IconBinaryTree size={18} />} text={t('chart.asChart')} />,
          },
          { value: 'list', label: <Labelled icon={<IconListTree size={18} />} text={t('chart.asList')} /> },
        ]}
      />
      <Group gap={4} ml="auto">
        {props.kind === 'chart' ? <ZoomButtons {...props} /> : null}
        <Button
          variant="default"
          radius="xl"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={props.onPrint}
        >
          {t('chart.print')}
        </Button>
      </Group>
    </Group>
  )
}

function Labelled({ icon, text }: { readonly icon: ReactElement; readonly text: string }): ReactElement {
  return (
    <Group gap={6} wrap="nowrap" component="span">
      {icon}
      {text}
    </Group>
  )
}

function ZoomButtons(props: { readonly hands: ChartHands; onWholeScreen(): void }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { hands } = props
  return (
    <>
      <IconButton label={t('chart.zoomOut')} onClick={() => hands.zoom(-1)} disabled={hands.view.zoom <= 0}>
        <IconZoomOut size={20} />
      </IconButton>
      <IconButton label={t('chart.zoomIn')} onClick={() => hands.zoom(1)} disabled={hands.view.zoom >= 1}>
        <IconZoomIn size={20} />
      </IconButton>
      <IconButton label={t('chart.fit')} onClick={hands.fit}>
        <IconZoomScan size={20} />
      </IconButton>
      <IconButton label={t('chart.wholeScreen')} onClick={props.onWholeScreen}>
        <IconArrowsMaximize size={20} />
      </IconButton>
    </>
  )
}

function IconButton(props: {
  readonly label: string
  readonly disabled?: boolean
  readonly children: ReactElement
  onClick(): void
}): ReactElement {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        radius="xl"
        aria-label={props.label}
        disabled={props.disabled ?? false}
        onClick={props.onClick}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  )
}
