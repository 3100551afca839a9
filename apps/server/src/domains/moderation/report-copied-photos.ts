import type { ReportId } from '@pawfect/domain/moderation'
import type { Clock, Database, Ids, OnEvent } from '../../procedures/index.ts'
import { insertReport } from './reports-store.ts'

/** What filing by itself takes. */
interface Filing {
  readonly inTransaction: <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>
  readonly clock: Clock
  readonly ids: Ids
}

/**
 * Puts a photo that looks like somebody else's before the admins, with both animals named. Nothing is hidden
 * by that: people decide, and the animal may simply have two homes.
 */
export function reportCopiedPhotos(on: OnEvent, { inTransaction, clock, ids }: Filing): void {
  on('pets/photo-looks-copied', ({ photoId, petId, likePhotoId, likePetId, bits }) =>
    inTransaction(db =>
      insertReport(db, {
        reportId: ids.next() as ReportId,
        reporterId: null,
        subject: { kind: 'photo', id: photoId },
        category: 'fake',
        details: `Noticed by the server: photo ${photoId} of animal ${petId} looks like photo ${likePhotoId} of animal ${likePetId}, which was there before (${bits} of 256 bits differ). Both are still shown.`,
        createdAt: clock.now(),
      }),
    ),
  )
}
