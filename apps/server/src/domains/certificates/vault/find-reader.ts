import { findReaderInputSchema, readerSchema } from '@pawfect/domain/certificates'
import { signedInQuery } from '../../../procedures/index.ts'
import { ReaderHasNoKeyError, ReaderNotFoundError } from './vault-errors.ts'
import type { VaultPorts } from './vault-ports.ts'
import { findReadingKey, listReadingKeys } from './vault-store.ts'

/** Finds somebody to share with: the other owner of a match, or whoever handed over this code. */
export const createFindReader = ({ areApart, namesOf, otherInMatch }: VaultPorts) =>
  signedInQuery
    .input(findReaderInputSchema)
    .output(readerSchema)
    .query(async ({ ctx, input }) => {
      const { userId } = ctx.caller
      const readerId =
        input.by === 'match'
          ? await otherInMatch(ctx.db, input.matchId, userId)
          : ((await findReadingKey(ctx.db, { reader: input.code }))?.userId ?? null)
      if (readerId === null || readerId === userId || (await areApart(ctx.db, userId, readerId)))
        throw new ReaderNotFoundError()
      const keys = await listReadingKeys(ctx.db, readerId)
      const [latest] = keys
      if (latest === undefined) throw new ReaderHasNoKeyError()
      const name = (await namesOf(ctx.db, [readerId])).get(readerId) ?? ''
      return readerSchema.parse({ readerId, name, did: latest.did, readers: keys.map(key => key.reader) })
    })
