import type { ArtListing, Artwork, HexText, ListingTerms } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import { namesOf } from '../../identity/index.ts'
import { findAgreementKey } from '../agreements/index.ts'
import type { ArtworkRow, ListingRow } from './artworks-store.ts'

/** States in which a piece is bound to a price or a sale: nobody can offer it anew. */
const BOUND: readonly ArtListing['state'][] = ['opening', 'open', 'buying', 'sold', 'returning', 'closing']

/** Who looks, and when. */
export type Viewer = { readonly userId: UserId; readonly address: HexText | null; readonly now: Date }

/** Pieces as one account sees them. */
export async function viewArtworks(
  db: Database,
  rows: readonly ArtworkRow[],
  { userId, now }: { readonly userId: UserId; readonly now: Date },
): Promise<Artwork[]> {
  const people = rows.flatMap(({ artistId, ownerId, listing }) => [
    ...[artistId, ownerId],
    ...(listing === null ? [] : [listing.sellerId]),
    ...(listing?.buyerId === undefined || listing.buyerId === null ? [] : [listing.buyerId]),
  ])
  const names = await namesOf(db, [...new Set(people)])
  const viewer = { userId, address: await findAgreementKey(db, userId), now }
  return rows.map(row => viewArtwork(row, viewer, names))
}

function viewArtwork(row: ArtworkRow, viewer: Viewer, names: ReadonlyMap<UserId, string>): Artwork {
  const { artworkId, title, words, pictureDigest, royaltyShare, piece, state, listing } = row
  const nameOf = (userId: UserId) => names.get(userId) ?? ''
  return {
    ...{ artworkId, title, words, pictureDigest, royaltyShare, piece, state },
    artist: {
      name: nameOf(row.artistId),
      address: row.artistAddress,
      me: row.artistId === viewer.userId,
      userId: names.has(row.artistId) ? row.artistId : null,
    },
    owner: { name: nameOf(row.ownerId), me: row.ownerId === viewer.userId },
    createdAt: row.createdAt.toISOString(),
    listing: listing === null ? null : viewListing(row, listing, { viewer, nameOf }),
    mayList: mayList(row, viewer),
  }
}

function viewListing(
  artwork: ArtworkRow,
  row: ListingRow,
  { viewer, nameOf }: { readonly viewer: Viewer; nameOf(userId: UserId): string },
): ArtListing {
  const { nonce, deadline } = row.document.message
  return {
    ...{ listingId: row.listingId, state: row.state, problem: row.problem },
    terms: termsOf(artwork, row),
    signing: { nonce: String(nonce), deadline: String(deadline) },
    sellerName: nameOf(row.sellerId),
    buyerName: row.buyerId === null ? null : nameOf(row.buyerId),
    refundUntil: row.refundUntil?.toISOString() ?? null,
    mayDo: (['buy', 'close', 'return'] as const).filter(action => mayDo(action, row, viewer)),
  }
}

/** What the seller signed, in words a screen can show. */
export function termsOf(artwork: ArtworkRow, listing: ListingRow): ListingTerms {
  const { sellerAddress: seller, priceCents, refundDays } = listing
  const { piece, artistAddress: artist, royaltyShare } = artwork
  return { seller, piece, priceCents, artist, royaltyShare, refundDays }
}

/** Whether somebody may offer a piece: theirs, by the key of this machine, and bound to no other sale. */
export function mayList({ state, ownerId, ownerAddress, listing }: ArtworkRow, viewer: Viewer): boolean {
  const isFree = listing === null || !BOUND.includes(listing.state)
  return state === 'published' && isFree && ownerId === viewer.userId && ownerAddress === viewer.address
}

/** Whether somebody may do something about a price or a sale now. */
export function mayDo(action: 'buy' | 'close' | 'return', row: ListingRow, viewer: Viewer): boolean {
  if (action === 'buy')
    return row.state === 'open' && row.sellerId !== viewer.userId && row.sellerAddress !== viewer.address
  if (action === 'close') return row.state === 'open' && row.sellerAddress === viewer.address
  const inTime = row.refundUntil !== null && row.refundUntil > viewer.now
  return row.state === 'sold' && inTime && row.buyerAddress === viewer.address
}
