import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconEye, IconLockOpen } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../shell/error-notice.tsx'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { useTRPC } from '../../../shell/server-client.ts'

/** Often enough that a share or its end shows up while one looks. */
const ASK_EVERY_MS = 5000

/** What others let this person read, and until when. */
export function SharedWithMe({ onOpen }: { onOpen(recordId: string): void }): ReactElement {
  const { t, i18n } = useTranslation('vault')
  const trpc = useTRPC()
  const shared = useQuery({
    ...trpc.vault.listSharedWithMe.queryOptions(),
    refetchInterval: ASK_EVERY_MS,
  })
  const moments = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long' })
  return (
    <section aria-label={t('shared')} style={{ marginTop: 36 }}>
      <Title order={2} mb="md">
        {t('shared')}
      </Title>
      {shared.isError && shared.data === undefined ? (
        <ErrorNotice error={shared.error} onRetry={() => void shared.refetch()} />
      ) : null}
      {shared.isPending && !shared.isError ? <Skeleton height={80} radius="md" /> : null}
      {shared.data?.records.length === 0 ? <Text c="dimmed">{t('sharedNone')}</Text> : null}
      <Stack gap="sm">
        {(shared.data?.records ?? []).map(record => (
          <article
            key={record.recordId}
            className="pm-card vault-record"
            aria-label={t('sharedBy', { name: record.ownerName })}
          >
            <IconLockOpen size={32} stroke={1.4} color="var(--pm-warm-text)" aria-hidden />
            <div className="vault-record-body">
              <Title order={3} size="h4">
                {t('sharedBy', { name: record.ownerName })}
              </Title>
              <Text c="dimmed">{t('until', { date: moments.format(new Date(record.validUntil)) })}</Text>
              <Group mt="sm">
                <Button
                  variant="light"
                  radius="xl"
                  leftSection={<IconEye size={20} aria-hidden />}
                  onClick={() => onOpen(record.recordId)}
                >
                  {t('open')}
                </Button>
              </Group>
            </div>
          </article>
        ))}
      </Stack>
    </section>
  )
}
