import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import type { AnchorQueue } from '../anchor-queue.ts'
import type { RecordFiles } from './record-files.ts'

/** The other side of a meet-up that both agreed on. */
export type OtherSide = { readonly userId: UserId; readonly petId: string }

/** What the vault needs from outside. */
export interface VaultPorts {
  readonly files: RecordFiles
  /** Brings fingerprints of sealed records to the chain, in one batch with certificates. */
  readonly queue: AnchorQueue
  readonly areApart: (db: Database, one: UserId, other: UserId) => Promise<boolean>
  /** The other owner of a match of this user's; null when there is none. Answered by matching. */
  readonly otherInMatch: (db: Database, matchId: string, userId: UserId) => Promise<UserId | null>
  /** The other side of an agreed meet-up of this user's; null when there is none. Answered by meetups. */
  readonly otherInMeetup: (db: Database, meetupId: string, userId: UserId) => Promise<OtherSide | null>
  readonly namesOf: (db: Database, userIds: readonly UserId[]) => Promise<ReadonlyMap<UserId, string>>
}
