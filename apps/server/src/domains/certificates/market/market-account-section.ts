import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import type { AccountSection } from '../../identity/index.ts'
import { forgetSignedDeeds } from '../record/index.ts'
import type { ArtworkFiles } from './market-ports.ts'

/**
 * Art and sales of an account. What others own or wait for stays, without the account; pieces that never left
 * their artist are deleted with their files.
 */
export function marketAccountSection(files: ArtworkFiles): AccountSection {
  return {
    name: 'market',
    exportRows: async (db, userId) => ({
      artworks: await db.artwork.findMany({ where: { OR: [{ artistId: userId }, { ownerId: userId }] } }),
      listings: await db.artListing.findMany({ where: { OR: [{ sellerId: userId }, { buyerId: userId }] } }),
    }),
    eraseRows: async (db, userId) => {
      const gone = await eraseArt(db, userId)
      return async () => {
        for (const artworkId of gone) await files.remove(artworkId)
      }
    },
  }
}

async function eraseArt(db: Database, userId: UserId): Promise<readonly string[]> {
  const never = { artistId: userId, ownerId: userId, listings: { none: { soldAt: { not: null } } } }
  const own = await db.artwork.findMany({ where: never, include: { listings: { select: { id: true } } } })
  const ids = own.map(({ id }) => id)
  await forgetSignedDeeds(db, 'artwork', ids)
  await forgetSignedDeeds(
    db,
    'listing',
    own.flatMap(({ listings }) => listings.map(({ id }) => id)),
  )
  await db.artwork.deleteMany({ where: { id: { in: ids } } })
  const over = { sellerId: userId, state: { in: ['opening', 'open', 'closing'] } }
  await db.artListing.updateMany({ where: over, data: { state: 'closed' } })
  await db.artwork.updateMany({ where: { artistId: userId }, data: { artistId: '' } })
  await db.artwork.updateMany({ where: { ownerId: userId }, data: { ownerId: '' } })
  await db.artListing.updateMany({ where: { sellerId: userId }, data: { sellerId: '' } })
  await db.artListing.updateMany({ where: { buyerId: userId }, data: { buyerId: null } })
  return ids
}
