import { Group, Select, Table } from '@mantine/core'
import { COLUMN_ROLES, type ColumnMapping, type MappingProposal } from '@pawfect/domain/pedigree'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type ColumnMeaning, certaintyOf, meaningOf, withMeaning } from './change-mapping.ts'

/** What a column can be said to mean, in the order people look for it. */
const MEANINGS: readonly ColumnMeaning[] = [...COLUMN_ROLES, 'other']

/** A proposal below this is said to be a guess. */
const SURE = 0.8

/** Each column of the file: its heading, some values, and what it means, to be changed. */
export function ColumnTable(props: {
  readonly proposal: MappingProposal
  readonly busy: boolean
  onChange(mapping: ColumnMapping): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { proposal } = props
  return (
    <div className="pm-card pedigree-table">
      <Table verticalSpacing={6} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('import.heading')}</Table.Th>
            <Table.Th>{t('import.samples')}</Table.Th>
            <Table.Th>{t('import.means')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {proposal.columns.map(({ index, heading, samples }) => (
            <Table.Tr key={index}>
              <Table.Td fw={640}>{heading}</Table.Td>
              <Table.Td className="pedigree-samples">{samples.join(' · ')}</Table.Td>
              <Table.Td w={360}>
                <MeaningField
                  heading={heading}
                  meaning={meaningOf(proposal.mapping, index)}
                  certainty={certaintyOf(proposal, index)}
                  busy={props.busy}
                  onChoose={meaning => props.onChange(withMeaning(proposal.mapping, index, meaning))}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function MeaningField(props: {
  readonly heading: string
  readonly meaning: ColumnMeaning
  readonly certainty: number
  readonly busy: boolean
  onChoose(meaning: ColumnMeaning): void
}): ReactElement {
  const { t } = useTranslation('pedigree')
  const { meaning } = props
  return (
    <Group gap="xs" wrap="nowrap">
      <Select
        aria-label={t('import.meaningOf', { heading: props.heading })}
        data={MEANINGS.map(value => ({ value, label: t(`import.meaning.${value}`) }))}
        value={meaning}
        allowDeselect={false}
        disabled={props.busy}
        onChange={value => {
          const chosen = MEANINGS.find(known => known === value)
          if (chosen !== undefined) props.onChoose(chosen)
        }}
      />
      {meaning !== 'other' && props.certainty < SURE ? (
        <span className="pm-tag" data-kind="warm">
          {t('import.guess')}
        </span>
      ) : null}
    </Group>
  )
}
