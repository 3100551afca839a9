import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import { findArtwork } from './artworks-store.ts'

/** Where the picture of a piece is served. */
export const artworkPath = (artworkId: string): string => `/api/art/${artworkId}.jpg`

/** Whose a reported piece is, and its title; null when it is gone or its artist has left. */
export async function findReportedArtwork(
  db: Database,
  artworkId: string,
): Promise<{ readonly ownerId: UserId; readonly label: string } | null> {
  const row = await findArtwork(db, artworkId)
  return row === null || row.artistId === '' ? null : { ownerId: row.artistId, label: row.title }
}

/** Takes a published piece out of everybody's sight but its artist's and owner's. */
export async function hideArtwork(db: Database, artworkId: string): Promise<void> {
  await db.artwork.updateMany({ where: { id: artworkId, state: 'published' }, data: { state: 'hidden' } })
}

/** Shows a hidden piece again. @returns false when there was none. */
export async function showArtwork(db: Database, artworkId: string): Promise<boolean> {
  const where = { id: artworkId, state: 'hidden' }
  return (await db.artwork.updateMany({ where, data: { state: 'published' } })).count > 0
}
