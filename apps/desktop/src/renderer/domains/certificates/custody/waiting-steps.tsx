import { Alert, Button, Group, Text } from '@mantine/core'
import { signaturesNeeded, type WaitingStep } from '@pawfect/domain/certificates/custody'
import { IconSignature } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { OwnerList, SignatureList } from './key-words.tsx'
import { useRefuseWaiting, useSignWaiting } from './use-transfers.ts'

/** Steps that several have to sign: what each says, whose signature is there, and whose is missing. */
export function WaitingSteps({ waiting }: { readonly waiting: readonly WaitingStep[] }): ReactElement | null {
  const { t } = useTranslation('custody')
  if (waiting.length === 0) return null
  return (
    <section aria-label={t('waiting')} className="papers-grid" style={{ marginBottom: 20 }}>
      {waiting.map(step => (
        <WaitingCard key={step.digest} waiting={step} />
      ))}
    </section>
  )
}

function WaitingCard({ waiting }: { readonly waiting: WaitingStep }): ReactElement {
  const { t, i18n } = useTranslation('custody')
  const closed = useTranslation('certificates').t
  const errorText = useErrorText()
  const sign = useSignWaiting()
  const refuse = useRefuseWaiting()
  const { offer, step, missing, mine, expiresAt } = waiting
  const name = waiting.animalName ?? closed('papers.closed')
  const { keys } = signaturesNeeded(step.document.type, offer)
  const until = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long' })
  const error = sign.error ?? refuse.error
  return (
    <article className="deed" aria-label={t('waitingOf', { name })}>
      <div className="deed-kind">{t(`what.${whatOf(waiting)}`)}</div>
      <div className="deed-name">{name}</div>
      <Text mt="sm">{t(`whatText.${whatOf(waiting)}`)}</Text>
      <OwnerList owners={offer.to} />
      <Text fw={680} mt="sm">
        {t('missing', { count: missing.length })}
      </Text>
      <SignatureList keys={keys} missing={missing} />
      <Text c="dimmed">{t('until', { date: until.format(new Date(expiresAt)) })}</Text>
      {error ? (
        <Alert color="brick" role="alert" mt="sm">
          {errorText(error)}
        </Alert>
      ) : null}
      <Group mt="md" gap="xs">
        {mine.length > 0 ? (
          <Button
            radius="xl"
            leftSection={<IconSignature size={20} aria-hidden />}
            loading={sign.isPending}
            onClick={() => sign.mutate(waiting)}
          >
            {t('sign')}
          </Button>
        ) : null}
        <Button
          radius="xl"
          variant="subtle"
          color="brick"
          loading={refuse.isPending}
          onClick={() => refuse.mutate(waiting)}
        >
          {t(mine.length > 0 ? 'refuse' : 'takeBack')}
        </Button>
      </Group>
    </article>
  )
}

function whatOf({ step: { document } }: WaitingStep): 'offer' | 'acceptance' | 'stands' | 'undone' {
  if (document.type === 'PetTransferSettlement') return document.outcome
  return document.type === 'PetTransferOffer' ? 'offer' : 'acceptance'
}
