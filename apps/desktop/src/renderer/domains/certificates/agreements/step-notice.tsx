import { Alert } from '@mantine/core'
import type { AgreementView } from '@pawfect/domain/certificates'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readerLocale } from '../../../shell/reader-locale.ts'

/** Where the agreement stands and until when, in one sentence. */
export function StepNotice({ view }: { readonly view: AgreementView }): ReactElement | null {
  const { t, i18n } = useTranslation('agreements')
  const { step, state, signing, parties, timeline } = view
  if (state === 'open') {
    const waits = parties.filter(({ signs, signedAt }) => signs && signedAt === null)
    const isSealed = waits.length === 0
    const isWriting = isSealed && timeline.some(({ written }) => !written)
    if (isSealed || isWriting) return <Alert color="meadow">{t('step.beingWritten')}</Alert>
    if (signing === null && parties.every(({ address }) => address !== null))
      return <Alert color="apricot">{t('step.recordAway')}</Alert>
    return <Alert color="meadow">{t('step.open', { names: waits.map(({ name }) => name).join(', ') })}</Alert>
  }
  if (step === null || state === 'withdrawn') return null
  const until = new Intl.DateTimeFormat(readerLocale(i18n.language), {
    dateStyle: 'long',
    timeStyle: 'short',
  })
  const day = until.format(new Date(step.until))
  if (step.phase === 'ended') return <Alert color="meadow">{t('step.ended')}</Alert>
  if (step.phase === 'disputed') return <Alert color="apricot">{t('step.disputed', { until: day })}</Alert>
  if (step.phase === 'claimed') {
    const claimant = step.claimedBy === null ? '' : t(`role.${step.claimedBy}`)
    return <Alert color="apricot">{t('step.claimed', { claimant, until: day })}</Alert>
  }
  return (
    <Alert color="meadow">
      {step.next === null
        ? t('step.trial', { until: day })
        : t('step.waiting', { milestone: t(`milestone.${step.next}`), until: day })}
    </Alert>
  )
}
