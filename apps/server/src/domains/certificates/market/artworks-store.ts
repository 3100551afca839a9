import type { ArtListing, Artwork, HexText, TypedDocument } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Prisma } from '#database'
import type { Database } from '../../../procedures/index.ts'
import { storedDocument } from '../record/index.ts'

/** How many pieces a list shows. */
const LIST_LENGTH = 200

const WITH_LATEST = { listings: { orderBy: { createdAt: 'desc' }, take: 1 } } as const
type Stored = Prisma.ArtworkGetPayload<{ include: typeof WITH_LATEST }>
type StoredListing = Stored['listings'][number]

/** A price and its sale, as stored. */
export interface ListingRow {
  readonly listingId: string
  readonly artworkId: string
  readonly sellerId: UserId
  readonly sellerAddress: HexText
  readonly priceCents: number
  readonly royaltyCents: number
  readonly refundDays: number
  readonly document: TypedDocument
  readonly signature: HexText
  readonly listingHash: HexText
  readonly state: ArtListing['state']
  readonly buyerId: UserId | null
  readonly buyerAddress: HexText | null
  readonly soldAt: Date | null
  readonly refundUntil: Date | null
  readonly problem: string | null
}

/** A piece with its latest price, as stored. */
export interface ArtworkRow {
  readonly artworkId: string
  readonly artistId: UserId
  readonly artistAddress: HexText
  readonly ownerId: UserId
  readonly ownerAddress: HexText
  readonly title: string
  readonly words: string
  readonly pictureDigest: string
  readonly royaltyShare: number
  readonly piece: HexText
  readonly state: Artwork['state']
  readonly createdAt: Date
  readonly listing: ListingRow | null
}

/** Pieces somebody can buy now, the latest price first. */
export async function listForSale(db: Database): Promise<ArtworkRow[]> {
  const rows = await db.artListing.findMany({
    where: { state: { in: ['open', 'buying'] }, artwork: { state: 'published' } },
    include: { artwork: true },
    orderBy: { createdAt: 'desc' },
    take: LIST_LENGTH,
  })
  return rows.map(({ artwork, ...listing }) => artworkOf({ ...artwork, listings: [listing] }))
}

/** Pieces an account made, owns, sells or has just bought; the newest first. */
export async function listArtworksOf(db: Database, userId: UserId): Promise<ArtworkRow[]> {
  const rows = await db.artwork.findMany({
    where: {
      OR: [
        { artistId: userId },
        { ownerId: userId },
        { listings: { some: { buyerId: userId, state: 'buying' } } },
      ],
    },
    include: WITH_LATEST,
    orderBy: { createdAt: 'desc' },
    take: LIST_LENGTH,
  })
  return rows.map(artworkOf)
}

export async function findArtwork(db: Database, artworkId: string): Promise<ArtworkRow | null> {
  const row = await db.artwork.findUnique({ where: { id: artworkId }, include: WITH_LATEST })
  return row === null ? null : artworkOf(row)
}

export async function isPublished(db: Database, piece: HexText): Promise<boolean> {
  return (await db.artwork.count({ where: { piece, state: { not: 'refused' } } })) > 0
}

/** Writes a new piece; an earlier try the record refused makes room. */
export async function insertArtwork(db: Database, row: Omit<ArtworkRow, 'state' | 'listing'>): Promise<void> {
  const { artworkId, ...rest } = row
  await db.artwork.deleteMany({ where: { piece: row.piece, state: 'refused' } })
  await db.artwork.create({ data: { ...rest, id: artworkId, state: 'waiting' } })
}

export async function saveArtwork(
  db: Database,
  artworkId: string,
  change: Partial<Pick<ArtworkRow, 'state' | 'ownerId' | 'ownerAddress'>> & { readonly publishedAt?: Date },
): Promise<void> {
  await db.artwork.update({ where: { id: artworkId }, data: change })
}

/** Ids of all pieces, for sweeping their files. */
export async function allArtworkIds(db: Database): Promise<ReadonlySet<string>> {
  return new Set((await db.artwork.findMany({ select: { id: true } })).map(({ id }) => id))
}

/** A listing as its table has it. */
export function listingOf(row: StoredListing): ListingRow {
  const { id, document, ...rest } = row
  return { ...rest, listingId: id, document: storedDocument(document) } as unknown as ListingRow
}

/** Written by these stores alone, so the ids and words need no second check. */
function artworkOf({ id, listings: [latest], ...row }: Stored): ArtworkRow {
  const listing = latest === undefined ? null : listingOf(latest)
  return { ...row, artworkId: id, listing } as unknown as ArtworkRow
}
