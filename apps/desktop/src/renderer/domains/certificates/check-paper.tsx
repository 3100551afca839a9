import { Alert, Button, Group, List, Loader, Stack, Text, Title } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { attesterRoleSchema } from '@pawfect/domain/certificates'
import { IconCheck, IconFileSearch, IconHelp, IconShieldCheck, IconShieldX, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { host } from '../../shell/host.ts'
import { CustodyTimeline } from './custody/custody-timeline.tsx'
import { useFactWords } from './fact-words.ts'
import { useReportWords } from './report-words.ts'
import './papers.css'

type Report = Awaited<ReturnType<ReturnType<typeof host>['certificates']['verifyFile']>>

/** Drop a paper and hear in plain words what was, and what was not, checked. Works without a server. */
export function CheckPaper(): ReactElement {
  const { t } = useTranslation('certificates')
  const errorText = useErrorText()
  const check = useMutation({
    mutationFn: async (file: File): Promise<Report> =>
      host().certificates.verifyFile({ bytes: new Uint8Array(await file.arrayBuffer()) }),
  })
  if (check.data !== undefined) return <Verdict report={check.data} onAgain={check.reset} />
  return (
    <Stack>
      <PaperDrop busy={check.isPending} onFile={file => check.mutate(file)} />
      {check.isPending ? (
        <Group role="status">
          <Loader size="sm" aria-hidden />
          {t('checking')}
        </Group>
      ) : null}
      {check.isError ? (
        <Alert color="brick" role="alert">
          {errorText(check.error)}
        </Alert>
      ) : null}
    </Stack>
  )
}

function PaperDrop(props: { readonly busy: boolean; onFile(file: File): void }): ReactElement {
  const { t } = useTranslation('certificates')
  const openPicker = useRef<() => void>(null)
  return (
    <Dropzone
      onDrop={([file]) => file && props.onFile(file)}
      multiple={false}
      loading={props.busy}
      openRef={openPicker}
      activateOnClick={false}
      activateOnKeyboard={false}
      tabIndex={-1}
      inputProps={{ 'aria-label': t('checkChoose') }}
      style={{ borderRadius: 18, background: 'var(--pm-card)' }}
    >
      <Group gap="lg" p="md" style={{ pointerEvents: 'all' }}>
        <IconFileSearch size={48} stroke={1.3} color="var(--pm-go-text)" aria-hidden />
        <div style={{ flex: 1 }}>
          <Title order={2} size="h3">
            {t('checkTitle')}
          </Title>
          <Text c="dimmed">{t('checkText')}</Text>
        </div>
        <Button radius="xl" variant="light" onClick={() => openPicker.current?.()}>
          {t('checkChoose')}
        </Button>
      </Group>
    </Dropzone>
  )
}

const ICONS = {
  passed: <IconCheck size={20} color="var(--pm-go-text)" aria-hidden />,
  failed: <IconX size={20} color="var(--pm-danger-text)" aria-hidden />,
  'not-checked': <IconHelp size={20} color="var(--pm-ink-soft)" aria-hidden />,
} as const

function Verdict({ report, onAgain }: { readonly report: Report; onAgain(): void }): ReactElement {
  const { t } = useTranslation('certificates')
  const wordsOf = useReportWords()
  const summary = wordsOf(report.said.summary)
  const warnings = report.said.warnings.map(wordsOf)
  const fresh = report.freshness === null ? '' : wordsOf(report.freshness.saying)
  const done = report.checks.filter(({ outcome }) => outcome !== 'not-checked')
  const open = report.checks.filter(({ outcome }) => outcome === 'not-checked')
  const good = report.verdict === 'valid'
  return (
    <section className="verdict" data-verdict={report.verdict} data-testid="verdict" role="status">
      <div className="verdict-head">
        <span className="verdict-mark">
          {good ? <IconShieldCheck size={34} aria-hidden /> : <IconShieldX size={34} aria-hidden />}
        </span>
        <div style={{ flex: 1 }}>
          <Title order={2}>{t(`verdict.${report.verdict}`)}</Title>
          <Text>{summary}</Text>
        </div>
        <Button variant="default" radius="xl" onClick={onAgain}>
          {t('checkAnother')}
        </Button>
      </div>
      {warnings.map(warning => (
        <Alert key={warning} color="apricot" mt="md">
          {warning}
        </Alert>
      ))}
      {summary.includes(fresh) ? null : <Text mt="sm">{fresh}</Text>}
      <Facts report={report} />
      <CustodyTimeline timeline={report.timeline} />
      <Checks title={t('checked')} checks={done} />
      <Checks title={t('notChecked')} checks={open} />
    </section>
  )
}

/** What the paper says, and who signed it. */
function Facts({ report }: { readonly report: Report }): ReactElement | null {
  const { t } = useTranslation('certificates')
  const { labelOf, wordsOf } = useFactWords()
  const { facts, issuer } = report
  if (issuer === null) return null
  const role = attesterRoleSchema.safeParse(issuer.role)
  return (
    <div style={{ marginTop: 20 }}>
      <Title order={3} size="h4" mb={8}>
        {t('papers.facts')}
      </Title>
      <dl className="paper-facts">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{labelOf(name)}</dt>
            <dd>{wordsOf(name, value)}</dd>
          </div>
        ))}
      </dl>
      <Text mt="xs">
        {role.success
          ? t('papers.issuedByAs', { name: issuer.name, role: t(`papers.role.${role.data}`) })
          : t('papers.issuedBy', { name: issuer.name })}
      </Text>
    </div>
  )
}

function Checks(props: { readonly title: string; readonly checks: Report['checks'] }): ReactElement | null {
  const { t } = useTranslation('certificates')
  const wordsOf = useReportWords()
  if (props.checks.length === 0) return null
  return (
    <div style={{ marginTop: 20 }}>
      <Title order={3} size="h4" mb={8}>
        {props.title}
      </Title>
      <List spacing={6}>
        {props.checks.map(({ code, outcome, saying }) => (
          <List.Item key={code} icon={ICONS[outcome]}>
            <span style={{ overflowWrap: 'anywhere' }} title={t(`outcome.${outcome}`)}>
              {wordsOf(saying)}
            </span>
          </List.Item>
        ))}
      </List>
    </div>
  )
}
