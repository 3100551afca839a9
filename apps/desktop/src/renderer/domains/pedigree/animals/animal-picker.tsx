import { Select } from '@mantine/core'
import { type ReactElement, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnimalBrief } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'
import { usePedigree } from '../use-pedigree.ts'

/** As many as a list below a field shows. */
const SUGGESTIONS = 20

/** Chooses an animal of a studbook by typing a part of its name, id, registration or chip. */
export function AnimalPicker(props: {
  readonly studbookId: string
  readonly label: string
  readonly sex?: 'male' | 'female'
  /** What is chosen already, so that it can be named. */
  readonly chosen: AnimalBrief | null
  readonly error?: string | null
  onChoose(animal: AnimalBrief | null): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { born } = useFigures()
  const { studbookId, chosen, sex } = props
  const labelOf = (animal: AnimalBrief): string =>
    animal.bornOn === null ? animal.name : `${animal.name} (${born(animal.bornOn)})`
  const chosenLabel = chosen === null ? '' : labelOf(chosen)
  const [typed, setTyped] = useState(chosenLabel)
  // The field shows the chosen animal: searching for its own words would offer only itself.
  const text = useDeferredValue(typed === chosenLabel ? '' : typed)
  const found = usePedigree({
    key: ['search', studbookId, text, sex ?? 'all', SUGGESTIONS],
    keepFormer: true,
    ask: ({ host, accountId, watch }) =>
      host.searchAnimals(
        { accountId, studbookId, text, page: { offset: 0, limit: SUGGESTIONS }, ...(sex ? { sex } : {}) },
        { signal: watch.signal },
      ),
  })
  const offered = (found.data?.animals ?? []).filter(({ animalId }) => animalId !== chosen?.animalId)
  const listed = chosen === null ? offered : [chosen, ...offered]
  return (
    <Select
      label={props.label}
      searchable
      clearable
      error={props.error}
      placeholder={t('form.pickPlaceholder')}
      nothingFoundMessage={t('browse.nobody')}
      filter={({ options }) => options}
      data={listed.map(animal => ({ value: `${animal.animalId}`, label: labelOf(animal) }))}
      value={chosen === null ? null : `${chosen.animalId}`}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={value => props.onChoose(listed.find(({ animalId }) => `${animalId}` === value) ?? null)}
    />
  )
}
