import { Group, Select, Switch } from '@mantine/core'
import type { ColumnMapping, MappingProposal } from '@pawfect/domain/pedigree'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { SwapParentsButton } from './mapping-questions.tsx'

/** Encodings studbooks come in, by the labels `TextDecoder` knows. */
const ENCODINGS = [
  ...['utf-8', 'windows-1252', 'windows-1250', 'windows-1251', 'iso-8859-2', 'iso-8859-15'],
  ...['utf-16le', 'utf-16be', 'macintosh'],
]

const DELIMITERS = [',', ';', '\t', '|'] as const

/** How the file as a whole is read: letters, separators, headings, dates, parents by id or by name. */
export function ReadingOptions(props: {
  readonly proposal: MappingProposal
  readonly busy: boolean
  onChange(mapping: ColumnMapping): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { busy } = props
  const { mapping } = props.proposal
  const change = (part: ColumnMapping): void => props.onChange({ ...mapping, ...part })
  const encoding = mapping.encoding ?? 'utf-8'
  return (
    <details className="pedigree-options">
      <summary>{t('import.options')}</summary>
      <Group align="flex-end" gap="md" mt="sm">
        <Select
          label={t('import.encodingField')}
          data={[...new Set([encoding, ...ENCODINGS])]}
          value={encoding}
          allowDeselect={false}
          disabled={busy}
          onChange={value => change({ encoding: value ?? encoding })}
        />
        <Select
          label={t('import.delimiter')}
          data={DELIMITERS.map(value => ({ value, label: t(`import.delimiters.${delimiterName(value)}`) }))}
          value={mapping.delimiter ?? ','}
          allowDeselect={false}
          disabled={busy}
          onChange={value => change({ delimiter: value ?? ',' })}
        />
        <Select
          label={t('import.dates')}
          data={(['day-first', 'month-first'] as const).map(value => ({
            value,
            label: t(`import.dateOrder.${value}`),
          }))}
          value={mapping.dateOrder ?? null}
          placeholder={t('import.datesClear')}
          disabled={busy}
          onChange={value =>
            change(value === 'month-first' ? { dateOrder: 'month-first' } : { dateOrder: 'day-first' })
          }
        />
        <Select
          label={t('import.parentsBy')}
          data={(['id', 'name'] as const).map(value => ({ value, label: t(`import.by.${value}`) }))}
          value={mapping.parentsBy ?? 'id'}
          allowDeselect={false}
          disabled={busy}
          onChange={value => change({ parentsBy: value === 'name' ? 'name' : 'id' })}
        />
        <SwapParentsButton {...props} />
        <Switch
          label={t('import.hasHeadings')}
          checked={mapping.hasHeadings ?? true}
          disabled={busy}
          onChange={event => change({ hasHeadings: event.currentTarget.checked })}
        />
      </Group>
    </details>
  )
}

function delimiterName(delimiter: (typeof DELIMITERS)[number]): 'comma' | 'semicolon' | 'tab' | 'bar' {
  return ({ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const)[delimiter]
}
