import type { UserId } from '@pawfect/domain/identity'
import type { ReportInput } from '@pawfect/domain/moderation'
import type { Database } from '../../procedures/index.ts'

/** What moderation needs from the rest of the house; it knows others by id alone. */
export interface ModerationPorts {
  /** Whose the reported thing is, if the asker may know of it. @returns null otherwise. */
  readonly ownerOf: (db: Database, subject: ReportInput['subject'], askedBy: UserId) => Promise<UserId | null>
  readonly namesOf: (db: Database, userIds: readonly UserId[]) => Promise<ReadonlyMap<UserId, string>>
}
