import { Badge, Button, Group, Skeleton, Text, TextInput, Title } from '@mantine/core'
import type { AgreementSummary } from '@pawfect/domain/certificates'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shell/empty-state.tsx'
import { ErrorNotice, useErrorText } from '../../../shell/error-notice.tsx'
import { ButtonLink } from '../../../shell/links.tsx'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { useTRPC } from '../../../shell/server-client.ts'
import { useJoinAgreement } from './use-agreements.ts'
import './agreements.css'

/** Every agreement one has a part in, what it waits for, and how to begin or join one. */
export function AgreementsScreen(): ReactElement {
  const { t } = useTranslation('agreements')
  const trpc = useTRPC()
  const agreements = useQuery(trpc.agreements.listMyAgreements.queryOptions())
  const list = agreements.data?.agreements
  return (
    <div className="pm-page">
      <Group justify="space-between" align="flex-end" mb="xl">
        <div>
          <Title order={1}>{t('title')}</Title>
          <Text c="dimmed">{t('lead.list')}</Text>
        </div>
        <Group gap="xs">
          <ButtonLink to="/agreements/new/$kind" params={{ kind: 'breeding' }} radius="xl">
            {t('new.breeding')}
          </ButtonLink>
          <ButtonLink to="/agreements/new/$kind" params={{ kind: 'adoption' }} radius="xl" variant="light">
            {t('new.adoption')}
          </ButtonLink>
        </Group>
      </Group>
      <JoinByCode />
      {agreements.isError && list === undefined ? (
        <ErrorNotice error={agreements.error} onRetry={() => void agreements.refetch()} />
      ) : null}
      {agreements.isPending ? <Skeleton height={120} radius="md" /> : null}
      {list?.length === 0 ? (
        <EmptyState
          icon={<IconHeartHandshake size={40} stroke={1.5} />}
          title={t('none')}
          text={t('noneText')}
        />
      ) : null}
      <ul className="agreement-list">
        {(list ?? []).map(agreement => (
          <AgreementLine key={agreement.agreementId} agreement={agreement} />
        ))}
      </ul>
    </div>
  )
}

function JoinByCode(): ReactElement {
  const { t } = useTranslation('agreements')
  const errorText = useErrorText()
  const navigate = useNavigate()
  const join = useJoinAgreement()
  const [code, setCode] = useState('')
  return (
    <form
      className="pm-card agreement-join"
      onSubmit={event => {
        event.preventDefault()
        join.mutate(code, {
          onSuccess: ({ agreementId }) =>
            void navigate({ to: '/agreements/$agreementId', params: { agreementId } }),
        })
      }}
    >
      <TextInput
        label={t('code')}
        description={t('codeHint')}
        placeholder="ABCD-EFGH-JKLM"
        value={code}
        maxLength={40}
        error={join.isError ? errorText(join.error) : null}
        onChange={event => setCode(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="light"
        radius="xl"
        disabled={code.trim().length < 8}
        loading={join.isPending}
      >
        {t('join')}
      </Button>
    </form>
  )
}

function AgreementLine({ agreement }: { readonly agreement: AgreementSummary }): ReactElement {
  const { t, i18n } = useTranslation('agreements')
  const { agreementId, animals, people, kind, state, mayDo } = agreement
  const yours = mayDo.some(action => action !== 'change' && action !== 'withdraw' && action !== 'dispute')
  const changed = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'medium' })
  return (
    <li>
      <Link to="/agreements/$agreementId" params={{ agreementId }} className="pm-card agreement-line">
        <span>
          <strong>{animals}</strong>
          <span className="agreement-people">
            {t(`kind.${kind}`)} · {people}
          </span>
        </span>
        <span className="agreement-state">
          {yours ? (
            <Badge className="agreement-badge" color="apricot">
              {t('yourTurn')}
            </Badge>
          ) : null}
          <Badge className="agreement-badge" variant="light">
            {t(`state.${state}`)}
          </Badge>
          <span>{changed.format(new Date(agreement.updatedAt))}</span>
        </span>
      </Link>
    </li>
  )
}
