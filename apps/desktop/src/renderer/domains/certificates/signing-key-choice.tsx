import { Group, Stack, Text, TextInput } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublicSigningKey } from '../../../bridge/index.ts'
import { host, useAccountScope } from '../../shell/host.ts'

/** The signing keys this account has on this computer. */
export function useSigningKeys(): UseQueryResult<{ readonly keys: readonly PublicSigningKey[] }> {
  const accountId = useAccountScope()
  return useQuery({
    queryKey: ['signing-keys', accountId],
    queryFn: () => host().certificates.listKeys({ accountId }),
    meta: { keep: false },
  })
}

/** Says with which key is signed, or asks what a new one is to be called. */
export function SigningKeyChoice(props: {
  readonly signingKey: PublicSigningKey | null
  readonly label: string
  onLabel(label: string): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <IconKey size={26} stroke={1.5} aria-hidden />
      {props.signingKey === null ? (
        <Stack gap="xs" style={{ flex: 1 }}>
          <Text>{t('keyNone')}</Text>
          <TextInput
            label={t('keyLabel')}
            value={props.label}
            maxLength={80}
            onChange={event => props.onLabel(event.currentTarget.value)}
          />
        </Stack>
      ) : (
        <Text>{t('keyHere', { label: props.signingKey.label })}</Text>
      )}
    </Group>
  )
}
