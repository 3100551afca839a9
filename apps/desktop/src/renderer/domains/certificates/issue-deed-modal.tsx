import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Stepper, Text, TextInput } from '@mantine/core'
import { bundleFileText, type CertificateBundle } from '@pawfect/domain/certificates'
import type { Pet } from '@pawfect/domain/pets'
import { IconDownload, IconKey, IconSignature } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '../../shell/error-notice.tsx'
import { host, useAccountScope } from '../../shell/host.ts'
import { saveFile } from '../../shell/save-file.ts'
import { useTRPC } from '../../shell/server-client.ts'
import { useSession } from '../../shell/session.ts'
import { usePetWords } from '../pets/pet-words.ts'
import { deedFilename } from './deed-card.tsx'
import { useIssueDeed } from './use-issue-deed.ts'

/** Facts a deed states that may have come from a photo. */
const CERTIFIED = ['name', 'species', 'sex', 'birthDate', 'breedIds'] as const

/** Two steps: what the deed says, then the signature made on this machine. */
export function IssueDeedModal(props: { readonly opened: boolean; onClose(): void }): ReactElement {
  const { t } = useTranslation('certificates')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('issueTitle')} size="lg">
      {props.opened ? <IssueDeed onClose={props.onClose} /> : null}
    </Modal>
  )
}

function IssueDeed({ onClose }: { onClose(): void }): ReactElement {
  const { t } = useTranslation('certificates')
  const trpc = useTRPC()
  const session = useSession()
  const pets = useQuery(trpc.pets.listMyPets.queryOptions())
  const [step, setStep] = useState(0)
  const [petId, setPetId] = useState<string | null>(null)
  const [ownerName, setOwnerName] = useState('')
  const [issuerName, setIssuerName] = useState(session?.user.name ?? '')
  const pet = pets.data?.find(own => own.petId === petId)
  const [bundle, setBundle] = useState<CertificateBundle | null>(null)
  if (bundle !== null) return <Issued bundle={bundle} onClose={onClose} />
  return (
    <Stack>
      <Stepper active={step} size="sm">
        <Stepper.Step label={t('stepFacts')} />
        <Stepper.Step label={t('stepSign')} />
      </Stepper>
      {step === 0 || pet === undefined ? (
        <Stack>
          <Select
            label={t('animal')}
            data={(pets.data ?? []).map(own => ({ value: own.petId, label: own.name }))}
            value={petId}
            onChange={setPetId}
            error={pets.data?.length === 0 ? t('animalMissing') : null}
          />
          {pet === undefined ? null : <GuessedFacts pet={pet} />}
          <TextInput
            label={t('ownerName')}
            description={t('ownerNameHint')}
            maxLength={80}
            value={ownerName}
            onChange={event => setOwnerName(event.currentTarget.value)}
          />
          <TextInput
            label={t('issuerName')}
            maxLength={80}
            value={issuerName}
            onChange={event => setIssuerName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button
              radius="xl"
              disabled={
                pet === undefined ||
                guessedFacts(pet).length > 0 ||
                ownerName.trim() === '' ||
                issuerName.trim() === ''
              }
              onClick={() => setStep(1)}
            >
              {t('next')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <SignStep
          pet={pet}
          ownerName={ownerName}
          issuerName={issuerName}
          onBack={() => setStep(0)}
          onIssued={setBundle}
        />
      )}
    </Stack>
  )
}

function guessedFacts(pet: Pet): readonly (typeof CERTIFIED)[number][] {
  return CERTIFIED.filter(fact => pet.sources[fact] === 'photo')
}

/** A photo guess never becomes a certified fact: the breeder says what is true, or changes it first. */
function GuessedFacts({ pet }: { readonly pet: Pet }): ReactElement | null {
  const { t } = useTranslation('certificates')
  const pets = useTranslation('pets').t
  const words = usePetWords()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const confirm = useMutation(
    trpc.pets.editPet.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.pets.pathKey() }),
    }),
  )
  const guessed = guessedFacts(pet)
  if (guessed.length === 0) return null
  const said = [
    guessed.includes('species') ? pets(`species.${pet.species}`) : null,
    guessed.includes('breedIds') ? words.breedOf(pet) : null,
  ].filter(word => word !== null)
  const facts = Object.fromEntries(guessed.map(fact => [fact, pet[fact]]))
  return (
    <Alert color="apricot" title={t('guessTitle')}>
      <Text mb="xs">{t('guessText')}</Text>
      <Checkbox
        label={t('guessConfirm', { facts: said.join(', ') })}
        checked={confirm.isPending}
        onChange={() => confirm.mutate({ petId: pet.petId, facts })}
      />
    </Alert>
  )
}

function SignStep(props: {
  readonly pet: Pet
  readonly ownerName: string
  readonly issuerName: string
  onBack(): void
  onIssued(bundle: CertificateBundle): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const accountId = useAccountScope()
  const errorText = useErrorText()
  const [keyLabel, setKeyLabel] = useState(t('keyLabelDefault'))
  const keys = useQuery({
    queryKey: ['signing-keys', accountId],
    queryFn: () => host().certificates.listKeys({ accountId }),
    meta: { keep: false },
  })
  const key = keys.data?.keys[0] ?? null
  const issue = useIssueDeed()
  const { pet, ownerName, issuerName } = props
  return (
    <Stack>
      <div className="deed">
        <div className="deed-kind">{t('deed')}</div>
        <div className="deed-name">{pet.name}</div>
        <div className="deed-owner">
          {t('belongsTo')} <strong>{ownerName}</strong>
        </div>
        <Text c="dimmed" mt="sm">
          {t('issuedBy')} {issuerName}
        </Text>
      </div>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconKey size={26} stroke={1.5} aria-hidden />
        {key === null ? (
          <Stack gap="xs" style={{ flex: 1 }}>
            <Text>{t('keyNone')}</Text>
            <TextInput
              label={t('keyLabel')}
              value={keyLabel}
              maxLength={80}
              onChange={event => setKeyLabel(event.currentTarget.value)}
            />
          </Stack>
        ) : (
          <Text>{t('keyHere', { label: key.label })}</Text>
        )}
      </Group>
      {issue.isError ? (
        <Alert color="brick" role="alert">
          {errorText(issue.error)}
        </Alert>
      ) : null}
      <Group justify="space-between">
        <Button variant="default" radius="xl" onClick={props.onBack}>
          {t('back')}
        </Button>
        <Button
          radius="xl"
          leftSection={<IconSignature size={20} aria-hidden />}
          loading={issue.isPending}
          disabled={keys.isPending || (key === null && keyLabel.trim() === '')}
          onClick={() =>
            issue.mutate({ pet, ownerName, issuerName, key, keyLabel }, { onSuccess: props.onIssued })
          }
        >
          {t('sign')}
        </Button>
      </Group>
      <Text role="status" c="dimmed">
        {issue.isPending ? t('signing') : ''}
      </Text>
    </Stack>
  )
}

function Issued({ bundle, onClose }: { readonly bundle: CertificateBundle; onClose(): void }): ReactElement {
  const { t } = useTranslation('certificates')
  const shell = useTranslation('shell').t
  const { animal } = bundle.credential.credentialSubject
  return (
    <Stack role="status">
      <Text fz="xl" fw={720}>
        {t('done')}
      </Text>
      <Text>{t('doneText')}</Text>
      <Group justify="flex-end">
        <Button variant="default" radius="xl" onClick={onClose}>
          {shell('close')}
        </Button>
        <Button
          radius="xl"
          leftSection={<IconDownload size={20} aria-hidden />}
          onClick={() =>
            saveFile(
              deedFilename(animal.name),
              new Blob([bundleFileText(bundle)], { type: 'application/json' }),
            )
          }
        >
          {t('download')}
        </Button>
      </Group>
    </Stack>
  )
}
