import {
  Autocomplete,
  Button,
  FileInput,
  Group,
  NativeSelect,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core'
import type { AttesterRole } from '@pawfect/domain/certificates'
import type { Pet } from '@pawfect/domain/pets'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../shell/server-client.ts'
import { useFactWords } from './fact-words.ts'
import { LitterRows } from './litter-rows.tsx'
import {
  FIELDS,
  FORM_KINDS,
  type FormField,
  type FormKind,
  isChipGood,
  isFormComplete,
  type PaperForm,
} from './paper-form.ts'

const ROLES: readonly AttesterRole[] = ['breeder', 'owner', 'vet', 'shelter', 'registry']

/** First step: what the papers say. */
export function PaperFields(props: {
  readonly form: PaperForm
  onChange(form: PaperForm): void
  onNext(): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const { form, onChange } = props
  const change = (part: Partial<PaperForm>) => onChange({ ...form, ...part })
  const fields = FIELDS[form.kind].filter(({ fact }) => form.corrects !== null || fact !== 'dam.name')
  return (
    <Stack>
      {form.corrects === null ? (
        <>
          <KindChoice form={form} onChange={change} />
          <AnimalChoice form={form} onChange={change} />
        </>
      ) : (
        <CorrectionReason form={form} onChange={change} />
      )}
      <FactGrid form={form} fields={fields.filter(it => it.isRequired)} onChange={change}>
        <TextInput
          label={t('papers.issuerName')}
          value={form.issuerName}
          maxLength={80}
          required
          onChange={event => change({ issuerName: event.currentTarget.value })}
        />
      </FactGrid>
      {form.kind === 'litter' ? (
        <LitterRows pups={form.pups} mayAdd={form.corrects === null} onChange={pups => change({ pups })} />
      ) : null}
      <details>
        <summary className="paper-more">{t('papers.more')}</summary>
        <FactGrid form={form} fields={fields.filter(it => !it.isRequired)} onChange={change} />
      </details>
      <Group justify="flex-end">
        <Button radius="xl" disabled={!isFormComplete(form)} onClick={props.onNext}>
          {t('next')}
        </Button>
      </Group>
    </Stack>
  )
}

function KindChoice(props: {
  readonly form: PaperForm
  onChange(part: Partial<PaperForm>): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const { form, onChange } = props
  return (
    <SimpleGrid cols={2}>
      <NativeSelect
        label={t('papers.kindLabel')}
        value={form.kind}
        data={FORM_KINDS.map(kind => ({ value: kind, label: t(`papers.kind.${kind}`) }))}
        onChange={event => onChange({ kind: event.currentTarget.value as FormKind, values: {}, pet: null })}
      />
      <NativeSelect
        label={t('papers.roleLabel')}
        description={t('papers.roleHint')}
        inputWrapperOrder={['label', 'input', 'description']}
        value={form.role}
        data={ROLES.map(role => ({ value: role, label: t(`papers.role.${role}`) }))}
        onChange={event => onChange({ role: event.currentTarget.value as AttesterRole })}
      />
    </SimpleGrid>
  )
}

/** Why the earlier paper was wrong, and the animal's facts in it; both papers stay readable. */
function CorrectionReason(props: {
  readonly form: PaperForm
  onChange(part: Partial<PaperForm>): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const { form, onChange } = props
  const typed = form.kind === 'litter' ? [] : ['animal.name', 'animal.birthDate', 'animal.colour']
  const fields: FormField[] = typed
    .filter(fact => form.values[fact] !== undefined)
    .map(fact => ({ fact, type: 'text', isRequired: false }))
  return (
    <>
      <TextInput
        label={t('papers.correctReason')}
        description={t('papers.correctText')}
        value={form.corrects?.reason ?? ''}
        maxLength={200}
        required
        onChange={event => {
          const reason = event.currentTarget.value
          if (form.corrects !== null) onChange({ corrects: { ...form.corrects, reason } })
        }}
      />
      <FactGrid form={form} fields={fields} onChange={onChange} />
    </>
  )
}

function FactGrid(props: {
  readonly form: PaperForm
  readonly fields: readonly FormField[]
  onChange(part: Partial<PaperForm>): void
  readonly children?: ReactNode
}): ReactElement {
  const { form, fields, onChange } = props
  return (
    <SimpleGrid cols={2}>
      {fields.map(field => (
        <FactInput
          key={field.fact}
          field={field}
          value={form.values[field.fact] ?? ''}
          onChange={value => onChange({ values: { ...form.values, [field.fact]: value } })}
        />
      ))}
      {props.children}
    </SimpleGrid>
  )
}

/** The animal a paper is about; for a litter its dam, who may live elsewhere. */
function AnimalChoice(props: {
  readonly form: PaperForm
  onChange(part: Partial<PaperForm>): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const { labelOf } = useFactWords()
  const trpc = useTRPC()
  const pets = useQuery(trpc.pets.listMyPets.queryOptions())
  const own: readonly Pet[] = pets.data ?? []
  const { form, onChange } = props
  if (form.kind === 'litter') {
    const dams = own.filter(pet => pet.sex === 'female')
    return (
      <Autocomplete
        label={labelOf('dam.name')}
        data={[...new Set(dams.map(pet => pet.name))]}
        value={form.values['dam.name'] ?? ''}
        maxLength={80}
        required
        onChange={name =>
          onChange({
            pet: dams.find(pet => pet.name === name) ?? null,
            values: { ...form.values, 'dam.name': name },
          })
        }
      />
    )
  }
  return (
    <Select
      label={t('animal')}
      data={own.map(pet => ({ value: pet.petId, label: pet.name }))}
      value={form.pet?.petId ?? null}
      required
      onChange={petId => onChange({ pet: own.find(pet => pet.petId === petId) ?? null })}
      error={pets.data?.length === 0 ? t('animalMissing') : null}
    />
  )
}

function FactInput(props: {
  readonly field: FormField
  readonly value: string
  onChange(value: string): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const { labelOf } = useFactWords()
  const { field, value } = props
  if (field.type === 'photo')
    return (
      <FileInput
        label={t('papers.photo')}
        description={t('papers.photoHint')}
        accept="image/*"
        clearable
        onChange={async file => props.onChange(file === null ? '' : await fingerprintOf(file))}
      />
    )
  const isWrong = field.type === 'chip' && !isChipGood(value)
  return (
    <TextInput
      label={labelOf(field.fact)}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'chip' || field.type === 'number' ? 'decimal' : 'text'}
      value={value}
      maxLength={120}
      required={field.isRequired}
      error={isWrong ? t('papers.chipWrong') : null}
      onChange={event => props.onChange(event.currentTarget.value)}
    />
  )
}

/** SHA-256 of a file's bytes, hex. The file itself stays where it is. */
async function fingerprintOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
