import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import type { AgreementView } from '@pawfect/domain/certificates'
import { IconSignature } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askFirst } from '../../../shell/ask-first.tsx'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { useSignAgreement, useWithdrawAgreement } from './use-agreements.ts'

/** Before all have signed: read, sign, ask for a change, or give it up. */
export function SignPanel({
  view,
  onChange,
}: {
  readonly view: AgreementView
  onChange(): void
}): ReactElement | null {
  const { t } = useTranslation('agreements')
  const errorText = useErrorText()
  const sign = useSignAgreement()
  const withdraw = useWithdrawAgreement()
  // Whoever ticked it had read that version; a change asks again.
  const [readVersion, setReadVersion] = useState<number | null>(null)
  const { mayDo, version } = view
  if (!mayDo.includes('change') && !mayDo.includes('withdraw')) return null
  const failure = sign.error ?? withdraw.error
  const giveUp = () =>
    askFirst({
      title: t('withdrawTitle'),
      text: t('withdrawText'),
      yes: t('withdraw'),
      no: t('cancel'),
      onYes: () => withdraw.mutate(view),
    })
  return (
    <section className="pm-card agreement-panel" aria-label={t('signTitle')}>
      <Title order={2} size="h4">
        {t('signTitle')}
      </Title>
      <Stack gap="sm">
        {mayDo.includes('sign') ? (
          <>
            <Text>{t('signText')}</Text>
            <Checkbox
              label={t('haveRead')}
              checked={readVersion === version}
              onChange={event => setReadVersion(event.currentTarget.checked ? version : null)}
            />
          </>
        ) : null}
        {failure === null ? null : (
          <Alert color="brick" role="alert">
            {errorText(failure)}
          </Alert>
        )}
        <Group gap="xs">
          {mayDo.includes('sign') ? (
            <Button
              radius="xl"
              leftSection={<IconSignature size={20} aria-hidden />}
              disabled={readVersion !== version}
              loading={sign.isPending}
              onClick={() => sign.mutate(view)}
            >
              {t('sign')}
            </Button>
          ) : null}
          <Button variant="light" radius="xl" onClick={onChange}>
            {t('askForChange')}
          </Button>
          <Button variant="subtle" color="brick" radius="xl" loading={withdraw.isPending} onClick={giveUp}>
            {t('withdraw')}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}
