import type { AttestationSummary } from '@pawfect/domain/certificates'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../shell/server-client.ts'
import { WithdrawModal } from './withdraw-modal.tsx'

/** Withdraws an attestation. */
export function RevokePaperModal(props: {
  readonly paper: AttestationSummary
  readonly name: string
  readonly opened: boolean
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { certificateId } = props.paper
  const revoke = useMutation(
    trpc.certificates.revokeAttestation.mutationOptions({
      onSuccess: props.onClose,
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.certificates.pathKey() }),
    }),
  )
  return (
    <WithdrawModal
      title={t('papers.revokeTitle', { name: props.name })}
      opened={props.opened}
      isPending={revoke.isPending}
      error={revoke.error}
      onWithdraw={reason => revoke.mutate({ certificateId, reason })}
      onClose={props.onClose}
    />
  )
}
