import { Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelStatus } from '../../../../bridge/index.ts'
import { ErrorNotice } from '../../../shell/error-notice.tsx'
import { host } from '../../../shell/host.ts'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { AddOnRows } from './add-on-rows.tsx'
import { ModelUpdateRows } from './model-update-rows.tsx'
import { MODELS_KEY } from './models-key.ts'

/** Which model looks at photos here, since when, how good it is, and the ways back. */
export function ModelsPanel(): ReactElement {
  const { t } = useTranslation('models')
  const title = useId()
  const status = useQuery({ queryKey: MODELS_KEY, queryFn: () => host().models.status({}) })
  return (
    <section className="pm-card" style={{ padding: 24 }} aria-labelledby={title}>
      <Text component="h2" id={title} fz="xl" fw={700}>
        {t('title')}
      </Text>
      <Text c="dimmed" className="pm-prose">
        {t('hint')}
      </Text>
      <Stack mt="md">
        {status.isError ? <ErrorNotice error={status.error} onRetry={() => void status.refetch()} /> : null}
        {status.isPending ? <Skeleton height={64} /> : null}
        {status.data === undefined ? null : (
          <>
            <BreedModel status={status.data} />
            <AddOnRows addOns={status.data.addOns} unused={status.data.unusedAddOns} />
          </>
        )}
      </Stack>
    </section>
  )
}

function BreedModel({ status }: { readonly status: ModelStatus }): ReactElement {
  const { t, i18n } = useTranslation('models')
  const [isCardOpen, setCardOpen] = useState(false)
  const day = (moment: string): string =>
    new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'medium' }).format(new Date(moment))
  const { breed } = status
  const last = status.givenBack[0]
  return (
    <div>
      <Text fw={620}>
        {breed.source === 'built-in' ? t('builtIn') : t('installed', { version: breed.version ?? 0 })}
      </Text>
      <Text c="dimmed">
        {breed.installedAt === null ? t('sinceInstall') : t('since', { when: day(breed.installedAt) })}
        {breed.state === 'trying' ? ` ${t('trying')}` : ''}
      </Text>
      {last === undefined ? null : (
        <Text c="dimmed" className="pm-prose">
          {t('gaveBack', { version: last.version, when: day(last.at), why: t(reasonKey(last.reason)) })}
        </Text>
      )}
      <ModelUpdateRows status={status} onCard={() => setCardOpen(true)} />
      {breed.card === null ? null : (
        <Modal opened={isCardOpen} onClose={() => setCardOpen(false)} title={t('card')} size="lg">
          <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{breed.card}</Text>
        </Modal>
      )}
    </div>
  )
}

function reasonKey(reason: string): 'why.crashed' | 'why.byOwner' | 'why.canary' | 'why.other' {
  if (reason === 'models/crashed') return 'why.crashed'
  if (reason === 'models/by-owner') return 'why.byOwner'
  return reason === 'ml/model-canary-failed' ? 'why.canary' : 'why.other'
}
