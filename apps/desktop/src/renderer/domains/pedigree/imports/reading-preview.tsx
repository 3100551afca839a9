import { Table, Text, Title } from '@mantine/core'
import type { MappingProposal } from '@pawfect/domain/pedigree'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReading } from '../../../../bridge/index.ts'
import { SexMark } from '../chart/sex-mark.tsx'
import { useFigures } from '../use-figures.ts'

/** Enough to see whether the columns were understood. */
const ROWS_SHOWN = 8

/** The first animals as they would arrive. */
export function ReadingPreview({ reading }: { readonly reading: ImportReading }): ReactElement | null {
  const { t } = useTranslation('pedigree')
  if (reading.preview.length === 0) return null
  const headings = [
    t('import.example.id'),
    ...(['name', 'sire', 'dam', 'sex', 'bornOn'] as const).map(fact => t(`facts.${fact}`)),
  ]
  return (
    <section>
      <Title order={3} size="h4" mb="xs">
        {t('import.preview')}
      </Title>
      <div className="pm-card pedigree-table">
        <Table verticalSpacing={6} horizontalSpacing="md" className="pm-tabular">
          <Table.Thead>
            <Table.Tr>
              {headings.map(heading => (
                <Table.Th key={heading}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reading.preview.slice(0, ROWS_SHOWN).map(animal => (
              <PreviewRow key={animal.id} animal={animal} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  )
}

function PreviewRow({ animal }: { readonly animal: ImportReading['preview'][number] }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { born } = useFigures()
  const sex = animal.sex ?? 'unknown'
  return (
    <Table.Tr>
      <Table.Td>{animal.id}</Table.Td>
      <Table.Td>{animal.name ?? '–'}</Table.Td>
      <Table.Td>{animal.sireId ?? <Unknown />}</Table.Td>
      <Table.Td>{animal.damId ?? <Unknown />}</Table.Td>
      <Table.Td>
        <span className="pedigree-sex-word">
          <SexMark sex={sex} />
          {sex === 'unknown' ? '–' : t(`sex.${sex}`)}
        </span>
      </Table.Td>
      <Table.Td>{animal.bornOn === undefined ? '–' : born(animal.bornOn)}</Table.Td>
    </Table.Tr>
  )
}

function Unknown(): ReactElement {
  const { t } = useTranslation('pedigree')
  return (
    <Text component="span" c="dimmed" fs="italic">
      {t('import.unknown')}
    </Text>
  )
}

/** The first rows as cells, for as long as nobody can tell what they mean. */
export function RawPreview({ proposal }: { readonly proposal: MappingProposal }): ReactElement {
  const { t } = useTranslation('pedigree')
  const rows = proposal.preview.slice(0, ROWS_SHOWN).map((cells, line) => ({ line, cells }))
  return (
    <section>
      <Title order={3} size="h4" mb="xs">
        {t('import.rawPreview')}
      </Title>
      <div className="pm-card pedigree-table">
        <Table verticalSpacing={6} horizontalSpacing="md" className="pm-tabular">
          <Table.Thead>
            <Table.Tr>
              {proposal.columns.map(({ index, heading }) => (
                <Table.Th key={index}>{heading}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ line, cells }) => (
              <Table.Tr key={line}>
                {proposal.columns.map(({ index }) => (
                  <Table.Td key={index}>{cells[index] ?? ''}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  )
}
