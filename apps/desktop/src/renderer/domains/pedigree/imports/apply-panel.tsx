import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingCounts, ImportReading } from '../../../../bridge/index.ts'
import { PedigreeError } from '../pedigree-error.tsx'
import { useFigures } from '../use-figures.ts'
import { usePedigree, usePedigreeChange } from '../use-pedigree.ts'
import { WorkUnderWay } from '../work-progress.tsx'

/** What an import has done to which studbook. */
export type Applied = {
  readonly studbookId: string
  readonly changeId: number
  readonly animalsAdded: number
  readonly animalsFilled: number
  readonly claimsAdded: number
  readonly founders: number
}

const NEW_BOOK = 'new'

/** Into which studbook, and the button that writes it: all or nothing. */
export function ApplyPanel(props: {
  readonly reading: ImportReading
  readonly counts: FindingCounts
  onApplied(applied: Applied): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { count } = useFigures()
  const { reading, counts } = props
  const { importId } = reading
  const [into, setInto] = useState(NEW_BOOK)
  const [name, setName] = useState(bookNameOf(reading.fileName))
  const books = usePedigree({
    key: ['studbooks'],
    ask: ({ host, accountId }) => host.listStudbooks({ accountId }),
  })
  const apply = usePedigreeChange(({ host, accountId, watch }) => {
    const target = into === NEW_BOOK ? { newName: name.trim() } : { studbookId: into }
    return host.applyImport({ accountId, importId, into: target }, watch)
  })
  if (apply.isPending)
    return <WorkUnderWay label={t('import.applying')} progress={apply.progress} onCancel={apply.cancel} />
  const known = books.data?.studbooks ?? []
  return (
    <section className="pm-card pedigree-apply" aria-label={t('import.applyTitle')}>
      <Group align="flex-end" gap="sm">
        {known.length === 0 ? null : (
          <Select
            label={t('import.into')}
            data={[
              { value: NEW_BOOK, label: t('import.newBook') },
              ...known.map(book => ({ value: book.studbookId, label: book.name })),
            ]}
            value={into}
            allowDeselect={false}
            onChange={value => setInto(value ?? NEW_BOOK)}
          />
        )}
        {into === NEW_BOOK ? (
          <TextInput
            label={t('books.name')}
            maxLength={120}
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            style={{ flex: '1 1 200px' }}
          />
        ) : (
          <Text c="dimmed" style={{ flex: '1 1 200px' }}>
            {t('import.intoHint')}
          </Text>
        )}
        <Button
          radius="xl"
          disabled={into === NEW_BOOK && name.trim() === ''}
          onClick={() => apply.mutate(undefined, { onSuccess: props.onApplied })}
        >
          {t('import.apply', { count: reading.animals, number: count(reading.animals) })}
        </Button>
      </Group>
      {counts.openErrors === 0 ? null : (
        <Text mt="xs" c="var(--pm-warm-text)">
          {t('import.openErrors', { count: counts.openErrors, number: count(counts.openErrors) })}
        </Text>
      )}
      <PedigreeError error={apply.error} />
    </section>
  )
}

function bookNameOf(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 120)
}
