import { Button, Group, Progress, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkProgress } from '../../../bridge/index.ts'
import { useFigures } from './use-figures.ts'

/** Where a long piece of work stands, and the way out of it. */
export function WorkUnderWay(props: {
  readonly label: string
  readonly progress: WorkProgress | null
  onCancel?(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const shell = useTranslation('shell').t
  const { count } = useFigures()
  const { progress } = props
  const total = progress?.total ?? 0
  const share = total === 0 ? 100 : (100 * (progress?.done ?? 0)) / total
  return (
    <div className="pm-card pedigree-work" role="status">
      <Group justify="space-between" mb="xs">
        <Text fw={640}>{props.label}</Text>
        {props.onCancel ? (
          <Button variant="subtle" color="gray" onClick={props.onCancel}>
            {shell('cancel')}
          </Button>
        ) : null}
      </Group>
      <Progress
        value={share}
        animated={total === 0}
        color="meadow"
        size="lg"
        radius="xl"
        aria-label={props.label}
      />
      <Text c="dimmed" mt={6} className="pm-tabular">
        {progress === null ? shell('loading') : t(`work.${progress.step}`)}
        {total > 0 ? ` · ${t('work.of', { done: count(progress?.done ?? 0), total: count(total) })}` : ''}
      </Text>
    </div>
  )
}
