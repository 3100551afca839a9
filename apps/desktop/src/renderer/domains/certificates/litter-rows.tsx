import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFactWords } from './fact-words.ts'
import { isChipGood, newPup, type PupRow } from './paper-form.ts'

/** Most pups of one litter that the form takes; the record is 24. */
const MOST_PUPS = 25

/** A row for each pup of a litter. */
export function LitterRows(props: {
  readonly pups: readonly PupRow[]
  readonly mayAdd: boolean
  onChange(pups: readonly PupRow[]): void
}): ReactElement {
  const { t } = useTranslation('certificates')
  const { pups, onChange } = props
  return (
    <Stack gap="xs" role="group" aria-label={t('papers.pups')}>
      <Text fw={680}>{t('papers.pups')}</Text>
      {pups.map((pup, index) => (
        <PupFields
          key={pup.id}
          pup={pup}
          number={index + 1}
          onChange={changed => onChange(pups.map(it => (it.id === pup.id ? changed : it)))}
          onRemove={pups.length > 1 ? () => onChange(pups.filter(it => it.id !== pup.id)) : null}
        />
      ))}
      <Group display={props.mayAdd ? 'flex' : 'none'}>
        <Button
          variant="light"
          radius="xl"
          leftSection={<IconPlus size={18} aria-hidden />}
          disabled={pups.length >= MOST_PUPS}
          onClick={() => onChange([...pups, newPup()])}
        >
          {t('papers.addPup')}
        </Button>
      </Group>
    </Stack>
  )
}

function PupFields(props: {
  readonly pup: PupRow
  readonly number: number
  onChange(pup: PupRow): void
  readonly onRemove: (() => void) | null
}): ReactElement {
  const { t } = useTranslation('certificates')
  const { labelOf } = useFactWords()
  const { pup, number, onChange, onRemove } = props
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end" role="group" aria-label={t('papers.pup', { number })}>
      <TextInput
        label={labelOf('animal.name')}
        value={pup.name}
        maxLength={80}
        required
        style={{ flex: 2 }}
        onChange={event => onChange({ ...pup, name: event.currentTarget.value })}
      />
      <NativeSelect
        label={labelOf('animal.sex')}
        value={pup.sex}
        data={(['female', 'male'] as const).map(sex => ({ value: sex, label: t(`papers.sex.${sex}`) }))}
        onChange={event =>
          onChange({ ...pup, sex: event.currentTarget.value === 'male' ? 'male' : 'female' })
        }
      />
      <TextInput
        label={labelOf('animal.colour')}
        value={pup.colour}
        maxLength={120}
        style={{ flex: 2 }}
        onChange={event => onChange({ ...pup, colour: event.currentTarget.value })}
      />
      <TextInput
        label={labelOf('chip.number')}
        inputMode="numeric"
        value={pup.chip}
        maxLength={30}
        style={{ flex: 3 }}
        error={isChipGood(pup.chip) ? null : t('papers.chipWrong')}
        onChange={event => onChange({ ...pup, chip: event.currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        color="brick"
        size={36}
        disabled={onRemove === null}
        aria-label={t('papers.removePup', { number })}
        onClick={() => onRemove?.()}
      >
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
