import { Button, Stack, Table, Text, Title } from '@mantine/core'
import { findGeneticTest, type SharedRecord } from '@pawfect/domain/pedigree'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AncestryShown } from '../../../../bridge/index.ts'
import { useFigures } from '../use-figures.ts'

/** Lines shown before somebody asks for all of them. */
const FIRST_LINES = 31

/** Line by line what others would see: the animal, its ancestors, its tests and colour genes, and what stays here. */
export function WhatIsShown({ shown }: { readonly shown: AncestryShown }): ReactElement {
  const { t } = useTranslation('breeding')
  const { count } = useFigures()
  const [isWhole, setIsWhole] = useState(false)
  const { records, leftOut, masked } = shown
  const lines = isWhole ? records : records.slice(0, FIRST_LINES)
  return (
    <Stack gap="xs" component="section" aria-label={t('sharing.whatTitle')}>
      <Title order={3} size="h4">
        {t('sharing.whatTitle')}
      </Title>
      <Text>{t('sharing.what', { number: count(records.length - 1) })}</Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className="sharing-lines" tabIndex={0} aria-label={t('sharing.lines')}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map(column => (
                <Table.Th key={column}>{t(`sharing.column.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(record => (
              <ShownLine key={record.id} record={record} />
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {lines.length < records.length ? (
        <Button variant="subtle" style={{ alignSelf: 'flex-start' }} onClick={() => setIsWhole(true)}>
          {t('sharing.all', { number: count(records.length) })}
        </Button>
      ) : null}
      <GenesShown shown={shown} />
      {leftOut > 0 ? <Text>{t('sharing.leftOut', { number: count(leftOut) })}</Text> : null}
      {masked.length > 0 ? <Text>{t('sharing.masked', { number: count(masked.length) })}</Text> : null}
      <Text c="dimmed">{t('sharing.never')}</Text>
    </Stack>
  )
}

const COLUMNS = ['name', 'parents', 'born', 'registration', 'looks'] as const

function ShownLine({ record }: { readonly record: SharedRecord }): ReactElement {
  const { t } = useTranslation('pedigree')
  const { born } = useFigures()
  const { id, name, sex, sireId, damId, bornOn, diedOn, registration, breed, colour } = record
  const of = (parts: readonly (string | undefined)[], between: string) =>
    parts.filter(part => part !== undefined && part !== '').join(between)
  const sexWord = sex === undefined || sex === 'unknown' ? undefined : t(`sex.${sex}`)
  const years = of([bornOn && born(bornOn), diedOn && born(diedOn)], ' – ')
  return (
    <Table.Tr>
      <Table.Td>{of([name ?? id, name === undefined ? undefined : id, sexWord], ' · ')}</Table.Td>
      <Table.Td>{of([sireId, damId], ' × ')}</Table.Td>
      <Table.Td className="pm-tabular">{years}</Table.Td>
      <Table.Td>{registration}</Table.Td>
      <Table.Td>{of([breed, colour], ', ')}</Table.Td>
    </Table.Tr>
  )
}

function GenesShown({ shown: { tests, coat } }: { readonly shown: AncestryShown }): ReactElement {
  const { t } = useTranslation('breeding')
  const results = tests.map(
    ({ testId, result }) => `${findGeneticTest(testId)?.name ?? testId}: ${t(`litter.result.${result}`)}`,
  )
  const genes = Object.entries(coat.genotype).map(([locus, written]) => `${locus}: ${written}`)
  const looks = Object.entries(coat.phenotype).map(([trait, look]) => `${trait}: ${look}`)
  const all = [...results, ...genes, ...looks]
  return <Text>{all.length === 0 ? t('sharing.noTests') : t('sharing.tests', { list: all.join('; ') })}</Text>
}
