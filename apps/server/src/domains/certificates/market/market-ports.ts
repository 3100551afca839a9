import type { UserId } from '@pawfect/domain/identity'
import type { Database } from '../../../procedures/index.ts'
import type { RecordDesk } from '../record/index.ts'

/** Where pictures lie; implemented by gateways/blobs. Names are the ids of artworks. */
export interface ArtworkFiles {
  /** Stores a picture durably before it returns. */
  readonly save: (artworkId: string, jpeg: Uint8Array) => Promise<void>
  readonly read: (artworkId: string) => Promise<Uint8Array | null>
  /** Deleting what is not there is no error. */
  readonly remove: (artworkId: string) => Promise<void>
  readonly list: () => Promise<readonly string[]>
}

/** What the market needs from outside. */
export interface MarketPorts {
  readonly desk: RecordDesk
  readonly files: ArtworkFiles
  /** Whose art the caller does not want to see, and who does not want to be seen. */
  readonly apartFrom: (db: Database, userId: UserId) => Promise<ReadonlySet<UserId>>
}
