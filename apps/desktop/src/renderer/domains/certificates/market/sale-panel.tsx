import { Alert, Button, Stack, Text } from '@mantine/core'
import type { ArtListing, Artwork } from '@pawfect/domain/certificates'
import { IconArrowBackUp, IconTagOff } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { askFirst } from '../../../shell/ask-first.tsx'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { usePlayMoney } from './play-money.tsx'
import { useCloseListing, useReturnArtwork } from './use-market.ts'

/** Where a piece and its sale stand, and the way back: taking an offer off, giving a piece back. */
export function SalePanel({ artwork }: { readonly artwork: Artwork }): ReactElement | null {
  const { t } = useTranslation('market')
  const { state, listing } = artwork
  if (state !== 'published') return <Alert color="apricot">{t(`artStateLong.${state}`)}</Alert>
  if (listing === null) return null
  return (
    <Stack gap="sm">
      <StateNotice artwork={artwork} listing={listing} />
      {listing.problem === null ? null : (
        <Alert color="apricot" role="status">
          {t('problem')}
        </Alert>
      )}
      {listing.mayDo.includes('close') ? <CloseButton listing={listing} /> : null}
      {listing.mayDo.includes('return') ? <ReturnButton listing={listing} /> : null}
    </Stack>
  )
}

function StateNotice(props: {
  readonly artwork: Artwork
  readonly listing: ArtListing
}): ReactElement | null {
  const { t, i18n } = useTranslation('market')
  const playMoney = usePlayMoney()
  const { artwork, listing } = props
  const until = new Intl.DateTimeFormat(readerLocale(i18n.language), {
    dateStyle: 'long',
    timeStyle: 'short',
  })
  const facts = {
    price: playMoney(listing.terms.priceCents),
    buyer: listing.buyerName || t('somebody'),
    until: listing.refundUntil === null ? '' : until.format(new Date(listing.refundUntil)),
  }
  if (listing.state === 'open' && !listing.mayDo.includes('close')) return null
  const isSoldByMe = listing.state === 'sold' && !artwork.owner.me
  return (
    <Alert color="meadow" role="status" data-testid="sale-state">
      {isSoldByMe ? t('stateLong.soldAway', facts) : t(`stateLong.${listing.state}`, facts)}
    </Alert>
  )
}

function CloseButton({ listing }: { readonly listing: ArtListing }): ReactElement {
  const { t } = useTranslation('market')
  const errorText = useErrorText()
  const close = useCloseListing()
  return (
    <>
      {close.isError ? (
        <Alert color="brick" role="alert">
          {errorText(close.error)}
        </Alert>
      ) : null}
      <Button
        variant="light"
        radius="xl"
        leftSection={<IconTagOff size={20} aria-hidden />}
        loading={close.isPending}
        onClick={() => close.mutate(listing)}
      >
        {t('close')}
      </Button>
    </>
  )
}

function ReturnButton({ listing }: { readonly listing: ArtListing }): ReactElement {
  const { t } = useTranslation('market')
  const errorText = useErrorText()
  const playMoney = usePlayMoney()
  const giveBack = useReturnArtwork()
  const price = playMoney(listing.terms.priceCents)
  const ask = () =>
    askFirst({
      title: t('return.title'),
      text: t('return.text', { price }),
      yes: t('return.yes'),
      no: t('return.no'),
      onYes: () => giveBack.mutate(listing),
    })
  return (
    <>
      {giveBack.isError ? (
        <Alert color="brick" role="alert">
          {errorText(giveBack.error)}
        </Alert>
      ) : null}
      <Button
        variant="light"
        radius="xl"
        leftSection={<IconArrowBackUp size={20} aria-hidden />}
        loading={giveBack.isPending}
        onClick={ask}
      >
        {t('return.do')}
      </Button>
      <Text fz="sm" c="dimmed">
        {t('return.hint', { price })}
      </Text>
    </>
  )
}
