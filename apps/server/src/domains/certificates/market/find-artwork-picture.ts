import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import { allArtworkIds, findArtwork } from './artworks-store.ts'
import type { ArtworkFiles, MarketPorts } from './market-ports.ts'

/** The fingerprint of a picture this account may see, or null. */
export async function findArtworkPicture(
  db: Database,
  artworkId: string,
  { userId, apartFrom }: { readonly userId: UserId } & Pick<MarketPorts, 'apartFrom'>,
): Promise<string | null> {
  const row = await findArtwork(db, artworkId)
  if (row === null) return null
  if (row.artistId === userId || row.ownerId === userId) return row.pictureDigest
  const apart = await apartFrom(db, userId)
  const isHidden = row.state !== 'published' || apart.has(row.artistId) || apart.has(row.ownerId)
  return isHidden ? null : row.pictureDigest
}

/** Removes files no piece names: what a crash between file and row left behind. @returns how many. */
export async function sweepArtworks(db: Database, files: ArtworkFiles): Promise<number> {
  const known = await allArtworkIds(db)
  const orphans = (await files.list()).filter(artworkId => !known.has(artworkId))
  for (const artworkId of orphans) await files.remove(artworkId)
  return orphans.length
}
