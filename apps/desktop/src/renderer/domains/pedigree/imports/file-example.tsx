import { Table, Text, Title } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

/** What a list looks like that can be read; headings and words for "unknown" may be others. */
const ROWS = [
  ['B-005', 'Rex', 'B-001', 'B-002', 'm', '2003-05-09'],
  ['B-006', 'Luna', 'B-001', 'B-002', 'f', '09.05.2003'],
  ['B-009', 'Bruno', 'B-005', '0', '', '2007'],
] as const

/** Shows what a file may look like, for whoever has none at hand yet. */
export function FileExample(): ReactElement {
  const { t } = useTranslation('pedigree')
  const headings = [
    t('import.example.id'),
    t('facts.name'),
    t('facts.sire'),
    t('facts.dam'),
    t('facts.sex'),
    t('facts.bornOn'),
  ]
  return (
    <section className="pm-card pedigree-example">
      <Title order={2} size="h4">
        {t('import.example.title')}
      </Title>
      <Text c="dimmed" className="pm-prose">
        {t('import.example.text')}
      </Text>
      <Table mt="sm" verticalSpacing={4} withRowBorders={false} className="pm-tabular">
        <Table.Thead>
          <Table.Tr>
            {headings.map(heading => (
              <Table.Th key={heading}>{heading}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {ROWS.map(([id, ...cells]) => (
            <Table.Tr key={id}>
              {[id, ...cells].map((cell, index) => (
                <Table.Td key={headings[index]}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
