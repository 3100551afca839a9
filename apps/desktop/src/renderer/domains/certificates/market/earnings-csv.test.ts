import { expect, test } from 'vitest'
import { earningsCsv } from './earnings-csv.ts'

test('a statement keeps every cent, survives commas and quotes, and runs no formula', () => {
  const sale = {
    ...{ listingId: 'sale-00001', soldAt: '2026-05-01T10:00:00.000Z' },
    ...{ priceCents: 777, asSellerCents: 682 },
  }
  const csv = earningsCsv([
    { ...sale, title: 'Luna, "asleep"', asArtistCents: 95, paid: true },
    { ...sale, title: '=1+1', asArtistCents: 0, paid: false },
  ])

  expect(csv.split('\r\n')).toEqual([
    'sale,piece,soldOn,priceCents,asSellerCents,asArtistCents,standing',
    'sale-00001,"Luna, ""asleep""",2026-05-01,777,682,95,paid',
    "sale-00001,'=1+1,2026-05-01,777,682,0,waits",
    '',
  ])
})
