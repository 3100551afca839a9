import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ColumnMapping, MappingProposal } from '@pawfect/domain/pedigree'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReading } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigreeChange } from '../use-pedigree.ts'
import { WorkUnderWay } from '../work-progress.tsx'
import { ColumnTable } from './column-table.tsx'
import { MappingQuestions } from './mapping-questions.tsx'
import { ReadingOptions } from './reading-options.tsx'
import { RawPreview, ReadingPreview } from './reading-preview.tsx'

/** What each column was understood to mean, changeable, beside the first animals as they would arrive. */
export function ColumnsStep(props: {
  readonly reading: ImportReading
  onNext(): void
  onAgain(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { reading } = props
  const { importId, proposal } = reading
  const change = usePedigreeChange(({ host, accountId, watch }, mapping: ColumnMapping) =>
    host.setImportMapping({ accountId, importId, mapping }, watch),
  )
  const missing = proposal?.missing ?? []
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <FileFacts reading={reading} />
        <Group gap="sm">
          <Button variant="subtle" color="gray" radius="xl" onClick={props.onAgain}>
            {t('import.other')}
          </Button>
          <Button radius="xl" disabled={missing.length > 0 || change.isPending} onClick={props.onNext}>
            {t('import.toCheck')}
          </Button>
        </Group>
      </Group>
      {missing.length === 0 ? null : (
        <Alert color="apricot" role="alert" title={t('import.missingTitle')}>
          {missing.map(role => t(`import.missing.${role}`)).join(' ')}
        </Alert>
      )}
      <PedigreeError error={change.error} />
      {change.isPending ? (
        <WorkUnderWay label={t('import.reading')} progress={change.progress} onCancel={change.cancel} />
      ) : null}
      {proposal === null ? (
        <Text>{t('import.fixedFormat')}</Text>
      ) : (
        <Understood reading={reading} proposal={proposal} busy={change.isPending} onChange={change.mutate} />
      )}
      <ReadingPreview reading={reading} />
    </Stack>
  )
}

function FileFacts({ reading }: { readonly reading: ImportReading }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { count } = useFigures()
  const rows = reading.proposal?.rowCount ?? reading.animals
  return (
    <div style={{ minWidth: 0 }}>
      <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
        {reading.fileName}
      </Title>
      <Text c="dimmed" className="pm-tabular">
        {t('import.read', { count: rows, number: count(rows) })} ·{' '}
        {t('import.encoding', { encoding: reading.encoding })}
      </Text>
    </div>
  )
}

function Understood(props: {
  readonly reading: ImportReading
  readonly proposal: MappingProposal
  readonly busy: boolean
  onChange(mapping: ColumnMapping): void
}): ReactElement {
  const { proposal, busy, onChange } = props
  return (
    <>
      <MappingQuestions {...{ proposal, busy, onChange }} />
      <ColumnTable {...{ proposal, busy, onChange }} />
      <ReadingOptions {...{ proposal, busy, onChange }} />
      {proposal.missing.length === 0 ? null : <RawPreview proposal={proposal} />}
    </>
  )
}
