import { Table, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { useTRPC } from '../../../shell/server-client.ts'
import { usePlayMoney } from './play-money.tsx'

/** Every sale that paid the reader, as seller or as artist, to the cent. Nothing while there is none. */
export function Earnings(): ReactElement | null {
  const { t, i18n } = useTranslation('market')
  const trpc = useTRPC()
  const playMoney = usePlayMoney()
  const { data } = useQuery(trpc.market.listMyEarnings.queryOptions())
  if (data === undefined || data.earnings.length === 0) return null
  const day = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'medium' })
  const columns = ['piece', 'day', 'price', 'asSeller', 'asArtist', 'standing'] as const
  return (
    <section aria-label={t('earnings.title')} style={{ marginTop: 36 }}>
      <Title order={2} mb="md">
        {t('earnings.title')}
      </Title>
      <Table.ScrollContainer minWidth={640}>
        <Table className="pm-tabular" fz="md">
          <Table.Thead>
            <Table.Tr>
              {columns.map(column => (
                <Table.Th key={column}>{t(`earnings.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.earnings.map(sale => (
              <Table.Tr key={sale.listingId}>
                <Table.Td>{sale.title}</Table.Td>
                <Table.Td>{day.format(new Date(sale.soldAt))}</Table.Td>
                <Table.Td>{playMoney(sale.priceCents)}</Table.Td>
                <Table.Td>{playMoney(sale.asSellerCents)}</Table.Td>
                <Table.Td>{playMoney(sale.asArtistCents)}</Table.Td>
                <Table.Td>{sale.paid ? t('earnings.paid') : t('earnings.waits')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}
