import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportFinding } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigreeChange } from '../use-pedigree.ts'
import { useFindingWords } from './finding-words.ts'

/** One finding: what is the matter, what could be done with the record before and after, and the decision. */
export function FindingCard(props: {
  readonly importId: string
  readonly finding: ImportFinding
  onDecided(): void
}): ReactElement {
  const { importId, finding } = props
  const words = useFindingWords()
  const findingId = finding.id
  const decide = usePedigreeChange(({ host, accountId, watch }, fixId: string | null) =>
    host.decideFinding({ accountId, importId, findingId, fixId }, watch),
  )
  const undo = usePedigreeChange(({ host, accountId, watch }) =>
    host.undoDecision({ accountId, importId, findingId }, watch),
  )
  const busy = decide.isPending || undo.isPending
  return (
    <article
      className="pm-card pedigree-finding"
      data-severity={finding.severity}
      data-kind={finding.kind}
      data-decision={finding.decision}
    >
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <SeverityMark finding={finding} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text fz="sm" c="dimmed">
            {words.kind(finding.kind)}
          </Text>
          <Text fw={640} style={{ overflowWrap: 'anywhere' }}>
            {words.finding(finding)}
          </Text>
          {finding.decision === 'open' ? (
            <Choices
              finding={finding}
              busy={busy}
              onDecide={fixId => decide.mutate(fixId, { onSuccess: props.onDecided })}
            />
          ) : (
            <Decided
              finding={finding}
              busy={busy}
              onUndo={() => undo.mutate(undefined, { onSuccess: props.onDecided })}
            />
          )}
          <PedigreeError error={decide.error ?? undo.error} />
        </div>
      </Group>
    </article>
  )
}

function SeverityMark({ finding }: { readonly finding: ImportFinding }): ReactElement {
  const { t } = useTranslation('pedigree')
  const label = t(`import.severity.${finding.severity}`)
  if (finding.decision !== 'open')
    return <IconCheck size={24} className="pedigree-severity" data-severity="done" aria-hidden />
  const Icon = finding.severity === 'note' ? IconInfoCircle : IconAlertTriangle
  return (
    <Icon
      size={24}
      stroke={1.7}
      className="pedigree-severity"
      data-severity={finding.severity}
      role="img"
      aria-label={label}
    />
  )
}

function Choices(props: {
  readonly finding: ImportFinding
  readonly busy: boolean
  onDecide(fixId: string | null): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const words = useFindingWords()
  const { finding, busy } = props
  return (
    <div className="pedigree-fixes">
      {finding.proposedFixes.map((fix, index) => {
        const { action, before, after } = words.fix(finding, fix)
        return (
          <div key={fix.id} className="pedigree-fix">
            <BeforeAfter before={before} after={after} />
            <Button
              radius="xl"
              variant={index === 0 ? 'light' : 'default'}
              disabled={busy}
              onClick={() => props.onDecide(fix.id)}
            >
              {action}
            </Button>
          </div>
        )
      })}
      <Group gap="xs">
        <Button
          variant="subtle"
          color="gray"
          radius="xl"
          disabled={busy}
          onClick={() => props.onDecide(null)}
        >
          {finding.proposedFixes.length === 0 ? t('import.understood') : t('import.keepAsIs')}
        </Button>
      </Group>
    </div>
  )
}

function BeforeAfter(props: { readonly before: string | null; readonly after: string | null }): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <dl className="pedigree-before-after">
      {props.before === null ? null : (
        <div>
          <dt>{t('import.before')}</dt>
          <dd>{props.before}</dd>
        </div>
      )}
      {props.after === null ? null : (
        <div data-after>
          <dt>{t('import.after')}</dt>
          <dd>{props.after}</dd>
        </div>
      )}
    </dl>
  )
}

function Decided(props: {
  readonly finding: ImportFinding
  readonly busy: boolean
  onUndo(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const words = useFindingWords()
  const { finding } = props
  const fix = finding.proposedFixes.find(({ id }) => id === finding.acceptedFixId)
  const done = fix === undefined ? null : words.fix(finding, fix)
  return (
    <Group justify="space-between" mt={6}>
      <Text c="dimmed">{done === null ? t('import.kept') : (done.after ?? done.action)}</Text>
      <Button
        variant="subtle"
        color="gray"
        radius="xl"
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        disabled={props.busy}
        onClick={props.onUndo}
      >
        {t('history.undo')}
      </Button>
    </Group>
  )
}
