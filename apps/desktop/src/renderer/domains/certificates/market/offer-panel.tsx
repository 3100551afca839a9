import { Alert, Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core'
import type { Artwork } from '@pawfect/domain/certificates'
import { IconSignature } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { SplitLines } from './split-lines.tsx'
import { useMarketDesk, useOfferArtwork } from './use-market.ts'

/** Highest price, as the service takes it. */
const HIGHEST_PRICE = 10_000

/** Offers one's own piece: a price, a time to give it back, and who would get what. */
export function OfferPanel({ artwork }: { readonly artwork: Artwork }): ReactElement | null {
  const { t } = useTranslation('market')
  const errorText = useErrorText()
  const desk = useMarketDesk()
  const offer = useOfferArtwork()
  const [price, setPrice] = useState<number | string>(10)
  const [days, setDays] = useState<number | string>(14)
  if (!artwork.mayList) return null
  const priceCents = Math.round(Number(price) * 100)
  const refundDays = Number(days)
  const isWhole = priceCents >= 1 && priceCents <= HIGHEST_PRICE * 100 && refundDays >= 1
  return (
    <section className="pm-card art-panel" aria-label={t('offer.title')}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('offer.title')}
        </Title>
        <Group grow align="flex-start">
          <NumberInput
            label={t('offer.price')}
            min={0.01}
            max={HIGHEST_PRICE}
            decimalScale={2}
            fixedDecimalScale
            value={price}
            onChange={setPrice}
          />
          <NumberInput
            label={t('offer.days')}
            min={1}
            max={30}
            allowDecimal={false}
            clampBehavior="strict"
            value={days}
            onChange={setDays}
          />
        </Group>
        {isWhole ? (
          <SplitLines
            priceCents={priceCents}
            royaltyShare={artwork.royaltyShare}
            seller={artwork.owner.name}
            artist={artwork.artist.name || t('somebody')}
            artistSells={artwork.artist.me}
            reader="seller"
          />
        ) : null}
        <Text c="dimmed" fz="sm">
          {t('offer.hint')}
        </Text>
        {offer.isError ? (
          <Alert color="brick" role="alert">
            {errorText(offer.error)}
          </Alert>
        ) : null}
        <Button
          radius="xl"
          leftSection={<IconSignature size={20} aria-hidden />}
          disabled={!isWhole || desk.data?.place === null || desk.data === undefined}
          loading={offer.isPending}
          onClick={() => offer.mutate({ artwork, priceCents, refundDays })}
        >
          {t('offer.sign')}
        </Button>
      </Stack>
    </section>
  )
}
