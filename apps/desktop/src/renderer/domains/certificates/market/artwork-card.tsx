import { Badge } from '@mantine/core'
import type { Artwork } from '@pawfect/domain/certificates'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlayMoney } from './play-money.tsx'

/** A piece in a list: its picture, who made it, and what it costs or where it stands. */
export function ArtworkCard({ artwork }: { readonly artwork: Artwork }): ReactElement {
  const { t } = useTranslation('market')
  const { artworkId, title, artist } = artwork
  return (
    <li>
      <Link to="/papers/art/$artworkId" params={{ artworkId }} className="pm-card art-card">
        <img src={`/api/art/${artworkId}.jpg`} alt="" loading="lazy" />
        <span className="art-card-foot">
          <strong>{title}</strong>
          <span className="art-card-artist">
            {t('by', { name: artist.name === '' ? t('somebody') : artist.name })}
          </span>
          <Standing artwork={artwork} />
        </span>
      </Link>
    </li>
  )
}

function Standing({ artwork }: { readonly artwork: Artwork }): ReactElement | null {
  const { t } = useTranslation('market')
  const playMoney = usePlayMoney()
  const { state, listing } = artwork
  if (state !== 'published') return <Badge className="art-badge">{t(`artState.${state}`)}</Badge>
  if (listing === null) return null
  switch (listing.state) {
    case 'open':
      return <span className="art-price">{playMoney(listing.terms.priceCents)}</span>
    case 'closed':
    case 'returned':
    case 'paid':
    case 'refused':
      return null
    default:
      return <Badge className="art-badge">{t(`listingState.${listing.state}`)}</Badge>
  }
}
