import { Button, Group, Loader, Modal, Select, Stack, Text } from '@mantine/core'
import type { SharedPedigree, StudOffer } from '@pawfect/domain/pedigree'
import type { Pet } from '@pawfect/domain/pets'
import { IconShare } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudbookAnimal } from '../../../../bridge/index.ts'
import { ErrorNotice } from '../../../shell/error-notice.tsx'
import { ButtonLink } from '../../../shell/links.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { StudTerms } from './stud-terms.tsx'
import {
  useAncestryToShare,
  useMyPagesFor,
  useSharedNow,
  useSharePedigree,
  useWithdrawPedigree,
} from './use-sharing.ts'
import { WhatIsShown } from './what-is-shown.tsx'

/** Shows exactly what sharing an animal's ancestry would show others, shares it, and takes it back. */
export function SharePedigreeModal(props: {
  readonly animal: StudbookAnimal
  readonly opened: boolean
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('breeding')
  const title = t('sharing.title', { name: props.animal.name })
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={title} size={820}>
      {props.opened ? <ChoosePage animal={props.animal} /> : null}
    </Modal>
  )
}

function ChoosePage({ animal }: { readonly animal: StudbookAnimal }): ReactElement {
  const { t } = useTranslation('breeding')
  const pages = useMyPagesFor(animal)
  const [chosenId, setChosenId] = useState<string | null>(null)
  if (pages.isError) return <ErrorNotice error={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data === undefined) return <Loader />
  const [likeliest] = pages.data
  if (likeliest === undefined) {
    return (
      <Stack align="flex-start">
        <Text>{t('sharing.noPage', { name: animal.name })}</Text>
        <ButtonLink to="/add">{t('sharing.addPage')}</ButtonLink>
      </Stack>
    )
  }
  const pet = pages.data.find(page => page.petId === chosenId) ?? likeliest
  return (
    <Stack>
      <Text>{t('sharing.lead')}</Text>
      <Select
        label={t('sharing.page')}
        description={t('sharing.pageHint')}
        allowDeselect={false}
        value={pet.petId}
        data={pages.data.map(page => ({ value: page.petId, label: page.name }))}
        onChange={setChosenId}
      />
      {pet.published ? null : <Text c="apricot">{t('sharing.unpublished', { name: pet.name })}</Text>}
      <SharingOf key={pet.petId} animal={animal} pet={pet} />
    </Stack>
  )
}

function SharingOf({ animal, pet }: { readonly animal: StudbookAnimal; readonly pet: Pet }): ReactElement {
  const { t } = useTranslation('breeding')
  const shown = useAncestryToShare(animal, pet)
  const now = useSharedNow(pet.petId)
  const share = useSharePedigree()
  const [stud, setStud] = useState<StudOffer | null | undefined>(undefined)
  const shared = now.data?.kind === 'shared' ? now.data.pedigree : null
  const terms = stud === undefined ? (shared?.stud ?? null) : stud
  const canStand = pet.sex === 'male' && !pet.neutered
  return (
    <Stack>
      {shared === null ? null : <SharedNow shared={shared} pet={pet} />}
      <PedigreeError error={shown.error} />
      {shown.data === undefined ? <Loader /> : <WhatIsShown shown={shown.data} />}
      {canStand ? <StudTerms terms={terms} onTerms={setStud} /> : null}
      <PedigreeError error={share.error} />
      <Text role="status">{share.isSuccess ? t('sharing.done') : ''}</Text>
      <Group justify="flex-end">
        <Button
          radius="xl"
          leftSection={<IconShare size={20} aria-hidden />}
          loading={share.isPending}
          disabled={shown.data === undefined || now.isPending}
          onClick={() =>
            shown.data && share.mutate({ petId: pet.petId, shown: shown.data, stud: canStand ? terms : null })
          }
        >
          {t(shared === null ? 'sharing.share' : 'sharing.shareAgain')}
        </Button>
      </Group>
    </Stack>
  )
}

function SharedNow({ shared, pet }: { readonly shared: SharedPedigree; readonly pet: Pet }): ReactElement {
  const { t } = useTranslation('breeding')
  const { count, moment } = useFigures()
  const withdraw = useWithdrawPedigree()
  return (
    <Group className="pm-card sharing-now" justify="space-between" role="group" aria-label={t('sharing.now')}>
      <div>
        <Text fw={680}>
          {t('sharing.since', { date: moment(shared.sharedAt), number: count(shared.records.length) })}
        </Text>
        <Text c="dimmed">{t(shared.stud?.available === true ? 'sharing.asStud' : 'sharing.notAsStud')}</Text>
        <PedigreeError error={withdraw.error} />
      </div>
      <Button
        variant="subtle"
        color="brick"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate(pet.petId)}
      >
        {t('sharing.withdraw')}
      </Button>
    </Group>
  )
}
