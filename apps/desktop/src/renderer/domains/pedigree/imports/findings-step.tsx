import { Button, Group, Skeleton, Stack, Switch, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReading } from '../../../../bridge/index.ts'
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

/** What is wrong or doubtful in the file, kind by kind, each with fixes to accept, refuse and take back. */
export function FindingsStep(props: {
  readonly reading: ImportReading
  onApplied(applied: Applied): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { importId } = props.reading
  const [kind, setKind] = useState<string | null>(null)
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [shown, setShown] = useState(PAGE_SIZE)
  const found = usePedigree({
    key: ['import', importId, 'findings', kind, onlyOpen, shown],
    keepFormer: true,
    ask: ({ host, accountId, watch }) =>
      host.importFindings(
        {
          accountId,
          importId,
          page: { offset: 0, limit: shown },
          onlyOpen,
          ...(kind === null ? {} : { kind }),
        },
        watch,
      ),
  })
  if (found.isError) return <PedigreeError error={found.error} />
  if (found.data === undefined)
    return <WorkUnderWay label={t('import.checking')} progress={found.progress} onCancel={found.cancel} />
  const { counts, findings } = found.data
  const inView = kind === null ? (onlyOpen ? counts.open : counts.total) : (counts.byKind[kind] ?? 0)
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2} size="h3">
            {counts.total === 0 ? t('import.nothingFound') : t('import.foundTitle')}
          </Title>
          <CountsLine counts={counts} />
        </div>
        <ButtonLink to="/pedigree/import" search={{ id: importId }} variant="subtle" color="gray" radius="xl">
          {t('import.backToColumns')}
        </ButtonLink>
      </Group>
      <ApplyPanel reading={props.reading} counts={counts} onApplied={props.onApplied} />
      {counts.total === 0 ? (
        <EmptyState
          icon={<IconCircleCheck size={42} stroke={1.5} />}
          title={t('import.clean')}
          text={t('import.cleanText')}
        />
      ) : (
        <div className="pedigree-findings">
          <div>
            <KindList counts={counts} chosen={kind} onChoose={setKind} />
            <Switch
              mt="md"
              label={t('import.onlyOpen')}
              checked={onlyOpen}
              onChange={event => setOnlyOpen(event.currentTarget.checked)}
            />
          </div>
          <Stack gap="sm" aria-busy={found.isFetching}>
            {kind === null ? null : <AcceptAll importId={importId} kind={kind} />}
            {findings.map(finding => (
              <FindingCard key={finding.id} importId={importId} finding={finding} />
            ))}
            {findings.length === 0 ? <Text c="dimmed">{t('import.allDecided')}</Text> : null}
            {findings.length >= shown && inView > shown ? (
              <Button
                variant="default"
                radius="xl"
                onClick={() => setShown(Math.min(500, shown + PAGE_SIZE))}
              >
                {t('browse.more')}
              </Button>
            ) : null}
            {found.isPlaceholderData ? <Skeleton height={4} /> : null}
          </Stack>
        </div>
      )}
    </Stack>
  )
}

function CountsLine({ counts }: { readonly counts: { total: number; open: number } }) {
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
