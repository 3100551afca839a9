import type { SouvenirFacts } from '@pawfect/domain/certificates'
import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import type { RecordDesk } from '../record/index.ts'

/** What souvenirs need from outside. */
export interface SouvenirsPorts {
  readonly desk: RecordDesk
  /** What somebody has earned by meeting others, oldest first. */
  readonly earnedBy: (db: Database, userId: UserId, now: Date) => Promise<readonly SouvenirFacts[]>
}
