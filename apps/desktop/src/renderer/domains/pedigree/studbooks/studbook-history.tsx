import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Studbook, StudbookChange } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigree, usePedigreeChange } from '../use-pedigree.ts'
import { WorkUnderWay } from '../work-progress.tsx'

/** As many steps as anybody reads at once. */
const STEPS_SHOWN = 50

/** What was done to a studbook, newest first; each step can be taken back. */
export function StudbookHistory(props: {
  readonly book: Studbook
  readonly opened: boolean
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="lg"
      title={t('history.title', { name: props.book.name })}
    >
      {props.opened ? <Steps book={props.book} /> : null}
    </Modal>
  )
}

function Steps({ book }: { readonly book: Studbook }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { studbookId } = book
  const changes = usePedigree({
    key: ['changes', studbookId],
    ask: ({ host, accountId }) =>
      host.listChanges({ accountId, studbookId, page: { offset: 0, limit: STEPS_SHOWN } }),
  })
  const undo = usePedigreeChange(({ host, accountId, watch }, changeId: number) =>
    host.undoChange({ accountId, studbookId, changeId }, watch),
  )
  return (
    <Stack>
      {changes.isPending ? <Skeleton height={120} radius="md" /> : null}
      <PedigreeError error={changes.error ?? undo.error} />
      {undo.isPending ? (
        <WorkUnderWay label={t('history.undoing')} progress={undo.progress} onCancel={undo.cancel} />
      ) : null}
      {changes.data?.changes.length === 0 ? <Text c="dimmed">{t('history.none')}</Text> : null}
      <ol className="pedigree-steps">
        {(changes.data?.changes ?? []).map(change => (
          <Step
            key={change.changeId}
            change={change}
            busy={undo.isPending}
            onUndo={() => undo.mutate(change.changeId)}
          />
        ))}
      </ol>
    </Stack>
  )
}

function Step(props: {
  readonly change: StudbookChange
  readonly busy: boolean
  onUndo(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { moment, count } = useFigures()
  const { change } = props
  return (
    <li data-undone={change.undoneAt !== null}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text fw={620}>{t(`history.kind.${change.kind}`, { subject: change.subject })}</Text>
          <Text c="dimmed" fz="sm" className="pm-tabular">
            {moment(change.at)}
            {change.animalsAdded > 0
              ? ` · ${t('history.added', { count: change.animalsAdded, number: count(change.animalsAdded) })}`
              : ''}
            {change.animalsChanged > 0
              ? ` · ${t('history.changed', { count: change.animalsChanged, number: count(change.animalsChanged) })}`
              : ''}
          </Text>
        </div>
        {change.undoneAt === null ? (
          <Button
            variant="default"
            radius="xl"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            disabled={props.busy}
            onClick={props.onUndo}
          >
            {t('history.undo')}
          </Button>
        ) : (
          <Text c="dimmed">{t('history.undone')}</Text>
        )}
      </Group>
    </li>
  )
}
