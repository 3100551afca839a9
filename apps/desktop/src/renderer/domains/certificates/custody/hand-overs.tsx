import { Alert, Button, Group, Modal, Stack, Text, Textarea, Title } from '@mantine/core'
import type { TransferSummary } from '@pawfect/domain/certificates/custody'
import { IconArrowRight, IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { readerLocale } from '../../shell/reader-locale.ts'
import { useTRPC } from '../../shell/server-client.ts'
import { HandOverModal } from './hand-over-modal.tsx'
import { MyKeyCode } from './my-key-code.tsx'
import { OwnershipHistoryModal } from './ownership-history-modal.tsx'
import { useAnswerTransfer } from './use-transfers.ts'

/** While somebody looks, the other side's signature appears by itself. */
const ASK_FOR_OFFERS_MS = 5000

/** Handing animals over: what is offered to and by this person, and where each stands. */
export function HandOvers(): ReactElement {
  const { t } = useTranslation('certificates')
  const trpc = useTRPC()
  const transfers = useQuery({
    ...trpc.certificates.listMyTransfers.queryOptions(),
    refetchInterval: ASK_FOR_OFFERS_MS,
  })
  const [offering, setOffering] = useState(false)
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
      <div className="papers-grid">
        {(transfers.data?.transfers ?? []).map(transfer => (
          <TransferCard key={transfer.transferId} transfer={transfer} />
        ))}
      </div>
      {transfers.data?.transfers.length === 0 ? <Text c="dimmed">{t('papers.noHandOvers')}</Text> : null}
      <HandOverModal opened={offering} onClose={() => setOffering(false)} />
    </section>
  )
}

function TransferCard({ transfer }: { readonly transfer: TransferSummary }): ReactElement {
  const { t, i18n } = useTranslation('certificates')
  const errorText = useErrorText()
  const answer = useAnswerTransfer()
  const [open, setOpen] = useState<'history' | 'object' | null>(null)
  const { state, side, finalAt } = transfer
  const name = transfer.animalName ?? t('papers.closed')
  const dates = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long' })
  return (
    <article className="deed" aria-label={t('papers.handOverOf', { name })} data-state={state}>
      <div className="deed-kind">{t(side === 'taker' ? 'papers.toYou' : 'papers.fromYou')}</div>
      <div className="deed-name">{name}</div>
      <Text mt="sm">
        {t(`papers.transfer.${state}`, { date: finalAt === null ? '' : dates.format(new Date(finalAt)) })}
      </Text>
      {answer.isError ? (
        <Alert color="brick" role="alert" mt="sm">
          {errorText(answer.error)}
        </Alert>
      ) : null}
      <Group mt="md" gap="xs">
        {state === 'offered' && side !== 'giver' ? (
          <Button
            radius="xl"
            loading={answer.isPending}
            onClick={() => answer.mutate({ transfer, step: 'accept' })}
          >
            {t('papers.accept')}
          </Button>
        ) : null}
        {state === 'offered' && side !== 'taker' ? (
          <Button
            radius="xl"
            variant="default"
            loading={answer.isPending}
            onClick={() => answer.mutate({ transfer, step: 'withdraw' })}
          >
            {t('papers.takeBack')}
          </Button>
        ) : null}
        {state === 'accepted' ? (
          <Button radius="xl" variant="subtle" color="brick" onClick={() => setOpen('object')}>
            {t('papers.object')}
          </Button>
        ) : null}
        <Button
          radius="xl"
          variant="subtle"
          leftSection={<IconHistory size={20} aria-hidden />}
          onClick={() => setOpen('history')}
        >
          {t('papers.history')}
        </Button>
      </Group>
      <ObjectModal
        opened={open === 'object'}
        onClose={() => setOpen(null)}
        onObject={reason => answer.mutate({ transfer, step: 'dispute', reason })}
      />
      <OwnershipHistoryModal
        petId={transfer.petId}
        name={name}
        opened={open === 'history'}
        onClose={() => setOpen(null)}
      />
    </article>
  )
}

function ObjectModal(props: {
  readonly opened: boolean
  onClose(): void
  onObject(reason: string): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const [reason, setReason] = useState('')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('papers.objectTitle')}>
      <Stack>
        <Text>{t('papers.objectText')}</Text>
        <Textarea
          label={t('papers.objectReason')}
          maxLength={200}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button
            color="brick"
            disabled={reason.trim() === ''}
            onClick={() => {
              props.onObject(reason.trim())
              props.onClose()
            }}
          >
            {t('papers.object')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
