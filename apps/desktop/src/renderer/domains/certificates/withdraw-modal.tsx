import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'

/** Asks once, clearly, why a paper is withdrawn. */
export function WithdrawModal(props: {
  readonly title: string
  readonly opened: boolean
  readonly isPending: boolean
  readonly error: unknown
  onWithdraw(reason: string): void
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const errorText = useErrorText()
  const [reason, setReason] = useState('')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      <Stack>
        <Text>{t('revokeText')}</Text>
        <Textarea
          label={t('revokeReason')}
          maxLength={200}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        {props.error === null ? null : (
          <Alert color="brick" role="alert">
            {errorText(props.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('keep')}
          </Button>
          <Button
            color="brick"
            disabled={reason.trim() === ''}
            loading={props.isPending}
            onClick={() => props.onWithdraw(reason)}
          >
            {t('revokeNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
