import { Button, Group, Skeleton, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shell/error-notice.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { SettingsPanel } from './settings-panel.tsx'

/** Whom the owner has blocked, each with the way back. */
export function BlocksPanel(): ReactElement {
  const { t } = useTranslation('identity')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const blocks = useQuery(trpc.moderation.listBlocks.queryOptions())
  const unblock = useMutation(
    trpc.moderation.unblock.mutationOptions({ onSettled: () => queries.invalidateQueries() }),
  )
  return (
    <SettingsPanel title={t('settings.blocks')} hint={t('settings.blocksHint')}>
      {blocks.isError && blocks.data === undefined ? (
        <ErrorNotice error={blocks.error} onRetry={() => void blocks.refetch()} />
      ) : null}
      {blocks.isPending ? <Skeleton height={40} /> : null}
      {blocks.data?.length === 0 ? <Text>{t('settings.noBlocks')}</Text> : null}
      {(blocks.data ?? []).map(block => (
        <Group key={block.userId} justify="space-between">
          <Text fw={620}>{block.displayName || t('settings.deviceUnknown')}</Text>
          <Button variant="default" radius="xl" onClick={() => unblock.mutate({ userId: block.userId })}>
            {t('settings.unblock')}
          </Button>
        </Group>
      ))}
    </SettingsPanel>
  )
}
