import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import type { TransferSummary } from '@pawfect/domain/certificates/custody'
import { IconHistory } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { OwnerList } from './key-words.tsx'
import { OwnershipHistoryModal } from './ownership-history-modal.tsx'
import { useAnswerTransfer } from './use-transfers.ts'

/** One handover: where it stands, who owns the animal then, and what this person can do about it. */
export function TransferCard({ transfer }: { readonly transfer: TransferSummary }): ReactElement {
  const { t, i18n } = useTranslation('certificates')
  const errorText = useErrorText()
  const answer = useAnswerTransfer()
  const [open, setOpen] = useState<'history' | 'object' | null>(null)
  const { state, side, finalAt, steps } = transfer
  const name = transfer.animalName ?? t('papers.closed')
  const dates = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'long' })
  const offer = steps[0]?.document
  return (
    <article className="deed" aria-label={t('papers.handOverOf', { name })} data-state={state}>
      <div className="deed-kind">{t(side === 'taker' ? 'papers.toYou' : 'papers.fromYou')}</div>
      <div className="deed-name">{name}</div>
      <Text mt="sm">
        {t(`papers.transfer.${state}`, { date: finalAt === null ? '' : dates.format(new Date(finalAt)) })}
      </Text>
      {offer?.type === 'PetTransferOffer' ? <OwnerList owners={offer.to} /> : null}
      {state === 'disputed' ? <Dispute transfer={transfer} /> : null}
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

/** Why somebody objects, and the two ways out: it stands, or it never happened. Everybody has to sign the same. */
function Dispute({ transfer }: { readonly transfer: TransferSummary }): ReactElement {
  const { t } = useTranslation('custody')
  const errorText = useErrorText()
  const settle = useAnswerTransfer()
  const objection = transfer.steps.find(step => step.document.type === 'PetTransferDispute')?.document
  return (
    <Stack gap="xs" mt="sm" role="group" aria-label={t('dispute')}>
      {objection?.type === 'PetTransferDispute' ? (
        <Text>{t('disputeReason', { reason: objection.reason })}</Text>
      ) : null}
      <Text c="dimmed">{t('settleText')}</Text>
      <Group gap="xs">
        {(['stands', 'undone'] as const).map(outcome => (
          <Button
            key={outcome}
            radius="xl"
            variant="light"
            loading={settle.isPending}
            onClick={() => settle.mutate({ transfer, step: 'settle', outcome })}
          >
            {t(`settle.${outcome}`)}
          </Button>
        ))}
      </Group>
      {settle.isError ? (
        <Alert color="brick" role="alert">
          {errorText(settle.error)}
        </Alert>
      ) : null}
    </Stack>
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
