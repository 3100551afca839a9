import { Table, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrainedCard } from '../../../../bridge/index.ts'
import { LikelihoodBar } from '../likelihood-bar.tsx'

/** How good a head is on photos it did not learn from, with intervals and what it takes for what. */
export function TrainedCardTable({ card }: { readonly card: TrainedCard }): ReactElement {
  const { t } = useTranslation('models')
  const tenths = (share: number): number => Math.round(share * 10)
  return (
    <>
      <Text className="pm-prose">
        {t('rightOf', {
          right: tenths(card.right),
          low: tenths(card.interval.low),
          high: tenths(card.interval.high),
        })}{' '}
        {t('guessing', { right: tenths(card.guessing) })}
      </Text>
      <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('label')}</Table.Th>
              <Table.Th>{t('photos')}</Table.Th>
              <Table.Th>{t('right')}</Table.Th>
              <Table.Th>{t('takenFor')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {card.labels.map(row => (
              <Table.Tr key={row.label}>
                <Table.Td>{row.label}</Table.Td>
                <Table.Td className="pm-tabular">{row.photos}</Table.Td>
                <Table.Td>
                  <LikelihoodBar
                    probability={row.right}
                    low={row.interval.low}
                    high={row.interval.high}
                    word={t('inTen', { right: tenths(row.right) })}
                    label={row.label}
                  />
                </Table.Td>
                <Table.Td>{row.takenFor ?? t('nothing')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text c="dimmed" className="pm-prose">
        {t('measuredHere')}
      </Text>
    </>
  )
}
