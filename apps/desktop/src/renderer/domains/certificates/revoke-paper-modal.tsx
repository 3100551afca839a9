import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import type { AttestationSummary } from '@pawfect/domain/certificates'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useTRPC } from '../../shell/server-client.ts'

/** Asks once, clearly, why a paper is withdrawn. */
export function RevokePaperModal(props: {
  readonly paper: AttestationSummary
  readonly name: string
  readonly opened: boolean
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const errorText = useErrorText()
  const [reason, setReason] = useState('')
  const { certificateId } = props.paper
  const revoke = useMutation(
    trpc.certificates.revokeAttestation.mutationOptions({
      onSuccess: props.onClose,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.certificates.pathKey() }),
    }),
  )
  const title = t('papers.revokeTitle', { name: props.name })
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={title}>
      <Stack>
        <Text>{t('revokeText')}</Text>
        <Textarea
          label={t('revokeReason')}
          maxLength={200}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        {revoke.isError ? (
          <Alert color="brick" role="alert">
            {errorText(revoke.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('keep')}
          </Button>
          <Button
            color="brick"
            disabled={reason.trim() === ''}
            loading={revoke.isPending}
            onClick={() => revoke.mutate({ certificateId, reason })}
          >
            {t('revokeNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
