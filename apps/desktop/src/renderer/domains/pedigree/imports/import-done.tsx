import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../shell/links.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigreeChange } from '../use-pedigree.ts'
import { WorkUnderWay } from '../work-progress.tsx'
import type { Applied } from './apply-panel.tsx'

/** What was written, and the way back. */
export function ImportDone({ applied }: { readonly applied: Applied }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { count } = useFigures()
  const { studbookId, changeId } = applied
  const undo = usePedigreeChange(({ host, accountId, watch }) =>
    host.undoChange({ accountId, studbookId, changeId }, watch),
  )
  if (undo.isPending)
    return <WorkUnderWay label={t('history.undoing')} progress={undo.progress} onCancel={undo.cancel} />
  if (undo.isSuccess) {
    return (
      <Stack className="pm-card" align="center" p={48} role="status">
        <IconArrowBackUp size={40} stroke={1.5} aria-hidden />
        <Title order={2}>{t('import.undone')}</Title>
        <Text c="dimmed">{t('import.undoneText')}</Text>
        <ButtonLink to="/pedigree" radius="xl">
          {t('import.toBooks')}
        </ButtonLink>
      </Stack>
    )
  }
  return (
    <Stack className="pm-card" align="center" p={48} gap="xs" role="status" data-testid="import-done">
      <span className="pm-empty-icon">
        <IconCircleCheck size={44} stroke={1.5} aria-hidden />
      </span>
      <Title order={2}>
        {t('import.done', { count: applied.animalsAdded, number: count(applied.animalsAdded) })}
      </Title>
      <Text c="dimmed" className="pm-tabular" ta="center">
        {applied.animalsFilled > 0
          ? `${t('import.filled', { count: applied.animalsFilled, number: count(applied.animalsFilled) })} `
          : ''}
        {applied.claimsAdded > 0
          ? `${t('import.claims', { count: applied.claimsAdded, number: count(applied.claimsAdded) })} `
          : ''}
        {`${t('import.founders', { count: applied.founders, number: count(applied.founders) })} `}
        {t('import.nothingDropped')}
      </Text>
      <PedigreeError error={undo.error} />
      <Group mt="md">
        <ButtonLink to="/pedigree" search={{ book: studbookId }} radius="xl" size="md">
          {t('import.open')}
        </ButtonLink>
        <Button
          variant="default"
          radius="xl"
          size="md"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={() => undo.mutate(undefined)}
        >
          {t('import.undo')}
        </Button>
      </Group>
    </Stack>
  )
}
