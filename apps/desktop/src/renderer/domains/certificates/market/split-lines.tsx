import { Text } from '@mantine/core'
import { type SaleSplit, saleSplit } from '@pawfect/domain/certificates'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlayMoney } from './play-money.tsx'

/** Who gets what of a price, to the cent, as it will be signed. */
export function SplitLines(props: {
  readonly priceCents: number
  readonly royaltyShare: number
  readonly seller: string
  readonly artist: string
  /** True when both are the same person. */
  readonly artistSells: boolean
  /** Who reads it: the one who will pay, or the one who offers. */
  readonly reader: 'buyer' | 'seller'
}): ReactElement {
  const { t } = useTranslation('market')
  const playMoney = usePlayMoney()
  const { sellerCents, artistCents }: SaleSplit = saleSplit(props)
  const { seller, artist, artistSells, priceCents, reader } = props
  return (
    <section aria-label={t('split.title')}>
      <Text fw={680}>{t('split.title')}</Text>
      <dl className="art-split">
        <div>
          <dt>
            {artistSells ? t('split.artistSells', { name: seller }) : t('split.seller', { name: seller })}
          </dt>
          <dd>{playMoney(artistSells ? priceCents : sellerCents)}</dd>
        </div>
        {artistSells ? null : (
          <div>
            <dt>{t('split.artist', { name: artist })}</dt>
            <dd>{playMoney(artistCents)}</dd>
          </div>
        )}
        <div>
          <dt>{t('split.us')}</dt>
          <dd>{playMoney(0)}</dd>
        </div>
        <div className="art-split-sum">
          <dt>{t(`split.sum.${reader}`)}</dt>
          <dd>{playMoney(priceCents)}</dd>
        </div>
      </dl>
    </section>
  )
}
