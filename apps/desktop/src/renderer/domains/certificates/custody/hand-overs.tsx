import { Button, Group, Skeleton, Text, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../shell/error-notice.tsx'
import { useTRPC } from '../../../shell/server-client.ts'
import { HandOverModal } from './hand-over-modal.tsx'
import { MyKeyCode } from './my-key-code.tsx'
import { TransferCard } from './transfer-card.tsx'
import { WaitingSteps } from './waiting-steps.tsx'

/** While somebody looks, the other side's signature appears by itself. */
const ASK_FOR_OFFERS_MS = 3000

/** Handing animals over: what waits for signatures, what is offered to and by this person, and where each stands. */
export function HandOvers(): ReactElement {
  const { t } = useTranslation('certificates')
  const trpc = useTRPC()
  const listed = useQuery({
    ...trpc.certificates.listMyTransfers.queryOptions(),
    refetchInterval: ASK_FOR_OFFERS_MS,
  })
  const [offering, setOffering] = useState(false)
  const { transfers, waiting } = listed.data ?? { transfers: [], waiting: [] }
  const isEmpty = listed.isSuccess && transfers.length + waiting.length === 0
  return (
    <section aria-label={t('papers.handOvers')} style={{ marginTop: 36 }}>
      <Group justify="space-between" mb="md">
        <Title order={2}>{t('papers.handOvers')}</Title>
        <Group gap="xs">
          <MyKeyCode />
          <Button
            variant="light"
            radius="xl"
            leftSection={<IconArrowRight size={20} aria-hidden />}
            onClick={() => setOffering(true)}
          >
            {t('papers.handOver')}
          </Button>
        </Group>
      </Group>
      {listed.isError && listed.data === undefined ? (
        <ErrorNotice error={listed.error} onRetry={() => void listed.refetch()} />
      ) : null}
      {listed.isPending ? <Skeleton height={160} radius="md" /> : null}
      <WaitingSteps waiting={waiting} />
      <div className="papers-grid">
        {transfers.map(transfer => (
          <TransferCard key={transfer.transferId} transfer={transfer} />
        ))}
      </div>
      {isEmpty ? <Text c="dimmed">{t('papers.noHandOvers')}</Text> : null}
      <HandOverModal opened={offering} onClose={() => setOffering(false)} />
    </section>
  )
}
