import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingCounts, ImportFinding, ImportReading } from '../../../../bridge/index.ts'
import { askFirst } from '../../../shell/ask-first.tsx'
import { EmptyState } from '../../../shell/empty-state.tsx'
import { ButtonLink } from '../../../shell/links.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigree, usePedigreeChange } from '../use-pedigree.ts'
import { WorkUnderWay } from '../work-progress.tsx'
import { type Applied, ApplyPanel } from './apply-panel.tsx'
import { FindingCard } from './finding-card.tsx'
import { useFindingWords } from './finding-words.ts'
import { KindList } from './kind-list.tsx'

export type { Applied }

/** More at once nobody reads; deciding brings the next ones up. */
const PAGE_SIZE = 60

/** The host takes pages of at most so many. */
const MOST_AT_ONCE = 500

/** What is wrong or doubtful in the file, kind by kind, each with fixes to accept, refuse and take back. */
export function FindingsStep(props: {
  readonly reading: ImportReading
  onApplied(applied: Applied): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { importId } = props.reading
  const navigate = useNavigate()
  const [wanted, setWanted] = useState<Wanted>({ kind: null, onlyOpen: false, shown: PAGE_SIZE })
  const found = useFindings(importId, wanted)
  if (found.isError) return <PedigreeError error={found.error} />
  if (found.data === undefined) {
    const cancel = (): void => {
      found.cancel()
      void navigate({ to: '/pedigree/import', search: { id: importId } })
    }
    return <WorkUnderWay label={t('import.checking')} progress={found.progress} onCancel={cancel} />
  }
  const { counts, findings } = found.data
  return (
    <Stack gap="lg">
      <FindingsHead importId={importId} counts={counts} />
      <ApplyPanel reading={props.reading} counts={counts} onApplied={props.onApplied} />
      {counts.total === 0 ? (
        <EmptyState
          icon={<IconCircleCheck size={42} stroke={1.5} />}
          title={t('import.clean')}
          text={t('import.cleanText')}
        />
      ) : (
        <div className="pedigree-findings">
          <FindingsSide counts={counts} wanted={wanted} onWant={setWanted} />
          <FindingList {...{ importId, findings, counts, wanted }} onWant={setWanted} />
        </div>
      )}
    </Stack>
  )
}

/** Which findings are looked at. */
type Wanted = { readonly kind: string | null; readonly onlyOpen: boolean; readonly shown: number }

function useFindings(importId: string, { kind, onlyOpen, shown }: Wanted) {
  return usePedigree({
    key: ['import', importId, 'findings', kind, onlyOpen, shown],
    keepFormer: true,
    ask: ({ host, accountId, watch }) =>
      host.importFindings(
        {
          ...{ accountId, importId, onlyOpen, page: { offset: 0, limit: shown } },
          ...(kind === null ? {} : { kind }),
        },
        watch,
      ),
  })
}

function FindingsHead(props: { readonly importId: string; readonly counts: FindingCounts }): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <Group justify="space-between" align="flex-end">
      <div>
        <Title order={2} size="h3">
          {props.counts.total === 0 ? t('import.nothingFound') : t('import.foundTitle')}
        </Title>
        <CountsLine counts={props.counts} />
      </div>
      <ButtonLink
        to="/pedigree/import"
        search={{ id: props.importId }}
        variant="subtle"
        color="gray"
        radius="xl"
      >
        {t('import.backToColumns')}
      </ButtonLink>
    </Group>
  )
}

type WantedProps = {
  readonly counts: FindingCounts
  readonly wanted: Wanted
  onWant(wanted: Wanted): void
}

function FindingsSide({ counts, wanted, onWant }: WantedProps): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <div>
      <KindList
        counts={counts}
        chosen={wanted.kind}
        onChoose={kind => onWant({ ...wanted, kind, shown: PAGE_SIZE })}
      />
      <Switch
        mt="md"
        label={t('import.onlyOpen')}
        checked={wanted.onlyOpen}
        onChange={event => onWant({ ...wanted, onlyOpen: event.currentTarget.checked })}
      />
    </div>
  )
}

function FindingList(
  props: WantedProps & { readonly importId: string; readonly findings: readonly ImportFinding[] },
): ReactElement {
  const { t } = useTranslation('pedigree')
  const { importId, findings, counts, wanted } = props
  const { kind, onlyOpen, shown } = wanted
  const list = useRef<HTMLDivElement>(null)
  const inView = kind === null ? (onlyOpen ? counts.open : counts.total) : (counts.byKind[kind] ?? 0)
  return (
    <Stack ref={list} gap="sm" tabIndex={-1} style={{ outline: 'none' }}>
      {kind === null ? null : <AcceptAll importId={importId} kind={kind} />}
      {findings.map(finding => (
        <FindingCard
          key={finding.id}
          importId={importId}
          finding={finding}
          // What was decided moves down; the keys go on with what is open.
          onDecided={() => list.current?.focus({ preventScroll: true })}
        />
      ))}
      {findings.length === 0 ? <Text c="dimmed">{t('import.allDecided')}</Text> : null}
      {findings.length >= shown && inView > shown && shown < MOST_AT_ONCE ? (
        <Button
          variant="default"
          radius="xl"
          onClick={() => props.onWant({ ...wanted, shown: Math.min(MOST_AT_ONCE, shown + PAGE_SIZE) })}
        >
          {t('browse.more')}
        </Button>
      ) : null}
    </Stack>
  )
}

function CountsLine({ counts }: { readonly counts: FindingCounts }): ReactElement | null {
  const { t } = useTranslation('pedigree')
  const { count } = useFigures()
  if (counts.total === 0) return null
  return (
    <Text c="dimmed" role="status" className="pm-tabular" data-testid="finding-counts">
      {t('import.foundCount', { count: counts.total, number: count(counts.total) })} ·{' '}
      {counts.open === 0
        ? t('import.noneOpen')
        : t('import.openCount', { count: counts.open, number: count(counts.open) })}
    </Text>
  )
}

/** Accepts the first fix of everything of one kind, after asking. */
function AcceptAll({ importId, kind }: { readonly importId: string; readonly kind: string }): ReactElement {
  const { t } = useTranslation('pedigree')
  const shell = useTranslation('shell').t
  const words = useFindingWords()
  const accept = usePedigreeChange(({ host, accountId, watch }) =>
    host.acceptAllFixes({ accountId, importId, kind }, watch),
  )
  const ask = (): void =>
    askFirst({
      title: t('import.acceptAllTitle'),
      text: t('import.acceptAllText', { kind: words.kind(kind) }),
      yes: t('import.acceptAllYes'),
      no: shell('cancel'),
      onYes: () => accept.mutate(undefined),
    })
  if (accept.isPending)
    return <WorkUnderWay label={t('import.accepting')} progress={accept.progress} onCancel={accept.cancel} />
  return (
    <>
      <Group>
        <Button variant="light" radius="xl" onClick={ask}>
          {t('import.acceptAll')}
        </Button>
        {accept.data === undefined ? null : (
          <Text role="status" c="dimmed">
            {t('import.accepted', { count: accept.data.accepted })}
          </Text>
        )}
      </Group>
      <PedigreeError error={accept.error} />
    </>
  )
}
