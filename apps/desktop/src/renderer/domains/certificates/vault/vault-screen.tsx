import { Alert, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconCopy, IconLock } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shell/empty-state.tsx'
import { ErrorNotice, useErrorText } from '../../../shell/error-notice.tsx'
import { host } from '../../../shell/host.ts'
import { TextLink } from '../../../shell/links.tsx'
import { AddRecord } from './add-record.tsx'
import { OpenedRecordModal } from './opened-record-modal.tsx'
import { RecordCard } from './record-card.tsx'
import { SharedWithMe } from './shared-with-me.tsx'
import { type OpenedRecord, useVault } from './use-vault.ts'
import { useVaultAccount, useVaultRecords } from './vault-records.ts'
import './vault.css'

/** Health records that only their owner, and whoever they let in, can read. */
export function VaultScreen(): ReactElement {
  const { t } = useTranslation('vault')
  const errorText = useErrorText()
  const records = useVaultRecords()
  const vault = useVault()
  const [opened, setOpened] = useState<OpenedRecord | null>(null)
  const failure = vault.open.error ?? vault.openShared.error
  return (
    <div className="pm-page">
      <TextLink to="/papers">{t('back')}</TextLink>
      <Group justify="space-between" align="flex-end" mb="xl">
        <div>
          <Title order={1}>{t('title')}</Title>
          <Text c="dimmed" className="pm-prose">
            {t('lead')}
          </Text>
        </div>
        <MyCode />
      </Group>
      <AddRecord />
      {failure === null ? null : (
        <Alert color="brick" role="alert" mt="md">
          {errorText(failure)}
        </Alert>
      )}
      <section aria-label={t('mine')} style={{ marginTop: 36 }}>
        <Title order={2} mb="md">
          {t('mine')}
        </Title>
        {records.isError && records.data === undefined ? (
          <ErrorNotice error={records.error} onRetry={() => void records.refetch()} />
        ) : null}
        {records.data?.length === 0 ? (
          <EmptyState icon={<IconLock size={40} stroke={1.5} />} title={t('none')} text={t('noneText')} />
        ) : null}
        <Stack gap="sm">
          {records.isPending ? <Skeleton height={120} radius="md" /> : null}
          {(records.data ?? []).map(item => (
            <RecordCard
              key={item.recordId}
              item={item}
              onOpen={() => vault.open.mutate(item.recordId, { onSuccess: setOpened })}
            />
          ))}
        </Stack>
      </section>
      <SharedWithMe onOpen={id => vault.openShared.mutate(id, { onSuccess: setOpened })} />
      <OpenedRecordModal record={opened} onClose={() => setOpened(null)} />
    </div>
  )
}

/** Copies the code by which somebody who is no match can share with this machine. */
function MyCode(): ReactElement {
  const { t } = useTranslation('vault')
  const accountId = useVaultAccount()
  const copy = useMutation({
    mutationFn: async () => {
      const { reader } = await host().vault.myReadingKey({ accountId })
      await navigator.clipboard.writeText(reader)
    },
  })
  return (
    <Button
      variant="subtle"
      radius="xl"
      loading={copy.isPending}
      leftSection={<IconCopy size={20} aria-hidden />}
      onClick={() => copy.mutate()}
    >
      {copy.isSuccess ? t('codeCopied') : t('copyCode')}
    </Button>
  )
}
