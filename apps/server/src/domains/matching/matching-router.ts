import type { UserId } from '@pawfect/domain/identity'
import { type Database, router } from '../../procedures/index.ts'
import { createLike } from './like.ts'
import { createListMatches } from './list-matches.ts'
import type { LiveIndex } from './live-index.ts'
import { createPass } from './pass.ts'
import { createProposeMatches } from './propose-matches.ts'
import { undo } from './undo.ts'

/** Owners that blocked, or are blocked by, this one; answered by moderation. */
export type ApartFrom = (db: Database, userId: UserId) => Promise<ReadonlySet<UserId>>

/** What matching needs from the rest of the house. */
export interface MatchingPorts {
  readonly index: LiveIndex
  readonly apartFrom: ApartFrom
}

/** Everything under `matching.`. */
export const createMatchingRouter = (ports: MatchingPorts) =>
  router({
    proposeMatches: createProposeMatches(ports),
    like: createLike(ports.apartFrom),
    pass: createPass(ports.apartFrom),
    undo,
    listMatches: createListMatches(ports.apartFrom),
  })
