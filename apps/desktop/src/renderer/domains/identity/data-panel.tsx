import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { host, useAccountScope } from '../../shell/host.ts'
import { saveFile } from '../../shell/save-file.ts'
import { serverClient, useTRPC } from '../../shell/server-client.ts'
import { sessionQuery } from '../../shell/session.ts'
import { SettingsPanel } from './settings-panel.tsx'

/** Taking everything along, and leaving for good. */
export function DataPanel(): ReactElement {
  const { t } = useTranslation('identity')
  const errorText = useErrorText()
  const [leaving, setLeaving] = useState(false)
  const take = useMutation({
    mutationFn: async () => {
      const everything = await serverClient.identity.exportAccount.query()
      const text = JSON.stringify(everything, null, 2)
      saveFile('pawfectmatch-my-data.json', new Blob([text], { type: 'application/json' }))
    },
  })
  return (
    <SettingsPanel title={t('settings.data')}>
      <Group justify="space-between" wrap="nowrap">
        <Text c="dimmed">{t('settings.exportHint')}</Text>
        <Button
          variant="default"
          radius="xl"
          style={{ flex: 'none' }}
          leftSection={<IconDownload size={20} aria-hidden />}
          loading={take.isPending}
          onClick={() => take.mutate()}
        >
          {t('settings.export')}
        </Button>
      </Group>
      {take.isError ? (
        <Alert color="brick" role="alert">
          {errorText(take.error)}
        </Alert>
      ) : null}
      <Group justify="space-between" wrap="nowrap">
        <Text c="dimmed">{t('settings.deleteHint')}</Text>
        <Button
          variant="outline"
          color="brick"
          radius="xl"
          style={{ flex: 'none' }}
          leftSection={<IconTrash size={20} aria-hidden />}
          onClick={() => setLeaving(true)}
        >
          {t('settings.delete')}
        </Button>
      </Group>
      <DeleteModal opened={leaving} onClose={() => setLeaving(false)} />
    </SettingsPanel>
  )
}

function DeleteModal(props: { readonly opened: boolean; onClose(): void }): ReactElement {
  const { t } = useTranslation('identity')
  const errorText = useErrorText()
  const [password, setPassword] = useState('')
  const remove = useDeleteAccount()
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('settings.deleteConfirmTitle')}>
      <Stack>
        <Text>{t('settings.deleteHint')}</Text>
        <PasswordInput
          label={t('settings.deletePassword')}
          autoComplete="current-password"
          value={password}
          onChange={event => setPassword(event.currentTarget.value)}
        />
        {remove.isError ? (
          <Alert color="brick" role="alert">
            {errorText(remove.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('settings.keep')}
          </Button>
          <Button
            color="brick"
            loading={remove.isPending}
            disabled={password === ''}
            onClick={() => remove.mutate(password)}
          >
            {t('settings.deleteNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function useDeleteAccount() {
  const { t } = useTranslation('identity')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  const accountId = useAccountScope()
  const onServer = useMutation(trpc.identity.deleteAccount.mutationOptions())
  return useMutation({
    mutationFn: async (password: string) => {
      await onServer.mutateAsync({ password })
      await host().identity.forgetAccount({ accountId })
    },
    onSuccess: () => {
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, null)
      notifications.show({ message: t('settings.deleted') })
      router.history.push('/')
    },
  })
}
