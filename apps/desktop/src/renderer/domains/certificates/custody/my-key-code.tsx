import { Alert, Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { useAccountScope } from '../../../shell/host.ts'
import { registeredKey } from '../registered-key.ts'
import { useSigningKeys } from '../signing-key-choice.tsx'

/**
 * Copies what somebody who hands an animal over needs from the one who takes it; makes the key where there is none.
 */
export function MyKeyCode(): ReactElement {
  const { t } = useTranslation('certificates')
  const errorText = useErrorText()
  const accountId = useAccountScope()
  const queries = useQueryClient()
  const keys = useSigningKeys()
  const copy = useMutation({
    mutationFn: async () => {
      const key = await registeredKey(accountId, {
        key: keys.data?.keys[0] ?? null,
        keyLabel: t('keyLabelDefault'),
      })
      await navigator.clipboard.writeText(key.did)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['signing-keys'] }),
  })
  return (
    <>
      <Button
        variant="subtle"
        radius="xl"
        loading={copy.isPending}
        disabled={keys.isPending}
        leftSection={<IconCopy size={20} aria-hidden />}
        onClick={() => copy.mutate()}
        title={t('papers.keyCodeHint')}
      >
        {copy.isSuccess ? t('papers.keyCodeCopied') : t('papers.keyCode')}
      </Button>
      {copy.isError ? (
        <Alert color="brick" role="alert">
          {errorText(copy.error)}
        </Alert>
      ) : null}
    </>
  )
}
