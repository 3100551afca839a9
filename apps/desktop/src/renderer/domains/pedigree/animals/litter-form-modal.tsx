import {
  ActionIcon,
  Button,
  Group,
  Modal,
  SegmentedControl,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { partialDateSchema } from '@pawfect/domain/pedigree'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnimalBrief } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { usePedigreeChange } from '../use-pedigree.ts'
import { AnimalPicker } from './animal-picker.tsx'

/** The host takes litters of up to so many. */
const MOST_YOUNG = 30

type Young = { readonly key: string; readonly name: string; readonly sex: 'male' | 'female' | 'unknown' }

type Litter = {
  readonly sire: AnimalBrief | null
  readonly dam: AnimalBrief | null
  readonly bornOn: string
  readonly young: readonly Young[]
}

/** Adds a litter by hand: both parents, the day, and a name and sex for each. */
export function LitterFormModal(props: {
  readonly opened: boolean
  readonly studbookId: string
  onClose(): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('form.addLitter')} size="lg">
      {props.opened ? <LitterForm {...props} /> : null}
    </Modal>
  )
}

function LitterForm(props: { readonly studbookId: string; onClose(): void }): ReactElement {
  const { t } = useTranslation('pedigree')
  const shell = useTranslation('shell').t
  const { studbookId } = props
  const [litter, setLitter] = useState<Litter>({
    sire: null,
    dam: null,
    bornOn: '',
    young: [newYoung(), newYoung(), newYoung()],
  })
  const change = (part: Partial<Litter>): void => setLitter({ ...litter, ...part })
  const named = litter.young.filter(({ name }) => name.trim() !== '')
  const dateIsFine = litter.bornOn.trim() === '' || partialDateSchema.safeParse(litter.bornOn.trim()).success
  const add = useAddLitter(studbookId)
  const submit = (): void =>
    add.mutate(litter, {
      onSuccess: ({ animalIds }) => {
        notifications.show({ message: t('form.litterAdded', { count: animalIds.length }) })
        props.onClose()
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
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <AnimalPicker
            {...{ studbookId }}
            label={t('facts.dam')}
            sex="female"
            chosen={litter.dam}
            onChoose={dam => change({ dam })}
          />
          <AnimalPicker
            {...{ studbookId }}
            label={t('facts.sire')}
            sex="male"
            chosen={litter.sire}
            onChoose={sire => change({ sire })}
          />
          <TextInput
            label={t('facts.bornOn')}
            placeholder={t('form.datePlaceholder')}
            value={litter.bornOn}
            error={dateIsFine ? null : t('form.dateHint')}
            onChange={event => change({ bornOn: event.currentTarget.value })}
          />
        </SimpleGrid>
        <YoungFields young={litter.young} onChange={young => change({ young })} />
        <PedigreeError error={add.error} />
        <Group justify="flex-end">
          <Button variant="default" radius="xl" onClick={props.onClose}>
            {shell('cancel')}
          </Button>
          <Button
            type="submit"
            radius="xl"
            loading={add.isPending}
            disabled={litter.sire === null || litter.dam === null || named.length === 0 || !dateIsFine}
          >
            {named.length === 0 ? t('form.addLitter') : t('form.addThem', { count: named.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function useAddLitter(studbookId: string) {
  return usePedigreeChange(({ host, accountId }, litter: Litter) =>
    host.addLitter({
      ...{ accountId, studbookId, sireId: litter.sire?.animalId ?? 0, damId: litter.dam?.animalId ?? 0 },
      young: litter.young
        .filter(({ name }) => name.trim() !== '')
        .map(({ name, sex }) => ({
          name: name.trim(),
          sex,
          bornOn: litter.bornOn.trim() === '' ? null : litter.bornOn.trim(),
        })),
    }),
  )
}

function newYoung(): Young {
  return { key: crypto.randomUUID(), name: '', sex: 'unknown' }
}

function YoungFields(props: {
  readonly young: readonly Young[]
  onChange(young: readonly Young[]): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { young } = props
  const change = (key: string, part: Partial<Young>): void =>
    props.onChange(young.map(one => (one.key === key ? { ...one, ...part } : one)))
  return (
    <fieldset className="pedigree-young">
      <legend>{t('form.young')}</legend>
      <Stack gap="xs">
        {young.map((one, index) => (
          <Group key={one.key} gap="xs" wrap="nowrap">
            <TextInput
              aria-label={t('form.youngName', { number: index + 1 })}
              placeholder={t('form.youngName', { number: index + 1 })}
              maxLength={200}
              value={one.name}
              onChange={event => change(one.key, { name: event.currentTarget.value })}
              style={{ flex: 1 }}
            />
            <SegmentedControl
              aria-label={t('form.youngSex', { number: index + 1 })}
              value={one.sex}
              onChange={value =>
                change(one.key, { sex: value === 'male' || value === 'female' ? value : 'unknown' })
              }
              data={(['female', 'male', 'unknown'] as const).map(value => ({
                value,
                label: value === 'unknown' ? '?' : t(`sex.${value}`),
              }))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              radius="xl"
              aria-label={t('form.removeYoung', { number: index + 1 })}
              disabled={young.length === 1}
              onClick={() => props.onChange(young.filter(({ key }) => key !== one.key))}
            >
              <IconX size={18} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          variant="subtle"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={young.length >= MOST_YOUNG}
          onClick={() => props.onChange([...young, newYoung()])}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('form.oneMore')}
        </Button>
      </Stack>
    </fieldset>
  )
}
