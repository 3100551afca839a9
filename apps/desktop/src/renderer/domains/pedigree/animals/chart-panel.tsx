import { Skeleton } from '@mantine/core'
import { type ReactElement, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_CHART_GENERATIONS } from '../../../../bridge/index.ts'
import { ancestryOf } from '../chart/ancestry.ts'
import { PedigreeChart } from '../chart/pedigree-chart.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigree } from '../use-pedigree.ts'

/** The chart of one animal; all its generations are fetched at once, so that choosing more or fewer is at once. */
export function ChartPanel(props: {
  readonly animalId: number
  readonly generations: number
  /** The revision of the studbook whose figures are computed, null as long as none is. */
  readonly figuresOf: number | null
  onGenerations(generations: number): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { animalId, generations } = props
  const ancestors = usePedigree({
    // Once the exact figures are computed, every box can say its own.
    key: ['ancestors', animalId, props.figuresOf],
    keepFormer: true,
    ask: ({ host, accountId, watch }) =>
      host.ancestors({ accountId, animalId, generations: MAX_CHART_GENERATIONS }, { signal: watch.signal }),
  })
  const ancestry = useMemo(
    () => (ancestors.data === undefined ? null : ancestryOf(ancestors.data.animals, animalId)),
    [ancestors.data, animalId],
  )
  // The former answer may be another animal's.
  const isOfAnother = ancestors.data?.animals.every(animal => animal.animalId !== animalId) ?? true
  if (ancestors.isError) return <PedigreeError error={ancestors.error} />
  if (ancestry === null || isOfAnother)
    return <Skeleton height={420} radius="lg" aria-label={t('animal.loading')} />
  return (
    <PedigreeChart
      ancestry={ancestry}
      generations={generations}
      onGenerations={props.onGenerations}
      hrefOf={other => `#/pedigree/animals/${other}?generations=${generations}`}
    />
  )
}
