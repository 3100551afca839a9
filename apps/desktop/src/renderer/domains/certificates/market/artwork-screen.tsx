import { Skeleton, Text, Title } from '@mantine/core'
import type { Artwork } from '@pawfect/domain/certificates'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../shell/error-notice.tsx'
import { TextLink } from '../../../shell/links.tsx'
import { useTRPC } from '../../../shell/server-client.ts'
import { BuyPanel } from './buy-panel.tsx'
import { OfferPanel } from './offer-panel.tsx'
import { Purse } from './play-money.tsx'
import { ReportArtwork } from './report-artwork.tsx'
import { SalePanel } from './sale-panel.tsx'
import { askAgainWhile } from './use-market.ts'
import './market.css'

const route = getRouteApi('/framed/members/papers/art/$artworkId')

/** One piece: the picture, who made it, whose it is, and what the reader can do about it. */
export function ArtworkScreen(): ReactElement {
  const { t } = useTranslation('market')
  const { artworkId } = route.useParams()
  const trpc = useTRPC()
  const artwork = useQuery({
    ...trpc.market.getArtwork.queryOptions({ artworkId }),
    refetchInterval: ({ state }) => askAgainWhile(state.data === undefined ? undefined : [state.data]),
  })
  return (
    <div className="pm-page">
      <TextLink to="/papers/art">{t('backToMarket')}</TextLink>
      {artwork.isPending ? <Skeleton height={420} radius="md" mt="md" /> : null}
      {artwork.isError && artwork.data === undefined ? (
        <ErrorNotice error={artwork.error} onRetry={() => void artwork.refetch()} />
      ) : null}
      {artwork.data === undefined ? null : <Piece artwork={artwork.data} />}
    </div>
  )
}

function Piece({ artwork }: { readonly artwork: Artwork }): ReactElement {
  const { t } = useTranslation('market')
  const { artworkId, title, words, artist, owner, royaltyShare } = artwork
  const somebody = t('somebody')
  return (
    <div className="art-page">
      <figure className="art-frame">
        <img src={`/api/art/${artworkId}.jpg`} alt={title} />
      </figure>
      <div className="art-side">
        <Title order={1}>{title}</Title>
        <Text c="dimmed">{t('by', { name: artist.name || somebody })}</Text>
        {words === '' ? null : <Text className="art-words">{words}</Text>}
        <dl className="art-facts">
          <div>
            <dt>{t('owner')}</dt>
            <dd data-testid="art-owner">{owner.me ? t('you') : owner.name || somebody}</dd>
          </div>
          <div>
            <dt>{t('resale')}</dt>
            <dd>
              {royaltyShare === 0 ? t('resaleNothing') : t('resalePays', { percent: royaltyShare / 100 })}
            </dd>
          </div>
        </dl>
        <SalePanel artwork={artwork} />
        <BuyPanel artwork={artwork} />
        <OfferPanel artwork={artwork} />
        <Purse />
        <ReportArtwork artwork={artwork} />
      </div>
    </div>
  )
}
