import { Badge, Button, Group, Skeleton, Title } from '@mantine/core'
import type { AgreementView } from '@pawfect/domain/certificates'
import { IconCertificate, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, useErrorText } from '../../../shell/error-notice.tsx'
import { ButtonLink, TextLink } from '../../../shell/links.tsx'
import { saveFile } from '../../../shell/save-file.ts'
import { useTRPC } from '../../../shell/server-client.ts'
import { AgreementEditor } from './agreement-editor.tsx'
import { AgreementPaper } from './agreement-paper.tsx'
import { AgreementPeople } from './agreement-people.tsx'
import { AgreementTimeline } from './agreement-timeline.tsx'
import { DeedPanel } from './deed-panel.tsx'
import { SignPanel } from './sign-panel.tsx'
import { StepNotice } from './step-notice.tsx'
import { useChangeAgreement } from './use-agreements.ts'
import './agreements.css'

const route = getRouteApi('/framed/members/agreements/$agreementId')

/** What the other side does shows without a reload. */
const LOOK_AGAIN_MS = 4_000

/** One agreement: its text, its people, what happened, and what one can do now. */
export function AgreementScreen(): ReactElement {
  const { agreementId } = route.useParams()
  const trpc = useTRPC()
  const agreement = useQuery({
    ...trpc.agreements.getAgreement.queryOptions({
      agreementId: agreementId as AgreementView['agreementId'],
    }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  const [changing, setChanging] = useState(false)
  if (agreement.isPending)
    return (
      <div className="pm-page">
        <Skeleton height={420} radius="md" />
      </div>
    )
  if (agreement.data === undefined)
    return (
      <div className="pm-page">
        <ErrorNotice error={agreement.error} onRetry={() => void agreement.refetch()} />
      </div>
    )
  return changing ? (
    <ChangeAgreement view={agreement.data} onDone={() => setChanging(false)} />
  ) : (
    <ReadAgreement view={agreement.data} onChange={() => setChanging(true)} />
  )
}

function ReadAgreement({ view, onChange }: { readonly view: AgreementView; onChange(): void }): ReactElement {
  const { t } = useTranslation('agreements')
  const { draft, state, text } = view
  const animals = draft.kind === 'breeding' ? `${draft.dam.name} × ${draft.sire.name}` : draft.animal.name
  return (
    <div className="pm-page agreement-page">
      <TextLink to="/agreements" className="agreement-back">
        {t('allAgreements')}
      </TextLink>
      <Group justify="space-between" mb="lg">
        <div>
          <Title order={1}>{animals}</Title>
          <Badge className="agreement-badge" variant="light" data-testid="agreement-state">
            {t(`state.${state}`)}
          </Badge>
        </div>
        <Group gap="xs" className="agreement-tools">
          {draft.kind === 'breeding' && (state === 'running' || state === 'ended') ? (
            <ButtonLink
              to="/papers"
              search={litterOf(draft)}
              radius="xl"
              leftSection={<IconCertificate size={18} aria-hidden />}
            >
              {t('issueLitter')}
            </ButtonLink>
          ) : null}
          <Button
            variant="default"
            radius="xl"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => saveFile(`${animals}.txt`, new Blob([text], { type: 'text/plain' }))}
          >
            {t('download')}
          </Button>
          <Button
            variant="default"
            radius="xl"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        </Group>
      </Group>
      <div className="agreement-view">
        <AgreementPaper text={text} />
        <div className="agreement-side">
          <StepNotice view={view} />
          <SignPanel view={view} onChange={onChange} />
          <DeedPanel view={view} />
          <AgreementPeople view={view} />
          <AgreementTimeline view={view} />
        </div>
      </div>
    </div>
  )
}

/** What an agreement says of the litter already. */
function litterOf({ dam, sire }: Extract<AgreementView['draft'], { kind: 'breeding' }>) {
  return {
    ...{ issue: 'litter' as const, dam: dam.name, sire: sire.name },
    ...{ damNumber: dam.registration ?? undefined, sireNumber: sire.registration ?? undefined },
  }
}

function ChangeAgreement({ view, onDone }: { readonly view: AgreementView; onDone(): void }): ReactElement {
  const { t } = useTranslation('agreements')
  const errorText = useErrorText()
  const change = useChangeAgreement()
  return (
    <div className="pm-page agreement-page">
      <Title order={1} mb="lg">
        {t('changeTitle')}
      </Title>
      <AgreementEditor
        draft={view.draft}
        facts={view}
        save={t('saveChange')}
        saving={change.isPending}
        error={change.isError ? errorText(change.error) : null}
        onCancel={onDone}
        onSave={draft => change.mutate({ view, draft }, { onSuccess: onDone })}
      />
    </div>
  )
}
