import { Button, Group, Modal, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { partialDateSchema } from '@pawfect/domain/pedigree'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnimalBrief, AnimalChanges, StudbookAnimal } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigreeChange } from '../use-pedigree.ts'
import { AnimalPicker } from './animal-picker.tsx'

/** What the form holds; empty texts mean "not known". */
type AnimalFacts = {
  readonly name: string
  readonly sex: 'male' | 'female' | 'unknown'
  readonly bornOn: string
  readonly breed: string
  readonly colour: string
  readonly registration: string
  readonly chip: string
  readonly sire: AnimalBrief | null
  readonly dam: AnimalBrief | null
}

const TEXT_FACTS = ['name', 'bornOn', 'breed', 'colour', 'registration', 'chip'] as const

/** Adds an animal by hand, or changes the one that is given. */
export function AnimalFormModal(props: {
  readonly opened: boolean
  readonly studbookId: string
  readonly animal?: StudbookAnimal
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { animal } = props
  const title = animal === undefined ? t('form.addAnimal') : t('form.editAnimal', { name: animal.name })
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={title} size="lg">
      {props.opened ? <AnimalForm {...props} /> : null}
    </Modal>
  )
}

function AnimalForm(props: {
  readonly studbookId: string
  readonly animal?: StudbookAnimal
  onClose(): void
}): ReactElement {
  const shell = useTranslation('shell').t
  const { animal, studbookId } = props
  const navigate = useNavigate()
  const [facts, setFacts] = useState<AnimalFacts>(() => factsOf(animal))
  const dateIsFine = facts.bornOn.trim() === '' || partialDateSchema.safeParse(facts.bornOn.trim()).success
  const save = usePedigreeChange(async ({ host, accountId }, changes: AnimalChanges): Promise<number> => {
    if (animal === undefined)
      return (await host.addAnimal({ accountId, studbookId, facts: changes })).animalId
    await host.editAnimal({ accountId, animalId: animal.animalId, changes })
    return animal.animalId
  })
  const submit = (): void =>
    save.mutate(changesOf(facts), {
      onSuccess: animalId => {
        props.onClose()
        if (animal === undefined)
          void navigate({ to: '/pedigree/animals/$animalId', params: { animalId: `${animalId}` } })
      },
    })
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <FactFields
          facts={facts}
          studbookId={studbookId}
          dateIsFine={dateIsFine}
          onChange={change => setFacts({ ...facts, ...change })}
        />
        <PedigreeError error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" radius="xl" onClick={props.onClose}>
            {shell('cancel')}
          </Button>
          <Button
            type="submit"
            radius="xl"
            loading={save.isPending}
            disabled={facts.name.trim() === '' || !dateIsFine}
          >
            {shell('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function FactFields(props: {
  readonly facts: AnimalFacts
  readonly studbookId: string
  readonly dateIsFine: boolean
  onChange(change: Partial<AnimalFacts>): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { facts, studbookId, onChange } = props
  return (
    <>
      <SexField sex={facts.sex} onChange={sex => onChange({ sex })} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {TEXT_FACTS.map(fact => (
          <TextInput
            key={fact}
            label={t(`facts.${fact}`)}
            maxLength={200}
            required={fact === 'name'}
            value={facts[fact]}
            placeholder={fact === 'bornOn' ? t('form.datePlaceholder') : ''}
            error={fact === 'bornOn' && !props.dateIsFine ? t('form.dateHint') : null}
            onChange={event => onChange({ [fact]: event.currentTarget.value })}
          />
        ))}
        <AnimalPicker
          {...{ studbookId }}
          label={t('facts.sire')}
          sex="male"
          chosen={facts.sire}
          onChoose={sire => onChange({ sire })}
        />
        <AnimalPicker
          {...{ studbookId }}
          label={t('facts.dam')}
          sex="female"
          chosen={facts.dam}
          onChoose={dam => onChange({ dam })}
        />
      </SimpleGrid>
    </>
  )
}

/** Male, female, or not known. */
export function SexField(props: {
  readonly sex: AnimalFacts['sex']
  onChange(sex: AnimalFacts['sex']): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <div>
      <Text fw={500} fz="sm" mb={4}>
        {t('facts.sex')}
      </Text>
      <SegmentedControl
        aria-label={t('facts.sex')}
        value={props.sex}
        onChange={value => props.onChange(value === 'male' || value === 'female' ? value : 'unknown')}
        data={(['male', 'female', 'unknown'] as const).map(value => ({ value, label: t(`sex.${value}`) }))}
      />
    </div>
  )
}

function factsOf(animal: StudbookAnimal | undefined): AnimalFacts {
  return {
    name: animal?.name ?? '',
    sex: animal?.sex ?? 'unknown',
    bornOn: animal?.bornOn ?? '',
    breed: animal?.breed ?? '',
    colour: animal?.colour ?? '',
    registration: animal?.registration ?? '',
    chip: animal?.chip ?? '',
    sire: animal?.sire ?? null,
    dam: animal?.dam ?? null,
  }
}

function changesOf(facts: AnimalFacts): AnimalChanges {
  const said = (text: string): string | null => (text.trim() === '' ? null : text.trim())
  return {
    name: said(facts.name),
    sex: facts.sex,
    bornOn: said(facts.bornOn),
    breed: said(facts.breed),
    colour: said(facts.colour),
    registration: said(facts.registration),
    chip: said(facts.chip),
    sireId: facts.sire?.animalId ?? null,
    damId: facts.dam?.animalId ?? null,
  }
}
