import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import { storableDocument } from '../record/index.ts'
import { type ListingRow, listingOf } from './artworks-store.ts'

/** How many sales are looked at in one go, or shown in a statement. */
const LIST_LENGTH = 200

/** What is known of a price when it is signed. */
type NewListing = Pick<
  ListingRow,
  | 'listingId'
  | 'artworkId'
  | 'sellerId'
  | 'sellerAddress'
  | 'priceCents'
  | 'royaltyCents'
  | 'refundDays'
  | 'document'
  | 'signature'
  | 'listingHash'
>

export async function insertListing(db: Database, row: NewListing & { readonly now: Date }): Promise<void> {
  const { listingId, now, document, ...rest } = row
  await db.artListing.create({
    data: {
      ...rest,
      ...{ id: listingId, document: storableDocument(document), state: 'opening' },
      ...{ createdAt: now, updatedAt: now },
    },
  })
}

export async function findListing(db: Database, listingId: string): Promise<ListingRow | null> {
  const row = await db.artListing.findUnique({ where: { id: listingId } })
  return row === null ? null : listingOf(row)
}

export async function saveListing(
  db: Database,
  listingId: string,
  change: Partial<
    Pick<ListingRow, 'state' | 'buyerId' | 'buyerAddress' | 'soldAt' | 'refundUntil' | 'problem'>
  > & { readonly now: Date },
): Promise<void> {
  const { now, ...rest } = change
  await db.artListing.update({ where: { id: listingId }, data: { ...rest, updatedAt: now } })
}

/** Sales that can no longer be given back and are not paid out. */
export async function listUnpaid(db: Database, now: Date): Promise<ListingRow[]> {
  const rows = await db.artListing.findMany({
    where: { state: 'sold', refundUntil: { lte: now } },
    orderBy: { refundUntil: 'asc' },
    take: LIST_LENGTH,
  })
  return rows.map(listingOf)
}

/** Sales an account gets a part of, as seller or as artist, with the title; the latest first. */
export async function listSalesFor(
  db: Database,
  userId: UserId,
): Promise<(ListingRow & { readonly title: string; readonly artistId: string })[]> {
  const rows = await db.artListing.findMany({
    where: {
      state: { in: ['sold', 'paid', 'returning'] },
      OR: [{ sellerId: userId }, { artwork: { artistId: userId }, royaltyCents: { gt: 0 } }],
    },
    include: { artwork: { select: { title: true, artistId: true } } },
    orderBy: { soldAt: 'desc' },
    take: LIST_LENGTH,
  })
  return rows.map(({ artwork, ...row }) => ({ ...listingOf(row), ...artwork }))
}
