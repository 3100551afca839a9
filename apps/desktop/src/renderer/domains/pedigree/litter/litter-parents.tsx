import { Select } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnimalBrief, Studbook } from '../../../../bridge/index.ts'
import { AnimalPicker } from '../animals/animal-picker.tsx'

/** Which two animals, of which studbook. */
export function LitterParents(props: {
  readonly books: readonly Studbook[]
  readonly bookId: string
  readonly sire: AnimalBrief | null
  readonly dam: AnimalBrief | null
  onBook(studbookId: string): void
  onSire(animal: AnimalBrief | null): void
  onDam(animal: AnimalBrief | null): void
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { books, bookId } = props
  return (
    <div className="pm-card litter-parents">
      {books.length > 1 ? (
        <Select
          label={t('litter.pickBook')}
          allowDeselect={false}
          value={bookId}
          data={books.map(({ studbookId, name }) => ({ value: studbookId, label: name }))}
          onChange={next => (next === null ? undefined : props.onBook(next))}
        />
      ) : null}
      <AnimalPicker
        studbookId={bookId}
        label={t('litter.pickSire')}
        sex="male"
        chosen={props.sire}
        onChoose={props.onSire}
      />
      <AnimalPicker
        studbookId={bookId}
        label={t('litter.pickDam')}
        sex="female"
        chosen={props.dam}
        onChoose={props.onDam}
      />
    </div>
  )
}
