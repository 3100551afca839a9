import { MultiSelect } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** Up to four breeds, found by typing; none means mixed or not sure. */
export function BreedSelect(props: {
  readonly choices: { value: string; label: string }[]
  readonly breedIds: readonly string[]
  onChange(choice: { breedIds: string[]; mixed: boolean }): void
}): ReactElement {
  const { t } = useTranslation('pets')
  return (
    <MultiSelect
      label={t('add.breedPick')}
      placeholder={props.breedIds.length === 0 ? t('mixed') : ''}
      data={props.choices}
      value={[...props.breedIds]}
      onChange={breedIds => props.onChange({ breedIds, mixed: breedIds.length !== 1 })}
      maxValues={4}
      searchable
      limit={60}
    />
  )
}
