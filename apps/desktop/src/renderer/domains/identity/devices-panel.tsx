import { Button, Group, Skeleton, Text } from '@mantine/core'
import { IconDeviceDesktop } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shell/error-notice.tsx'
import { readerLocale } from '../../shell/reader-locale.ts'
import { useTRPC } from '../../shell/server-client.ts'
import { SettingsPanel } from './settings-panel.tsx'

/** Where the owner is signed in, each with a way out. */
export function DevicesPanel(): ReactElement {
  const { t, i18n } = useTranslation('identity')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const devices = useQuery(trpc.identity.listDevices.queryOptions())
  const revoke = useMutation(
    trpc.identity.revokeDevice.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.identity.listDevices.queryKey() }),
    }),
  )
  const when = (moment: string): string =>
    new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'medium', timeStyle: 'short' }).format(
      new Date(moment),
    )
  return (
    <SettingsPanel title={t('settings.devices')} hint={t('settings.devicesHint')}>
      {devices.isError && devices.data === undefined ? (
        <ErrorNotice error={devices.error} onRetry={() => void devices.refetch()} />
      ) : null}
      {devices.isPending ? <Skeleton height={48} /> : null}
      {(devices.data ?? []).map(device => (
        <Group key={device.deviceId} justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <IconDeviceDesktop size={24} stroke={1.5} aria-hidden />
            <div>
              <Text fw={620}>{device.label || t('settings.deviceUnknown')}</Text>
              <Text fz="sm" c="dimmed">
                {t('settings.lastSeen', { when: when(device.lastSeenAt) })}
              </Text>
            </div>
          </Group>
          {device.current ? (
            <span className="pm-tag" data-kind="go">
              {t('settings.thisDevice')}
            </span>
          ) : (
            <Button
              variant="default"
              radius="xl"
              loading={revoke.isPending && revoke.variables.deviceId === device.deviceId}
              onClick={() => revoke.mutate({ deviceId: device.deviceId })}
            >
              {t('settings.signOutDevice')}
            </Button>
          )}
        </Group>
      ))}
    </SettingsPanel>
  )
}
