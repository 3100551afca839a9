import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { issuerDidSchema, ownerRoleSchema } from '@pawfect/domain/certificates'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyWords } from './key-words.tsx'
import type { OwnerRow } from './use-transfers.ts'

/** A handover names at most so many owners. */
const MOST_OWNERS = 8

/** Why these cannot be the owners; null when they can. */
export function problemWithOwners(rows: readonly OwnerRow[]): 'code' | 'twice' | 'no-owner' | null {
  const keys = rows.map(row => row.key.trim())
  if (!keys.every(isKeyCode)) return 'code'
  if (new Set(keys).size < keys.length) return 'twice'
  return rows.some(row => row.role === 'owner' || row.role === 'co-owner') ? null : 'no-owner'
}

/** Whether somebody typed a whole key code. */
function isKeyCode(text: string): boolean {
  return issuerDidSchema.safeParse(text.trim()).success
}

/** Who owns the animal afterwards: a key code and a part each; lines can be added and taken out. */
export function OwnerRows(props: {
  readonly rows: readonly OwnerRow[]
  onChange(rows: readonly OwnerRow[]): void
}): ReactElement {
  const { t } = useTranslation('custody')
  const { rows } = props
  const change = (place: number, row: Partial<OwnerRow>) =>
    props.onChange(rows.map((it, at) => (at === place ? { ...it, ...row } : it)))
  return (
    <Stack gap="xs" role="group" aria-label={t('ownersAfter')}>
      {rows.map((row, place) => (
        <OwnerFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place.
          key={place}
          row={row}
          number={place + 1}
          isOnly={rows.length === 1}
          onChange={part => change(place, part)}
          onRemove={() => props.onChange(rows.filter((_, at) => at !== place))}
        />
      ))}
      {rows.length < MOST_OWNERS ? (
        <Button
          variant="subtle"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => props.onChange([...rows, { key: '', role: 'co-owner' }])}
        >
          {t('addOwner')}
        </Button>
      ) : null}
    </Stack>
  )
}

function OwnerFields(props: {
  readonly row: OwnerRow
  readonly number: number
  readonly isOnly: boolean
  onChange(part: Partial<OwnerRow>): void
  onRemove(): void
}): ReactElement {
  const { t } = useTranslation('custody')
  const wordsOf = useKeyWords()
  const { row, number, isOnly } = props
  const isWrong = row.key.trim() !== '' && !isKeyCode(row.key)
  const label = isOnly ? t('codeOfNew') : t('codeOf', { number })
  return (
    <Group align="flex-start" gap="xs" wrap="nowrap">
      <TextInput
        style={{ flex: 1 }}
        label={label}
        description={isKeyCode(row.key) ? wordsOf(row.key.trim()) : t('codeHint')}
        value={row.key}
        maxLength={100}
        error={isWrong ? t('codeWrong') : null}
        onChange={event => props.onChange({ key: event.currentTarget.value })}
      />
      <Select
        w={170}
        label={t('roleOf', { number })}
        description={t(`roleMay.${row.role}`)}
        data={ownerRoleSchema.options.map(role => ({ value: role, label: t(`role.${role}`) }))}
        value={row.role}
        allowDeselect={false}
        onChange={role => props.onChange({ role: ownerRoleSchema.parse(role) })}
      />
      {isOnly ? null : (
        <ActionIcon
          mt={46}
          size="lg"
          variant="subtle"
          color="brick"
          aria-label={t('removeOwner', { number })}
          onClick={props.onRemove}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  )
}
