import { join } from 'node:path'
import { type UserId, userIdSchema } from '@pawfect/domain/identity'
import { matchIdSchema } from '@pawfect/domain/matching'
import { meetupIdSchema } from '@pawfect/domain/meetups'
import type { AnchorQueue } from '../domains/certificates/index.ts'
import { type OtherSide, sweepRecords, type VaultPorts } from '../domains/certificates/vault/index.ts'
import { namesOf } from '../domains/identity/index.ts'
import { findMatch } from '../domains/matching/index.ts'
import { findMeetupOf } from '../domains/meetups/index.ts'
import { isBlockedEitherWay } from '../domains/moderation/index.ts'
import { openBlobFolder } from '../gateways/blobs/open-blob-folder.ts'
import type { Database } from '../procedures/index.ts'

/**
 * Opens the folder of sealed records and joins the vault with those who know who has met whom.
 *
 * @param folder - the server's own; holds `vault/`.
 */
export async function openVault(
  db: Database,
  { folder, queue }: { readonly folder: string; readonly queue: AnchorQueue },
): Promise<VaultPorts> {
  const files = await openBlobFolder(join(folder, 'vault'), '.sealed')
  await sweepRecords(db, files)
  return { files, queue, areApart: isBlockedEitherWay, namesOf, otherInMatch, otherInMeetup }
}

async function otherInMatch(db: Database, id: string, userId: UserId): Promise<UserId | null> {
  const match = await findMatch(db, matchIdSchema.parse(id))
  if (match === null) return null
  if (match.ownerAId === userId) return userIdSchema.parse(match.ownerBId)
  return match.ownerBId === userId ? userIdSchema.parse(match.ownerAId) : null
}

async function otherInMeetup(db: Database, id: string, userId: UserId): Promise<OtherSide | null> {
  const meetup = await findMeetupOf(db, meetupIdSchema.parse(id), { userId, now: new Date(0) })
  if (meetup === null || meetup.state !== 'accepted') return null
  return meetup.proposerId === userId
    ? { userId: meetup.inviteeId, petId: meetup.inviteePetId }
    : { userId: meetup.proposerId, petId: meetup.proposerPetId }
}
