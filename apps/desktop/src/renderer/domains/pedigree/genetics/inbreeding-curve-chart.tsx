import { CompositeChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import { Button, Group, Table, Text, Title } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InbreedingCurve } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'

/** Generations a curve shows beyond the first one of which nobody is known. */
const FLAT_TAIL = 2

/** The coefficient by generations as a line over how much of each generation is known, or both as a table. */
export function InbreedingCurveChart({ curve }: { readonly curve: InbreedingCurve }): ReactElement {
  const { t } = useTranslation('breeding')
  const [asTable, setAsTable] = useState(false)
  const { percent } = useFigures()
  const points = shownPoints(curve)
  const five = curve.points.find(({ generation }) => generation === 5)
  const flatters = five !== undefined && curve.exact - five.inbreeding > 0.0005
  return (
    <section className="pm-card genetics-part">
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h3">
          {t('sheet.curve')}
        </Title>
        <Button variant="subtle" size="compact-md" onClick={() => setAsTable(!asTable)}>
          {asTable ? t('sheet.asChart') : t('sheet.asTable')}
        </Button>
      </Group>
      <Text c="dimmed" mb="sm" className="pm-prose">
        {t('sheet.curveLead')}
      </Text>
      {asTable ? <CurveTable points={points} /> : <CurveLine curve={curve} points={points} />}
      {flatters ? (
        <Text mt="xs" fw={640}>
          {t('sheet.curveFlatters', { five: percent(five.inbreeding), exact: percent(curve.exact) })}
        </Text>
      ) : null}
    </section>
  )
}

type Points = InbreedingCurve['points']

function shownPoints({ points }: InbreedingCurve): Points {
  const lastKnown = points.findLastIndex(({ completeness }) => completeness > 0)
  return points.slice(0, Math.max(4, lastKnown + 1 + FLAT_TAIL))
}

function CurveLine({ curve, points }: { readonly curve: InbreedingCurve; readonly points: Points }) {
  const { t } = useTranslation('breeding')
  const { percent } = useFigures()
  const [inbreeding, known] = [t('figure.inbreeding'), t('sheet.known')]
  const data = points.map(point => ({
    generation: point.generation,
    [inbreeding]: point.inbreeding,
    [known]: point.completeness,
  }))
  const label = t('sheet.curveLabel', {
    first: percent(points[0]?.inbreeding ?? 0),
    last: percent(curve.exact),
    generations: points.length,
  })
  const top = TOPS.find(share => share >= curve.exact * 1.05) ?? 1
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  return (
    <div role="img" aria-label={label} className="genetics-curve">
      <CompositeChart
        h={260}
        data={data}
        dataKey="generation"
        withLegend
        withRightYAxis
        strokeDasharray="3 5"
        series={[
          { name: known, color: 'var(--pm-go)', type: 'area', yAxisId: 'right' },
          { name: inbreeding, color: 'var(--pm-warm)', type: 'line' },
        ]}
        curveType="monotone"
        // The table is the way for those who cannot see it; a picture takes no focus.
        composedChartProps={{ accessibilityLayer: false }}
        yAxisProps={{
          domain: [0, top],
          ticks: ticks.map(tick => tick * top),
          tickFormatter: percent,
          width: 64,
          tick: TICK,
        }}
        rightYAxisProps={{ domain: [0, 1], ticks, tickFormatter: percent, width: 56, tick: TICK }}
        xAxisProps={{ tick: TICK }}
        valueFormatter={percent}
        xAxisLabel={t('sheet.generation')}
      />
    </div>
  )
}

/** Where the scale may end: shares whose quarters people know. */
const TOPS = [1 / 16, 1 / 8, 1 / 4, 1 / 2]

/** Nothing in the app is smaller than 14 px. */
const TICK = { fontSize: 14, fill: 'var(--pm-ink-soft)' }

function CurveTable({ points }: { readonly points: Points }): ReactElement {
  const { t } = useTranslation('breeding')
  const { percent } = useFigures()
  return (
    <Table className="pm-tabular" fz="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('sheet.generation')}</Table.Th>
          <Table.Th ta="right">{t('figure.inbreeding')}</Table.Th>
          <Table.Th ta="right">{t('sheet.known')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.map(point => (
          <Table.Tr key={point.generation}>
            <Table.Td>{point.generation}</Table.Td>
            <Table.Td ta="right">{percent(point.inbreeding)}</Table.Td>
            <Table.Td ta="right">{percent(point.completeness)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
