import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import { partialDateSchema } from '@pawfect/domain/pedigree'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnimalBrief, Claim, ClaimedFact, StudbookAnimal } from '../../../../bridge/index.ts'
import { SexField } from '../animals/animal-form-modal.tsx'
import { AnimalPicker } from '../animals/animal-picker.tsx'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigreeChange } from '../use-pedigree.ts'

const FACTS: readonly ClaimedFact[] = [
  ...(['sire', 'dam', 'bornOn', 'sex', 'name', 'colour', 'breed', 'registration', 'chip'] as const),
]

/** An import speaks for itself; people bring the others. */
const EVIDENCES = ['dna', 'vet', 'registry', 'breeder'] as const

type Draft = {
  readonly fact: ClaimedFact
  readonly text: string
  readonly sex: 'male' | 'female' | 'unknown'
  readonly parent: AnimalBrief | null
  readonly who: string
  readonly evidence: Claim['evidence']
  readonly signedWith: string
}

/** Writes down what one more source says; nothing changes until it is chosen. */
export function ClaimFormModal(props: {
  readonly opened: boolean
  readonly animal: StudbookAnimal
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('claims.addTitle', { name: props.animal.name })}
      size="lg"
    >
      {props.opened ? <ClaimForm animal={props.animal} onClose={props.onClose} /> : null}
    </Modal>
  )
}

function ClaimForm({ animal, onClose }: { readonly animal: StudbookAnimal; onClose(): void }): ReactElement {
  const { t } = useTranslation('pedigree')
  const shell = useTranslation('shell').t
  const [draft, setDraft] = useState<Draft>({
    ...{ fact: 'sire', text: '', sex: 'unknown', parent: null },
    ...{ who: '', evidence: 'dna', signedWith: '' },
  })
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })
  const add = usePedigreeChange(({ host, accountId }) =>
    host.addClaim({ accountId, animalId: animal.animalId, ...claimOf(draft) }),
  )
  const dateIsFine =
    draft.fact !== 'bornOn' ||
    draft.text.trim() === '' ||
    partialDateSchema.safeParse(draft.text.trim()).success
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        add.mutate(undefined, { onSuccess: onClose })
      }}
    >
      <Stack>
        <Select
          label={t('claims.fact')}
          data={FACTS.map(fact => ({ value: fact, label: t(`facts.${fact}`) }))}
          value={draft.fact}
          allowDeselect={false}
          onChange={value =>
            change({ fact: FACTS.find(fact => fact === value) ?? 'sire', text: '', parent: null })
          }
        />
        <ValueField draft={draft} animal={animal} dateIsFine={dateIsFine} onChange={change} />
        <SourceFields draft={draft} onChange={change} />
        <PedigreeError error={add.error} />
        <Group justify="flex-end">
          <Button variant="default" radius="xl" onClick={onClose}>
            {shell('cancel')}
          </Button>
          <Button
            type="submit"
            radius="xl"
            loading={add.isPending}
            disabled={draft.who.trim() === '' || !dateIsFine}
          >
            {t('claims.write')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function ValueField(props: {
  readonly draft: Draft
  readonly animal: StudbookAnimal
  readonly dateIsFine: boolean
  onChange(part: Partial<Draft>): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { draft, onChange } = props
  const { fact } = draft
  if (fact === 'sire' || fact === 'dam') {
    return (
      <div>
        <AnimalPicker
          key={fact}
          studbookId={props.animal.studbookId}
          label={t('claims.value')}
          sex={fact === 'sire' ? 'male' : 'female'}
          chosen={draft.parent}
          onChoose={parent => onChange({ parent })}
        />
        <Text c="dimmed" fz="sm" mt={4}>
          {t('claims.emptyIsUnknown')}
        </Text>
      </div>
    )
  }
  if (fact === 'sex') return <SexField sex={draft.sex} onChange={sex => onChange({ sex })} />
  return (
    <TextInput
      label={t('claims.value')}
      description={t('claims.emptyIsUnknown')}
      maxLength={200}
      value={draft.text}
      error={props.dateIsFine ? null : t('form.dateHint')}
      onChange={event => onChange({ text: event.currentTarget.value })}
    />
  )
}

function SourceFields(props: { readonly draft: Draft; onChange(part: Partial<Draft>): void }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { draft, onChange } = props
  return (
    <>
      <TextInput
        label={t('claims.who')}
        description={t('claims.whoHint')}
        required
        maxLength={200}
        value={draft.who}
        onChange={event => onChange({ who: event.currentTarget.value })}
      />
      <Select
        label={t('claims.basis')}
        data={EVIDENCES.map(value => ({ value, label: t(`claims.evidence.${value}`) }))}
        value={draft.evidence}
        allowDeselect={false}
        onChange={value => onChange({ evidence: EVIDENCES.find(known => known === value) ?? 'breeder' })}
      />
      <TextInput
        label={t('claims.signature')}
        description={t('claims.signatureHint')}
        maxLength={300}
        value={draft.signedWith}
        onChange={event => onChange({ signedWith: event.currentTarget.value })}
      />
    </>
  )
}

function claimOf(
  draft: Draft,
): Pick<Claim, 'fact' | 'value' | 'parentId' | 'who' | 'evidence' | 'signedWith'> {
  const isParent = draft.fact === 'sire' || draft.fact === 'dam'
  const text = draft.fact === 'sex' ? draft.sex : draft.text.trim()
  return {
    fact: draft.fact,
    value: isParent ? (draft.parent?.name ?? null) : text === '' ? null : text,
    parentId: isParent ? (draft.parent?.animalId ?? null) : null,
    who: draft.who.trim(),
    evidence: draft.evidence,
    signedWith: draft.signedWith.trim() === '' ? null : draft.signedWith.trim(),
  }
}
