import { Alert, Skeleton, Text, Title } from '@mantine/core'
import { IconGift } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shell/empty-state.tsx'
import { ErrorNotice, useErrorText } from '../../../shell/error-notice.tsx'
import { TextLink } from '../../../shell/links.tsx'
import { useTRPC } from '../../../shell/server-client.ts'
import { HostEvent, VisitEvent } from './event-souvenirs.tsx'
import { EarnedSouvenir, KeptSouvenir } from './souvenir-card.tsx'
import { useSouvenirs } from './use-souvenirs.ts'
import './souvenirs.css'

/** While something is on its way to the record its line changes by itself; afterwards nobody asks. */
const ASK_AGAIN_MS = 2000

/** Keepsakes one has earned: what waits, what stands on the shelf, and how an event gives one. */
export function SouvenirsScreen(): ReactElement {
  const { t } = useTranslation('souvenirs')
  const errorText = useErrorText()
  const trpc = useTRPC()
  const doing = useSouvenirs()
  const shelf = useQuery({
    ...trpc.souvenirs.listShelf.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.kept.some(({ state }) => state === 'waiting' || state === 'returning')
        ? ASK_AGAIN_MS
        : false,
  })
  const desk = useQuery(trpc.souvenirs.desk.queryOptions())
  const place = desk.data?.place
  const { kept = [], earned = [], hosted = [] } = shelf.data ?? {}
  const failure = doing.take.error ?? doing.giveBack.error
  return (
    <div className="pm-page">
      <TextLink to="/papers">{t('back')}</TextLink>
      <Title order={1}>{t('title')}</Title>
      <Text c="dimmed" className="pm-prose" mb="lg">
        {t('lead')}
      </Text>
      {place === null ? (
        <Alert color="apricot" mb="md">
          {t('recordAway')}
        </Alert>
      ) : null}
      {failure === null ? null : (
        <Alert color="brick" role="alert" mb="md">
          {errorText(failure)}
        </Alert>
      )}
      {shelf.isError && shelf.data === undefined ? (
        <ErrorNotice error={shelf.error} onRetry={() => void shelf.refetch()} />
      ) : null}
      {earned.length > 0 ? (
        <section aria-label={t('earned')}>
          <Title order={2} mb="md">
            {t('earned')}
          </Title>
          <ul className="souvenir-shelf">
            {earned.map(facts => (
              <EarnedSouvenir key={facts.mark} facts={facts} doing={doing} />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label={t('shelf')}>
        <Title order={2} my="md">
          {t('shelf')}
        </Title>
        {shelf.isPending ? <Skeleton height={240} radius="md" /> : null}
        {shelf.isSuccess && kept.length === 0 ? (
          <EmptyState icon={<IconGift size={40} stroke={1.5} />} title={t('none')} text={t('noneText')} />
        ) : null}
        <ul className="souvenir-shelf">
          {kept.map(souvenir => (
            <KeptSouvenir
              key={souvenir.souvenirId}
              souvenir={souvenir}
              canSign={place !== null && place !== undefined}
              doing={doing}
            />
          ))}
        </ul>
      </section>
      <div className="souvenir-events">
        <VisitEvent doing={doing} />
        <HostEvent hosted={hosted} doing={doing} />
      </div>
    </div>
  )
}
