import { Table } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mate, StudbookAnimal } from '../../../../bridge/index.ts'
import { ButtonLink } from '../../../shell/links.tsx'
import { useFigures } from '../use-figures.ts'
import { pairOf } from './mate-card.tsx'
import { keyOfMate, nameOfMate } from './mate-key.ts'
import { lawWord, riskWord } from './mate-words.ts'

type Row = {
  readonly heading: string
  readonly textOf: (mate: Mate) => string
  /** Lower is better; the best cell is marked. Left out where nothing is better. */
  readonly measure?: (mate: Mate) => number
}

/** Two to four mates side by side; the best of each row is marked. */
export function CompareTable(props: {
  readonly animal: StudbookAnimal
  readonly mates: readonly Mate[]
}): ReactElement {
  const { t } = useTranslation('breeding')
  const { mates, animal } = props
  const rows = useRows()
  return (
    <div className="mates-compare-table">
      <Table className="pm-tabular" fz="md" verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('mates.column.mate')}</Table.Th>
            {mates.map(mate => (
              <Table.Th key={keyOfMate(mate)} scope="col">
                {nameOfMate(mate)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <CompareRow key={row.heading} row={row} mates={mates} />
          ))}
          <Table.Tr>
            <Table.Td />
            {mates.map(mate => (
              <Table.Td key={keyOfMate(mate)}>
                {mate.mate.source === 'own' ? (
                  <ButtonLink
                    to="/pedigree/litter"
                    search={pairOf(animal, mate.mate.animal.animalId)}
                    variant="light"
                    size="sm"
                  >
                    {t('mates.try')}
                  </ButtonLink>
                ) : null}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </div>
  )
}

function CompareRow(props: { readonly row: Row; readonly mates: readonly Mate[] }): ReactElement {
  const { t } = useTranslation('breeding')
  const { row, mates } = props
  const { measure } = row
  const values = measure === undefined ? [] : mates.map(measure)
  const isDifferent = new Set(values).size > 1
  return (
    <Table.Tr>
      <Table.Th scope="row">{row.heading}</Table.Th>
      {mates.map((mate, at) => {
        const isBest = isDifferent && values[at] === Math.min(...values)
        return (
          <Table.Td key={keyOfMate(mate)} data-best={isBest}>
            {row.textOf(mate)}
            {isBest ? <span className="mates-best"> {t('mates.best')}</span> : null}
          </Table.Td>
        )
      })}
    </Table.Tr>
  )
}

function useRows(): readonly Row[] {
  const { t } = useTranslation('breeding')
  const { percent, number, count } = useFigures()
  return [
    {
      heading: t('figure.ofLitter'),
      textOf: mate => percent(mate.inbreeding),
      measure: mate => mate.inbreeding,
    },
    {
      heading: t('mates.column.known'),
      textOf: mate => t('figure.completeValue', { number: number(mate.completeGenerations) }),
      measure: mate => -mate.completeGenerations,
    },
    {
      heading: t('figure.upper', { percent: '' }).trim(),
      textOf: mate => percent(mate.upper),
      measure: mate => mate.upper,
    },
    { heading: t('kin.label'), textOf: mate => t(`kin.kind.${mate.relationship.kind}`) },
    {
      heading: t('mates.column.law'),
      textOf: mate => {
        const word = lawWord(mate)
        return word === null ? '–' : t(`mates.${word.key}`)
      },
    },
    {
      heading: t('mates.column.health'),
      textOf: mate => {
        const word = riskWord(mate)
        return word === null ? '–' : t(`mates.${word.key}`, { percent: percent(word.share) })
      },
      measure: mate => mate.carrierRisk?.high ?? 1,
    },
    {
      heading: t('mates.column.age'),
      textOf: mate => (mate.birthYear === null ? t('figure.unknownYear') : `${mate.birthYear}`),
    },
    {
      heading: t('mates.column.young'),
      textOf: mate => count(mate.offspring),
      measure: mate => mate.popularShare,
    },
  ]
}
