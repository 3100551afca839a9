import { Alert, Button, Stack, Text, Title } from '@mantine/core'
import type { Artwork } from '@pawfect/domain/certificates'
import { IconSignature } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { usePlayMoney } from './play-money.tsx'
import { SplitLines } from './split-lines.tsx'
import { useBuyArtwork, useMarketDesk } from './use-market.ts'

/** The price, who gets what of it, how long it can be given back: all before anything is signed. */
export function BuyPanel({ artwork }: { readonly artwork: Artwork }): ReactElement | null {
  const { t } = useTranslation('market')
  const errorText = useErrorText()
  const playMoney = usePlayMoney()
  const desk = useMarketDesk()
  const buy = useBuyArtwork()
  const { listing, artist } = artwork
  if (listing === null || !listing.mayDo.includes('buy')) return null
  const { priceCents, refundDays, royaltyShare, seller } = listing.terms
  const price = playMoney(priceCents)
  const money = desk.data?.money ?? null
  const isShort = money !== null && money.cents < priceCents
  return (
    <section className="pm-card art-panel" aria-label={t('buy.title')}>
      <Stack gap="sm">
        <Title order={2} size="h3" className="pm-tabular">
          {price}
        </Title>
        <SplitLines
          priceCents={priceCents}
          royaltyShare={royaltyShare}
          seller={listing.sellerName || t('somebody')}
          artist={artist.name || t('somebody')}
          artistSells={seller === listing.terms.artist}
          reader="buyer"
        />
        <Text>{t('buy.refund', { count: refundDays })}</Text>
        <Text c="dimmed" fz="sm">
          {t('buy.elsewhere')}
        </Text>
        {buy.isError ? (
          <Alert color="brick" role="alert">
            {errorText(buy.error)}
          </Alert>
        ) : null}
        {isShort ? <Alert color="apricot">{t('buy.short')}</Alert> : null}
        <Button
          radius="xl"
          leftSection={<IconSignature size={20} aria-hidden />}
          disabled={money === null || isShort}
          loading={buy.isPending}
          onClick={() => buy.mutate(listing)}
        >
          {t('buy.sign')}
        </Button>
        {desk.data?.place === null ? <Text c="dimmed">{t('closed')}</Text> : null}
      </Stack>
    </section>
  )
}
