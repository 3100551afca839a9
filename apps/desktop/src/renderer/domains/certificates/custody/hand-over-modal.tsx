import { Alert, Button, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { type CertificateSummary, issuerDidSchema } from '@pawfect/domain/certificates'
import { documentDigest, MAX_DISPUTE_DAYS, type TransferSummary } from '@pawfect/domain/certificates/custody'
import { IconSignature } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { useTRPC } from '../../shell/server-client.ts'
import { type Holding, useOfferTransfer } from './use-transfers.ts'

/** Offers an animal to somebody else: they have to sign as well, and either may object for some days. */
export function HandOverModal(props: { readonly opened: boolean; onClose(): void }): ReactElement {
  const { t } = useTranslation('certificates')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('papers.handOverTitle')}>
      {props.opened ? <HandOver onClose={props.onClose} /> : null}
    </Modal>
  )
}

function HandOver({ onClose }: { onClose(): void }): ReactElement {
  const { t } = useTranslation('certificates')
  const errorText = useErrorText()
  const holdings = useHoldings()
  const offer = useOfferTransfer()
  const [follows, setFollows] = useState<string | null>(null)
  const [takerDid, setTakerDid] = useState('')
  const [disputeDays, setDisputeDays] = useState<number>(14)
  const holding = holdings.find(it => it.follows === follows)
  const isCode = issuerDidSchema.safeParse(takerDid.trim()).success
  return (
    <Stack>
      <Text>{t('papers.handOverText')}</Text>
      <Select
        label={t('animal')}
        data={holdings.map(it => ({ value: it.follows, label: it.animalName }))}
        value={follows}
        onChange={setFollows}
        error={holdings.length === 0 ? t('papers.nothingToHandOver') : null}
      />
      <TextInput
        label={t('papers.takerCode')}
        description={t('papers.takerCodeHint')}
        value={takerDid}
        maxLength={100}
        error={takerDid.trim() !== '' && !isCode ? t('papers.takerCodeWrong') : null}
        onChange={event => setTakerDid(event.currentTarget.value)}
      />
      <NumberInput
        label={t('papers.disputeDays')}
        description={t('papers.disputeDaysHint')}
        min={0}
        max={MAX_DISPUTE_DAYS}
        allowDecimal={false}
        clampBehavior="strict"
        value={disputeDays}
        onChange={value => setDisputeDays(Number(value) || 0)}
      />
      {offer.isError ? (
        <Alert color="brick" role="alert">
          {errorText(offer.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button
          radius="xl"
          leftSection={<IconSignature size={20} aria-hidden />}
          disabled={holding === undefined || !isCode}
          loading={offer.isPending}
          onClick={() => holding && offer.mutate({ holding, takerDid, disputeDays }, { onSuccess: onClose })}
        >
          {t('papers.signOffer')}
        </Button>
      </Group>
    </Stack>
  )
}

/** What this person can hand over: animals they certified, and animals that became theirs. */
function useHoldings(): readonly Holding[] {
  const trpc = useTRPC()
  const deeds = useQuery(trpc.certificates.listMyCertificates.queryOptions())
  const transfers = useQuery(trpc.certificates.listMyTransfers.queryOptions())
  return [
    ...(deeds.data?.certificates ?? [])
      .filter(deed => deed.issuedByMe && deed.state !== 'revoked')
      .map(fromDeed),
    ...(transfers.data?.transfers ?? []).flatMap(fromTransfer),
  ]
}

function fromDeed({ petId, animalName, ownerName, digest, issuerDid }: CertificateSummary): Holding {
  return { petId, animalName: `${animalName} (${ownerName})`, follows: digest, did: issuerDid }
}

function fromTransfer({ state, side, steps, petId, animalName }: TransferSummary): readonly Holding[] {
  const [offer, acceptance] = steps.map(step => step.document)
  if (state !== 'final' || side === 'giver' || offer?.type !== 'PetTransferOffer' || acceptance === undefined)
    return []
  const follows = documentDigest(acceptance)
  return offer.to.map(({ key }) => ({ petId, animalName: animalName ?? petId, follows, did: key }))
}
