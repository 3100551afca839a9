import { Button, Group, Table, Text, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readerLocale } from '../../../shell/reader-locale.ts'
import { saveFile } from '../../../shell/save-file.ts'
import { useTRPC } from '../../../shell/server-client.ts'
import { earningsCsv } from './earnings-csv.ts'
import { useAmount } from './play-money.tsx'

/** Every sale that paid the reader, as seller or as artist, to the cent. Nothing while there is none. */
export function Earnings(): ReactElement | null {
  const { t, i18n } = useTranslation('market')
  const trpc = useTRPC()
  const amount = useAmount()
  const { data } = useQuery(trpc.market.listMyEarnings.queryOptions())
  if (data === undefined || data.earnings.length === 0) return null
  const day = new Intl.DateTimeFormat(readerLocale(i18n.language), { dateStyle: 'medium' })
  const save = () => {
    saveFile('park-art-sales.csv', new Blob([earningsCsv(data.earnings)], { type: 'text/csv' }))
  }
  const columns = ['piece', 'day', 'price', 'asSeller', 'asArtist', 'standing'] as const
  return (
    <section aria-label={t('earnings.title')} style={{ marginTop: 36 }}>
      <Group justify="space-between" align="flex-end" mb="md">
        <div>
          <Title order={2}>{t('earnings.title')}</Title>
          <Text c="dimmed">{t('earnings.unit')}</Text>
        </div>
        <Button
          variant="default"
          radius="xl"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={save}
        >
          {t('earnings.save')}
        </Button>
      </Group>
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
                <Table.Td>{amount(sale.priceCents)}</Table.Td>
                <Table.Td>{amount(sale.asSellerCents)}</Table.Td>
                <Table.Td>{amount(sale.asArtistCents)}</Table.Td>
                <Table.Td>{sale.paid ? t('earnings.paid') : t('earnings.waits')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  )
}
