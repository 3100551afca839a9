import {
  Alert,
  Button,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
} from '@mantine/core'
import { MAX_DISPUTE_DAYS } from '@pawfect/domain/certificates/custody'
import { IconSignature } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../../shell/error-notice.tsx'
import { useSigningKeys } from '../signing-key-choice.tsx'
import { useKeyWords } from './key-words.tsx'
import { OwnerRows, problemWithOwners } from './owner-rows.tsx'
import { type Holding, useHoldings } from './use-holdings.ts'
import { type OwnerRow, useOfferTransfer } from './use-transfers.ts'

/** Time for a second thought unless somebody chooses another. */
const USUAL_DISPUTE_DAYS = 14

const NOBODY_YET: readonly OwnerRow[] = [{ key: '', role: 'owner' }]

/** Hands an animal to somebody else, or changes who owns it together; everybody concerned has to sign. */
export function HandOverModal(props: { readonly opened: boolean; onClose(): void }): ReactElement {
  const { t } = useTranslation('certificates')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('papers.handOverTitle')} size="lg">
      {props.opened ? <HandOver onClose={props.onClose} /> : null}
    </Modal>
  )
}

type Purpose = 'hand-over' | 'owners'

function HandOver({ onClose }: { onClose(): void }): ReactElement {
  const { t } = useTranslation('custody')
  const papers = useTranslation('certificates').t
  const errorText = useErrorText()
  const holdings = useHoldings()
  const presentOwners = usePresentOwners()
  const offer = useOfferTransfer()
  const [purpose, setPurpose] = useState<Purpose>('hand-over')
  const [follows, setFollows] = useState<string | null>(null)
  const [owners, setOwners] = useState<readonly OwnerRow[]>(NOBODY_YET)
  const [disputeDays, setDisputeDays] = useState<number>(USUAL_DISPUTE_DAYS)
  const holding = holdings.find(it => it.follows === follows)
  const problem = problemWithOwners(owners)
  const startFrom = (next: Purpose, about: Holding | undefined) => {
    setPurpose(next)
    setOwners(next === 'owners' && about !== undefined ? presentOwners(about) : NOBODY_YET)
  }
  return (
    <Stack>
      <Text>{papers('papers.handOverText')}</Text>
      <Select
        label={papers('animal')}
        data={holdings.map(it => ({ value: it.follows, label: it.animalName }))}
        value={follows}
        onChange={chosen => {
          setFollows(chosen)
          startFrom(
            purpose,
            holdings.find(it => it.follows === chosen),
          )
        }}
        error={holdings.length === 0 ? papers('papers.nothingToHandOver') : null}
      />
      <SegmentedControl
        aria-label={t('purpose')}
        value={purpose}
        onChange={next => startFrom(next === 'owners' ? 'owners' : 'hand-over', holding)}
        data={[
          { value: 'hand-over', label: t('toSomebodyElse') },
          { value: 'owners', label: t('changeOwners') },
        ]}
      />
      <Text c="dimmed">{t(purpose === 'owners' ? 'changeOwnersText' : 'pageGoes')}</Text>
      <OwnerRows rows={owners} onChange={setOwners} />
      <NumberInput
        label={papers('papers.disputeDays')}
        description={papers('papers.disputeDaysHint')}
        min={0}
        max={MAX_DISPUTE_DAYS}
        allowDecimal={false}
        clampBehavior="strict"
        value={disputeDays}
        onChange={value => setDisputeDays(Number(value) || 0)}
      />
      {problem === 'twice' || problem === 'no-owner' ? (
        <Text c="brick">{t(`problem.${problem}`)}</Text>
      ) : null}
      {holding === undefined || problem !== null ? null : <WhoSigns holding={holding} owners={owners} />}
      {offer.isError ? (
        <Alert color="brick" role="alert">
          {errorText(offer.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button
          radius="xl"
          leftSection={<IconSignature size={20} aria-hidden />}
          disabled={holding === undefined || problem !== null}
          loading={offer.isPending}
          onClick={() => holding && offer.mutate({ holding, owners, disputeDays }, { onSuccess: onClose })}
        >
          {papers('papers.signOffer')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Whose signatures it takes, before the first one is made. */
function WhoSigns(props: { readonly holding: Holding; readonly owners: readonly OwnerRow[] }): ReactElement {
  const { t, i18n } = useTranslation('custody')
  const wordsOf = useKeyWords()
  const list = new Intl.ListFormat(i18n.language)
  const takers = props.owners.map(owner => owner.key.trim())
  return (
    <Text role="status">
      {t('whoSigns', {
        givers: list.format(props.holding.signers.map(wordsOf)),
        takers: list.format(takers.map(wordsOf)),
      })}
    </Text>
  )
}

/** Whom a change of owners starts from: those it has, or whoever holds the deed. */
function usePresentOwners(): (holding: Holding) => readonly OwnerRow[] {
  const keys = useSigningKeys()
  return ({ owners, signers }) => {
    if (owners.length > 0) return owners
    const mine = keys.data?.keys.find(key => signers.includes(key.did))
    return [{ key: mine?.did ?? signers[0] ?? '', role: 'owner' }]
  }
}
