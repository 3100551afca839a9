import { Alert, Group, Skeleton, Text, Title } from '@mantine/core'
import type { Artwork } from '@pawfect/domain/certificates'
import { IconPalette, IconPhotoHeart } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shell/empty-state.tsx'
import { ErrorNotice } from '../../../shell/error-notice.tsx'
import { ButtonLink, TextLink } from '../../../shell/links.tsx'
import { useTRPC } from '../../../shell/server-client.ts'
import { ArtworkCard } from './artwork-card.tsx'
import { Earnings } from './earnings.tsx'
import { Purse } from './play-money.tsx'
import { askAgainWhile, useMarketDesk } from './use-market.ts'
import './market.css'

/** Pictures people made for parks: what is for sale, what is one's own, what sales brought. */
export function MarketScreen(): ReactElement {
  const { t } = useTranslation('market')
  const trpc = useTRPC()
  const desk = useMarketDesk()
  const market = useQuery({
    ...trpc.market.listMarket.queryOptions(),
    refetchInterval: ({ state }) => askAgainWhile(state.data?.mine),
  })
  const isClosed = desk.data?.place === null
  return (
    <div className="pm-page">
      <TextLink to="/papers">{t('back')}</TextLink>
      <Group justify="space-between" align="flex-end" mb="lg">
        <div>
          <Title order={1}>{t('title')}</Title>
          <Text c="dimmed" className="pm-prose">
            {t('lead')}
          </Text>
        </div>
        {isClosed ? null : (
          <ButtonLink to="/papers/art/new" radius="xl" leftSection={<IconPalette size={20} aria-hidden />}>
            {t('publish')}
          </ButtonLink>
        )}
      </Group>
      {isClosed ? (
        <Alert color="apricot" mb="md">
          {t('closed')}
        </Alert>
      ) : null}
      <Purse />
      {market.isError && market.data === undefined ? (
        <ErrorNotice error={market.error} onRetry={() => void market.refetch()} />
      ) : null}
      <Pieces title={t('forSale')} pieces={market.data?.forSale} isPending={market.isPending}>
        <EmptyState
          icon={<IconPhotoHeart size={40} stroke={1.5} />}
          title={t('noneForSale')}
          text={t('noneForSaleText')}
        />
      </Pieces>
      <Pieces title={t('mine')} pieces={market.data?.mine} isPending={market.isPending}>
        <Text c="dimmed">{t('noneMine')}</Text>
      </Pieces>
      <Earnings />
    </div>
  )
}

function Pieces(props: {
  readonly title: string
  readonly pieces: readonly Artwork[] | undefined
  readonly isPending: boolean
  /** Shown when there are none. */
  readonly children: ReactNode
}): ReactElement {
  const { title, pieces, isPending, children } = props
  return (
    <section aria-label={title} style={{ marginTop: 36 }}>
      <Title order={2} mb="md">
        {title}
      </Title>
      {isPending ? <Skeleton height={220} radius="md" /> : null}
      {pieces?.length === 0 ? children : null}
      <ul className="art-grid">
        {(pieces ?? []).map(artwork => (
          <ArtworkCard key={artwork.artworkId} artwork={artwork} />
        ))}
      </ul>
    </section>
  )
}
